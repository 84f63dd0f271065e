using System.Globalization;
using System.Text.RegularExpressions;
using Solde.Tests.Postgres;

namespace Solde.Throughput;

/// <summary>PostgreSQL's own benchmark: what this machine and its disk do in small transactions, whoever asks for them.</summary>
internal sealed partial class Pgbench(PostgresPrograms programs) : IContender
{
    private const int Scale = 10, Clients = 8, WarmUpSeconds = 3, Seconds = 15;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public string Name => "pgbench -N";

    public string Counted => $"transactions (one update, one select, one insert) of {Clients} clients in {Seconds} s, without the time to connect, as pgbench says";

    public bool IsReference => true;

    public async Task<Measured> Run(PostgresCluster cluster, CancellationToken cancellation)
    {
        await using var database = await cluster.Server.CreateDatabase(cancellation: cancellation);
        var threads = Math.Min(Environment.ProcessorCount, Clients);
        var version = (await Call(["--version"])).Trim();
        await Call(["--initialize", "--quiet", $"--scale={Scale}"]);
        string[] load = ["--skip-some-updates", "--no-vacuum", $"--client={Clients}", $"--jobs={threads}"];
        await Call([.. load, $"--time={WarmUpSeconds}"]);
        await cluster.Server.Execute("CHECKPOINT", cancellation);
        var report = await Call([.. load, $"--time={Seconds}"]);

        var count = long.Parse(Processed().Match(report).Groups["count"].Value, CultureInfo.InvariantCulture);
        var perSecond = double.Parse(PerSecond().Match(report).Groups["tps"].Value, CultureInfo.InvariantCulture);
        return new Measured(count, TimeSpan.FromSeconds(count / perSecond), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["version"] = version, ["clients"] = $"{Clients}", ["threads"] = $"{threads}", ["scale"] = $"{Scale}", ["protocol"] = "simple",
        });

        Task<string> Call(string[] arguments) => Command.Run(
            [programs["pgbench"], .. arguments], Limit,
            new Dictionary<string, string>(cluster.ClientVariables, StringComparer.Ordinal) { ["PGDATABASE"] = database.Name }, cancellation);
    }

    [GeneratedRegex(@"^number of transactions actually processed: (?<count>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Processed();

    [GeneratedRegex(@"^tps = (?<tps>[\d.]+) \(without initial connection time\)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PerSecond();
}
