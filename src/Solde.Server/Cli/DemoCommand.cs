using System.CommandLine;
using Solde.Server.Backtest;

namespace Solde.Server.Cli;

/// <summary><c>solde demo</c>: the product's main job on real bookings.</summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal)
    {
        var page = new Option<string>("--report")
        {
            Description = "Where the HTML page is written", HelpName = "out.html", DefaultValueFactory = _ => "solde-demo.html",
        };
        var cards = BacktestCommand.CardsOption();
        var language = BacktestCommand.LanguageOption();
        var command = new Command("demo", "Play 14,938 real hotel bookings through a preset rule set; the first thing to try") { page, cards, language };
        command.SetAction(async (parsed, cancel) =>
        {
            var samples = SamplesFolder();
            var input = BacktestInput.Read(
                Path.Combine(samples, "hotel-bookings.csv"), null, Path.Combine(samples, "demo-property.json"),
                Path.Combine(samples, "demo-automations.json"), (null, null), BacktestCommand.CardsOf(parsed.GetValue(cards)), terminal);
            var (report, context) = await terminal.WithProgress("Playing", progress => BacktestRun.Run(input, progress, cancel));
            BacktestCommand.Show(report, context, json: false, parsed.GetRequiredValue(page), parsed.GetRequiredValue(language), terminal);
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("demo", "tables here, a page with charts in solde-demo.html"),
            ("demo --cards approve --lang fr", "as if no card were ever declined, in French"));
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
}
