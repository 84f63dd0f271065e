using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Solde.App.Access;
using Solde.App.Messages;
using Solde.Server.Guests;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office;

/// <summary>Finds out for each page who asks, of which property, and whether they may. Another property's number is answered like one that is nobody's.</summary>
internal sealed class HereMiddleware(RequestDelegate next, OfficeParts parts)
{
    /// <summary>So many properties stand in the menu; an owner may have tens of thousands.</summary>
    private const int MostListed = 12;

    private const string LanguageCookie = "language";
    private const string FreshAt = "freshAt";
    private const string Setup = "/setup";
    private const string Sorry = "/sorry";

    private bool isSetUp;

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.StartsWith(OfficeHost.Pages, StringComparison.Ordinal) != true)
        {
            await next(http);
            return;
        }

        if (http.Request.Path != Setup && http.Request.Path != Sorry && !(isSetUp = isSetUp || await parts.Staff.IsSetUp()))
        {
            http.Response.Redirect(Setup);
            return;
        }

        var here = await Find(http);
        http.Features.Set(here);
        var needs = http.GetEndpoint()!.Metadata.GetMetadata<NeedsAttribute>();
        var status = (http.GetRouteValue("property"), needs, here.Place) switch
        {
            (null, null, _) => StatusCodes.Status200OK,
            (not null, not null, _) when here.Member is null => StatusCodes.Status200OK, // Who is not signed in is sent to the door, not told what there is.
            (null, _, _) or (_, null, _) => throw new InvalidOperationException($"{http.Request.Path}: a page of a property says what it needs, others do not"),
            (_, _, null) => StatusCodes.Status404NotFound,
            var (_, needed, place) => place.Role <= (HttpMethods.IsPost(http.Request.Method) ? needed.Act : needed.Look)
                ? StatusCodes.Status200OK
                : StatusCodes.Status403Forbidden,
        };
        if (status == StatusCodes.Status200OK)
        {
            await next(http);
        }
        else
        {
            http.Response.StatusCode = status;
        }
    }

    /// <summary>Notes when somebody signed in, or said again who they are.</summary>
    public static void Refresh(AuthenticationProperties session, Instant now) => session.Items[FreshAt] = InstantPattern.ExtendedIso.Format(now);

    /// <summary>The language of screens before anybody is signed in.</summary>
    private static ILanguage LanguageOf(HttpContext http) =>
        Languages.Find(http.Request.Cookies[LanguageCookie]) ?? Doors.LanguageOf(http);

    private async Task<Here> Find(HttpContext http)
    {
        var now = parts.Clock.GetCurrentInstant();
        var session = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var member = Guid.TryParseExact(session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), "D", out var id) ? await parts.Staff.Staff(id) : null;
        var places = member is null ? [] : await parts.Staff.Workplaces(member, "", 0, MostListed + 1);
        var hasMore = places.Length > MostListed;
        var place = long.TryParse($"{http.GetRouteValue("property")}", out var number)
            ? places.FirstOrDefault(each => each.Number == number) ?? (hasMore ? await parts.Staff.Workplace(member!, number) : null)
            : null;
        return new Here
        {
            Now = now,
            Language = Languages.Find(member?.Language) ?? LanguageOf(http),
            Member = member,
            Session = session.Properties?.Items.TryGetValue(SessionTickets.HashItem, out var hash) == true && hash is not null ? [.. Convert.FromHexString(hash)] : [],
            Workplaces = hasMore ? places[..MostListed] : places,
            HasMoreWorkplaces = hasMore,
            Place = place,
            View = place is null ? null : await parts.Work.Store.Property(place.Property),
            IsFresh = session.Properties?.Items.TryGetValue(FreshAt, out var at) == true && at is not null
                && now - InstantPattern.ExtendedIso.Parse(at).GetValueOrThrow() < SignInLimits.Fresh,
        };
    }
}
