using System.Text.Json;

namespace Solde.Gateways.Sandbox.Http;

/// <summary>The line to a sandbox acquirer on an origin of its own.</summary>
/// <remarks>
/// What went wrong before a whole request can have left is <see cref="SandboxStatus.Refused"/> (nobody listens, no such host, no connection
/// in time) and is tried once more at once; nothing else is ever sent twice. All that goes wrong later is <see cref="SandboxStatus.NoReply"/>:
/// a reset, a time-out, a body that ends early or that no sandbox writes. A status counts only if the body says it too, so that neither a
/// proxy's 404 nor its 503 is taken for the acquirer's word.
/// </remarks>
/// <param name="http">Has the origin as its base address, follows no redirects, and has no time-out of its own.</param>
/// <param name="time">By which it waits.</param>
public sealed class HttpSandboxLine(HttpClient http, TimeProvider time) : ISandboxLine
{
    /// <summary>So long a call takes at the most, connecting included.</summary>
    public static readonly Duration Patience = Duration.FromSeconds(30);

    /// <inheritdoc/>
    public ValueTask<SandboxAnswer> Send(SandboxRequest request, CancellationToken cancel)
    {
        var exchange = new Exchange<SandboxAnswer>(
            () => Message(request), SandboxWire.Default.SandboxAnswer,
            (response, answer) => (int)answer.Status == (int)response.StatusCode && IsAbout(request, answer),
            SandboxAnswer.Refused, SandboxAnswer.NoReply);
        return exchange.Over(http, time, cancel);
    }

    // An answer about another entry is as good as none.
    private static bool IsAbout(SandboxRequest request, SandboxAnswer answer) => request.Id is null || answer.Id is null || answer.Id == request.Id;

    private static HttpRequestMessage Message(SandboxRequest request)
    {
        if (request.Verb == SandboxVerb.Find)
        {
            return new HttpRequestMessage(
                HttpMethod.Get, Relative(request.Id is { } found ? SandboxPaths.Entry(found) : SandboxPaths.EntryOfKey(request.Key)));
        }

        var message = request.Id is { } id
            ? new HttpRequestMessage(HttpMethod.Post, Relative(SandboxPaths.Act(id, request.Verb))) { Content = new WatchedBody("{}"u8.ToArray()) }
            : new HttpRequestMessage(HttpMethod.Post, Relative(SandboxPaths.Entries))
            {
                Content = new WatchedBody(JsonSerializer.SerializeToUtf8Bytes(NewEntry.Of(request), SandboxWire.Default.NewEntry)),
            };
        if (request.IsKeyed)
        {
            message.Headers.Add(SandboxPaths.KeyHeader, request.Key);
        }

        return message;
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}
