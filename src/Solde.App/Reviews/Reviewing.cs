using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Work;
using Solde.Core.Facts;

namespace Solde.App.Reviews;

/// <summary>Looks at bookings, many at a time: decides, stores what was decided, and hands what was ordered to the execution.</summary>
/// <param name="store">The durable memory.</param>
/// <param name="execution">Sends what was ordered.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="brake">Holds payments back that come due late, many at once; null in virtual time, where none are.</param>
public sealed class Reviewing(IStore store, Execution execution, IIds ids, Braking? brake)
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

        // Who changed a booking meanwhile said when it is looked at again, and a sweep follows new rules: a conflict needs no care here. What is held
        // back from now on is looked at when its lease is over.
        var sent = await LookAtAll([.. claimed.Where(each => each.Tries < MostTries).Select(each => each.Booking)], now, cancel);
        var suspects = claimed.Where(each => each.Tries >= MostTries).ToList();
        return (claimed, suspects.Count == 0 ? sent : Task.WhenAll([sent, .. await LookAtSuspects(suspects, now, cancel)]));
    }

    /// <summary>Looks at bookings that were taken again and again: one of them cannot be looked at, or ends the process, or they were in its company. One
    /// after the other, so that the company gets through.</summary>
    /// <returns>The work under way at the gateway.</returns>
    private async ValueTask<List<Task>> LookAtSuspects(List<ClaimedReview> suspects, Instant now, CancellationToken cancel)
    {
        var under = new List<Task>();
        if (suspects[0] is { Tries: > MostTries * 2 } killer)
        {
            await Park(killer.Booking, now); // Nobody lives to tell what is wrong with it.
            suspects.RemoveAt(0);
        }

        foreach (var suspect in suspects)
        {
            try
            {
                under.Add((await Look([suspect.Booking], now, cancel)).Sent);
            }
#pragma warning disable CA1031 // Whatever it is, it is told with the rest of the work.
            catch (Exception wrong)
#pragma warning restore CA1031
            {
                if (!Faults.MayPass(wrong))
                {
                    await Park(suspect.Booking, now);
                }

                under.Add(Task.FromException(wrong));
            }
        }

        return under;
    }

    /// <summary>Looks at the next page of bookings whose property's rules or settings changed: the second lane.</summary>
    /// <returns>False when there is none; otherwise the work under way at the gateway.</returns>
    public async ValueTask<(bool Any, Task Sent)> Sweep(Instant now, int limit, CancellationToken cancel)
    {
        if (await store.ClaimSweep(now, now + Lease, limit) is not { } page)
        {
            return (false, Task.CompletedTask);
        }

        // A booking that changed meanwhile was decided with the new rules by whoever changed it (a change made with old ones is not stored); it is looked
        // at again only to be sure, and never without end.
        var left = page.Bookings;
        var under = new List<Task>();
        for (var tries = 0; !left.IsEmpty && tries < MostTries; tries++)
        {
            (left, var sent) = await LookAtPage(left, now, cancel);
            under.Add(sent);
        }

        await store.AdvanceSweep(page, now);
        return (true, Task.WhenAll(under));
    }

    /// <summary>Looks at a page's bookings together. Where that fails they go to the first lane, which looks at each alone, so that the sweep goes on.</summary>
    private async ValueTask<(ImmutableArray<BookingKey> Anew, Task Sent)> LookAtPage(ImmutableArray<BookingKey> keys, Instant now, CancellationToken cancel)
    {
        try
        {
            return await Look(keys, now, cancel);
        }
#pragma warning disable CA1031 // Whatever it is, it is told with the rest of the work.
        catch (Exception wrong) when (!Faults.MayPass(wrong))
#pragma warning restore CA1031
        {
            await store.Schedule(keys, now);
            return ([], Task.FromException(wrong));
        }
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
        catch (Exception wrong) when (keys.Length > 1 && !Faults.MayPass(wrong))
#pragma warning restore CA1031
        {
            return Task.WhenAll(keys.Select(async key => await (await Look([key], now, cancel)).Sent));
        }
    }

    /// <summary>Looks at bookings and stores what was decided.</summary>
    /// <returns>Those to be looked at anew, because they or their property changed meanwhile, and the work under way at the gateway.</returns>
    private async ValueTask<(ImmutableArray<BookingKey> Anew, Task Sent)> Look(
        ImmutableArray<BookingKey> keys, Instant now, CancellationToken cancel)
    {
        var passes = new List<Looked>(keys.Length);
        foreach (var stored in await store.Load(keys))
        {
            passes.Add(new Looked(stored, new Pass(stored.Snapshot, stored.Property.Rules, now).Review(), NotBefore: null));
        }

        var heldBack = brake is null ? [] : await KeepBack(brake, passes, now);
        var changes = new List<(Looked Of, Change Change)>(passes.Count);
        foreach (var looked in passes)
        {
            var change = looked.Pass.ToChange(looked.Stored, ids);
            change = looked.NotBefore is { } at ? change with { NextReviewAt = at } : change;
            if (change.Changed || !change.Facts.IsEmpty || !change.Messages.IsEmpty || looked.Pass.Cancel is not null
                || change.NextReviewAt != looked.Stored.NextReviewAt)
            {
                changes.Add((looked, change));
            }
        }

        var results = await store.Commit([.. changes.Select(each => each.Change)]);
        var done = changes.Where((_, i) => results[i] == CommitResult.Stored).ToList();
        return ([.. heldBack, .. changes.Where((_, i) => results[i] == CommitResult.Conflict).Select(each => each.Change.Key)], Send(done, cancel));
    }

    /// <summary>Takes from the bookings looked at the late payments that must wait: for others that may follow, or for staff.</summary>
    /// <returns>Bookings to be looked at anew, because their property's payments are held back from now on.</returns>
    private static async ValueTask<ImmutableArray<BookingKey>> KeepBack(Braking brake, List<Looked> passes, Instant now)
    {
        if (!passes.Exists(looked => looked.Pass.IsLate))
        {
            return [];
        }

        var properties = passes.Where(looked => looked.Pass.IsLate).Select(looked => (looked.Stored.Key.Property, looked.Stored.Property.Settings));
        var until = await brake.Check(properties, now);
        var heldBack = ImmutableArray.CreateBuilder<BookingKey>();
        for (var i = passes.Count - 1; i >= 0; i--)
        {
            var (stored, pass, _) = passes[i];
            if (!pass.IsLate || !until.TryGetValue(stored.Key.Property, out var at))
            {
                continue;
            }

            if (at == Instant.MaxValue)
            {
                heldBack.Add(stored.Key);
                passes.RemoveAt(i);
            }
            else
            {
                passes[i] = new Looked(stored, new Pass(stored.Snapshot, stored.Property.Rules, now).Follow(), at);
            }
        }

        return heldBack.ToImmutable();
    }

    private async Task Send(List<(Looked Of, Change Change)> done, CancellationToken cancel)
    {
        await execution.Advance(
            done.SelectMany(each => each.Change.Attempts.Select(attempt => new OpenAttempt(each.Change.Stored(each.Of.Stored.Property), attempt))), cancel);
        foreach (var (looked, _) in done.Where(each => each.Of.Pass.Cancel is not null))
        {
            await execution.Cancel(looked.Stored.Key, looked.Pass.Cancel!, cancel);
        }
    }

    /// <summary>A booking that was looked at.</summary>
    /// <param name="Stored">The booking.</param>
    /// <param name="Pass">What was decided.</param>
    /// <param name="NotBefore">When it is looked at again, where something due must wait; null = as decided.</param>
    private readonly record struct Looked(StoredBooking Stored, Pass Pass, Instant? NotBefore);

    /// <summary>A booking that could not be looked at three times in a row must not be tried for ever: staff are told, and it is looked at again when it or
    /// a rule changes.</summary>
    private async ValueTask Park(BookingKey booking, Instant now)
    {
        await store.Record(booking.Property, [new TaskCreated(now, $"Booking {booking.Booking} could not be looked at; the log says why", "payments")]);
        await store.Schedule([booking], null);
    }
}
