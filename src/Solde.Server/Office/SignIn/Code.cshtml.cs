using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Solde.Server.Office.SignIn;

/// <summary>The second step of signing in: a code (TOTP), or a recovery code.</summary>
[AllowAnonymous]
internal sealed class CodeModel(SignInManager<SignInUser> signIn) : PageModel
{
    private const int CodeDigits = 6;

    public Text? Wrong { get; private set; }

    public async Task<IActionResult> OnGet() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/Office/SignIn/Index") : Page();

    public async Task<IActionResult> OnPost(string? code, string? returnUrl)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
        {
            return RedirectToPage("/Office/SignIn/Index", new { returnUrl }); // The first step was too long ago.
        }

        var plain = (code ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var result = plain.Length == CodeDigits && plain.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(plain, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync((code ?? "").Trim());
        if (result.Succeeded)
        {
            return LocalRedirect(Door.Inside(Url, returnUrl));
        }

        Wrong = result.IsLockedOut ? SignInTexts.Locked : SignInTexts.WrongCode;
        return Page();
    }
}
