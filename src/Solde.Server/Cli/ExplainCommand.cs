using Solde.App.Bookings;
using System.CommandLine;
using System.Text.Json.Nodes;
using Solde.App.Journal;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.Core.Automations;
using Solde.Core.Properties;
using NodaTime;
using Spectre.Console;

namespace Solde.Server.Cli;

/// <summary><c>solde explain</c>: why automations do, or do not, act on a booking (X1).</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var reference = new Argument<string>("ref") { Description = "The booking's reference" };
        var name = new Argument<string?>("automation") { Description = "One automation; without it, all", Arity = ArgumentArity.ZeroOrOne };
        var database = DatabaseOptions.Database();
        var property = DatabaseOptions.Property();
        var json = DatabaseOptions.Json();
        var command = new Command("explain", "Say where each automation stands on a booking, and why: why it will charge, or why not")
        {
            reference, name, database, property, json,
        };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var automations = parsed.GetValue(name) is { } one
                ? [await opened.Automation(id, one)]
                : (await opened.Store.Rules(id)).All;
            var now = terminal.Now();
            var explained = new List<(Automation Automation, Rehearsed Rehearsed)>();
            foreach (var automation in automations)
            {
                var rehearsed = await new Rehearsal(opened.Store).Explain(id, parsed.GetRequiredValue(reference), automation, now)
                    ?? throw UserFault.NotFound($"no booking \"{parsed.GetValue(reference)}\" in \"{settings.Name}\"");
                explained.Add((automation, rehearsed));
            }

            Show(explained, parsed.GetValue(json), now, settings, terminal);
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("explain 4711 --database hotels.db", "every automation on booking 4711"),
            ("explain 4711 \"Deposit when booking\" -d hotels.db --json", "one of them, as JSON"));
    }

    private static void Show(
        List<(Automation Automation, Rehearsed Rehearsed)> explained, bool asJson, Instant now, PropertySettings settings, Terminal terminal)
    {
        if (asJson)
        {
            var shown = new JsonArray(
                [.. explained.Select(one => Shown.Explain(one.Automation.Current.Rule.Name, one.Rehearsed, now, settings))]);
            terminal.WriteJson(writer => shown.WriteTo(writer));
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn("Automation").AddColumn("Stands").AddColumn("Due")
            .AddColumn(new TableColumn("Amount").RightAligned());
        foreach (var (automation, rehearsed) in explained)
        {
            var verdict = rehearsed.Verdict;
            string[] cells =
            [
                automation.Current.Rule.Name, TestCommand.WhyNot(verdict),
                verdict.DueAt == Instant.MinValue ? "" : Timeline.At(verdict.DueAt, settings.Zone)[..16].Replace('T', ' '),
                verdict.Amount.IsPositive ? verdict.Amount.ToString() : "",
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        terminal.Tables().Write(table);
    }
}
