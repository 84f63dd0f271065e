using System.Collections.Immutable;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Account;

/// <summary>One's own account: name and language, password, and where one is signed in.</summary>
internal sealed class IndexModel(OfficeParts parts, UserManager<SignInUser> users, SignInManager<SignInUser> signIn) : PageModel
{
    private const int LongestName = 100;

    public Entered Entered { get; private set; } = new();

    public ImmutableArray<StaffSession> Sessions { get; private set; } = [];

    public bool Saved { get; private set; }

    public async Task OnGet(bool saved)
    {
        Saved = saved;
        await Show();
    }

    public async Task<IActionResult> OnPostYou()
    {
        Entered = new Entered(Request.Form);
        var name = Entered.Required("name", LongestName);
        if (!Entered.IsRight)
        {
            await Show();
            return Page();
        }

        var member = Here.Of(HttpContext).Member!;
        var isSaved = await parts.Staff.SaveStaff(member with { Name = name, Language = Entered["language"] == "fr" ? "fr" : "en" });
        return RedirectToPage(new { saved = isSaved }); // Otherwise they changed it elsewhere at the same time: the page shows what they have.
    }

    public async Task<IActionResult> OnPostPassword()
    {
        Entered = new Entered(Request.Form, "old", "new");
        var (old, wanted) = (Entered.Required("old", SignInLimits.LongestPassword), Entered.Required("new", SignInLimits.LongestPassword));
        var user = new SignInUser(Here.Of(HttpContext).Member!);
        if (Entered.IsRight && !(await signIn.CheckPasswordSignInAsync(user, old, lockoutOnFailure: true)).Succeeded)
        {
            Entered.Refuse("old", SignInTexts.WrongPassword);
        }

        foreach (var error in Entered.IsRight ? (await users.ChangePasswordAsync(user, old, wanted)).Errors : [])
        {
            Entered.Refuse("new", error.Code == nameof(SignInTexts.Breached) ? SignInTexts.Breached : SignInTexts.TooShort, SignInLimits.ShortestPassword);
        }

        if (!Entered.IsRight)
        {
            await Show();
            return Page();
        }

        // Whoever else knew the old one is out.
        await parts.Staff.EndOtherSessions(user.Member.Id, Here.Of(HttpContext).Session);
        await signIn.SignInAsync(user, isPersistent: false);
        return RedirectToPage(new { saved = true });
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

    private async Task Show()
    {
        var here = Here.Of(HttpContext);
        Sessions = await parts.Staff.Sessions(here.Member!.Id, here.Now);
        if (Entered["name"].Length == 0)
        {
            (Entered["name"], Entered["language"]) = (here.Member.Name, here.Member.Language);
        }
    }
}
