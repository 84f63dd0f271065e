using System.CommandLine;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Payments;
using Solde.Server.Api;
using Spectre.Console;

namespace Solde.Server.Cli;

/// <summary><c>solde attempts</c>: payments whose answer was lost, and what became of them (docs/operations.md).</summary>
internal static class AttemptsCommand
{
    private const int Most = 1_000;

    public static Command Create(Terminal terminal) => HelpWithExamples.Add(
        new Command("attempts", "Payments whose answer was lost: which are in doubt, and what became of one that the acquirer cannot tell")
        {
            List(terminal), Resolve(terminal),
        },
        ("attempts list --database hotels.db", "what is in doubt, and when the acquirer is asked again"),
        ("attempts resolve 4711 0197f2c0-… failed", "you looked it up at the acquirer: it did not happen"),
        ("attempts resolve 4711 0197f2c0-… succeeded --gateway-id ch_81", "it did, under that id"));

    private static Command List(Terminal terminal)
    {
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("list", "Show the attempts in doubt") { database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(parsed.GetRequiredValue(database), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var table = new Table().Border(TableBorder.Simple).AddColumn("Booking").AddColumn("Attempt").AddColumn("Kind")
                .AddColumn(new TableColumn("Amount").RightAligned()).AddColumn("Sent").AddColumn("Asked again");
            foreach (var queued in await opened.Store.Queued(id, Queue.InDoubt, QueuePlace.Start, Most))
            {
                var booking = queued.Booking.Snapshot;
                foreach (var attempt in booking.Attempts.Where(attempt => booking.InDoubt.Contains(attempt.Id)))
                {
                    string When(NodaTime.Instant? at) => at is { } instant ? Timeline.At(instant, settings.Zone)[..16].Replace('T', ' ') : "";
                    string[] cells =
                    [
                        booking.Ref, attempt.Id.ToString("D"), Timeline.Word(attempt.Order.Kind), attempt.Order.Amount.ToString(), When(attempt.SentAt),
                        attempt.State == AttemptState.Manual ? "no more: resolve it" : When(attempt.NextCheckAt),
                    ];
                    table.AddRow([.. cells.Select(Markup.Escape)]);
                }
            }

            if (table.Rows.Count == 0)
            {
                await terminal.Output.WriteLineAsync("Nothing is in doubt.");
                return (int)ExitCode.Done;
            }

            terminal.Tables().Write(table);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Resolve(Terminal terminal)
    {
        var reference = new Argument<string>("ref") { Description = "The booking's reference" };
        var attempt = new Argument<Guid>("attempt") { Description = "The attempt, as listed" };
        var outcome = new Argument<string>("outcome") { Description = "What the acquirer's own books say: succeeded or failed" };
        outcome.AcceptOnlyFromAmong("succeeded", "failed");
        var gatewayId = new Option<string?>("--gateway-id") { Description = "Its id at the acquirer, where Solde does not know it", HelpName = "id" };
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("resolve", "Say what became of an attempt that the acquirer is asked about no more")
        {
            reference, attempt, outcome, gatewayId, database, property,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            using var opened = Database.Open(parsed.GetRequiredValue(database), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var name = parsed.GetRequiredValue(reference);
            var key = await opened.Store.Find(id, name) ?? throw UserFault.NotFound($"no booking \"{name}\" in \"{settings.Name}\"");
            var succeeded = parsed.GetRequiredValue(outcome) == "succeeded";
            var refusal = await opened.Desk.Resolve(
                key, parsed.GetRequiredValue(attempt), succeeded, parsed.GetValue(gatewayId), terminal.Now(), cancel);
            if (refusal is not null)
            {
                throw UserFault.Malformed($"booking {name}: {RefusalWords.Of(refusal)}");
            }

            await terminal.Output.WriteLineAsync($"Booking {name}: {parsed.GetRequiredValue(outcome)}.");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
