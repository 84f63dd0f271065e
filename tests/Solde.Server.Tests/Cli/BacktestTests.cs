using System.Text.Json.Nodes;

namespace Solde.Server.Tests.Cli;

/// <summary><c>solde backtest</c> on a part of the sample.</summary>
public sealed class BacktestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Figures_come_as_JSON()
    {
        var result = await Program.Run("backtest", First(300), "-a", Samples.PathOf("demo-automations.json"), "--cards", "approve", "--json");
        Assert.Equal(0, result.Code);
        var figures = JsonNode.Parse(result.Output)!.AsObject();
        Assert.Equal(["bookings", "automations", "byMonth"], figures.Select(member => member.Key).Take(3));
        Assert.Equal(300, (int)figures["bookings"]!);
        foreach (var automation in figures["automations"]!.AsArray())
        {
            Assert.Equal(
                ["name", "planned", "succeeded", "failed", "actionRequired", "skipped", "collected"], automation!.AsObject().Select(member => member.Key));
            Assert.Equal((0, 0), ((int)automation["failed"]!, (int)automation["actionRequired"]!));
        }

        Assert.Equal(
            figures["automations"]!.AsArray().Sum(automation => decimal.Parse((string)automation!["collected"]!)),
            figures["byMonth"]!.AsArray().Sum(month => decimal.Parse((string)month!["collected"]!)));
        Assert.Contains("made up", result.Error);
    }

    [Fact]
    public async Task Figures_come_as_tables_of_100_columns_that_say_what_is_simulated()
    {
        var result = await Program.Run("backtest", First(300), "-a", Samples.PathOf("demo-automations.json"));
        Assert.Equal(0, result.Code);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains("Simulated", result.Output);
        Assert.Contains("CC BY 4.0", result.Output);
    }

    [Fact]
    public async Task A_page_is_written_in_French()
    {
        var page = folder.Of("page.html");
        var result = await Program.Run("backtest", First(300), "-a", Samples.PathOf("demo-automations.json"), "--report", page, "--lang", "fr");
        Assert.Equal(0, result.Code);
        Assert.Contains("Essai rétrospectif", await File.ReadAllTextAsync(page));
    }

    [Fact]
    public async Task Arrivals_can_be_chosen()
    {
        var result = await Program.Run(
            "backtest", First(300), "-a", Samples.PathOf("demo-automations.json"), "--json", "--from", "2015-07-02", "--to", "2015-07-02");
        var arrivals = File.ReadLines(Samples.Csv).Skip(1).Take(300).Count(line => line.Contains(",2015,July,27,2,"));
        Assert.Equal(arrivals, (int)JsonNode.Parse(result.Output)!["bookings"]!);
    }

    [Fact]
    public async Task Broken_lines_are_named_and_nothing_is_played()
    {
        var csv = First(50);
        var lines = await File.ReadAllLinesAsync(csv);
        lines[16] = lines[16].Replace("July", "Juillet");
        lines[33] = lines[33].Replace(",Check-Out,", ",Checked-Out,").Replace(",Canceled,", ",Checked-Out,");
        await File.WriteAllLinesAsync(csv, lines);
        var result = await Program.Run("backtest", csv, "-a", Samples.PathOf("demo-automations.json"), "--json");
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Equal(2, result.Error.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("hotel-bookings.csv:17: arrival_date_month: not a month, by number or English name: \"Juillet\"", result.Error);
        Assert.Contains("hotel-bookings.csv:34: reservation_status: unknown value \"Checked-Out\"", result.Error);
    }

    [Fact]
    public async Task Rules_that_could_not_be_saved_are_refused()
    {
        var rules = folder.Write("rules.json", """[{ "name": "A", "trigger": { "when": "arrivalDay", "at": "09:00" }, "operation": "charge", "surcharge": { "percent": "1" } }]""");
        var result = await Program.Run("backtest", First(10), "-a", rules);
        Assert.Equal(2, result.Code);
        Assert.Contains("rules.json: $[0].surcharge", result.Error);
    }

    private string First(int bookings)
    {
        File.Copy(Samples.PathOf("hotel-bookings.mapping.json"), folder.Of("hotel-bookings.mapping.json"), overwrite: true);
        return folder.Write("hotel-bookings.csv", string.Join('\n', File.ReadLines(Samples.Csv).Take(bookings + 1)) + "\n");
    }
}
