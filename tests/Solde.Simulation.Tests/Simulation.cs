using System.Globalization;
using Solde.App;
using Solde.App.Payments;
using Solde.App.Simulate;
using Solde.Gateways.Sandbox;

namespace Solde.Simulation.Tests;

/// <summary>What came of a seed.</summary>
/// <param name="Failure">What does not hold; null = all does.</param>
/// <param name="Steps">The last steps, one a line.</param>
/// <param name="Count">How many steps.</param>
/// <param name="Hash">Of all that was journalled and of the acquirer's books.</param>
internal sealed record Outcome(int Seed, string? Failure, IReadOnlyList<string> Steps, int Count, string Hash)
{
    public string Text => $"seed {Seed}: {Failure}\nagain: ./test --seed {Seed} --filter Simulation\nlast steps:\n{string.Join('\n', Steps)}";
}

/// <summary>Two nodes, their guests and staff, and an acquirer, on one thread: a scheduler with a seed alone decides who goes on, and what goes wrong.</summary>
internal sealed partial class Simulation : IDisposable
{
    private const int MostSteps = 60_000;

    private static readonly string Folder = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
    private static readonly Lazy<byte[]> Empty = new(MakeEmpty);

    private readonly Random random;
    private readonly Reached reached;
    private readonly Queue<(Instant At, string Who, string What)> steps = [];
    private readonly int stepsKept;
    private readonly SimulatedNode[] nodes;
    private readonly List<Happening> happenings;
    private readonly string folder;
    private bool isCalm;
    private int count;

    private Simulation(int seed, Breakage breakage, Reached reached, int stepsKept)
    {
        (Breakage, this.reached, this.stepsKept) = (breakage, reached, stepsKept);
        random = new Random(seed);
        Knobs = Knobs.Of(random);
        folder = Directory.CreateDirectory(Path.Combine(Folder, $"solde-simulation-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}-{seed}")).FullName;
        Database = Path.Combine(folder, "solde.db");
        File.WriteAllBytes(Database, Empty.Value);
        Worlds = [.. Enumerable.Range(0, Knobs.Properties).Select(i => World.Of((seed * 2) + i, Ids.New()))];
        Now = Worlds.Min(world => world.Scenario.Start);
        happenings = [.. Worlds.SelectMany((world, i) => world.Scenario.Events.Concat(world.Clients).Select(e => new Happening(i, e, e.At))).OrderBy(each => each.At)];
        Ledger = new MemoryLedger();
        Posts = new Posts(this);
        Acquirer = new SandboxAcquirer(new TellingLedger(Ledger, Posts.Ended), () => Now, new SandboxFaults(seed));
        Gateway = new SandboxGateway(Acquirer, Knobs.TwoStep);
        nodes = [new(this, "A", Knobs.Skews[0]), new(this, "B", Knobs.Skews[1])];
        Watch = new Watch(this, breakage == Breakage.NoUniqueIndex);
    }

    public Knobs Knobs { get; private set; }

    public Breakage Breakage { get; }

    public Pump Pump { get; } = new();

    public Traffic Traffic { get; } = new();

    public Watch Watch { get; }

    public string Database { get; }

    public IIds Ids { get; } = new CountedIds();

    public ImmutableArray<World> Worlds { get; }

    public MemoryLedger Ledger { get; }

    public Posts Posts { get; }

    public SandboxAcquirer Acquirer { get; }

    public IGateway Gateway { get; }

    public Instant Now { get; private set; }

    public string? Failure { get; private set; }

    /// <summary>Whether the acquirer cannot be reached now.</summary>
    public bool IsAway => !isCalm && Knobs.Outage is var (day, length) && Now - Worlds[0].Scenario.Start is var since
        && since >= Duration.FromDays(day) && since < Duration.FromDays(day) + length;

    /// <summary>Plays a seed to its end.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="reached">Counts what was reached.</param>
    /// <param name="breakage">What is broken on purpose.</param>
    /// <param name="stepsKept">How many of the last steps the outcome tells.</param>
    public static Outcome Run(int seed, Reached reached, Breakage breakage = Breakage.None, int stepsKept = 60)
    {
        var before = SynchronizationContext.Current;
        using var simulation = new Simulation(seed, breakage, reached, stepsKept);
        SynchronizationContext.SetSynchronizationContext(simulation.Pump);
        try
        {
            simulation.Play();
        }
        catch (Exception e)
        {
            simulation.Fail($"the simulation itself: {e}");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        return new Outcome(seed, simulation.Failure, [.. simulation.Told()], simulation.count, simulation.Watch.Hash());
    }

    public Task Gate(Life life, string what) => Traffic.Gate(life, what);

    /// <summary>Whether something befalls a call.</summary>
    public bool Befalls(double chance) => !isCalm && chance > 0 && random.NextDouble() < chance;

    public T Pick<T>(params IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>An instant within so many milliseconds from now.</summary>
    public Instant Soon(int mostMilliseconds) => Now + Duration.FromMilliseconds(random.Next(0, mostMilliseconds));

    public ImmutableArray<byte> Salt()
    {
        var salt = new byte[16];
        random.NextBytes(salt);
        return [.. salt];
    }

    public object? Break(GatedStore store, System.Reflection.MethodInfo method, object?[] args) =>
        Breakage == Breakage.None ? null : Breaking.Call(Breakage, store, method, args);

    /// <summary>Counts something worth counting, and tells it among the steps.</summary>
    public void Note(Life life, string what, string about)
    {
        reached.Note(what);
        Tell(life.Node.Name, $"{what} ({about})");
    }

    public void Count(string what) => reached.Note(what);

    public void Fail(string what) => Failure ??= what;

    /// <summary>What went wrong in a node: lost connections do, nothing else may.</summary>
    public void Failed(SimulatedNode node, Exception error, string where)
    {
        var errors = error is AggregateException many ? many.Flatten().InnerExceptions : [error];
        foreach (var each in errors.Where(each => each is not StoreLost))
        {
            Fail($"{node.Name}, {where}: {each}");
        }

        Tell(node.Name, $"{where} failed: {error.Message}");
    }

    /// <summary>Whoever did something through a node has no answer: another system says it again until it is heard, people mostly look and do not.</summary>
    public void NoAnswer(Happening happening)
    {
        if (happening.Event is BookEvent || random.Next(3) == 0)
        {
            reached.Note("repeated after no answer");
            happenings.Insert(0, happening with { At = Soon(20_000) });
        }
    }

    /// <summary>Somebody is going to do something, at its time.</summary>
    public void Later(Happening happening)
    {
        var after = happenings.FindIndex(each => each.At > happening.At);
        happenings.Insert(after < 0 ? happenings.Count : after, happening);
    }

    /// <summary>A request arrives although its sender gave it up; none is on its way longer than this.</summary>
    public void SendLate(string what, Action arrive) => Traffic.Late.Add(new Late(Soon(25_000), what, arrive));

    public void Tell(string who, string what)
    {
        if (steps.Count == stepsKept)
        {
            steps.Dequeue();
        }

        steps.Enqueue((Now, who, what));
    }

    public void Dispose()
    {
        foreach (var node in nodes)
        {
            node.Stop();
        }

        Watch.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // Put into words only where somebody reads them.
    private IEnumerable<string> Told() => Failure is null
        ? []
        : steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.At:uuuu-MM-dd HH:mm:ss.fff} {step.Who,-8} {step.What}"));

    private static byte[] MakeEmpty()
    {
        var file = Path.Combine(Folder, $"solde-simulation-empty-{Environment.ProcessId}.db");
        Solde.Storage.SqlStore.Sqlite(file).Dispose();
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        return bytes;
    }
}
