using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Solde.App.Webhooks;

namespace Solde.Server.Webhooks;

/// <summary>Posts events over HTTPS to public addresses, checked where the connection is made: whatever a name meant a moment ago, nothing else is
/// connected to. No proxy, no redirect, no cookies.</summary>
internal sealed class WebhookPost : IWebhookPost, IDisposable
{
    /// <summary>The environment variable that lets events go to addresses in the same house, also without TLS.</summary>
    public const string PrivateVariable = "SOLDE_WEBHOOKS_PRIVATE";

    private const int LongestUrl = 500;
    private const int MostOfAnswerBytes = 1_024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly bool allowsPrivate;
    private readonly TimeProvider time;
    private readonly HttpClient http;

    /// <param name="allowsPrivate">Events may go to addresses in the same house, also without TLS.</param>
    /// <param name="time">By which it waits.</param>
    public WebhookPost(bool allowsPrivate, TimeProvider time)
    {
        (this.allowsPrivate, this.time) = (allowsPrivate, time);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = Connect,
            MaxResponseHeadersLength = 16, // KB
            MaxResponseDrainSize = 16 * 1_024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), // An address may move.
        };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>As the environment says.</summary>
    public static WebhookPost OfEnvironment(TimeProvider time) => new(Environment.GetEnvironmentVariable(PrivateVariable) == "1", time);

    /// <inheritdoc/>
    public string? FaultOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || url.Length > LongestUrl)
        {
            return "not an address like https://example.com/solde";
        }

        return address switch
        {
            { Scheme: "http" } when !allowsPrivate => "events go by https only",
            { UserInfo.Length: > 0 } => "a name or password in the address is not sent; the signature says who posts",
            { Fragment.Length: > 0 } => "what follows # is not sent",
            _ when IPAddress.TryParse(address.IdnHost, out var ip) && !MayConnect(ip) => "the address is not public",
            _ => null,
        };
    }

    /// <inheritdoc/>
    public async ValueTask<WebhookAnswer> Post(string url, SignedEvent signed, CancellationToken cancel)
    {
        if (FaultOf(url) is { } fault)
        {
            return new WebhookAnswer(null, fault);
        }

        using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(signed.Body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("Solde", "1"));
        message.Headers.Add(WebhookSignature.IdHeader, signed.Id);
        message.Headers.Add(WebhookSignature.TimestampHeader, signed.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        message.Headers.Add(WebhookSignature.SignatureHeader, signed.Signature);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new WebhookAnswer((int)answer.StatusCode, await BeginningOf(answer, either.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new WebhookAnswer(null, $"no answer within {Patience.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new WebhookAnswer(null, Plain((e.InnerException ?? e).Message));
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>The answer counts by its status; of its text only the beginning is read, for people to look at.</summary>
    private static async Task<string?> BeginningOf(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancel);
            var bytes = new byte[MostOfAnswerBytes];
            var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
            var text = Plain(Encoding.UTF8.GetString(bytes, 0, length));
            return text.Length == 0 ? null : text;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null; // It broke off behind the status.
        }
    }

    // On one line, and without what a database does not take.
    private static string Plain(string text) => new([.. text.Trim().Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)]);

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        var allowed = addresses.Where(MayConnect).ToArray();
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"{context.DnsEndPoint.Host} has no public address");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool MayConnect(IPAddress address) => allowsPrivate || PublicAddress.Is(address);
}
