using Solde.App.Bookings;
using Solde.Core.Automations;

namespace Solde.App.Automations;

/// <summary>What an automation will do in the time that is looked at.</summary>
/// <param name="Runs">How many runs are planned.</param>
/// <param name="Amount">What they were last said to take; holds count too.</param>
public readonly record struct PlannedWork(int Runs, Money Amount);

/// <summary>What the automations of a property will do in the next days, from the runs that are planned. What waits for an event (check-in,
/// check-out) is not planned yet.</summary>
/// <param name="Planned">By automation; one that will do nothing is left out.</param>
/// <param name="IsWhole">False when more bookings have runs planned than are looked at: the figures are those of the earliest.</param>
public sealed record Outlook(ImmutableDictionary<Guid, PlannedWork> Planned, bool IsWhole)
{
    /// <summary>The most bookings that are looked at.</summary>
    public const int MostBookings = 500;

    /// <summary>The runs planned until an instant, those that are overdue included, in one query.</summary>
    /// <param name="listings">Where planned runs are listed.</param>
    /// <param name="property">The property.</param>
    /// <param name="currency">Its currency.</param>
    /// <param name="until">Up to when, inclusive.</param>
    public static async ValueTask<Outlook> Of(IListings listings, Guid property, Currency currency, Instant until)
    {
        // A booking stands there by its earliest run: no run before the instant belongs to one that stands later.
        var queued = await listings.Queued(property, Queue.Planned, QueuePlace.Start, MostBookings + 1);
        var last = until.ToUnixTimeMilliseconds();
        var planned = queued.Take(MostBookings).TakeWhile(each => each.Place.At <= last)
            .SelectMany(each => each.Booking.Snapshot.Runs)
            .Where(run => run.State == RunState.Planned && run.DueAt <= until)
            .GroupBy(run => run.Automation.Id)
            .ToImmutableDictionary(runs => runs.Key, runs => new PlannedWork(runs.Count(), runs.Aggregate(Money.Zero(currency), (sum, run) => sum + run.Amount)));
        return new Outlook(planned, queued.Length <= MostBookings || queued[^1].Place.At > last);
    }
}
