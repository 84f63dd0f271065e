using System.Text.Json;
using System.Text.Json.Nodes;
using Solde.App.Backtest;
using Solde.Server.Cli;

namespace Solde.Server.Tests.Cli;

/// <summary><c>solde automations lint</c> and <c>solde backtest --compare</c>, as a shell sees them.</summary>
public sealed class LintTests : IDisposable
{
    private const string Twice = """
        [{"name": "A", "trigger": {"when": "arrivalDay", "at": "14:00"}, "operation": "charge"},
         {"name": "B", "trigger": {"when": "arrivalDay", "at": "14:00"}, "operation": "charge", "active": %}]
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Property => folder.Write("property.json", """{"name": "Les Pins", "timeZone": "Europe/Paris", "currency": "EUR", "country": "FR", "language": "fr"}""");

    [Fact]
    public async Task Warnings_are_a_line_each_and_the_code_says_whether_there_are_any()
    {
        var (twice, once) = (folder.Write("twice.json", Twice.Replace("%", "true")), folder.Write("once.json", Twice.Replace("%", "false")));
        var (code, output, _) = await Program.Run("automations", "lint", once, twice, "--for", Property);
        Assert.Equal((int)ExitCode.Differs, code);
        Assert.Equal(
            $"{twice}: B: $.trigger: overlap: Is due at the same moment as “A”, on the same bookings: the one with the lower priority number takes the money, the other what is left.\n",
            output.ReplaceLineEndings("\n"));
        Assert.Equal(((int)ExitCode.Done, "", ""), await Program.Run("automations", "lint", once, "--for", Property));
        Assert.StartsWith($"{twice}: B: $.trigger: overlap: Agit au même moment", (await Program.Run("automations", "lint", twice, "--for", Property, "--lang", "fr")).Output);
    }

    [Fact]
    public async Task A_file_that_could_not_be_saved_is_malformed() =>
        Assert.Equal((int)ExitCode.Malformed, (await Program.Run("automations", "lint", folder.Write("wrong.json", "[{}]"), "--for", Property)).Code);

    [Fact]
    public async Task Two_rule_sets_are_compared_figure_by_figure()
    {
        var csv = folder.Write("past.csv", "ref,arrival,departure,made,amount\nA,2026-03-10,2026-03-12,2026-03-01T10:00:00,100.00\nB,2026-03-20,2026-03-22,2026-03-02T10:00:00,60.00\n");
        var mapping = folder.Write("past.mapping.json", $$$"""
            {"property": {{{File.ReadAllText(Property)}}},
             "booking": {"ref": "{ref}", "arrival": "{arrival}", "departure": "{departure}", "createdAt": "{made}", "channel": "direct",
                         "charges": [{"group": "accommodation", "amount": "{amount}"}]}}
            """);
        var all = folder.Write("all.json", """[{"name": "Balance", "trigger": {"when": "arrivalDay", "at": "14:00"}, "operation": "charge"}]""");
        var half = folder.Write("half.json", """[{"name": "Half", "trigger": {"when": "arrivalDay", "at": "14:00"}, "operation": "charge", "amount": {"basis": "balance", "percent": -50}}]""");
        string[] command = ["backtest", csv, "--mapping", mapping, "-a", half, "--compare", all, "--cards", "approve"];
        var (code, output, _) = await Program.Run(command);
        Assert.Equal((int)ExitCode.Done, code);
        Assert.Matches(@"Collected\s+│?\s*€80\.00\s+│?\s*€160\.00\s+│?\s*\+€80\.00", output);
        Assert.Contains("Half", output);
        using var json = JsonDocument.Parse((await Program.Run([.. command, "--json"])).Output);
        Assert.Equal("80.00", json.RootElement.GetProperty("first").GetProperty("collected").GetString());
        Assert.Equal("160.00", json.RootElement.GetProperty("second").GetProperty("collected").GetString());
        Assert.Equal((int)ExitCode.Malformed, (await Program.Run([.. command, "--report", folder.Of("page.html")])).Code);
    }

    [Fact]
    public async Task A_report_is_read_as_it_was_written()
    {
        var csv = folder.Write("part.csv", string.Join('\n', File.ReadLines(Samples.Csv).Take(400)));
        var mapping = Samples.PathOf("hotel-bookings.mapping.json");
        var written = (await Program.Run("backtest", csv, "--mapping", mapping, "-a", Samples.PathOf("demo-automations.json"), "--json")).Output;
        using var again = new MemoryStream();
        await using (var json = new Utf8JsonWriter(again))
        {
            BacktestJson.Write(json, BacktestReading.Read(written));
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(again.ToArray())));
    }
}
