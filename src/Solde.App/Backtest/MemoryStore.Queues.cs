using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core.Payments;

namespace Solde.App.Backtest;

/// <summary>What is due, and who has it.</summary>
public sealed partial class MemoryStore
{
    /// <inheritdoc/>
    public ValueTask SaveMessages(ImmutableArray<SavedMessage> messages)
    {
        foreach (var (booking, message, fact) in messages)
        {
            if (!mail.TryGetValue(message.Id, out var known) || known.Booking != booking)
            {
                throw new InvalidOperationException($"there is no message {message.Id} of booking {booking.Booking}");
            }

            mail[message.Id] = (booking, message);
            if (fact is not null)
            {
                Write(booking.Property, booking.Booking, RowOf(booking)!.Snapshot.Ref, [fact]);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<DueWork> Due(Instant now, int limit) => new(new DueWork(
        [.. DueRows(Instant.MinValue, now, limit).Select(row => row.Key)],
        [.. DueAttempts(now, limit).Select(each => (each.Row.Key, each.Attempt.Id))],
        [.. DueMessages(now, limit).Select(each => (each.Booking, each.Message.Id))]));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ClaimedReview>> ClaimReviews(Instant after, Instant now, Instant leaseUntil, int limit)
    {
        var claimed = ImmutableArray.CreateBuilder<ClaimedReview>();
        foreach (var row in DueRows(after, now, limit).ToList())
        {
            claimed.Add(new ClaimedReview(row.Key, row.DueAt!.Value, ++row.Tries));
            row.DueAt = leaseUntil;
        }

        return new(claimed.DrainToImmutable());
    }

    /// <inheritdoc/>
    public ValueTask Unschedule(BookingKey booking)
    {
        if (RowOf(booking) is { } row)
        {
            row.DueAt = null;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<(BookingKey Booking, Guid Attempt)>> ClaimAttempts(Instant now, Instant leaseUntil, int limit)
    {
        var due = DueAttempts(now, limit).ToList();
        due.ForEach(each => each.Row.Put(each.Attempt with { NextCheckAt = leaseUntil }));
        return new([.. due.Select(each => (each.Row.Key, each.Attempt.Id))]);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<(BookingKey Booking, Message Message)>> ClaimMessages(Instant now, Instant leaseUntil, int limit)
    {
        var due = DueMessages(now, limit).ToImmutableArray();
        foreach (var (booking, message) in due)
        {
            mail[message.Id] = (booking, Outbox.Begun(message, leaseUntil));
        }

        return new(due);
    }

    /// <inheritdoc/>
    public ValueTask<SweepPage?> ClaimSweep(Instant now, Instant leaseUntil, int limit)
    {
        foreach (var (property, sweep) in sweeps)
        {
            if (sweep.DueAt <= now)
            {
                sweeps[property] = sweep with { DueAt = leaseUntil };
                var walk = rows.Where(row => row.Key.Property == property && (row.IsOpen || row.Snapshot.Details.Departure >= sweep.Since))
                    .OrderBy(row => !row.IsOpen).ThenBy(row => row.IsOpen ? row.Snapshot.Details.Arrival : row.Snapshot.Details.Departure)
                    .ThenBy(row => row.Key.Booking);
                return new(new SweepPage(property, sweep.Generation, Ended: true, IsFull: false, [.. walk.Select(row => row.Key)], null));
            }
        }

        return new((SweepPage?)null);
    }

    /// <inheritdoc/>
    public ValueTask AdvanceSweep(SweepPage page, Instant now)
    {
        if (sweeps.TryGetValue(page.Property, out var sweep) && sweep.Generation == page.Generation)
        {
            sweeps.Remove(page.Property);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<Instant?> NextDueAt(Instant now)
    {
        Instant? next = null;
        void Consider(Instant? at) => next = at > now && (next is null || at < next) ? at : next;
        foreach (var row in rows)
        {
            Consider(row.DueAt);
            foreach (var attempt in row.Snapshot.Attempts)
            {
                Consider(attempt.NextCheckAt);
            }
        }

        foreach (var (_, message) in mail.Values)
        {
            Consider(message.NextTryAt);
        }

        foreach (var sweep in sweeps.Values)
        {
            Consider(sweep.DueAt);
        }

        return new(next);
    }

    private IEnumerable<MemoryRow> DueRows(Instant after, Instant now, int limit) =>
        rows.Where(row => row.DueAt > after && row.DueAt <= now).OrderBy(row => row.DueAt).Take(limit);

    private IEnumerable<(MemoryRow Row, Attempt Attempt)> DueAttempts(Instant now, int limit) =>
        rows.SelectMany(row => row.Snapshot.Attempts, (row, attempt) => (Row: row, Attempt: attempt))
            .Where(each => each.Attempt.NextCheckAt <= now)
            .OrderBy(each => each.Attempt.NextCheckAt).ThenBy(each => each.Attempt.Id).Take(limit);

    private IEnumerable<(BookingKey Booking, Message Message)> DueMessages(Instant now, int limit) =>
        mail.Values.Where(each => each.Message.NextTryAt <= now).OrderBy(each => each.Message.NextTryAt).ThenBy(each => each.Message.Id).Take(limit);
}
