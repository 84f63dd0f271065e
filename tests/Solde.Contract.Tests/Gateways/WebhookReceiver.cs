using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Solde.Contract.Tests.Gateways;

/// <summary>Takes what is posted to it and answers as the test says; a 200 otherwise.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Channel<(HeaderDictionary Headers, byte[] Body)> posted = Channel.CreateUnbounded<(HeaderDictionary, byte[])>();
    private readonly Queue<int> answers;
    private readonly WebApplication app;

    private WebhookReceiver(int[] answers)
    {
        this.answers = new Queue<int>(answers);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.UseRouting();
        app.MapPost("/hooks", Take);
    }

    /// <summary>What each answer waits for.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    /// <summary>What each answer says, beside its status.</summary>
    public Func<HttpResponse, Task> Answer { get; set; } = static _ => Task.CompletedTask;

    public Uri Address => new(app.Urls.Single() + "/hooks");

    /// <summary>Starts listening on a free port.</summary>
    /// <param name="answers">The statuses of the first answers, in turn.</param>
    public static async Task<WebhookReceiver> Start(params int[] answers)
    {
        var receiver = new WebhookReceiver(answers);
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>How many were posted that nobody has looked at.</summary>
    public int Waiting => posted.Reader.Count;

    /// <summary>The next that is, or was, posted.</summary>
    public ValueTask<(HeaderDictionary Headers, byte[] Body)> Next() => posted.Reader.ReadAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        http.Response.StatusCode = answers.TryDequeue(out var answer) ? answer : StatusCodes.Status200OK;
        await Held;
        await Answer(http.Response);
        await posted.Writer.WriteAsync((new HeaderDictionary(http.Request.Headers.ToDictionary()), body.ToArray()));
    }
}
