using System.CommandLine;
using System.Collections.Immutable;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Automations.Linting;
using Solde.Core.Bookings;
using Solde.Core.Properties;
using Solde.Server.Backtest;
using Solde.Server.Office;
using Solde.Server.Office.Automations;

namespace Solde.Server.Cli;

/// <summary><c>solde automations lint</c>: what could be saved and is probably not meant (X5, docs/lint.md).</summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("rules.json")
        {
            Description = "JSON lists of automations, each examined by itself; without any, the automations of the database", Arity = ArgumentArity.ZeroOrMore,
        };
        var settings = new Option<string?>("--for")
        {
            Description = "Settings of the property that the files are for, as in a scenario; without it, those of the database", HelpName = "property.json",
        };
        var (database, property, language) = (DatabaseOptions.Database(), DatabaseOptions.Property(), BacktestCommand.LanguageOption());
        var command = new Command("lint", "Tell what in the rules could be saved and is probably not meant; one line a warning (docs/lint.md)")
        {
            files, settings, language, database, property,
        };
        command.SetAction(async (parsed, _) =>
        {
            var named = parsed.GetValue(files) ?? [];
            var (path, speaks) = (parsed.GetValue(settings), parsed.GetValue(language));
            if (path is not null && named.Length > 0)
            {
                return Check(named, PropertyFile.Read(path, terminal), [], speaks, terminal);
            }

            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, known) = await opened.Property(parsed.GetValue(property));
            var nearby = await NearbyBookings.Of(opened.Store, opened.Store, id, new LocalClock(known.Zone).DateOf(terminal.Now()));
            ImmutableArray<BookingSnapshot> sample = [.. nearby.Select(stored => stored.Snapshot)];
            return named.Length > 0
                ? Check(named, known, sample, speaks, terminal)
                : Tell("", Linter.Check(await opened.Store.Rules(id), known, sample, terminal.Now()), known, speaks, terminal);
        });
        return HelpWithExamples.Add(
            command,
            ("automations lint --database hotels.db", "the rules at work, and whether they leave upcoming bookings unpaid"),
            ("automations lint rules.json --for property.json", "a file, before it is imported"));
    }

    private static int Check(string[] files, PropertySettings property, ImmutableArray<BookingSnapshot> sample, string? language, Terminal terminal) =>
        files.Max(file =>
        {
            var rules = Linter.AtWork(RuleFile.Read(file, property, terminal).Select(each => (each.Rule, each.Active)));
            return Tell($"{file}: ", Linter.Check(rules, property, sample, terminal.Now()), property, language, terminal);
        });

    private static int Tell(string where, ImmutableArray<LintWarning> warnings, PropertySettings property, string? language, Terminal terminal)
    {
        var voice = new Voice(Languages.Find(language) ?? Languages.English, property.Zone);
        foreach (var warning in warnings)
        {
            var place = warning.Automation is { } name ? $"{name}: {warning.Place}: " : "";
            terminal.Output.WriteLine($"{where}{place}{LintSentences.CodeOf(warning.Code)}: {LintSentences.Of(warning, voice)}");
        }

        return (int)(warnings.IsEmpty ? ExitCode.Done : ExitCode.Differs);
    }
}
