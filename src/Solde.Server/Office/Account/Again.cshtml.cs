using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Account;

/// <summary>Says one's password again, on the way to a page that asks for it.</summary>
internal sealed class AgainModel(Freshness freshness) : PageModel
{
    public Entered Entered { get; private set; } = new();

    public IActionResult OnGet(string? returnUrl) => Here.Of(HttpContext).IsFresh ? LocalRedirect(Door.Inside(Url, returnUrl)) : Page();

    public async Task<IActionResult> OnPost(string? returnUrl)
    {
        Entered = new Entered(Request.Form, Freshness.Field);
        return await freshness.Confirm(HttpContext, Entered) ? LocalRedirect(Door.Inside(Url, returnUrl)) : Page();
    }
}
