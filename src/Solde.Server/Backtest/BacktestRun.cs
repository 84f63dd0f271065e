using NodaTime;
using Solde.App.Backtest;
using Solde.Core;
using Solde.Server.Cli;
using Solde.Server.Import;

namespace Solde.Server.Backtest;

/// <summary>Plays the bookings of a file against automations. The file is read twice: first checked as a whole, then played.</summary>
internal sealed class BacktestRun
{
    private readonly BacktestInput input;
    private readonly Stream stream;
    private readonly int cores;

    private BacktestRun(BacktestInput input, Stream stream, int cores) => (this.input, this.stream, this.cores) = (input, stream, cores);

    /// <summary>Runs the backtest.</summary>
    /// <param name="input">What it is made of.</param>
    /// <param name="progress">Told how much of the whole is done, from 0 to 1.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="UserFault">The file is malformed: every line and column that is, up to a limit.</exception>
    public static async Task<(BacktestReport Report, ReportContext Context)> Run(
        BacktestInput input, Action<double> progress, CancellationToken cancel)
    {
        await using var file = Files.OpenRead(input.Csv);
        return await new BacktestRun(input, file, Environment.ProcessorCount).Run(progress, cancel);
    }

    /// <summary>Runs the backtest over bookings that are in memory, on one core: others work on this machine too.</summary>
    public static Task<(BacktestReport Report, ReportContext Context)> Run(
        BacktestInput input, MemoryStream csv, Action<double> progress, CancellationToken cancel) =>
        new BacktestRun(input, csv, cores: 1).Run(progress, cancel);

    private async Task<(BacktestReport Report, ReportContext Context)> Run(Action<double> progress, CancellationToken cancel)
    {
        var property = input.Mapping.Property;
        var survey = Survey();
        var clock = new LocalClock(property.Zone);
        // A booking that was noted long after its stay is played all the same.
        var until = Instant.Max(clock.EndOf(survey.LastDeparture.PlusMonths(1)), survey.LastCreation);
        var tally = new Tally(property, input.Rules.Select(automation => automation.Rule.Name));
        var rules = input.Rules.Where(automation => automation.Active).Select(automation => automation.Rule).ToList();
        var played = 0;
        var lives = ManyBacktests.Play(
            () => new Backtester(property, rules, survey.FirstCreation, Composition.Backtests()), Bookings(new ImportErrors()), until, cores,
            cancel);
        await foreach (var (end, facts) in lives)
        {
            tally.Add(end, facts);
            if (++played % 128 == 0)
            {
                progress((double)played / survey.Bookings);
            }
        }

        progress(1);
        var report = tally.Report();
        return (report, new ReportContext(
            property.Name, clock.DateOf(survey.FirstCreation), survey.LastDeparture.PlusMonths(1), input.Cards, input.Mapping.Attribution));
    }

    private (int Bookings, Instant FirstCreation, Instant LastCreation, LocalDate LastDeparture) Survey()
    {
        var errors = new ImportErrors();
        var (bookings, first, latest, last) = (0, Instant.MaxValue, Instant.MinValue, LocalDate.MinIsoValue);
        foreach (var booking in Bookings(errors))
        {
            bookings++;
            first = Instant.Min(first, booking.Booking.CreatedAt!.Value);
            latest = Instant.Max(latest, booking.Booking.CreatedAt!.Value);
            last = LocalDate.Max(last, booking.Booking.Details.Departure);
        }

        if (errors.Any)
        {
            throw UserFault.Malformed(string.Join(Environment.NewLine, errors.Lines()));
        }

        return bookings == 0
            ? throw UserFault.Malformed($"{input.Csv}: no bookings{(input.From is null && input.To is null ? "" : " with arrivals in those days")}")
            : (bookings, first, latest, last);
    }

    private IEnumerable<ImportedBooking> Bookings(ImportErrors errors)
    {
        stream.Position = 0;
        foreach (var booking in new BookingFile(input.Csv, input.Mapping, input.Cards).Read(stream, errors))
        {
            var arrival = booking.Booking.Details.Arrival;
            if (!(arrival < input.From) && !(arrival > input.To))
            {
                yield return booking;
            }
        }
    }
}
