using Solde.Tests.Postgres;

namespace Solde.Throughput;

/// <summary>One row of the comparison: something that does durable work as fast as it can.</summary>
internal interface IContender
{
    /// <summary>The name of its row.</summary>
    string Name { get; }

    /// <summary>What is counted and how, in a sentence.</summary>
    string Counted { get; }

    /// <summary>Whether every row says how many times as fast as this one it is.</summary>
    bool IsReference { get; }

    /// <summary>One measurement, after a warm-up of its own, on a database that nobody used before. It ends by itself within two minutes.</summary>
    Task<Measured> Run(PostgresCluster cluster, CancellationToken cancellation);
}

/// <summary>What was done in which time, and with which versions and settings.</summary>
internal sealed record Measured(long Count, TimeSpan Elapsed, IReadOnlyDictionary<string, string> Settings)
{
    public double PerSecond => Count / Elapsed.TotalSeconds;
}
