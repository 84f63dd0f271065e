using Microsoft.AspNetCore.Mvc.Filters;

namespace Solde.Server.Guests;

/// <summary>The headers of guests' pages, stricter than the office's: no script, nothing kept, and no page told where its reader came from. Only the gateway's
/// pages may be led to by a form.</summary>
internal sealed class GuestHead(GuestParts parts) : IPageFilter
{
    // Browsers hold a form to it on its way over redirects, too.
    private string Policy => "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' "
        + $"{parts.Gateway().GetLeftPart(UriPartial.Authority)}; frame-ancestors 'none'; base-uri 'none'";

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        context.HttpContext.Response.OnStarting(() => // Last: forms say less.
        {
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
