using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Simulate;
using Solde.App.Webhooks;
using Solde.App.Work;
using Solde.Gateways.Sandbox;
using Solde.Storage;

namespace Solde.Simulation.Tests;

/// <summary>One of the nodes that share the database: what <c>serve</c> is made of, driven pass by pass.</summary>
internal sealed class SimulatedNode(Simulation simulation, string name, Duration skew) : IBell
{
    private static readonly WorkQueues[] Queues =
        [WorkQueues.Reviews, WorkQueues.Attempts, WorkQueues.Sweeps, WorkQueues.Messages, WorkQueues.GatewayEvents];

    private readonly HashSet<WorkQueues> woken = [];
    private readonly HashSet<WorkQueues> busy = [];
    private SqlStore? store;
    private GatewayLane? lane;
    private GatewayInbox? inbox;
    private ImmutableArray<(WorkQueues Queue, Func<Task<bool>> Pass)> passes = [];
    private PlayedEvents[] doors = [];
    private OnlineClients? pages;

    public string Name => name;

    public Life? Life { get; private set; }

    /// <summary>It sleeps until then, in the middle of whatever it does.</summary>
    public Instant PausedUntil { get; set; }

    /// <summary>When it crashed, and how long it stays so.</summary>
    public Instant RestartAt { get; private set; }

    public VirtualClock Clock { get; } = new();

    public bool IsAwake => Life is not null && simulation.Now >= PausedUntil;

    /// <summary>Its lane to the acquirer takes no more attempts.</summary>
    public bool HasNoRoom => lane!.IsFull;

    /// <summary>Queues over which a pass may begin.</summary>
    public IEnumerable<WorkQueues> Startable => woken.Where(queue => !busy.Contains(queue)).Order();

    public void Start()
    {
        var life = new Life(this);
        store = SqlStore.Sqlite(simulation.Database, new StoreOptions { Bell = this, Salt = simulation.Salt, Time = new NodeTime(Clock) });
        var gated = GatedStore.Of<IStore>(store, life, simulation);
        var events = GatedStore.Of<IGatewayEvents>(store, life, simulation);
        lane = new GatewayLane(new GatedGateway(simulation.Gateway, life, simulation), Clock, simulation.Knobs.Lane);
        var mailer = new GatedMailer(life, simulation);
        var execution = new Execution(gated, new GatewayLanes(lane), simulation.Ids, Clock);
        var outbox = new Outbox(gated, mailer, simulation.Ids, static message => message);
        var time = new NodeTime(Clock);
        inbox = new GatewayInbox(events, [Post.Source], Clock);
        var believing = new BelievingInbox(events, gated, simulation, Clock);
        var node = new Node(
            gated, execution, outbox, new Braking(gated, store, simulation.Ids), simulation.Ids, new Bell(time), time,
            (error, queue) => simulation.Failed(this, error, $"{queue}"));
        passes = [.. node.Passes, (WorkQueues.GatewayEvents, simulation.Breakage == Breakage.EventsBelieved ? believing.Pass : inbox.Pass)];
        var cards = new WatchedCards(new SandboxCards(simulation.Acquirer), simulation);
        var stage = new Stage(gated, lane, cards, mailer, simulation.Ids, Clock, static message => message);
        doors = [.. simulation.Worlds.Select(world => new PlayedEvents(world.Id, world.Scenario.Property, stage, execution, static _ => { }))];
        pages = new OnlineClients(simulation, gated, GatedStore.Of<IAgenda>(store, life, simulation), execution, Clock);
        Life = life;
        Tick();
        Wake(Queues);
    }

    public void Tick() => Clock.Now = simulation.Now + skew;

    public void Wake(IEnumerable<WorkQueues> queues) => woken.UnionWith(queues);

    public void Ring(WorkQueues queues, Instant dueAt)
    {
        if (dueAt <= Clock.Now)
        {
            Wake(Queues.Where(queue => queues.HasFlag(queue)));
        }
    }

    /// <summary>Begins a pass over a queue.</summary>
    public async void Pass(WorkQueues queue)
    {
        woken.Remove(queue);
        busy.Add(queue);
        if (queue == WorkQueues.Attempts && lane!.IsOpen)
        {
            simulation.Count("breaker open"); // Attempts are looked for while the acquirer is left alone.
        }

        try
        {
            if (await passes.First(each => each.Queue == queue).Pass())
            {
                woken.Add(queue);
            }
        }
        catch (Exception e)
        {
            simulation.Failed(this, e, $"{queue}"); // As a node does: it tries again after a while.
        }

        busy.Remove(queue);
    }

    /// <summary>The acquirer tells it of something.</summary>
    public async void Take(Post post)
    {
        var life = Life!;
        life.Taking.Add(post);
        try
        {
            var now = simulation.Now;
            if (!await inbox!.Take(Post.Source.Gateway, name => post.Header(name, now), post.Body))
            {
                simulation.Fail($"13: {post.Event.Id} was taken for a forged one");
            }

            simulation.Posts.Arrived(post);
        }
        catch (StoreLost)
        {
            simulation.Posts.NoAnswer(post);
        }
        catch (Exception e)
        {
            simulation.Failed(this, e, post.Event.Id);
        }

        life.Taking.Remove(post);
    }

    /// <summary>Lets somebody do something through this node.</summary>
    public async void Do(Happening happening)
    {
        var life = Life!;
        life.Doing.Add(happening);
        try
        {
            await (happening.Event is BookOnlineEvent client
                ? pages!.Book(happening.World, client)
                : doors[happening.World].Play(happening.Event, CancellationToken.None).AsTask());
        }
        catch (StoreLost)
        {
            simulation.NoAnswer(happening);
        }
        catch (Exception e)
        {
            simulation.Failed(this, e, happening.Event.Do);
        }

        life.Doing.Remove(happening);
    }

    /// <summary>Loses all that was in its memory.</summary>
    /// <returns>Where it was.</returns>
    public IReadOnlyList<string> Crash(Instant restartAt)
    {
        var places = simulation.Traffic.Drop(Life!).ToList();
        Life!.Doing.ForEach(simulation.NoAnswer);
        Life.Taking.ForEach(simulation.Posts.NoAnswer);
        Stop();
        RestartAt = restartAt;
        return places;
    }

    public void Stop()
    {
        store?.Dispose();
        lane?.Dispose();
        (store, lane, inbox, pages, Life) = (null, null, null, null, null);
        passes = [];
        woken.Clear();
        busy.Clear();
    }

    private sealed class WatchedCards(SandboxCards inner, Simulation simulation) : ISandboxCards
    {
        public StoredCard? Store(string number, YearMonth expiry) => inner.Store(number, expiry);

        public void Authenticate(string gatewayId)
        {
            simulation.Count("guest authenticated");
            inner.Authenticate(gatewayId);
        }
    }

    private sealed class NodeTime(VirtualClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.Now.ToDateTimeOffset();

        // The scheduler alone says when a node looks again: nothing of the store wakes it by itself.
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
