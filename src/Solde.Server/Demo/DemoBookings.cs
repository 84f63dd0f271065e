using System.Collections.Immutable;
using NodaTime;
using Solde.App.Automations;
using Solde.App.Backtest;
using Solde.App.Bookings;
using Solde.App.Runs;
using Solde.App.Simulate;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Server.Backtest;
using Solde.Server.Cli;
using Solde.Server.Import;
using Solde.Server.Settings;

namespace Solde.Server.Demo;

/// <summary>The bookings of samples/, moved to today, with made-up guests and cards: of their planned payments one is due every few seconds.</summary>
internal sealed class DemoBookings(Database database, Func<Instant> clock)
{
    /// <summary>So far apart are the payments.</summary>
    public static readonly Duration Between = Duration.FromSeconds(3);

    // A summer of the sample, thick with bookings.
    private static readonly LocalDate Season = new(2016, 6, 1);

    private const int Most = 400;
    private const int MovedRuns = 200;
    private const int SoonestArrivalDays = 9; // The earliest automation acts seven days before: nothing is late.
    private const int LastArrivalDays = 60;

    /// <summary>Takes the bookings in, unless the database has a property already.</summary>
    /// <returns>The property, and how many bookings came in.</returns>
    public async Task<(Guid Property, int Bookings)> TakeIn()
    {
        var known = await database.Store.Properties();
        if (!known.IsEmpty)
        {
            return (known[0].Id, 0);
        }

        var samples = DemoCommand.SamplesFolder();
        var input = BacktestInput.Read(
            Path.Combine(samples, "hotel-bookings.csv"), null, Path.Combine(samples, "demo-property.json"),
            Path.Combine(samples, "demo-automations.json"), (null, null), CardSimulation.Simulated, Terminal.OfProcess());
        var now = clock();
        var bookings = await WithCards(Moved(input, now));
        var property = database.Ids.New();
        var since = bookings.Min(booking => booking.CreatedAt)!.Value - Duration.FromDays(1);
        await database.Store.SaveProperty(property, input.Mapping.Property, since);
        foreach (var automation in input.Rules)
        {
            await database.Automations.Create(property, automation.Rule, automation.Active, since);
        }

        await Record(property, bookings, now);
        await Spread(property);
        return (property, bookings.Length);
    }

    private static List<(NewBooking Booking, ScenarioCard Card)> Moved(BacktestInput input, Instant now)
    {
        var zone = input.Mapping.Property.Zone;
        var today = now.InZone(zone).Date;
        var days = Period.DaysBetween(Season, today);
        using var stream = Files.OpenRead(input.Csv);
        return
        [
            .. new BookingFile(input.Csv, input.Mapping, input.Cards).Read(stream, new ImportErrors())
                .Where(each => each.CancelledAt is null && each.NoShowAt is null && each.Booking.Details.GuaranteePolicy is null)
                .Select(each => (each.Booking, Arrival: each.Booking.Details.Arrival.PlusDays(days), CreatedAt: each.Booking.CreatedAt!.Value + Duration.FromDays(days)))
                .Where(each => each.Arrival >= today.PlusDays(SoonestArrivalDays) && each.Arrival <= today.PlusDays(LastArrivalDays) && each.CreatedAt < now)
                .OrderBy(each => each.Arrival)
                .Take(Most)
                .Select(each => (new NewBooking
                {
                    Ref = each.Booking.Ref,
                    CreatedAt = each.CreatedAt,
                    Details = each.Booking.Details with
                    {
                        Arrival = each.Arrival, Departure = each.Booking.Details.Departure.PlusDays(days),
                        Guest = SimulatedGuests.GuestOf(each.Booking.Ref, each.Booking.Details.Guest.Language),
                    },
                    Charges = each.Booking.Charges,
                }, each.Booking.Cards[0])),
        ];
    }

    /// <summary>The cards are left at the acquirer, as guests and OTAs would.</summary>
    private async Task<ImmutableArray<NewBooking>> WithCards(List<(NewBooking Booking, ScenarioCard Card)> bookings)
    {
        var cards = await Task.WhenAll(bookings.Select(async each => (await database.Acquirer.InProcess!.StoreCard(each.Card.Number, each.Card.Expiry))!));
        return [.. bookings.Select((each, i) => each.Booking with { Cards = [(cards[i], each.Card.Owner)] })];
    }

    private async Task Record(Guid property, ImmutableArray<NewBooking> bookings, Instant now)
    {
        var view = (await database.Store.Property(property))!;
        foreach (var some in bookings.Chunk(100))
        {
            await database.Store.Commit([.. some.Select(booking => Recording.New(property, view, booking, [], now, database.Ids)!)]);
        }
    }

    /// <summary>Moves planned payments, as staff may, to one every few seconds from now on.</summary>
    private async Task Spread(Guid property)
    {
        var rules = (await database.Store.Property(property))!.Rules;
        var bookings = await database.Store.Bookings(property, null, Most);
        var planned = bookings
            .SelectMany(stored => stored.Snapshot.Runs.Where(run => run.State == RunState.Planned).Take(1), (stored, run) => (Stored: stored, Run: run))
            .Take(MovedRuns).ToList();
        var start = clock();
        var at = start + Duration.FromSeconds(2);
        var changes = planned.Select((each, i) => Change(each.Stored, rules, each.Run, at + (Between * i), start));
        await database.Store.Commit([.. changes]);
    }

    private Change Change(StoredBooking stored, RuleSet rules, Run run, Instant to, Instant now)
    {
        var automation = rules.All[rules.PositionOf(run.Automation.Id)];
        var moved = RunActions.Reschedule(stored.Snapshot, automation, to, now);
        return new App.Reviews.Pass(stored.Snapshot, rules, now).Take(moved.Decisions).Follow().ToChange(stored, database.Ids);
    }
}
