using System.Net;
using System.Net.Http.Headers;

namespace Solde.Gateways.Sandbox.Http;

/// <summary>A request's body that knows whether it was asked for. As long as it was not, no whole request can have left, and nobody can
/// have acted on it; once it was, anything may have happened, whatever error the client gives.</summary>
/// <remarks>Money calls always have a body, if only <c>{}</c>: without one the framework's client sends a request silently again on a new
/// connection when the old one ends without an answer, and "connection refused" would then be said of a call that was made.</remarks>
internal sealed class WatchedBody : HttpContent
{
    private readonly byte[] json;
    private volatile bool mayHaveLeft;

    internal WatchedBody(byte[] json)
    {
        this.json = json;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    internal bool MayHaveLeft => mayHaveLeft;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        mayHaveLeft = true;
        await stream.WriteAsync(json, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }
}
