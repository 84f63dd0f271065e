using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Solde.Server.Api;

/// <summary>Reads a request's body, up to the limit.</summary>
internal static class Body
{
    /// <summary>The bytes of the body; none where there is no body.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> Read(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > ApiLimits.BodyBytes)
        {
            throw new ApiFault(Problem.TooLarge);
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancel) is var read and > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > ApiLimits.BodyBytes)
            {
                throw new ApiFault(Problem.TooLarge);
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
