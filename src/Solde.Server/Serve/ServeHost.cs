using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Solde.App.Jobs;
using Solde.App.Webhooks;
using Solde.App.Work;
using Solde.Server.Api;
using Solde.Server.Backtest;
using Solde.Server.Webhooks;

namespace Solde.Server.Serve;

/// <summary>The autopilot at work: a node, the API, and whether they are well. Everything that needs the web host is behind this type, so that other
/// commands do not load it.</summary>
internal sealed partial class ServeHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CancellationTokenSource stopping = new();
    private readonly ILogger log;
    private Task working = Task.CompletedTask;

    private ServeHost(WebApplication app)
    {
        this.app = app;
        log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Solde");
    }

    /// <summary>Where it listens, with the port that was free.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts listening and working.</summary>
    /// <param name="endPoint">Where it listens.</param>
    /// <param name="database">The database, whose store rings the bell.</param>
    /// <param name="bell">Says when work is due.</param>
    /// <param name="parts">What the node and the API are made of.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    /// <exception cref="SocketException">It is none of this machine's, or not for this user.</exception>
    public static async Task<ServeHost> Start(IPEndPoint endPoint, Database database, Bell bell, ServeParts parts)
    {
        var host = new ServeHost(Build(endPoint));
        var sender = new WebhookSender(database.Store, parts.Post, database.Ids.WebhookSecret, parts.Clock);
        var inbox = new GatewayInbox(database.Store, parts.Events, parts.Clock);
        RestApi.Map(host.app, new ApiParts(
            database.Store, database.Store, database.Store, database.Desk, database.Automations, database.Brake,
            database.Webhooks(parts.Post), new JobDesk(database.Store, database.Ids),
            database.Ids, parts.Clock.GetCurrentInstant, new ApiLimits()));
        Hooks.Map(host.app, inbox);
        host.MapHealth(database);
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
        var node = new Node(database.Store, database.Execution, parts.Outbox, database.Brake, database.Ids, bell, parts.Time, host.LogFailed)
        {
            Others = OtherQueues(sender, inbox, new JobWork(database.Store, BacktestJob.Run, parts.Time)),
        };
        host.working = node.Run(WorkQueues.All, host.stopping.Token);
        return host;
    }

    /// <summary>Runs until it is cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            await working.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    /// <summary>Claims nothing more, finishes what was sent, and answers no more requests.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync();
        await app.DisposeAsync();
        stopping.Dispose();
    }

    private static ImmutableArray<OtherWork> OtherQueues(WebhookSender sender, GatewayInbox inbox, JobWork jobs) =>
    [
        new(WorkQueues.Webhooks, (follow, _) => sender.Pass(follow)),
        new(WorkQueues.GatewayEvents, (_, _) => inbox.Pass()),
        new(WorkQueues.Jobs, (_, stop) => jobs.Pass(stop)),
    ];

    private void MapHealth(Database database)
    {
        app.MapGet("/health/live", static () => Results.Text("alive"));
        app.MapGet("/health/ready", async () =>
        {
            try
            {
                await database.Store.Properties();
                return Results.Text("ready");
            }
            catch (System.Data.Common.DbException e)
            {
                LogNotReady(e);
                return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }

    private static WebApplication Build(IPEndPoint endPoint)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiLimits.BodyBytes;
            kestrel.Listen(endPoint);
        });
        builder.Services.AddRoutingCore();
        builder.Logging.AddJsonConsole(json => json.UseUtcTimestamp = true).SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // What it says is told by the command.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder.Build();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A pass over {Queue} failed; it is tried again")]
    private partial void LogFailed(Exception exception, WorkQueues queue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: the database does not answer")]
    private partial void LogNotReady(Exception exception);
}
