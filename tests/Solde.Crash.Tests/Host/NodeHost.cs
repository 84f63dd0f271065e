using System.Data.Common;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Work;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;
using Solde.Server;
using Solde.Server.Mail;
using Solde.Storage;

namespace Solde.Crash.Tests.Host;

/// <summary>A node as <c>serve</c> makes it, and the people who work through it. It ends with 0 once nothing is due for so long, or is killed.</summary>
internal sealed class NodeHost : IDisposable
{
    private const int MostRounds = 300;
    private static readonly TimeSpan LongestWithout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    private readonly TimeProvider wall;
    private readonly NodeOptions options;
    private readonly JumpingTime time;
    private readonly LiveClock clock;
    private readonly Points points;
    private readonly SqlStore sql;
    private readonly SandboxOrigin origin;
    private readonly GatewayLane lane;
    private readonly Func<Node> node;
    private readonly Func<Task<bool>> people;

    private NodeHost(NodeOptions options, TimeProvider wall, JumpingTime time, Bell bell, SqlStore sql)
    {
        (this.options, this.wall, this.time, this.sql) = (options, wall, time, sql);
        clock = new LiveClock(time);
        points = new Points(options);
        var store = PointedStore.Of(sql, points);
        origin = new SandboxOrigin(options.Sandbox, wall);
        lane = new GatewayLane(new PointedGateway(new SandboxGateway(origin.Line, twoStep: true), points), clock, new LaneLimits());
        var ids = new LiveIds(Path.Combine(options.Folder, "key"), "http://localhost");
        var execution = new Execution(store, new GatewayLanes(lane), ids, clock);
        var mailer = new PickupMailer(MailSettings.InFolder(Path.Combine(options.Folder, "mail")));
        var outbox = new Outbox(store, new PointedMailer(mailer, points, Path.Combine(options.Folder, "sent")), ids, MessageText.Render);
        node = () => new Node(
            store, execution, outbox, new Braking(store, sql, ids), ids, bell, time,
            static (error, queue) => Console.WriteLine($"failed {queue}: {error.Message.ReplaceLineEndings(" ")}"));
        var desk = new Desk(store, execution, ids);
        people = options.Sales > 0
            ? new Till(store, desk, clock, points, options).Act
            : new Story(store, desk, origin, ids, clock, options.Prefix).Act;
    }

    public static async Task<int> Run(NodeOptions options)
    {
#pragma warning disable RS0030 // This is a composition root.
        var real = TimeProvider.System;
#pragma warning restore RS0030
        var jumping = new JumpingTime(real, options.At);
        var bell = new Bell(jumping);
        var with = new StoreOptions { Bell = bell, Time = jumping };
        await using var opened = options.IsPostgres ? await SqlStore.Postgres(options.Database, with) : SqlStore.Sqlite(options.Database, with);
        using var host = new NodeHost(options, real, jumping, bell, opened);
        return await host.Rounds();
    }

    public void Dispose()
    {
        lane.Dispose();
        origin.Dispose();
    }

    /// <summary>Works until nothing is due, stops gracefully, and goes on at the next instant at which anything is.</summary>
    private async Task<int> Rounds()
    {
        for (var rounds = 0; rounds < MostRounds; rounds++)
        {
            await Console.Out.WriteLineAsync($"at {InstantPattern.ExtendedIso.Format(clock.GetCurrentInstant())}");
            if (await Round())
            {
                continue; // People look at what came of what they did.
            }

            if (await NextDueAt() is not { } next || next > options.Until)
            {
                await Console.Out.WriteLineAsync($"done {string.Join("; ", points.Passed)}");
                return 0;
            }

            time.JumpTo(next);
        }

        await Console.Out.WriteLineAsync($"it does not come to rest in {MostRounds} rounds");
        return 3;
    }

    /// <returns>Whether people did anything.</returns>
    private async Task<bool> Round()
    {
        using var stop = new CancellationTokenSource();
        points.Stopping = stop;
        var running = node().Run(WorkQueues.All, stop.Token);
        var acted = await Insist(people);
        using var look = new PeriodicTimer(LookEvery, wall);
        while (!stop.IsCancellationRequested && await NextDueAt() <= clock.GetCurrentInstant())
        {
            await look.WaitForNextTickAsync(CancellationToken.None);
        }

        await stop.CancelAsync();
        await running;
        return acted;
    }

    /// <summary>What is the earliest due, be it overdue.</summary>
    private Task<Instant?> NextDueAt() => Insist(() => sql.NextDueAt(NodaConstants.UnixEpoch).AsTask());

    /// <summary>Does it again while the database is away, or the acquirer's page.</summary>
    private async Task<T> Insist<T>(Func<Task<T>> what)
    {
        var began = wall.GetTimestamp();
        using var again = new PeriodicTimer(LookEvery, wall);
        while (true)
        {
            try
            {
                return await what();
            }
            catch (Exception lost) when (lost is DbException or HttpRequestException && wall.GetElapsedTime(began) < LongestWithout)
            {
                await Console.Out.WriteLineAsync($"failed people: {lost.Message.ReplaceLineEndings(" ")}");
                await again.WaitForNextTickAsync(CancellationToken.None);
            }
        }
    }
}
