using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Solde.App.Backtest;
using Solde.Server.Backtest;

namespace Solde.Server.Cli;

/// <summary><c>solde backtest</c>: what rules would have collected from bookings of the past.</summary>
internal static class BacktestCommand
{
    public static Command Create(Terminal terminal)
    {
        var csv = new Argument<string>("file.csv") { Description = "Bookings of the past" };
        var automations = new Option<string>("--automations", "-a")
        {
            Description = "The rules: a JSON list of automations, as `solde automations export` writes it", Required = true, HelpName = "rules.json",
        };
        var mapping = new Option<string?>("--mapping")
        {
            Description = "How lines become bookings (docs/mapping.md); without it, file.mapping.json beside the CSV", HelpName = "file.json",
        };
        var property = new Option<string?>("--property")
        {
            Description = "Settings of the property in place of the mapping's, as in a scenario", HelpName = "property.json",
        };
        var from = Date("--from", "Only arrivals from this day on");
        var to = Date("--to", "Only arrivals up to this day");
        var cards = CardsOption();
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON instead of tables" };
        var compare = new Option<string?>("--compare")
        {
            Description = "Other rules: the same bookings are played through them too, and both come out side by side", HelpName = "other.json",
        };
        var page = new Option<string?>("--report") { Description = "Also write an HTML page", HelpName = "out.html" };
        var language = LanguageOption();
        var command = new Command("backtest", "Play past bookings through rules and show what they would have collected, and when")
        {
            csv, automations, compare, mapping, property, from, to, cards, json, page, language,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var input = BacktestInput.Read(
                parsed.GetRequiredValue(csv), parsed.GetValue(mapping), parsed.GetValue(property), parsed.GetRequiredValue(automations),
                (parsed.GetValue(from), parsed.GetValue(to)), CardsOf(parsed.GetValue(cards)), terminal);
            if (parsed.GetValue(compare) is { } other)
            {
                await Compare(input, other, parsed.GetValue(json), parsed.GetValue(page), parsed.GetRequiredValue(language), terminal, cancel);
                return (int)ExitCode.Done;
            }

            var (report, context) = await terminal.WithProgress("Playing", progress => BacktestRun.Run(input, progress, cancel));
            Show(report, context, parsed.GetValue(json), parsed.GetValue(page), parsed.GetRequiredValue(language), terminal);
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("backtest samples/hotel-bookings.csv --automations samples/demo-automations.json", "a rule set over the sample data, as tables"),
            ("backtest mine.csv -a rules.json --from 2016-01-01 --to 2016-12-31 --report 2016.html", "the arrivals of a year, with a page to show around"),
            ("backtest mine.csv -a rules.json --compare new-rules.json", "what other rules would have collected more, or less"),
            ("backtest mine.csv -a rules.json --cards approve --json > new.json", "figures for another program"));
    }

    /// <summary><c>--cards</c>, which decides what is simulated.</summary>
    public static Option<string> CardsOption()
    {
        var cards = new Option<string>("--cards")
        {
            Description = "Cards to make up: 9 of 100 fail, all are approved, or there are none",
            HelpName = "simulated|approve|none",
            DefaultValueFactory = _ => "simulated",
        };
        return cards.AcceptOnlyFromAmong("simulated", "approve", "none");
    }

    /// <summary>What a word of <c>--cards</c> stands for.</summary>
    public static CardSimulation CardsOf(string? word) => word switch
    {
        "approve" => CardSimulation.Approve,
        "none" => CardSimulation.None,
        _ => CardSimulation.Simulated,
    };

    /// <summary><c>--lang</c>.</summary>
    public static Option<string> LanguageOption()
    {
        var language = new Option<string>("--lang") { Description = "Language of tables and page", HelpName = "en|fr", DefaultValueFactory = _ => "en" };
        return language.AcceptOnlyFromAmong("en", "fr");
    }

    /// <summary>Prints the figures and writes the page.</summary>
    public static void Show(BacktestReport report, ReportContext context, bool json, string? page, string language, Terminal terminal)
    {
        if (json)
        {
            terminal.WriteJson(writer => BacktestJson.Write(writer, report));
        }
        else
        {
            ReportTables.Write(report, context, language, terminal.Tables());
        }

        if (page is not null)
        {
            Files.WriteText(page, ReportPage.Write(report, context, language));
            terminal.Error.WriteLine($"Report: {page}");
        }

        if (json)
        {
            terminal.Error.WriteLine(ReportWords.In(language).SimulatedBy(context.Cards));
        }
    }

    private static async Task Compare(
        BacktestInput input, string other, bool json, string? page, string language, Terminal terminal, CancellationToken cancel)
    {
        if (page is not null)
        {
            throw UserFault.Malformed("--report shows one set of rules: leave --compare out");
        }

        var second = input with { Rules = RuleFile.Read(other, input.Mapping.Property, terminal) };
        var (one, context) = await terminal.WithProgress("Playing", progress => BacktestRun.Run(input, progress, cancel));
        var (two, _) = await terminal.WithProgress("Playing the other rules", progress => BacktestRun.Run(second, progress, cancel));
        if (json)
        {
            terminal.WriteJson(writer => Comparison.Write(writer, one, two));
            terminal.Error.WriteLine(ReportWords.In(language).SimulatedBy(context.Cards));
            return;
        }

        ComparisonTables.Write(one, two, context, language, terminal.Tables());
    }

    private static Option<LocalDate?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "yyyy-mm-dd",
        CustomParser = result =>
        {
            var parsed = LocalDatePattern.Iso.Parse(result.Tokens[0].Value);
            if (!parsed.Success)
            {
                result.AddError($"{name}: not a date like 2016-07-24: \"{result.Tokens[0].Value}\"");
            }

            return parsed.Success ? parsed.Value : null;
        },
    };
}
