using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Solde.Server.Api;

/// <summary>Reads a request's body, up to the limit.</summary>
internal static class Body
{
    /// <summary>The bytes of the body; none where there is no body.</summary>
    /// <param name="http">The request.</param>
    /// <param name="most">The largest body, in bytes.</param>
    /// <param name="cancel">Stops reading.</param>
    public static async ValueTask<ReadOnlyMemory<byte>> Read(HttpContext http, int most, CancellationToken cancel)
    {
        var request = http.Request;
        if (most > ApiLimits.BodyBytes && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        if (request.ContentLength > most)
        {
            throw new ApiFault(Problem.TooLarge(most));
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancel) is var read and > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most)
            {
                throw new ApiFault(Problem.TooLarge(most));
            }
        }

        return bytes.Length == 0 || IsJson(request) ? bytes.ToArray() : throw new ApiFault(Problem.Unsupported);
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;
}
