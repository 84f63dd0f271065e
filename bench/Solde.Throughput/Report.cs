using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Solde.Tests.Postgres;

namespace Solde.Throughput;

/// <summary>The comparison as a table to read and as JSON to keep.</summary>
internal sealed record Report(IReadOnlyList<Row> Rows, int Repetitions, IReadOnlyDictionary<string, string> Machine, IReadOnlyDictionary<string, string> Postgres)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Settings of PostgreSQL on which the figures depend.</summary>
    private static readonly string[] Telling =
    [
        "server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method", "wal_level", "shared_buffers", "max_wal_size",
        "checkpoint_timeout", "max_connections", "autovacuum", "jit",
    ];

    private IEnumerable<Row> References => Rows.Where(row => row.Contender.IsReference);

    public static async Task<Report> Of(IReadOnlyList<Row> rows, int repetitions, PostgresCluster cluster, CancellationToken cancellation)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Telling)
        {
            settings[name] = await cluster.Server.Scalar<string>($"SHOW {name}", cancellation);
        }

        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return new Report(rows, repetitions, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cores"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
            ["processor"] = model?.Split(':', 2)[1].Trim() ?? "unknown",
            ["memoryGiB"] = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30)).ToString("N1", CultureInfo.InvariantCulture),
            ["system"] = System.Runtime.InteropServices.RuntimeInformation.OSDescription,
            ["runtime"] = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription,
            ["fileSystem"] = new DriveInfo(cluster.Folder).DriveFormat,
            ["connections"] = "TCP on loopback, password once a connection",
        }, settings);
    }

    /// <summary>A table in Markdown: medians, from the slowest to the fastest repetition, and ratios to the references; then what was counted.</summary>
    public string Table()
    {
        string[] head = ["contender", "a second", "from–to", .. References.Select(reference => $"× {reference.Contender.Name}")];
        var lines = Rows.Select(row => (string[])
        [
            row.Contender.Name,
            Number(row.Median),
            $"{Number(row.Measured.Min(m => m.PerSecond))}–{Number(row.Measured.Max(m => m.PerSecond))}",
            .. References.Select(reference => row.Times(reference).ToString(row.Times(reference) < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture)),
        ]).Prepend([.. head.Select(_ => "---")]).Prepend(head).ToList();
        var widths = Enumerable.Range(0, head.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        var table = lines.Select(line => $"| {string.Join(" | ", line.Select((cell, column) => cell.PadRight(widths[column])))} |");
        return string.Join('\n', [.. table, "", .. Rows.Select(row => $"- {row.Contender.Name}: {row.Contender.Counted}.")]);
    }

    /// <summary>The same with every measurement, version and setting.</summary>
    public string ToJson(DateTimeOffset now) => JsonSerializer.Serialize(
        new
        {
            MeasuredAt = now,
            Machine,
            Postgres,
            Repetitions,
            Contenders = Rows.Select(row => new
            {
                row.Contender.Name,
                row.Contender.Counted,
                Median = Math.Round(row.Median, 1),
                Times = References.ToDictionary(reference => reference.Contender.Name, reference => Math.Round(row.Times(reference), 4), StringComparer.Ordinal),
                Measurements = row.Measured.Select(m => new
                {
                    PerSecond = Math.Round(m.PerSecond, 1),
                    m.Count,
                    Seconds = Math.Round(m.Elapsed.TotalSeconds, 3),
                }),
                row.Measured[0].Settings,
            }),
        },
        Json);

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
