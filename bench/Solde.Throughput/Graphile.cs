using System.Globalization;
using System.Text.Json;
using Solde.Tests.Postgres;

namespace Solde.Throughput;

/// <summary>Graphile Worker: Node.js's job queue on PostgreSQL, in one process. bench/graphile/run.mjs runs the jobs and takes the time.</summary>
internal sealed class Graphile(string folder, int localQueue) : IContender
{
    /// <summary>Graphile's own performance test has 24 jobs under way in a process; so has this.</summary>
    private const int Jobs = 20_000, WarmUpJobs = 2_000, Concurrency = 24, Seconds = 30;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public string Name => localQueue == 0 ? "Graphile Worker" : $"Graphile Worker, localQueue {localQueue}";

    public string Counted => $"{Jobs:N0} jobs that do nothing, all there before the start, from the first completion to the last, or what was done in {Seconds} s";

    public bool IsReference => false;

    public async Task<Measured> Run(PostgresCluster cluster, CancellationToken cancellation)
    {
        await using var database = await cluster.Server.CreateDatabase(cancellation: cancellation);
        var output = await Command.Run(
            ["node", Path.Combine(folder, "run.mjs"), .. new[] { Jobs, WarmUpJobs, Concurrency, localQueue, Seconds }.Select(Text)], Limit,
            new Dictionary<string, string>(cluster.ClientVariables, StringComparer.Ordinal) { ["PGDATABASE"] = database.Name, ["NO_LOG_SUCCESS"] = "1" },
            cancellation);
        using var result = JsonDocument.Parse(output);
        var settings = result.RootElement.GetProperty("settings").EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.ToString(), StringComparer.Ordinal);
        var seconds = result.RootElement.GetProperty("seconds").GetDouble();
        return new Measured(result.RootElement.GetProperty("completed").GetInt64(), TimeSpan.FromSeconds(seconds), settings);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
