using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Messages;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Account;

/// <summary>One's own account: name and language, password, and where one is signed in.</summary>
internal sealed class IndexModel(OfficeParts parts, UserManager<SignInUser> users, SignInManager<SignInUser> signIn) : PageModel
{
    private const int LongestName = 100;

    /// <summary>What was entered of oneself.</summary>
    public Entered Entered { get; private set; } = new();

    /// <summary>What was entered into the form of the password.</summary>
    public Entered Secret { get; private set; } = new();

    public ImmutableArray<StaffSession> Sessions { get; private set; } = [];

    public bool Saved { get; private set; }

    /// <summary>Why nothing was saved, where it is no field's fault.</summary>
    public Text? Refusal { get; private set; }

    public async Task OnGet(bool saved)
    {
        Saved = saved;
        await Show(Here.Of(HttpContext).Member!);
    }

    public async Task<IActionResult> OnPostYou()
    {
        var member = Here.Of(HttpContext).Member!;
        var entered = new Entered(Request.Form);
        var changed = member with { Name = entered.Required("name", LongestName), Language = Languages.Find(entered["language"])?.Code ?? member.Language };
        if (entered.IsRight && await parts.Staff.SaveStaff(changed))
        {
            return RedirectToPage(new { saved = true });
        }

        Refusal = entered.IsRight ? AccountTexts.ChangedMeanwhile : null;
        await Show(member);
        Entered = entered;
        return Page();
    }

    public async Task<IActionResult> OnPostPassword()
    {
        Secret = new Entered(Request.Form, "old", "new");
        var user = new SignInUser(Here.Of(HttpContext).Member!);
        var (old, wanted) = (Secret.Required("old", SignInLimits.LongestPassword), await NewPassword.Read(users, user, Secret, "new"));
        if (Secret.IsRight && await signIn.CheckPasswordSignInAsync(user, old, lockoutOnFailure: true) is { Succeeded: false } wrong)
        {
            Secret.Refuse("old", wrong.IsLockedOut ? SignInTexts.Locked : SignInTexts.WrongPassword);
        }

        if (Secret.IsRight && (await users.ChangePasswordAsync(user, old, wanted)).Succeeded)
        {
            // Whoever else knew the old one is out, and what this browser held so far is worth nothing.
            await parts.Staff.EndOtherSessions(user.Member.Id, Here.Of(HttpContext).Session);
            await signIn.SignInAsync(user, isPersistent: false);
            return RedirectToPage(new { saved = true });
        }

        Refusal = Secret.IsRight ? AccountTexts.ChangedMeanwhile : null;
        await Show(user.Member);
        return Page();
    }

    public async Task<IActionResult> OnPostEnd(string? session)
    {
        if (session is not { Length: 64 } || !session.All(char.IsAsciiHexDigit))
        {
            return BadRequest();
        }

        await parts.Staff.EndSession(Here.Of(HttpContext).Member!.Id, [.. Convert.FromHexString(session)]);
        return RedirectToPage();
    }

    private async Task Show(StaffMember member)
    {
        Sessions = await parts.Staff.Sessions(member.Id, Here.Of(HttpContext).Now);
        (Entered["name"], Entered["language"]) = (member.Name, member.Language);
    }
}
