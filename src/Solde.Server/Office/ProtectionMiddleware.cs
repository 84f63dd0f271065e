using Microsoft.AspNetCore.Http;

namespace Solde.Server.Office;

/// <summary>The headers by which a browser protects who looks (OWASP ASVS 5, chapter 3). Nothing on a page is inline, so nothing needs a nonce.</summary>
internal sealed class ProtectionMiddleware(RequestDelegate next)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            if (headers.ContentType.ToString().StartsWith("text/html", StringComparison.Ordinal) && headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = Policy;
                headers.TryAdd("Referrer-Policy", "same-origin");
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
