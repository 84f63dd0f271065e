using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Account;

/// <summary>The second step of one's sign-in: codes of an authenticator app (TOTP), and recovery codes for who lost it.</summary>
[Fresh]
internal sealed class CodesModel(OfficeParts parts, UserManager<SignInUser> users, SignInManager<SignInUser> signIn) : PageModel
{
    private const int RecoveryCodesMade = 10;
    private const int DotsAPoint = 4;
    private const int LongestCode = 20;

    public Entered Entered { get; private set; } = new();

    /// <summary>Codes are asked for.</summary>
    public bool IsOn { get; private set; }

    /// <summary>The key, as the app takes it; null = none was made.</summary>
    public string? Key { get; private set; }

    /// <summary>How many recovery codes are left.</summary>
    public int Left { get; private set; }

    /// <summary>New recovery codes, shown this once.</summary>
    public ImmutableArray<string> RecoveryCodes { get; private set; } = [];

    /// <summary>What the app reads with its camera, or opens on a phone.</summary>
    public string Link => $"otpauth://totp/Solde:{Uri.EscapeDataString(Here.Of(HttpContext).Member!.Email)}?secret={Key}&issuer=Solde&digits=6";

    /// <summary>The link as a picture.</summary>
    public string Picture
    {
        get
        {
            using var maker = new QRCodeGenerator();
            using var code = maker.CreateQrCode(Link, QRCodeGenerator.ECCLevel.M);
            using var drawn = new SvgQRCode(code);
            return $"data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(drawn.GetGraphic(DotsAPoint)))}";
        }
    }

    /// <summary>The key as people read it.</summary>
    public string KeyInFours => string.Join(' ', Key!.Chunk(4).Select(four => new string(four)));

    public Task OnGet() => Show(Me());

    /// <summary>Makes a key, which counts once a code of it was entered.</summary>
    public async Task<IActionResult> OnPostBegin()
    {
        var user = Me();
        if (!user.Member.TwoFactor)
        {
            await users.ResetAuthenticatorKeyAsync(user);
            await signIn.SignInAsync(user, isPersistent: false); // What changes how one signs in ends sessions, in time also one's own.
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostConfirm()
    {
        var user = Me();
        if (user.Member.TwoFactor)
        {
            return RedirectToPage(); // A form sent twice.
        }

        Entered = new Entered(Request.Form);
        var code = Entered.Required("code", LongestCode).Replace(" ", "", StringComparison.Ordinal);
        if (Entered.IsRight && !await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            Entered.Refuse("code", SignInTexts.WrongCode);
        }

        if (Entered.IsRight)
        {
            await users.SetTwoFactorEnabledAsync(user, true);
            await MakeRecoveryCodes(user);
        }

        await Show(user);
        return Page();
    }

    public async Task<IActionResult> OnPostRecovery()
    {
        var user = Me();
        if (!user.Member.TwoFactor)
        {
            return RedirectToPage();
        }

        await MakeRecoveryCodes(user);
        await Show(user);
        return Page();
    }

    public async Task<IActionResult> OnPostOff()
    {
        var user = Me();
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
        await Renew(user);
        return RedirectToPage();
    }

    private SignInUser Me() => new(Here.Of(HttpContext).Member!);

    private async Task MakeRecoveryCodes(SignInUser user)
    {
        RecoveryCodes = [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodesMade))!];
        await Renew(user);
    }

    /// <summary>Whoever was signed in as them by less is out.</summary>
    private async Task Renew(SignInUser user)
    {
        await parts.Staff.EndOtherSessions(user.Member.Id, Here.Of(HttpContext).Session);
        await signIn.SignInAsync(user, isPersistent: false);
    }

    private async Task Show(SignInUser user)
    {
        (IsOn, Key) = (user.Member.TwoFactor, await users.GetAuthenticatorKeyAsync(user));
        Left = await users.CountRecoveryCodesAsync(user);
    }
}
