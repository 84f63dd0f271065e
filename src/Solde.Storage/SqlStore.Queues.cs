using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Work;

namespace Solde.Storage;

public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public ValueTask<DueWork> Due(Instant now, int limit) => Read(async tables => new DueWork(
        await tables.Reviews.Due(now, limit), await tables.Attempts.Due(now, limit), await tables.Messages.Due(now, limit)));

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ClaimedReview>> ClaimReviews(Instant after, Instant now, Instant leaseUntil, int limit)
    {
        var claimed = await Write(tables => tables.Reviews.Claim(after, now, leaseUntil, limit));
        if (claimed.Length == limit)
        {
            rings.Help(WorkQueues.Reviews);
        }

        return claimed;
    }

    /// <inheritdoc/>
    public async ValueTask Schedule(ImmutableArray<BookingKey> bookings, Instant? dueAt)
    {
        await Write(tables => tables.Reviews.Save([.. bookings.Select(booking => (booking, dueAt))]));
        if (dueAt is { } at)
        {
            rings.Ring(WorkQueues.Reviews, at);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<(BookingKey Booking, Guid Attempt)>> ClaimAttempts(
        Instant now, Instant leaseUntil, int limit, ImmutableArray<string> except) =>
        Write(tables => tables.Attempts.Claim(now, leaseUntil, limit, except));

    /// <inheritdoc/>
    public ValueTask PutOff(BookingKey booking, Guid attempt, Instant until) => Write(tables => tables.Attempts.PutOff(booking, attempt, until));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<(BookingKey Booking, Message Message)>> ClaimMessages(Instant now, Instant leaseUntil, int limit) =>
        Write(tables => tables.Messages.Claim(now, leaseUntil, limit));

    /// <inheritdoc/>
    public ValueTask<SweepPage?> ClaimSweep(Instant now, Instant leaseUntil, int limit) => Write(tables => tables.Sweeps.Claim(now, leaseUntil, limit));

    /// <inheritdoc/>
    public async ValueTask AdvanceSweep(SweepPage page, Instant now)
    {
        await Write(tables => tables.Sweeps.Advance(page, now));
        rings.Ring(WorkQueues.Sweeps, now);
    }

    /// <inheritdoc/>
    public ValueTask<Instant?> NextDueAt(Instant now) => Read(tables => tables.Reviews.Next(now));
}
