using Microsoft.AspNetCore.Http;
using Solde.Gateways.Sandbox;

namespace Solde.Server.Sandbox.Pages;

/// <summary>What protects a guest at the acquirer's pages: nothing is run, loaded from elsewhere, framed, kept or told on.</summary>
internal static class PageProtection
{
    private const string Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>Sets the headers.</summary>
    /// <param name="response">Not yet begun.</param>
    /// <param name="page">The page that is shown; null = none.</param>
    public static void Apply(HttpResponse response, LedgerPage? page)
    {
        var headers = response.Headers;
        // Browsers hold the redirect that answers a form to this too, and it leads back to the product.
        headers.ContentSecurityPolicy = page is null ? Policy : $"{Policy} {WayBack.OriginOf(page)}";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY"; // For browsers that do not know frame-ancestors.
    }

    /// <summary>Whether a form was sent from a page of this origin. Nobody else knows a page's address; this is the second lock.</summary>
    /// <remarks>Under our own Referrer-Policy browsers say <c>Origin: null</c> of our own forms, so there the fetch metadata decides, which browsers
    /// leave out where the address is neither https nor this machine's.</remarks>
    public static bool IsOwn(HttpRequest request, Uri? guests)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin"
            && (origin is "" or "null"
                || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                    && (IsAt(from, request.Host.Value) || (guests is not null && IsAt(from, guests.Authority)))));
    }

    private static bool IsAt(Uri from, string? authority) => string.Equals(from.Authority, authority, StringComparison.OrdinalIgnoreCase);
}
