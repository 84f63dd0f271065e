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
}
