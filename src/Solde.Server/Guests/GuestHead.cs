using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Solde.Server.Guests;

/// <summary>The headers of guests' pages, stricter than the office's: no script, nothing kept, and no page told where its reader came from. Only the gateway's
/// pages may be led to by a form.</summary>
internal sealed class GuestHead(GuestParts parts) : IPageFilter
{
    /// <summary>Whether an address is of guests' pages, also one at which there is none.</summary>
    public static bool IsGuests(PathString path) => path.StartsWithSegments("/pay", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/stay", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/book", StringComparison.OrdinalIgnoreCase);

    /// <summary>Sets the headers.</summary>
    /// <param name="response">Not yet begun.</param>
    /// <param name="parts">Where guests' pages are, and the gateway's own.</param>
    public static void Apply(HttpResponse response, GuestParts parts)
    {
        var headers = response.Headers;
        if (parts.Site.Scheme == Uri.UriSchemeHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000"; // A year. Of other names below this one only who owns them can say so.
        }

        // Browsers hold a form to it on its way over redirects, too.
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' "
            + $"{parts.Gateway().GetLeftPart(UriPartial.Authority)}; frame-ancestors 'none'; base-uri 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        response.OnStarting(() => // Last: forms say less.
        {
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
    }

    public void OnPageHandlerSelected(PageHandlerSelectedContext context) => Apply(context.HttpContext.Response, parts);

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
