using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;

namespace Solde.Server.Office.Workplaces;

/// <summary>The properties at which one works, for who has more of them than a menu can show.</summary>
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;
    private const int LongestText = 100;

    public string Text { get; private set; } = "";

    public ImmutableArray<Workplace> Places { get; private set; } = [];

    /// <summary>The address of the next page; null = this is the last.</summary>
    public string? Next { get; private set; }

    public async Task OnGet(string? text, long? after)
    {
        Text = text is { Length: > LongestText } ? text[..LongestText] : text ?? "";
        var page = await parts.Staff.Workplaces(Here.Of(HttpContext).Member!, Text, Math.Max(0, after ?? 0), PageLength + 1);
        Places = [.. page.Take(PageLength)];
        Next = page.Length > PageLength ? $"?text={Uri.EscapeDataString(Text)}&after={Places[^1].Number}" : null;
    }
}
