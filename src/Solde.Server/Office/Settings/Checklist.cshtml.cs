using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;

namespace Solde.Server.Office.Settings;

/// <summary>What the property's payments still need (SK7), each with the page where it is set.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class ChecklistModel : PageModel
{
    public ImmutableArray<Check> Checks { get; private set; } = [];

    /// <summary>How many things are missing that payments need.</summary>
    public int Missing => Checks.Count(check => !check.IsDone && !check.IsAdvice);

    public void OnGet() => Checks = Checklist.Of(Here.Of(HttpContext).View!.Settings);
}
