using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Solde.App.Work;
using Solde.Server.Api;

namespace Solde.Server.Serve;

/// <summary>The autopilot at work: a node, whether it is well and, for <c>serve</c>, the API. Everything that needs the web host is behind this type,
/// so that other commands do not load it.</summary>
internal static partial class ServeHost
{
    /// <summary>Starts listening and working.</summary>
    /// <param name="endPoint">Where it listens.</param>
    /// <param name="database">The database, whose store rings the bell.</param>
    /// <param name="parts">What the node is made of.</param>
    /// <param name="withApi">Whether it answers the API, as <c>serve</c> does and <c>worker</c> does not.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">It is none of this machine's, or not for this user.</exception>
    public static async Task<Listener> Start(IPEndPoint endPoint, Database database, ServeParts parts, bool withApi)
    {
        ILogger log = null!;
        var node = new Node(
            database.Store, database.Execution, parts.Outbox, database.Brake, database.Ids, parts.Bell, parts.Time,
            (error, queue) => LogFailed(log, error, queue));
        var listener = await Listener.Start(endPoint, ApiLimits.BodyBytes, builder => AddLog(builder.Logging), (app, _) =>
        {
            log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Solde");
            BelieveProxies(app, parts);
            new Health(database, node, parts.Clock, parts.Time, log).Map(app);
            if (withApi)
            {
                RestApi.Map(app, new ApiParts(
                    database.Store, database.Store, database.Store, database.Desk, database.Automations, database.Brake,
                    parts.Clock.GetCurrentInstant, new ApiLimits()));
            }
        });
        listener.Begin(stop => node.Run(WorkQueues.All, stop));
        return listener;
    }

    // Guesses at keys are counted by where they come from: behind a proxy, by what the proxy says, and only where it is known to be one.
    private static void BelieveProxies(WebApplication app, ServeParts parts)
    {
        if (parts.Installation.Proxies.IsEmpty)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in parts.Installation.Proxies)
        {
            options.KnownProxies.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }

    private static void AddLog(ILoggingBuilder logging)
    {
        logging.AddConsole(console =>
        {
            console.FormatterName = LogLines.Name;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.AddConsoleFormatter<LogLines, ConsoleFormatterOptions>();
        logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // What it says is told by the command.
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A pass over {Queue} failed; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception, WorkQueues queue);
}
