using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;
using Solde.App.Access;
using Solde.App.Cards;
using Solde.App.Journal;
using Solde.Server.Office.Journal;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;
using Solde.Vault;

namespace Solde.Server.Office.Settings;

/// <summary>Switches the card vault on and off. There is no such page where the installation has no keys for it.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Owner)]
internal sealed partial class VaultModel(OfficeParts parts, Freshness freshness, ILogger<VaultModel> log) : PageModel
{
    public Entered Entered { get; private set; } = new();

    /// <summary>Who switched it on; null = it is off.</summary>
    public VaultPermit? Permit { get; private set; }

    /// <summary>Their name.</summary>
    public string By { get; private set; } = "";

    public bool Saved { get; private set; }

    /// <summary>It could not be switched on: its keys are not as they must be.</summary>
    public bool Unusable { get; private set; }

    public Task<IActionResult> OnGet(bool saved)
    {
        Saved = saved;
        return Show();
    }

    public async Task<IActionResult> OnPost()
    {
        var here = Here.Of(HttpContext);
        Entered = new Entered(Request.Form, Freshness.Field);
        if (!Entered.Is("permitted"))
        {
            Entered.Refuse("permitted", VaultTexts.MustPermit);
        }

        if (parts.Vault is null || !Entered.IsRight || !await freshness.ConfirmAnew(HttpContext, Entered))
        {
            return await Show();
        }

        try
        {
            await parts.Vault.SwitchOn(here.Place!.Property, Actor.Staff(here.Member!.Id), here.Now);
            return RedirectToPage(new { saved = true });
        }
        catch (Exception fault) when (fault is VaultException or IOException or UnauthorizedAccessException)
        {
            LogUnusable(log, fault);
            Unusable = true;
            return await Show();
        }
    }

    public async Task<IActionResult> OnPostOff()
    {
        var here = Here.Of(HttpContext);
        Entered = new Entered(Request.Form, Freshness.Field);
        if (parts.Vault is null || !await freshness.ConfirmAnew(HttpContext, Entered))
        {
            return await Show();
        }

        await parts.Vault.SwitchOff(here.Place!.Property, Actor.Staff(here.Member!.Id), here.Now, CancellationToken.None);
        return RedirectToPage(new { saved = true });
    }

    private async Task<IActionResult> Show()
    {
        if (parts.Vault is null)
        {
            return NotFound();
        }

        var here = Here.Of(HttpContext);
        Permit = await parts.Vault.Permit(here.Place!.Property);
        if (Actor.StaffOf(Permit?.By) is { } staff)
        {
            By = (await parts.Staff.StaffNames(here.Member!.Organisation, [staff])).GetValueOrDefault(staff) ?? JournalTexts.FormerMember.In(here.Language);
        }

        return Page();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The card vault cannot be switched on")]
    private static partial void LogUnusable(ILogger log, Exception exception);
}
