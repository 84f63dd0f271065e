using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Solde.App.Access;
using Solde.App.Jobs;
using Solde.App.Requests;
using Solde.App.Webhooks;
using Solde.App.Work;
using Solde.Server.Api;
using Solde.Server.Backtest;
using Solde.Server.Guests;
using Solde.Server.Office;
using Solde.Server.Office.Settings;
using Solde.Server.Webhooks;

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
        var sender = new WebhookSender(database.Store, parts.Post, database.Ids.WebhookSecret, parts.Clock);
        var inbox = new GatewayInbox(database.Store, parts.Events, parts.Clock);
        var node = new Node(
            database.Store, database.Execution, parts.Outbox, database.Brake, database.Ids, parts.Bell, parts.Time,
            (error, queue) => LogFailed(log, error, queue))
        {
            Others = OtherQueues(sender, inbox, new JobWork(database.Store, BacktestJob.Run, parts.Time), database.Guests),
        };
        var work = new ApiParts(
            database.Store, database.Store, database.Store, database.Desk, database.Automations, database.Brake, database.Webhooks(parts.Post),
            new JobDesk(database.Store, database.Ids), database.Properties, database.Store, database.Days, database.Ids, parts.Clock.GetCurrentInstant, new ApiLimits())
        {
            Vouchers = database.Store, Appointments = database.Appointments, Letters = database.Store,
        };
        var listener = await Listener.Start(endPoint, ApiLimits.BodyBytes, builder =>
        {
            AddLog(builder.Logging);
            if (withApi)
            {
                var inviting = new Inviting(database.Store, parts.Mailer, database.Ids, parts.Installation.Url);
                var settings = new SettingsParts(database.Store, database.Store, database.Keys, parts.Mailer, parts.Installation);
                var guests = new GuestParts(database.Store, database.Guests, database.Store, parts.Clock, parts.Installation.Url, () => database.Acquirer.Guests.Address) { Appointments = database.Appointments, Letters = database.Store, Vault = database.Vault };
                OfficeHost.AddTo(
                    builder, new OfficeParts(work, database.Store, database.Store, database.Store, parts.Clock, database.Ids, parts.Links, inviting, settings) { Agenda = database.Store, Vault = database.Vault },
                    guests);
            }
        }, (app, _) =>
        {
            log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Solde");
            database.GatewayThrew = (wrong, call) => LogThrew(log, wrong, call);
            BelieveProxies(app, parts);
            new Health(database, node, parts.Clock, parts.Time, log).Map(app);
            if (withApi)
            {
                RestApi.Map(app, work);
                Hooks.Map(app, inbox);
                OfficeHost.Map(app);
            }
        });
        listener.Begin(stop => node.Run(WorkQueues.All, stop));
        return listener;
    }

    private static ImmutableArray<OtherWork> OtherQueues(WebhookSender sender, GatewayInbox inbox, JobWork jobs, GuestDesk guests) =>
    [
        new(WorkQueues.Webhooks, (follow, _) => sender.Pass(follow)),
        new(WorkQueues.GatewayEvents, (_, _) => inbox.Pass()),
        new(WorkQueues.Jobs, (_, stop) => jobs.Pass(stop)),
        new(WorkQueues.GuestPages, (_, stop) => guests.Pass(stop)),
    ];

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

    [LoggerMessage(Level = LogLevel.Error, Message = "{Call} threw: a defect; what it was about is not known, and is asked about")]
    private static partial void LogThrew(ILogger log, Exception exception, string call);
}
