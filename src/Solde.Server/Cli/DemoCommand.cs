using System.CommandLine;
using System.Globalization;
using System.Net;
using Solde.App.Messages;
using Solde.Server.Backtest;
using Solde.Server.Demo;
using Solde.Server.Settings;

namespace Solde.Server.Cli;

/// <summary><c>solde demo</c>: the whole product at work on real bookings, in the browser; or what rules would have made of all of them, printed.</summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal)
    {
        var port = new Option<int?>("--port") { Description = "The port of this machine on which it answers; 0 is a free one [default: 5080]", HelpName = "number" };
        var pages = ServeCommand.SandboxPages();
        var data = new Option<string?>("--data") { Description = "Keeps the demo in this folder, to go on with later; else it is gone afterwards", HelpName = "folder" };
        var print = new Option<bool>("--print") { Description = "Play all 14,938 bookings through the rules instead: tables here, a page with charts" };
        var page = new Option<string>("--report")
        {
            Description = "With --print: where the HTML page is written", HelpName = "out.html", DefaultValueFactory = _ => "solde-demo.html",
        };
        var cards = BacktestCommand.CardsOption();
        var language = BacktestCommand.LanguageOption();
        var command = new Command("demo", "Sample bookings, a simulated bank and a link to look inside: payments before your eyes; the first thing to try")
        {
            port, pages, data, print, page, cards, language,
        };
        command.SetAction((parsed, cancel) => parsed.GetValue(print)
            ? Print(parsed.GetValue(cards), parsed.GetRequiredValue(page), parsed.GetRequiredValue(language), terminal, cancel)
            : ServeDemo.Run(Given(parsed.GetValue(port), parsed.GetValue(pages), parsed.GetValue(data)), Languages.Find(parsed.GetRequiredValue(language))!, terminal, cancel));
        return HelpWithExamples.Add(
            command,
            ("demo", "at http://127.0.0.1:5080, with a link that signs you in; Ctrl+C ends it, and nothing stays"),
            ("demo --port 5090 --lang fr", "at another port, in French"),
            ("demo --print", "14,938 bookings played through the rules: tables here, charts in solde-demo.html"));
    }

    /// <summary>The samples lie beside the program, or above it in the source tree.</summary>
    internal static string SamplesFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "samples");
            if (File.Exists(Path.Combine(samples, "demo-automations.json")))
            {
                return samples;
            }
        }

        throw UserFault.NotFound($"the samples are not beside the program ({AppContext.BaseDirectory}samples)");
    }

    private static GivenSettings Given(int? port, string? pages, string? data)
    {
        if (port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            throw UserFault.Malformed($"--port: from {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}, not {port}");
        }

        List<(string Setting, string Option, string Value)> given = [];
        if (port is { } number)
        {
            given.Add(("listen", "--port", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{number}")));
        }

        if (pages is not null)
        {
            given.Add(("sandbox.pages.listen", "--sandbox-pages", pages));
        }

        if (data is not null)
        {
            given.Add(("data", "--data", data));
        }

        return SettingSources.Collect(SettingSources.Environment(), given, [], file: null);
    }

    private static async Task<int> Print(string? cards, string page, string language, Terminal terminal, CancellationToken cancel)
    {
        var samples = SamplesFolder();
        var input = BacktestInput.Read(
            Path.Combine(samples, "hotel-bookings.csv"), null, Path.Combine(samples, "demo-property.json"),
            Path.Combine(samples, "demo-automations.json"), (null, null), BacktestCommand.CardsOf(cards), terminal);
        var (report, context) = await terminal.WithProgress("Playing", progress => BacktestRun.Run(input, progress, cancel));
        BacktestCommand.Show(report, context, json: false, page, language, terminal);
        return (int)ExitCode.Done;
    }
}
