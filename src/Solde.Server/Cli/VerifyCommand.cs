using System.CommandLine;
using System.Globalization;
using Solde.App.Journal;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Payments;

namespace Solde.Server.Cli;

/// <summary><c>solde verify</c>: whether the database is what its journal says, and the acquirer's books agree with it.</summary>
internal static class VerifyCommand
{
    private const int Listed = 50;

    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOptions.Database();
        var command = new Command(
            "verify", "Check that no journal entry was changed, that every booking is what its journal makes of it, and that the acquirer agrees")
        {
            database,
        };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var problems = new List<string>();
            var (bookings, entries) = (0, 0L);
            foreach (var (id, settings) in await opened.Store.Properties())
            {
                var verified = (await new Verify(opened.Store).Property(id))!;
                bookings += verified.Bookings;
                entries += verified.Entries;
                problems.AddRange(verified.Problems.Select(problem =>
                    $"{settings.Name}: {problem.Ref ?? "its own journal"}{(problem.Seq is { } seq ? $", entry {seq}" : "")}: {problem.Problem}"));
            }

            var (payments, differences) = await new Reconciliation(opened.Store).Compare(await Taken(opened));
            problems.AddRange(differences);
            Tell(problems, bookings, entries, payments, terminal);
            return (int)(problems.Count == 0 ? ExitCode.Done : ExitCode.Differs);
        });
        return HelpWithExamples.Add(
            command, ("verify --database hotels.db", "exit code 1 and a line for each thing that does not hold"));
    }

    private static async Task<List<AcquiredMoney>> Taken(Database opened)
    {
        var taken = new List<AcquiredMoney>();
        try
        {
            await foreach (var entry in opened.Acquired)
            {
                if (entry is { Kind: AttemptKind.Charge or AttemptKind.Capture, SucceededAt: not null })
                {
                    taken.Add(new AcquiredMoney(entry.Id, entry.Amount, new Money(entry.RefundedMinor, entry.Amount.Currency), entry.Reference));
                }
            }
        }
        catch (HttpRequestException fault)
        {
            throw UserFault.NotFound($"the acquirer (setting sandbox): {fault.Message.TrimEnd('.')}");
        }

        return taken;
    }

    private static void Tell(List<string> problems, int bookings, long entries, int payments, Terminal terminal)
    {
        foreach (var problem in problems.Take(Listed))
        {
            terminal.Output.WriteLine(problem);
        }

        if (problems.Count > Listed)
        {
            terminal.Output.WriteLine($"… and {problems.Count - Listed} more");
        }

        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{bookings:N0} bookings, {entries:N0} journal entries, {payments:N0} payments through the gateway: {(problems.Count == 0 ? "all hold" : $"{problems.Count:N0} problems")}"));
    }
}
