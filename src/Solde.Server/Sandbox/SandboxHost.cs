using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Solde.Gateways.Sandbox;

namespace Solde.Server.Sandbox;

/// <summary>A sandbox acquirer on an origin of its own. Everything that needs the web host is behind this type, so that other commands do
/// not load it.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    private const int MostBytesOfABody = 64 * 1024;

    private readonly WebApplication app;
    private readonly CancellationTokenSource stopping = new();
    private Task posting;

    private SandboxHost(WebApplication app)
    {
        this.app = app;
        posting = Task.Delay(Timeout.Infinite, stopping.Token);
    }

    /// <summary>Where it listens, with the port that was free.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts listening.</summary>
    /// <param name="settings">How.</param>
    /// <param name="acquirer">Who answers. Its books are not closed with the host; where they keep events, they are posted.</param>
    /// <param name="time">By which it waits.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    /// <exception cref="SocketException">It is none of this machine's, or not for this user.</exception>
    public static async Task<SandboxHost> Start(SandboxSettings settings, SandboxAcquirer acquirer, TimeProvider time)
    {
        var host = new SandboxHost(Build(settings.EndPoint));
        new SandboxApi(acquirer, settings, time, host.stopping.Token).Map(host.app);
        new FaultApi(acquirer.Faults).Map(host.app);
        try
        {
            await host.app.StartAsync();
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        host.Address = new Uri(host.app.Urls.Single());
        if (settings.Webhook is { } webhook && acquirer.Ledger is SqliteLedger { Events: { } events })
        {
            host.posting = new EventPost(events, acquirer.Faults, webhook, time).Run(host.stopping.Token);
        }

        return host;
    }

    /// <summary>Runs until it is cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            await posting.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await posting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync();
        await app.DisposeAsync();
        stopping.Dispose();
    }

    private static WebApplication Build(IPEndPoint endPoint)
    {
        // Empty: no settings files, no environment, no log. A sandbox is told everything on its command line.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytesOfABody;
            kestrel.Listen(endPoint);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var built = builder.Build();
        built.UseRouting();
        return built;
    }

    /// <summary>Who starts the host stops it: the command line listens to signals already.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
