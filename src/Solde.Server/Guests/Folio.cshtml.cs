using Microsoft.AspNetCore.Mvc;

namespace Solde.Server.Guests;

/// <summary>The statement of a folio, to be printed.</summary>
internal sealed class FolioModel(GuestParts parts, Doors doors) : PortalPage(parts, doors)
{
    /// <summary>Null = there is no such folio, or it is hidden.</summary>
    public Statement? Statement { get; private set; }

    public async Task<IActionResult> OnGet(string door, int number)
    {
        if (await Enter(door) is { } elsewhere)
        {
            return elsewhere;
        }

        Statement = Statements.FirstOrDefault(each => each.Number == number);
        return Statement is null ? Nothing() : Page();
    }
}
