using System.Diagnostics;
using Solde.Tests.Postgres;

namespace Solde.Throughput;

/// <summary>All contenders in turn, several times over: what slows the machine down for a while slows all of them.</summary>
internal static class Comparison
{
    /// <summary>Measures them, and tells of each measurement as it is made.</summary>
    public static async Task<IReadOnlyList<Row>> Run(
        IReadOnlyList<IContender> contenders, int repetitions, PostgresCluster cluster, Action<string> tell, CancellationToken cancellation)
    {
        var measured = contenders.ToDictionary(contender => contender, _ => new List<Measured>());
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            foreach (var contender in contenders)
            {
                // What the one before left in memory is written now, not while this one is timed.
                await cluster.Server.Execute("CHECKPOINT", cancellation);
                var started = Stopwatch.GetTimestamp();
                var result = await contender.Run(cluster, cancellation);
                measured[contender].Add(result);
                tell($"{repetition}/{repetitions} {contender.Name}: {result.PerSecond:N0}/s ({Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s with all around it)");
            }
        }

        return [.. contenders.Select(contender => new Row(contender, measured[contender]))];
    }
}

/// <summary>A contender's measurements, one for each repetition.</summary>
internal sealed record Row(IContender Contender, IReadOnlyList<Measured> Measured)
{
    public double Median => Middle(Measured.Select(m => m.PerSecond));

    /// <summary>How many times as fast as the other: the median of what each repetition says, because there they ran side by side.</summary>
    public double Times(Row other) => Middle(Measured.Zip(other.Measured, (mine, theirs) => mine.PerSecond / theirs.PerSecond));

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
