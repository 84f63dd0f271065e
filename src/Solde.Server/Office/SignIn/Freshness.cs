using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Solde.Server.Office.SignIn;

/// <summary>Sees to it that who gives money back or takes it signed in a short while ago, or says again who they are.</summary>
internal sealed class Freshness(SignInManager<SignInUser> signIn)
{
    /// <summary>Whether they are fresh, or their password is right: then they are from now on.</summary>
    public async Task<bool> Confirm(HttpContext http, string password)
    {
        var here = Here.Of(http);
        if (here.IsFresh)
        {
            return true;
        }

        if (!(await signIn.CheckPasswordSignInAsync(new SignInUser(here.Member!), password, lockoutOnFailure: true)).Succeeded)
        {
            return false;
        }

        var session = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, session.Principal!, session.Properties); // Notes when.
        return true;
    }
}
