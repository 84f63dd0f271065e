using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Journal;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Settings;

/// <summary>Keys of the API. A new one is shown once: on the answer to the form that made it, which makes no second one when it is sent again.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Owner)]
internal sealed class KeysModel(OfficeParts parts, Freshness freshness) : PageModel
{
    public Entered Entered { get; private set; } = new();

    public ImmutableArray<ApiKey> Keys { get; private set; } = [];

    /// <summary>The new key, this once; null = none was made.</summary>
    public string? Made { get; private set; }

    public bool Saved { get; private set; }

    public async Task OnGet(bool saved)
    {
        Saved = saved;
        await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        var here = Here.Of(HttpContext);
        Entered = new Entered(Request.Form, Freshness.Field);
        var name = Entered.Required("name", KeyDesk.LongestName);
        if (Entered.IsRight && Guid.TryParseExact(Entered["id"], "D", out var id) && await freshness.Confirm(HttpContext, Entered))
        {
            var random = RandomNumberGenerator.GetBytes(ApiKeyText.RandomBytes);
            Made = await Desk(here).Create(here.Place!.Property, id, name, Entered.Is("write") ? KeyScope.Write : KeyScope.Read, random, here.Now);
            if (Made is null)
            {
                return RedirectToPage(); // It was made before, and is not shown again.
            }

            Entered = new Entered();
        }

        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPostRevoke(string? prefix)
    {
        var here = Here.Of(HttpContext);
        Entered = new Entered(Request.Form, Freshness.Field);
        if (!await freshness.Confirm(HttpContext, Entered))
        {
            await Show();
            return Page();
        }

        return await Desk(here).Revoke(here.Place!.Property, prefix ?? "", here.Now) ? RedirectToPage(new { saved = true }) : NotFound();
    }

    /// <summary>The id of the key that the form will make.</summary>
    public string NextId() => parts.Work.Ids.New().ToString("D");

    private KeyDesk Desk(Here here) => parts.Settings.Keys.As(Actor.Staff(here.Member!.Id));

    private async Task Show() => Keys = [.. (await parts.Work.Access.Keys(Here.Of(HttpContext).Place!.Property)).Reverse()];
}
