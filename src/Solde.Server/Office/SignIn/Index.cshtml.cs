using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Solde.Server.Office.SignIn;

/// <summary>The front door.</summary>
[AllowAnonymous]
internal sealed class IndexModel(SignInManager<SignInUser> signIn, UserManager<SignInUser> users) : PageModel
{
    public Text? Wrong { get; private set; }

    public string Email { get; private set; } = "";

    public IActionResult OnGet(string? returnUrl) => Here.Of(HttpContext).Member is null ? Page() : LocalRedirect(Door.Inside(Url, returnUrl));

    public async Task<IActionResult> OnPost(string? email, string? password, string? returnUrl)
    {
        Email = email ?? "";
        if (await users.FindByNameAsync(Email) is not { } user)
        {
            // As long as a wrong password takes: nobody learns who works here.
            users.PasswordHasher.HashPassword(null!, password ?? "");
            Wrong = SignInTexts.Wrong;
            return Page();
        }

        var result = await signIn.PasswordSignInAsync(user, password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("/Office/SignIn/Code", new { returnUrl });
        }

        if (result.Succeeded)
        {
            return LocalRedirect(Door.Inside(Url, returnUrl));
        }

        Wrong = result.IsLockedOut ? SignInTexts.Locked : SignInTexts.Wrong;
        return Page();
    }

    /// <summary>What the browser needs to find a passkey; it says nothing about who has one.</summary>
    public async Task<IActionResult> OnPostPasskeyOptions() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? credential, string? returnUrl)
    {
        if (await PasskeyReply.Read(credential, signIn.PasskeySignInAsync) is { Succeeded: true })
        {
            return LocalRedirect(Door.Inside(Url, returnUrl));
        }

        Wrong = SignInTexts.WrongPasskey;
        return Page();
    }
}
