using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.Core.Facts;
using Solde.Core.Payments;

namespace Solde.App.Reviews;

/// <summary>Looks at bookings, many at a time: decides, stores what was decided, and hands what was ordered to the execution.</summary>
/// <param name="store">The durable memory.</param>
/// <param name="execution">Sends what was ordered.</param>
/// <param name="ids">Makes ids.</param>
public sealed class Reviewing(IStore store, Execution execution, IIds ids)
{
    /// <summary>For so long a booking that was taken for a look is nobody else's.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(30);

    private const int MostTries = 3;

    /// <summary>Looks at bookings that are due, in the first lane.</summary>
    /// <param name="after">Only those due later than this.</param>
    /// <param name="now">The instant.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancel">Stops waiting for the gateway.</param>
    /// <returns>Those taken, and the work under way at the gateway.</returns>
    public async ValueTask<(ImmutableArray<ClaimedReview> Taken, Task Sent)> Due(Instant after, Instant now, int limit, CancellationToken cancel)
    {
        var claimed = await store.ClaimReviews(after, now, now + Lease, limit);
        if (claimed.IsEmpty)
        {
            return (claimed, Task.CompletedTask);
        }

        foreach (var parked in claimed.Where(each => each.Tries > MostTries))
        {
            await Park(parked.Booking, now);
        }

        // Who changed a booking meanwhile said when it is looked at again, and a sweep follows new rules: a conflict needs no care here.
        return (claimed, await LookAtAll([.. claimed.Where(each => each.Tries <= MostTries).Select(each => each.Booking)], now, cancel));
    }

    /// <summary>Looks at the next page of bookings whose property's rules or settings changed: the second lane.</summary>
    /// <returns>False when there is none; otherwise the work under way at the gateway.</returns>
    public async ValueTask<(bool Any, Task Sent)> Sweep(Instant now, int limit, CancellationToken cancel)
    {
        if (await store.ClaimSweep(now, now + Lease, limit) is not { } page)
        {
            return (false, Task.CompletedTask);
        }

        var left = page.Bookings;
        var under = new List<Task>();
        while (!left.IsEmpty)
        {
            (left, var sent) = await Look(left, now, cancel);
            under.Add(sent);
        }

        await store.AdvanceSweep(page, now);
        return (true, Task.WhenAll(under));
    }

    /// <summary>Looks at bookings together; where that fails, at each alone, so that one keeps no other from being looked at.</summary>
    /// <returns>The work under way at the gateway; it fails with what was wrong with some of them.</returns>
    private async ValueTask<Task> LookAtAll(ImmutableArray<BookingKey> keys, Instant now, CancellationToken cancel)
    {
        try
        {
            return (await Look(keys, now, cancel)).Sent;
        }
#pragma warning disable CA1031 // Whatever it is, it comes back below from the booking that it is about.
        catch (Exception) when (keys.Length > 1)
#pragma warning restore CA1031
        {
            return Task.WhenAll(keys.Select(async key => await (await Look([key], now, cancel)).Sent));
        }
    }

    /// <summary>Looks at bookings and stores what was decided.</summary>
    /// <returns>Those that changed meanwhile, and the work under way at the gateway.</returns>
    private async ValueTask<(ImmutableArray<BookingKey> Conflicts, Task Sent)> Look(
        ImmutableArray<BookingKey> keys, Instant now, CancellationToken cancel)
    {
        var looked = new List<(StoredBooking Stored, Change Change, CancelAttempt? Cancel)>(keys.Length);
        foreach (var stored in await store.Load(keys))
        {
            var pass = new Pass(stored.Snapshot, stored.Property.Rules, now).Review();
            var change = pass.ToChange(stored, ids);
            if (change.Changed || !change.Facts.IsEmpty || !change.Messages.IsEmpty || pass.Cancel is not null || change.NextReviewAt != stored.NextReviewAt)
            {
                looked.Add((stored, change, pass.Cancel));
            }
        }

        var results = await store.Commit([.. looked.Select(each => each.Change)]);
        var done = looked.Where((_, i) => results[i] == CommitResult.Stored).ToList();
        return ([.. looked.Where((_, i) => results[i] == CommitResult.Conflict).Select(each => each.Change.Key)], Send(done, cancel));
    }

    private async Task Send(List<(StoredBooking Stored, Change Change, CancelAttempt? Cancel)> done, CancellationToken cancel)
    {
        await execution.Advance(
            done.SelectMany(each => each.Change.Attempts.Select(attempt => new OpenAttempt(each.Change.Stored(each.Stored.Property), attempt))), cancel);
        foreach (var (stored, _, order) in done.Where(each => each.Cancel is not null))
        {
            await execution.Cancel(stored.Key, order!, cancel);
        }
    }

    /// <summary>A booking that could not be looked at three times in a row must not be tried for ever: staff are told, and it is looked at again when it
    /// changes.</summary>
    private async ValueTask Park(BookingKey booking, Instant now)
    {
        await store.Record(booking.Property, [new TaskCreated(now, $"Booking {booking.Booking} could not be looked at; the log says why", "payments")]);
        await store.Unschedule(booking);
    }
}
