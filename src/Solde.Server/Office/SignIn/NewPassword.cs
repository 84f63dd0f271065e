using Microsoft.AspNetCore.Identity;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.SignIn;

/// <summary>What a new password must be, and how it is told that one is not.</summary>
internal static class NewPassword
{
    /// <summary>The entered password, refused where it is too short or one that attackers know.</summary>
    public static async Task<string> Read(UserManager<SignInUser> users, SignInUser user, Entered entered, string field)
    {
        var password = entered.Required(field, SignInLimits.LongestPassword);
        foreach (var validator in users.PasswordValidators)
        {
            foreach (var error in (await validator.ValidateAsync(users, user, password)).Errors)
            {
                entered.Refuse(field, error.Code == nameof(SignInTexts.Breached) ? SignInTexts.Breached : SignInTexts.TooShort, SignInLimits.ShortestPassword);
            }
        }

        return password;
    }
}
