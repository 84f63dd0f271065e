using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.SignIn;

/// <summary>Sees to it that who gives money back or takes it, or changes how money moves and who may act, signed in a short while ago, or says again who
/// they are (<c>password-again</c> asks for it).</summary>
internal sealed class Freshness(SignInManager<SignInUser> signIn)
{
    /// <summary>The field that holds the password; it is read verbatim.</summary>
    public const string Field = "password";

    /// <summary>Whether they are fresh, or their password is right: then they are from now on, in a session of a new name. Otherwise the field is refused.</summary>
    public async Task<bool> Confirm(HttpContext http, Entered entered)
    {
        return Here.Of(http).IsFresh || await ConfirmAnew(http, entered);
    }

    /// <summary>Whether their password is right, however fresh they are: then they are from now on, in a session of a new name. Otherwise the field is
    /// refused.</summary>
    public async Task<bool> ConfirmAnew(HttpContext http, Entered entered)
    {
        var here = Here.Of(http);
        if (entered[Field].Length == 0)
        {
            entered.Refuse(Field, SignInTexts.PasswordNeeded); // The form was opened in time, so it did not ask: that is no wrong try.
            return false;
        }

        var user = new SignInUser(here.Member!);
        var result = await signIn.CheckPasswordSignInAsync(user, entered[Field], lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            entered.Refuse(Field, result.IsLockedOut ? SignInTexts.Locked : SignInTexts.WrongPassword);
            return false;
        }

        await signIn.SignInAsync(user, isPersistent: false);
        return true;
    }
}
