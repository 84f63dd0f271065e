using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Solde.App.Bookings;
using Solde.Server.Tests.Api;
using Solde.Server.Tests.Cli;
using Solde.Tests.Postgres;

namespace Solde.Server.Tests.Serve;

/// <summary>docs/operations.md, part Monitoring: what leaves by OTLP. In a process of its own, which alone has the variables.</summary>
public sealed partial class OtlpTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly LiveFolder live = new();

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task What_the_manual_names_arrives_at_the_endpoint_that_is_set()
    {
        await using var receiver = await OtlpReceiver.Start();
        var ended = await ServeOnePayment(new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"{receiver.Address}", ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_SERVICE_NAME"] = "les-pins",
        });
        Assert.Equal((0, ""), ended); // And what was measured last was sent before.
        Assert.All(receiver.Taken, each => Assert.Equal(("application/x-protobuf", true), (each.Type, each.Body.Contains("les-pins", StringComparison.Ordinal))));
        Assert.Equal(["/v1/metrics", "/v1/traces"], receiver.Taken.Select(each => each.Path).Distinct().Order(StringComparer.Ordinal));
        AssertTold(Bodies("/v1/metrics"), Documented(MetricRow()), 7);
        AssertTold(Bodies("/v1/traces"), ["review batch", "gateway prepare", "gateway confirm", "message", "PUT /properties/{property}/bookings/{ref}"], 5);

        string Bodies(string path) => string.Concat(receiver.Taken.Where(each => each.Path == path).Select(each => each.Body));
    }

    [Theory] // whether the exporter's program is in the process's memory
    [InlineData(false)]
    [InlineData(false, "OTEL_SERVICE_NAME=les-pins", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://127.0.0.1:1")]
    public async Task Without_an_endpoint_nothing_that_could_send_is_even_loaded(bool isLoaded, params string[] variables)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What is in the memory of another process is read from /proc.");
        var maps = "";
        await ServeOnePayment(variables.Select(each => each.Split('=')).ToDictionary(each => each[0], each => each[1]), process =>
            maps = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/maps")));
        Assert.Contains("/solde.dll", maps, StringComparison.Ordinal); // What is loaded is seen.
        Assert.Equal(isLoaded, maps.Contains("OpenTelemetry", StringComparison.Ordinal));
    }

    /// <summary>Runs <c>solde serve</c> until a booking is charged and its e-mails have left, then tells it to stop.</summary>
    /// <returns>What it ended with, and what it wrote as errors.</returns>
    private async Task<(int Code, string Errors)> ServeOnePayment(Dictionary<string, string> variables, Action<int>? look = null)
    {
        var database = live.Of("solde.db");
        var (property, key, card) = await LiveFolder.Prepare(database);
        string[] command =
        [
            "dotnet", Path.Combine(AppContext.BaseDirectory, "solde.dll"), "serve", "--listen", "http://127.0.0.1:0", "--sandbox-pages", "http://127.0.0.1:0", "--database", database, "--data", live.Of(""),
        ];
        using var process = Command.Start(command, variables);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var first = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            await Pay(new Uri(Assert.IsType<string>(first).Split(' ')[4]), property, key, card);
            look?.Invoke(process.Id);
            await Command.Run(["sh", "-c", "kill -TERM $1", "sh", string.Create(CultureInfo.InvariantCulture, $"{process.Id}")], Limit);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private async Task Pay(Uri address, Guid property, string key, StoredCard card)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var put = await http.PutAsJsonAsync($"api/v1/properties/{property:D}/bookings/B1", ApiRig.Booking(card: card));
        while (live.Mails().Length < 2)
        {
            await Task.Yield();
        }
    }

    private static void AssertTold(string bodies, string[] names, int count)
    {
        Assert.Equal(count, names.Length);
        Assert.All(names, name => Assert.Contains(name, bodies, StringComparison.Ordinal));
    }

    /// <summary>The names of a table of the manual.</summary>
    private static string[] Documented(Regex row) => [.. row.Matches(File.ReadAllText(Path.Combine(Samples.Root, "docs", "operations.md"))).Select(found => found.Groups["name"].Value)];

    [GeneratedRegex(@"^\| `(?<name>[a-z]+(\.[a-z]+)+)` \| (s|items|attempts|messages) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex MetricRow();
}
