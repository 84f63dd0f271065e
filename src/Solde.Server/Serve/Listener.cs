using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Solde.Server.Serve;

/// <summary>A web application that listens, and work that goes on beside it, until both are told to stop.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> work = [];

    private Listener(WebApplication app) => this.app = app;

    /// <summary>Where it listens, with the port that was free.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts listening. Empty but for what the caller adds: no settings files, no environment, no log of its own.</summary>
    /// <param name="endPoint">Where; port 0 is a free one.</param>
    /// <param name="mostBytesOfABody">What is longer is refused.</param>
    /// <param name="services">Adds services.</param>
    /// <param name="routes">Adds routes; what is given ends when the listener does.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    /// <exception cref="SocketException">It is none of this machine's, or not for this user.</exception>
    public static async Task<Listener> Start(
        IPEndPoint endPoint, int mostBytesOfABody, Action<WebApplicationBuilder> services, Action<WebApplication, CancellationToken> routes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Listener).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = mostBytesOfABody;
            kestrel.Listen(endPoint);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        services(builder);
        var listener = new Listener(builder.Build());
        try
        {
            routes(listener.app, listener.stopping.Token);
            await listener.app.StartAsync();
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }

        listener.Address = new Uri(listener.app.Urls.Single());
        return listener;
    }

    /// <summary>Begins work that goes on until it is told to stop.</summary>
    public void Begin(Func<CancellationToken, Task> task) => work.Add(task(stopping.Token));

    /// <summary>Runs until it is cancelled, or until work beside it fails.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            await foreach (var ended in Task.WhenEach([Task.Delay(Timeout.Infinite, stopping.Token), .. work]).WithCancellation(cancel))
            {
                await ended;
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    /// <summary>Tells the work to stop, waits for what it finishes, and answers no more requests.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync();
        await app.DisposeAsync();
        stopping.Dispose();
    }

    /// <summary>Who starts the host stops it: the command line listens to signals already.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
