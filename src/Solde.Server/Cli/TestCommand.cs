using System.CommandLine;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.Core.Planning;
using Spectre.Console;

namespace Solde.Server.Cli;

/// <summary><c>solde test</c>: what an automation would do to the bookings of a database (C13).</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("automation") { Description = "Its name; inactive ones are tested as if switched on now" };
        var database = DatabaseOptions.Database();
        var property = DatabaseOptions.Property();
        var json = DatabaseOptions.Json();
        var command = new Command("test", "Show which bookings an automation would process next, with amounts, and why not the others; writes nothing")
        {
            name, database, property, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var automation = await opened.Automation(id, parsed.GetRequiredValue(name));
            var now = terminal.Now();
            var rehearsed = new List<Rehearsed>();
            await foreach (var each in new Rehearsal(opened.Store).Test(id, automation, now).WithCancellation(cancel))
            {
                rehearsed.Add(each);
            }

            if (parsed.GetValue(json))
            {
                var shown = Shown.Test(automation.Current.Rule.Name, rehearsed, now, settings);
                terminal.WriteJson(writer => shown.WriteTo(writer));
            }
            else
            {
                Show(rehearsed, terminal);
            }

            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("test \"Deposit when booking\" --database hotels.db", "before it is switched on: who would be charged, and how much?"),
            ("test \"Deposit when booking\" -d hotels.db --json | jq '.matches | length'", "only the count"));
    }

    private static void Show(List<Rehearsed> rehearsed, Terminal terminal)
    {
        var console = terminal.Tables();
        var matches = rehearsed.Where(each => each.Matches).ToList();
        if (matches.Count > 0)
        {
            var table = new Table().Border(TableBorder.Simple).AddColumn("Booking").AddColumn(new TableColumn("Amount").RightAligned());
            foreach (var match in matches)
            {
                table.AddRow(Markup.Escape(match.Ref), Markup.Escape(match.Verdict.Amount.ToString()));
            }

            console.Write(table);
        }

        console.WriteLine($"{matches.Count} of {rehearsed.Count} bookings would be processed by the next review. The others:");
        foreach (var (why, count) in rehearsed.Where(each => !each.Matches).CountBy(each => WhyNot(each.Verdict)).OrderByDescending(pair => pair.Value))
        {
            console.WriteLine($"  {count,7}  {why}");
        }
    }

    /// <summary>Where it stands and why, by the codes of docs/reasons.md.</summary>
    internal static string WhyNot(Verdict verdict)
    {
        var codes = string.Join(", ", Shown.Codes(verdict.Reasons));
        var kind = App.Journal.Timeline.Word(verdict.Kind);
        return codes.Length == 0 ? kind : $"{kind}: {codes}";
    }
}
