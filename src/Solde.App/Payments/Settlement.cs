using System.Collections.Concurrent;
using Solde.App.Bookings;
using Solde.App.Reviews;
using Solde.App.Work;
using Solde.Core.Properties;
using Solde.Core.Facts;
using Solde.Core.Payments;

namespace Solde.App.Payments;

/// <summary>Stores attempts' new states with all that follows from them: state, posting, journal, messages and review in one transaction, for several
/// attempts together. Never fails on the booking's version: outcomes are facts.</summary>
/// <param name="store">The durable memory.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="clock">The time.</param>
/// <param name="gateway">The name of a property's gateway.</param>
internal sealed class Settlement(IStore store, IIds ids, IClock clock, Func<PropertySettings, string> gateway)
{
    private const int MostTogether = 500;

    // A group for each gateway: what one that was away leaves to be settled at once, thousands perhaps, delays no payment of another.
    private readonly ConcurrentDictionary<string, Grouping<OpenAttempt, bool>> settling = new(StringComparer.Ordinal);

    /// <summary>Stores the state that an attempt has now.</summary>
    /// <param name="outcome">The attempt with its new state, and its booking as it was last known.</param>
    public async ValueTask Settle(OpenAttempt outcome)
    {
        var group = settling.GetOrAdd(gateway(outcome.Booking.Property.Settings), _ => new Grouping<OpenAttempt, bool>(MostTogether, async outcomes =>
        {
            await SettleAll(outcomes);
            return [.. outcomes.Select(_ => true)];
        }));
        await group.Add(outcome);
    }

    private async ValueTask SettleAll(ImmutableArray<OpenAttempt> outcomes)
    {
        // The bookings as they were when the attempts were sent are mostly still what is stored: only where that is not so they are loaded.
        var left = await Store(outcomes);
        while (left.Count > 0)
        {
            var bookings = (await store.Load([.. left.Select(each => each.Booking.Key).Distinct()])).ToDictionary(stored => stored.Key);
            left = await Store(
            [
                .. left.Where(each => bookings.TryGetValue(each.Booking.Key, out var booking)
                        && booking.Snapshot.Attempts.Any(attempt => attempt.Id == each.Attempt.Id && Knows(each.Attempt, attempt)))
                    .Select(each => each with { Booking = bookings[each.Booking.Key] }),
            ]);
        }
    }

    /// <summary>An attempt that is gone was settled by someone else. One that was taken twice, since who took it first slept past its lease, may have been
    /// sent by the other: then "it was not sent" may be wrong, and the other tells what came of it. The store refuses the same.</summary>
    private static bool Knows(Attempt outcome, Attempt stored) =>
        (stored.SentAt is null || outcome.SentAt is not null) && !(outcome.WasNotSent && stored.WasTakenSince(outcome));

    /// <summary>Stores outcomes, one a booking.</summary>
    /// <returns>Those whose booking changed since it was loaded.</returns>
    private async ValueTask<List<OpenAttempt>> Store(ImmutableArray<OpenAttempt> outcomes)
    {
        var now = clock.GetCurrentInstant();
        var left = new List<OpenAttempt>();
        var taken = new List<OpenAttempt>(outcomes.Length);
        var keys = new HashSet<BookingKey>();
        foreach (var outcome in outcomes)
        {
            (keys.Add(outcome.Booking.Key) ? taken : left).Add(outcome);
        }

        var results = await store.Commit([.. taken.Select(outcome => ChangeOf(outcome, now))]);
        left.AddRange(taken.Where((_, i) => results[i] != CommitResult.Stored));
        foreach (var outcome in taken.Where((_, i) => results[i] == CommitResult.Stored))
        {
            Telemetry.Settled(outcome.Attempt, gateway(outcome.Booking.Property.Settings));
            if (outcome.Attempt.IsFinal)
            {
                Telemetry.Done("attempts", outcome.Attempt.At, now);
            }
        }

        return left;
    }

    private Change ChangeOf(OpenAttempt outcome, Instant now)
    {
        var stored = outcome.Booking;
        var known = stored.Snapshot with
        {
            Attempts = [.. stored.Snapshot.Attempts.Select(a => a.Id == outcome.Attempt.Id ? outcome.Attempt : a)],
        };
        var pass = new Pass(known, stored.Property.Rules, now);
        if (outcome.ByStaff)
        {
            var order = outcome.Attempt.Order;
            pass.Take([new PaymentResolved(now, order.Amount, order.Method, order.Automation, outcome.Attempt.Id, ByStaff: true)]);
        }

        return pass.Follow().ToChange(stored, ids, outcome.Attempt) with { NextReviewAt = now, By = outcome.By ?? outcome.Attempt.Order.By };
    }
}
