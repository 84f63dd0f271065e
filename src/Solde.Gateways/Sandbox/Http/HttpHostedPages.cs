using System.Text.Json;
using Solde.App.Payments;

namespace Solde.Gateways.Sandbox.Http;

/// <summary>The pages of an acquirer on an origin of its own.</summary>
/// <param name="http">Has the origin as its base address, follows no redirects, and has no time-out of its own.</param>
/// <param name="time">By which it waits.</param>
/// <param name="guests">Where guests reach the same origin; behind a proxy that may be another address.</param>
public sealed class HttpHostedPages(HttpClient http, TimeProvider time, Uri guests) : IHostedPages
{
    /// <inheritdoc/>
    public ValueTask<HostedReply> Open(HostedOrder order, CancellationToken cancel) => Ask(null, () =>
    {
        var message = Post(SandboxPaths.Pages, JsonSerializer.SerializeToUtf8Bytes(NewPage.Of(order), SandboxWire.Default.NewPage));
        message.Headers.Add(SandboxPaths.KeyHeader, order.Key);
        return message;
    }, cancel);

    /// <inheritdoc/>
    public ValueTask<HostedReply> Read(string id, CancellationToken cancel) =>
        Ask(id, () => new HttpRequestMessage(HttpMethod.Get, new Uri(SandboxPaths.Page(id), UriKind.Relative)), cancel);

    /// <inheritdoc/>
    public ValueTask<HostedReply> Close(string id, CancellationToken cancel) =>
        Ask(id, () => Post(SandboxPaths.Close(id), "{}"u8.ToArray()), cancel);

    private async ValueTask<HostedReply> Ask(string? id, Func<HttpRequestMessage> message, CancellationToken cancel)
    {
        // A status counts only if the body says it too, and an answer about another page is as good as none.
        var exchange = new Exchange<PageAnswer>(
            message, SandboxWire.Default.PageAnswer,
            (response, answer) => (int)answer.Status == (int)response.StatusCode && (id is null || answer.Id is null || answer.Id == id),
            PageAnswer.Refused, PageAnswer.NoReply);
        return (await exchange.Over(http, time, cancel)).ToReply(guests);
    }

    private static HttpRequestMessage Post(string path, byte[] body) =>
        new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new WatchedBody(body) };
}
