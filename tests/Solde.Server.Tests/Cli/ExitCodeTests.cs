using System.Text.Json.Nodes;

namespace Solde.Server.Tests.Cli;

/// <summary>docs/exit-codes.md, and that a mistake is one line.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private static readonly string Scenarios = Path.Combine(Samples.Root, "tests", "scenarios");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(2, "frobnicate", "Unrecognized command or argument 'frobnicate'")]
    [InlineData(2, "backtest", "Option '--automations' is required (see solde backtest --help)")]
    [InlineData(2, "backtest x.csv -a y.json --cards gold", "'gold' not recognized")]
    [InlineData(2, "backtest x.csv -a y.json --from 2016-13-01", "--from: not a date like 2016-07-24: \"2016-13-01\"")]
    [InlineData(2, "simulate a.json b.json", "one scenario at a time")]
    [InlineData(3, "simulate nowhere.json", "nowhere.json: no such file")]
    [InlineData(3, "backtest nowhere.csv -a y.json", "nowhere.csv: no such file")]
    [InlineData(3, "test Rule -d nowhere.db", "nowhere.db: no such database")]
    [InlineData(3, "verify -d nowhere.db", "nowhere.db: no such database")]
    [InlineData(2, "sandbox --urls ftp://127.0.0.1:5081", "--urls: not an address like http://127.0.0.1:5081: \"ftp://127.0.0.1:5081\"")]
    [InlineData(2, "sandbox --urls http://acquirer.example:5081", "--urls: localhost or an IP address, not a name: \"acquirer.example\"")]
    [InlineData(2, "sandbox --latency -1", "--latency: between 0 and 600000 milliseconds")]
    [InlineData(2, "sandbox --line three-step", "'three-step' not recognized")]
    [InlineData(2, "sandbox --webhook http://127.0.0.1:5080/hooks", "SOLDE_SANDBOX_WEBHOOK_SECRET must hold whsec_")]
    [InlineData(3, "sandbox --ledger /nowhere/at-all/books.db", "/nowhere/at-all/books.db: SQLite Error 14")]
    public async Task A_mistake_is_one_line_and_an_exit_code(int code, string arguments, string problem)
    {
        var result = await Program.Run(arguments.Split(' '));
        Assert.Equal((code, ""), (result.Code, result.Output));
        Assert.StartsWith("solde: ", result.Error);
        Assert.Contains(problem, result.Error);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("bad-time.json", "$.automations[0].trigger.at")]
    [InlineData("event-at-not-a-date-time.json", "$.events[")]
    public async Task A_malformed_scenario_names_its_JSON_path(string file, string path)
    {
        var result = await Program.Run("simulate", Path.Combine(Scenarios, "malformed", file));
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains($"{file}: {path}", result.Error);
    }

    [Fact]
    public async Task A_scenario_is_played_and_shown()
    {
        var scenario = await File.ReadAllTextAsync(Path.Combine(Scenarios, "sh2-balance-example.json"));
        var result = await Program.RunWith(scenario, "simulate", "-");
        Assert.Equal((0, ""), (result.Code, result.Error));
        var shown = JsonNode.Parse(result.Output)!.AsObject();
        Assert.Equal(["timeline", "bookings", "messages"], shown.Select(member => member.Key));
        Assert.Contains(shown["messages"]!.AsArray(), message => (string?)message!["template"] == "balance-request");
    }

    [Fact]
    public async Task Checking_prints_a_line_for_each_file_and_fails_when_one_differs()
    {
        var good = Path.Combine(Scenarios, "sh2-balance-example.json");
        var differs = folder.Write("differs.json", (await File.ReadAllTextAsync(good)).Replace("490.00", "491.00"));
        var result = await Program.Run("simulate", "--check", good, differs);
        Assert.Equal(1, result.Code);
        var lines = result.Output.TrimEnd('\n').Split('\n');
        Assert.Equal($"{good}: ok", lines[0]);
        Assert.StartsWith($"{differs}: $.expect", lines[1]);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public async Task Checking_a_malformed_file_is_malformed()
    {
        var good = Path.Combine(Scenarios, "sh2-balance-example.json");
        var result = await Program.Run("simulate", "--check", good, Path.Combine(Scenarios, "malformed", "bad-time.json"));
        Assert.Equal((2, $"{good}: ok\n"), (result.Code, result.Output));
        Assert.Contains("bad-time.json: $.automations[0].trigger.at", result.Error);
    }

    [Theory]
    [InlineData("--help", "backtest")]
    [InlineData("", "Exit codes")]
    [InlineData("simulate --help", "solde simulate --check")]
    [InlineData("automations --help", "solde automations export")]
    public async Task Help_teaches(string arguments, string shown)
    {
        var result = await Program.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains(shown, result.Output);
    }
}
