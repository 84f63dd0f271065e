using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Solde.Server.Office;

/// <summary>The way to the first property of who is signed in.</summary>
internal sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => Here.Of(HttpContext).Workplaces is [var first, ..] ? LocalRedirect($"/{first.Number}/") : RedirectToPage("/Office/Account/Index");
}
