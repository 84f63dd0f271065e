using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Solde.App.Backtest;
using Solde.Server.Backtest;
using Solde.Server.Cli;

namespace Solde.Bench;

/// <summary>The backtest of the sample's 14,938 bookings with six automations, in process: reading the file twice, every life from booking
/// to a month after the last departure, the tally.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 2, iterationCount: 7)]
public class BacktestBench
{
    private BacktestInput input = null!;

    /// <summary>Reads the rules and the mapping.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Solde.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("not in the checkout");
        }

        string In(string path) => Path.Combine(root.FullName, path);
        input = BacktestInput.Read(
            In("samples/hotel-bookings.csv"), null, null, In("bench/automations.json"), (null, null), CardSimulation.Simulated,
            Terminal.InMemory(TextWriter.Null, TextWriter.Null, new FrozenTime()));
    }

    /// <summary>The whole backtest.</summary>
    [Benchmark]
    public async Task<int> Sample() => (await BacktestRun.Run(input, static _ => { }, CancellationToken.None)).Report.Bookings;
}

/// <summary>Time that stands still: a backtest has its own.</summary>
internal sealed class FrozenTime : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
}
