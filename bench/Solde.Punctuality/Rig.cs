using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Work;
using Solde.Bench;
using Solde.Core;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;
using Solde.Storage;
using Solde.Tests.Postgres;

namespace Solde.Punctuality;

/// <summary>A node at work on a database of its own, with two gateways: one that takes 300 ms for every answer, and one that never answers.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public const string Usual = "usual";
    public const string Hanging = "hanging";

    private readonly SandboxProcess acquirer;
    private readonly SandboxProcess silent;
    private readonly List<SandboxOrigin> origins = [];
    private readonly List<GatewayLane> lanes = [];
    private readonly PostgresDatabase? postgres;
    private readonly string folder;

    private Rig(SandboxProcess acquirer, SandboxProcess silent, PostgresDatabase? postgres, string folder)
    {
        (this.acquirer, this.silent, this.postgres, this.folder) = (acquirer, silent, postgres, folder);
        Database = postgres?.ConnectionString ?? Path.Combine(folder, "solde.db");
    }

#pragma warning disable RS0030 // The composition root of this program.
    public static LiveClock Clock { get; } = new(TimeProvider.System);

    public string Database { get; }

    public SqlStore Store { get; private set; } = null!;

    public Hotels Hotels { get; private set; } = null!;

    private Bell Bell { get; } = new(TimeProvider.System);

    private Ids Named { get; } = new();

    public static async Task<Rig> Open(PostgresCluster? cluster, CancellationToken cancel)
    {
        var rig = new Rig(
            await SandboxProcess.Start(TimeSpan.FromMilliseconds(300)), await SandboxProcess.Start(TimeSpan.FromMinutes(5)),
            cluster is null ? null : await cluster.Server.CreateDatabase(null, cancel), Directory.CreateTempSubdirectory("solde-punctuality-").FullName);
        var options = new StoreOptions { Bell = rig.Bell };
        rig.Store = rig.postgres is null ? SqlStore.Sqlite(rig.Database, options) : await SqlStore.Postgres(rig.Database, options);
        var cards = new Dictionary<string, StoredCard>(StringComparer.Ordinal);
        using (var pages = new SandboxOrigin(rig.acquirer.Address, TimeProvider.System))
        {
            cards[Usual] = (await pages.StoreCard("4242424242424242", new YearMonth(2035, 12), cancel))!;
            cards[Hanging] = cards[Usual]; // A gateway that does not answer does not look at its card.
        }

        rig.Hotels = new Hotels(rig.Store, rig.Named, cards.ToFrozenDictionary());
        return rig;
    }

    /// <summary>Works until told to stop.</summary>
    public async Task Work(CancellationToken stop)
    {
        var gateways = new GatewayLanes(Lane(Usual, acquirer), Lane(Hanging, silent));
        var node = new Node(
            Store, new Execution(Store, gateways, Named, Clock), new Outbox(Store, new NoMailer(), Named, message => message), new Braking(Store, Store, Named), Named,
            Bell, TimeProvider.System, (e, queue) => Console.Error.WriteLine($"{queue}: {e.Message}"));
        await node.Run(WorkQueues.Reviews | WorkQueues.Attempts | WorkQueues.Sweeps, stop);
    }

    /// <summary>Waits until no sweep is under way.</summary>
    /// <returns>How long that took.</returns>
    public async Task<string> SweepEnds(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (postgres is not null && await postgres.Scalar<long>("SELECT count(*) FROM sweeps", cancel) > 0)
        {
            await timer.WaitForNextTickAsync(cancel);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0} s");
    }

    private GatewayLane Lane(string name, SandboxProcess process)
    {
        var origin = new SandboxOrigin(process.Address, TimeProvider.System);
        origins.Add(origin);
        var lane = new GatewayLane(new SandboxGateway(origin.Line, twoStep: true), Clock, new LaneLimits()) { Name = name };
        lanes.Add(lane);
        return lane;
    }
#pragma warning restore RS0030

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        lanes.ForEach(lane => lane.Dispose());
        origins.ForEach(origin => origin.Dispose());
        acquirer.Dispose();
        silent.Dispose();
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private sealed class NoMailer : IMailer
    {
        public ValueTask<MailReply> Send(Message message, CancellationToken cancel) => throw new InvalidOperationException("no message is sent here");
    }
}
