using System.CommandLine;
using Solde.App.Bookings;
using Solde.Server.Backtest;
using Solde.Server.Rules;
using Spectre.Console;

namespace Solde.Server.Cli;

/// <summary><c>solde automations</c>: rules as code (X12), the same document as in scenarios and the API.</summary>
internal static class AutomationsCommand
{
    public static Command Create(Terminal terminal) => HelpWithExamples.Add(
        new Command("automations", "List, export, import and examine the automations of a database")
        {
            List(terminal), Export(terminal), Import(terminal), LintCommand.Create(terminal),
        },
        ("automations export --database hotels.db > rules.json", "take the rules out, to review and keep under version control"),
        ("automations import rules.json --database hotels.db", "bring them back: new ones are made, changed ones get a new version"),
        ("automations lint rules.json --for property.json", "what is probably not meant in rules, before anybody imports them"),
        ("automations list --database hotels.db", "what is active, since when"));

    private static Command List(Terminal terminal)
    {
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("list", "Show the automations in the order in which they act") { database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, _) = await opened.Property(parsed.GetValue(property));
            var table = new Table().Border(TableBorder.Simple).AddColumn("Automation").AddColumn("State").AddColumn("Trigger").AddColumn("Operation")
                .AddColumn(new TableColumn("Priority").RightAligned()).AddColumn("Exclusive").AddColumn(new TableColumn("Version").RightAligned());
            foreach (var automation in (await opened.Store.Rules(id)).All)
            {
                var rule = automation.Current.Rule;
                string[] cells =
                [
                    rule.Name, App.Journal.Timeline.Word(automation.State), App.Journal.Timeline.Word(rule.Trigger.Kind),
                    App.Journal.Timeline.Word(rule.Operation), $"{rule.Priority}", rule.Exclusive ? "yes" : "", $"{automation.Current.Number}",
                ];
                table.AddRow([.. cells.Select(Markup.Escape)]);
            }

            terminal.Tables().Write(table);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Export(Terminal terminal)
    {
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("export", "Print the automations as a JSON list, archived ones left out") { database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, _) = await opened.Property(parsed.GetValue(property));
            var list = RuleImport.Export(await opened.Store.Rules(id));
            terminal.WriteJson(writer => list.WriteTo(writer));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Import(Terminal terminal)
    {
        var file = new Argument<string>("rules.json") { Description = "A JSON list of automations; - reads standard input" };
        var activate = new Option<bool>("--activate") { Description = "Switch new ones on at once, where the file does not say \"active\": false" };
        var yes = ImportCommand.Yes();
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command(
            "import", "Make new automations, and new versions of those that differ. New ones start inactive: test them first (`solde test`)")
        {
            file, activate, yes, database, property,
        };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var wanted = RuleFile.Read(parsed.GetRequiredValue(file), settings, terminal);
            if (RuleImport.ArchivedAmong(wanted, await opened.Store.Rules(id)) is { } archived)
            {
                throw UserFault.Malformed($"\"{archived}\" is archived: give the new one another name");
            }

            if (parsed.GetValue(yes))
            {
                await opened.Brake.LetThrough(id, terminal.Now());
            }

            foreach (var (name, result, version) in await RuleImport.Save(opened.Store, opened.Automations, id, wanted, parsed.GetValue(activate), terminal.Now()))
            {
                await terminal.Output.WriteLineAsync($"{name}: {Of(result, version)}");
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static string Of(Imported result, int version) => result switch
    {
        Imported.Made => "new, inactive",
        Imported.MadeActive => "new, active",
        Imported.Changed => $"version {version}",
        Imported.Unchanged => "unchanged",
    };
}
