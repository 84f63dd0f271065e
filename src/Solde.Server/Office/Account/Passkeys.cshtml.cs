using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Account;

/// <summary>One's passkeys: a device's screen lock or a security key in place of the password.</summary>
[Fresh]
internal sealed class PasskeysModel(UserManager<SignInUser> users, SignInManager<SignInUser> signIn) : PageModel
{
    /// <summary>So many somebody may have.</summary>
    public const int Most = 10;

    public const int LongestName = 50;

    public Entered Entered { get; private set; } = new();

    public ImmutableArray<Passkey> Passkeys => Here.Of(HttpContext).Member!.Passkeys;

    /// <summary>What the browser needs to make one.</summary>
    public async Task<IActionResult> OnPostOptions()
    {
        var member = Here.Of(HttpContext).Member!;
        return Content(
            await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = member.Id.ToString("D"), Name = member.Email, DisplayName = member.Name }),
            "application/json");
    }

    public async Task<IActionResult> OnPostAdd(string? credential)
    {
        Entered = new Entered(Request.Form);
        var name = Entered.Required("name", LongestName);
        var member = Here.Of(HttpContext).Member!;
        if (Passkeys.Length >= Most)
        {
            Entered.Refuse("name", AccountTexts.TooManyPasskeys, Most);
        }

        if (!Entered.IsRight)
        {
            return Page();
        }

        var made = await PasskeyReply.Read(credential, signIn.PerformPasskeyAttestationAsync);
        if (made is not { Succeeded: true } || made.UserEntity.Id != member.Id.ToString("D"))
        {
            Entered.Refuse("name", AccountTexts.PasskeyFailed);
            return Page();
        }

        made.Passkey.Name = name;
        await users.AddOrUpdatePasskeyAsync(new SignInUser(member), made.Passkey);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemove(string? passkey)
    {
        var member = Here.Of(HttpContext).Member!;
        if (member.Passkeys.FirstOrDefault(each => Convert.ToHexString(each.Id.AsSpan()) == passkey) is not { } known)
        {
            return NotFound();
        }

        await users.RemovePasskeyAsync(new SignInUser(member), [.. known.Id]);
        return RedirectToPage();
    }
}
