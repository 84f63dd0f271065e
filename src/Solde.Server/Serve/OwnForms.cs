using Microsoft.AspNetCore.Http;

namespace Solde.Server.Serve;

/// <summary>Tells a form of our own from one that another site sends.</summary>
internal static class OwnForms
{
    /// <summary>Whether a form was sent from a page of this origin: the second lock, beside what each form has to know.</summary>
    /// <remarks>Under our own Referrer-Policy browsers say <c>Origin: null</c> of our own forms, so there the fetch metadata decides, which browsers
    /// leave out where the address is neither https nor this machine's.</remarks>
    /// <param name="request">The form.</param>
    /// <param name="outside">Where browsers reach this origin, where that is known to differ from where it is served.</param>
    public static bool IsOwn(HttpRequest request, Uri? outside)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin"
            && (origin is "" or "null"
                || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                    && (IsAt(from, request.Host.Value) || (outside is not null && IsAt(from, outside.Authority)))));
    }

    private static bool IsAt(Uri from, string? authority) => string.Equals(from.Authority, authority, StringComparison.OrdinalIgnoreCase);
}
