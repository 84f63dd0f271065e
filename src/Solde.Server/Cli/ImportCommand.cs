using System.CommandLine;
using System.Globalization;
using NodaTime;
using Solde.App.Backtest;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Core.Properties;
using Solde.Server.Backtest;
using Solde.Server.Import;
using Spectre.Console;

namespace Solde.Server.Cli;

/// <summary><c>solde import</c>: takes the bookings of a CSV file in.</summary>
internal static class ImportCommand
{
    private const int Previewed = 5;
    private const int BatchSize = 200;

    public static Command Create(Terminal terminal)
    {
        var csv = new Argument<string>("file.csv") { Description = "The bookings" };
        var mapping = new Option<string?>("--mapping")
        {
            Description = "How lines become bookings (docs/mapping.md); without it, file.mapping.json beside the CSV", HelpName = "file.json",
        };
        var preview = new Option<bool>("--preview") { Description = "Check the whole file and show its first bookings; write nothing" };
        var yes = Yes();
        var database = DatabaseOptions.Database();
        var command = new Command("import", "Take bookings in from a CSV file; a file with a broken line changes nothing, and doing it again is safe")
        {
            csv, mapping, preview, yes, database,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetRequiredValue(csv);
            var map = MappingFile.Read(path, parsed.GetValue(mapping));
            await using var stream = Files.OpenRead(path);
            var (bookings, first) = Check(new BookingFile(path, map, CardSimulation.None), stream);
            if (parsed.GetValue(preview))
            {
                Preview(map, bookings, first, terminal);
                return (int)ExitCode.Done;
            }

            using var opened = Database.Open(database.Read(parsed), make: true, terminal.Now);
            var property = await PropertyOf(map, opened, terminal);
            if (parsed.GetValue(yes))
            {
                await opened.Brake.LetThrough(property, terminal.Now());
            }

            stream.Position = 0;
            var report = await terminal.WithProgress("Importing", progress =>
                Take(
                    opened, property, new BookingFile(path, map, CardSimulation.None), stream, done => progress((double)done / Math.Max(1, bookings)),
                    terminal, cancel));
            report.Tell(map.Property.Name, database.Read(parsed).DatabaseName, terminal);
            return (int)(report.IsAsWanted ? ExitCode.Done : ExitCode.Differs);
        });
        return HelpWithExamples.Add(
            command,
            ("import samples/hotel-bookings.csv --preview", "is every line good, and what do the first ones become?"),
            ("import samples/hotel-bookings.csv --database hotels.db", "take them in; the database is made when it is not there"),
            ("import bookings.csv --mapping pms.mapping.json", "a file with columns of its own"));
    }

    /// <summary>Lets the payments go that what is done makes due at once.</summary>
    internal static Option<bool> Yes() => new("--yes")
    {
        Description = $"Hold no payment back for an hour, even if more than {Brake.Most} come due at once, late (see `solde brake`)",
    };

    private static (int Bookings, List<ImportedBooking> First) Check(BookingFile file, FileStream stream)
    {
        var errors = new ImportErrors();
        var first = new List<ImportedBooking>(Previewed);
        var count = 0;
        foreach (var booking in file.Read(stream, errors))
        {
            count++;
            if (first.Count < Previewed)
            {
                first.Add(booking);
            }
        }

        return errors.Any ? throw UserFault.Malformed(string.Join(Environment.NewLine, errors.Lines())) : (count, first);
    }

    private static async Task<Guid> PropertyOf(Mapping mapping, Database database, Terminal terminal)
    {
        var settings = mapping.Property;
        if ((await database.Store.Properties()).IsEmpty)
        {
            var made = database.Ids.New();
            await database.Store.SaveProperty(made, settings, terminal.Now());
            return made;
        }

        var (id, known) = await database.Property(settings.Name);
        return known.Currency == settings.Currency && known.Zone.Id == settings.Zone.Id
            ? id
            : throw UserFault.Malformed(
                $"\"{known.Name}\" is in {known.Currency} and {known.Zone.Id} there, and in {settings.Currency} and {settings.Zone.Id} in the mapping");
    }

    private static async Task<ImportReport> Take(
        Database database, Guid property, BookingFile file, Stream stream, Action<int> progress, Terminal terminal, CancellationToken cancel)
    {
        var intake = new Intake(database.Store, database.Desk, database.Ids);
        var report = new ImportReport();
        var done = 0;
        foreach (var batch in file.Read(stream, new ImportErrors()).Chunk(BatchSize))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (i, taken) in (await intake.Take(property, batch, terminal.Now(), cancel)).Index())
            {
                report.Add(batch[i].Booking.Ref, taken);
            }

            progress(done += batch.Length);
        }

        return report;
    }

    private static void Preview(Mapping mapping, int bookings, List<ImportedBooking> first, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in (ReadOnlySpan<string>)["Ref", "Made", "Arrival", "Departure", "Channel", "Charges", "Policy", "Then"])
        {
            table.AddColumn(heading);
        }

        foreach (var booking in first)
        {
            var details = booking.Booking.Details;
            var charges = booking.Booking.Charges.Aggregate(Money.Zero(mapping.Property.Currency), (sum, line) => sum + line.Amount);
            string[] cells =
            [
                booking.Booking.Ref, Day(booking.Booking.CreatedAt), $"{details.Arrival:yyyy-MM-dd}", $"{details.Departure:yyyy-MM-dd}",
                details.Channel, charges.ToDecimalString(), details.GuaranteePolicy ?? "", Then(booking),
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        var console = terminal.Tables();
        console.Write(table);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"{bookings:N0} bookings of \"{mapping.Property.Name}\", every line is good. Nothing was written.");

        string Day(Instant? at) => at is { } instant ? $"{instant.InZone(mapping.Property.Zone).Date:yyyy-MM-dd}" : "";
    }

    private static string Then(ImportedBooking booking) => booking switch
    {
        { CancelledAt: not null } => "cancelled",
        { NoShowAt: not null } => "no-show",
        { CheckedOutAt: not null } => "stayed",
        { CheckedInAt: not null } => "in house",
        _ => "expected",
    };
}
