using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Solde.Server.Office.SignIn;

/// <summary>Gives every sign-in a session of its own, also that of somebody who is signed in and says again who they are (ASVS 5, 7.2.4): what a browser
/// held before is worth nothing afterwards.</summary>
internal sealed class EachAnew(
    UserManager<SignInUser> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<SignInUser> principals, IOptions<IdentityOptions> options,
    ILogger<SignInManager<SignInUser>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<SignInUser> confirmation)
    : SignInManager<SignInUser>(users, http, principals, options, log, schemes, confirmation)
{
    public override async Task SignInWithClaimsAsync(SignInUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var principal = await CreateUserPrincipalAsync(user);
        principal.Identities.First().AddClaims(additionalClaims);
        var session = authenticationProperties ?? new AuthenticationProperties();
        await Context.SignOutAsync(AuthenticationScheme); // The session so far; it also keeps the library from renewing it when the answer leaves.
        await SignInBeside(principal, session);
        Context.User = principal;
        if (Context.Features.Get<Here>() is { } here)
        {
            Context.Features.Set(here with { IsFresh = true, Session = [.. Convert.FromHexString(session.Items[SessionTickets.HashItem]!)] });
        }
    }

    // The library gives a session one name for as long as a request lasts: for a new one it gets a request of its own.
    private async Task SignInBeside(ClaimsPrincipal principal, AuthenticationProperties session)
    {
        await using var scope = Context.RequestServices.CreateAsyncScope();
        var beside = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (beside.Request.Scheme, beside.Request.Host, beside.Request.PathBase) = (Context.Request.Scheme, Context.Request.Host, Context.Request.PathBase);
        await beside.SignInAsync(AuthenticationScheme, principal, session);
        foreach (var cookie in beside.Response.Headers.SetCookie)
        {
            Context.Response.Headers.Append(HeaderNames.SetCookie, cookie);
        }
    }
}
