using Solde.App.Payments;

namespace Solde.Simulation.Tests;

/// <summary>What is broken on purpose, to see that the simulation is not blind.</summary>
internal enum Breakage
{
    None,

    /// <summary>MarkSent says that attempts were marked, and writes nothing.</summary>
    SentNotWritten,

    /// <summary>What was decided from an old version of a booking is stored all the same: only the index on open obligations stands between two
    /// payments at once. Not enough to do harm; the control of the next.</summary>
    LooseVersions,

    /// <summary>The same, without the index.</summary>
    NoUniqueIndex,

    /// <summary>What is sent again in doubt gets another idempotency key.</summary>
    NewKeyOnDoubt,

    /// <summary>A hold stands as the last event says, and the acquirer is not asked.</summary>
    EventsBelieved,
}

/// <summary>How often things go wrong in one simulation, by its seed. Chances are per call or step.</summary>
internal sealed record Knobs
{
    public required bool TwoStep { get; init; }

    public required int Properties { get; init; }

    /// <summary>How far the clock of each node is off.</summary>
    public required Duration[] Skews { get; init; }

    public double Crash { get; init; }

    public double Pause { get; init; }

    /// <summary>How long a node sleeps: anything, or about as long as a lease of attempts, so that who sleeps and who takes over meet.</summary>
    public required (int Least, int Most) PauseSeconds { get; init; }

    public double StoreLoss { get; init; }

    public double Gateway { get; init; }

    public double Mail { get; init; }

    /// <summary>Of an event of the acquirer's.</summary>
    public double Event { get; init; }

    /// <summary>How much a node asks of the acquirer at once, and when not.</summary>
    public required LaneLimits Lane { get; init; }

    /// <summary>The gateway is away from the n-th day on, for so long.</summary>
    public (int Day, Duration For)? Outage { get; init; }

    public static Knobs Of(Random random) => new()
    {
        TwoStep = random.Next(2) == 0,
        Properties = random.Next(4) == 0 ? 2 : 1,
        Skews = [Duration.FromMilliseconds(random.Next(-300, 300)), Duration.FromMilliseconds(random.Next(-300, 300))],
        Crash = Pick(random, 0, 0.002, 0.01),
        Pause = Pick(random, 0, 0.002, 0.01, 0.03),
        PauseSeconds = random.Next(3) == 0 ? (50, 90) : (5, 400),
        StoreLoss = Pick(random, 0, 0.002, 0.02),
        Gateway = Pick(random, 0, 0.1, 0.4),
        Mail = Pick(random, 0, 0.05, 0.3),
        Event = Pick(random, 0, 0.3, 0.8),
        Lane = Pick(random, new LaneLimits(), new LaneLimits { AtOnce = 2, Most = 4, Failures = 4 }, new LaneLimits { AtOnce = 1, Most = 1, Failures = 2 }),
        Outage = random.Next(8) switch
        {
            0 => (random.Next(0, 60), Duration.FromHours(random.Next(1, 48))),
            1 => (random.Next(0, 60), Duration.FromDays(12)),
            _ => null,
        },
    };

    private static T Pick<T>(Random random, params ReadOnlySpan<T> from) => from[random.Next(from.Length)];
}
