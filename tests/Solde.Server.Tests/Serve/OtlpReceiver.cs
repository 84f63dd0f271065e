using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Solde.Server.Tests.Serve;

/// <summary>Takes what is sent to it by OTLP over HTTP, on a port of this machine.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <summary>The requests: where to, what kind of body, and its bytes as text, in which names stand as they are.</summary>
    public ConcurrentQueue<(string Path, string? Type, string Body)> Taken { get; } = [];

    public static async Task<OtlpReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var receiver = new OtlpReceiver(builder.Build());
        receiver.app.Run(receiver.Take);
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes);
        Taken.Enqueue((http.Request.Path, http.Request.ContentType, Encoding.Latin1.GetString(bytes.ToArray())));
        http.Response.ContentType = "application/x-protobuf"; // An empty answer: all was taken.
    }
}
