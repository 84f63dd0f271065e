using System.CommandLine;
using NodaTime;
using Solde.App.Journal;
using Solde.App.Properties;
using Solde.Core;
using Solde.Core.Properties;
using Spectre.Console;

namespace Solde.Server.Cli;

/// <summary><c>solde pause</c>, <c>solde resume</c> and <c>solde brake</c>: for the first day and the bad day (docs/operations.md).</summary>
internal static class BrakeCommands
{
    private const int Shown = 20;

    public static Command Pause(Terminal terminal) => Switch(
        terminal, "pause", "Stop the autopilot of a property: nothing is decided and nothing is dropped until `solde resume`",
        (brake, property, now) => brake.Pause(property, now),
        "is paused. Automations charge nothing and send no payment requests; staff and guests can still pay. `solde resume` goes on.", "was paused already.");

    public static Command Resume(Terminal terminal) => Switch(
        terminal, "resume", "Let the autopilot of a paused property go on; its bookings are looked at, the nearest arrival first",
        (brake, property, now) => brake.Resume(property, now),
        $"goes on. If more than {Brake.Most} payments are late, they are held back for you to look at (`solde brake`).", "was not paused.");

    public static Command HeldBack(Terminal terminal) => HelpWithExamples.Add(
        new Command("brake", $"Payments that came due at once, more than {Brake.Most} of them late: look at them, then release or cancel them")
        {
            List(terminal), Release(terminal), Cancel(terminal), LetThrough(terminal),
        },
        ("brake list --database hotels.db", "what is held back, by the time it was due"),
        ("brake release --database hotels.db", "let all of it go"),
        ("brake cancel --database hotels.db", "cancel those payments; the bookings stay as they are"),
        ("brake letThrough --database hotels.db", "before an import or a new automation: hold nothing back for an hour"));

    private static Command Switch(
        Terminal terminal, string name, string description, Func<Braking, Guid, Instant, ValueTask<bool>> change, string done, string known)
    {
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command(name, description) { database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var changed = await change(opened.Brake, id, terminal.Now());
            await terminal.Output.WriteLineAsync($"{settings.Name} {(changed ? done : known)}");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("list", "Show what is held back") { database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var table = new Table().Border(TableBorder.Simple).AddColumn("Booking").AddColumn("Guest").AddColumn("Automation").AddColumn("Was due")
                .AddColumn(new TableColumn("Amount").RightAligned());
            var (payments, amount) = (0, Money.Zero(settings.Currency));
            await foreach (var held in opened.Brake.List(id, terminal.Now()))
            {
                foreach (var run in held.Runs)
                {
                    amount += run.Amount;
                    if (++payments <= Shown)
                    {
                        var booking = held.Booking.Snapshot;
                        var due = Timeline.At(run.DueAt, settings.Zone)[..16].Replace('T', ' ');
                        string[] cells = [booking.Ref, booking.Details.Guest.Name, run.Automation.Name, due, run.Amount.ToString()];
                        table.AddRow([.. cells.Select(Markup.Escape)]);
                    }
                }
            }

            if (payments > 0)
            {
                terminal.Tables().Write(table);
            }

            await terminal.Output.WriteLineAsync(Summary(settings, payments, amount));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static string Summary(PropertySettings settings, int payments, Money amount)
    {
        var paused = settings.Brake.Paused ? $" {settings.Name} is paused (`solde resume` goes on)." : "";
        return payments == 0
            ? $"Nothing is held back.{paused}"
            : $"{payments} payments, {amount} in all, are held back{(payments > Shown ? $" (the first {Shown} are shown)" : "")}. `solde brake release` lets them go, "
                + $"`solde brake cancel` cancels them.{paused}";
    }

    private static Command Release(Terminal terminal) => End(
        terminal, "release", "Let go what is held back", (brake, property, now) => brake.Release(property, now), payments => $"{payments} payments released.");

    private static Command Cancel(Terminal terminal) => End(
        terminal, "cancel", "Cancel the payments that are held back", (brake, property, now) => brake.Cancel(property, now),
        payments => $"{payments} payments cancelled. Each can be charged by hand, or by a link.");

    private static Command End(
        Terminal terminal, string name, string description, Func<Braking, Guid, Instant, ValueTask<int?>> end, Func<int, string> done)
    {
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command(name, description) { database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, _) = await opened.Property(parsed.GetValue(property));
            var payments = await end(opened.Brake, id, terminal.Now());
            await terminal.Output.WriteLineAsync(payments is { } count ? done(count) : "Nothing is held back.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command LetThrough(Terminal terminal)
    {
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("letThrough", "Hold no late payment back for an hour, however many come due at once") { database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            await opened.Brake.LetThrough(id, terminal.Now());
            await terminal.Output.WriteLineAsync($"{settings.Name}: for an hour no payment is held back.");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
