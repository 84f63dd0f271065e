using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Properties;
using Solde.Core.Payments;
using Solde.Core.Properties;

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

            if (message.IsOvertakenBy(known.Message))
            {
                continue;
            }

            mail[message.Id] = (booking, message with { Tries = Math.Max(message.Tries, known.Message.Tries) });
            if (fact is not null)
            {
                Write(booking.Property, booking.Booking, RowOf(booking)!.Snapshot.Ref, [fact], null);
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
    public ValueTask Schedule(ImmutableArray<BookingKey> bookings, Instant? dueAt)
    {
        foreach (var row in rows.Where(row => bookings.Contains(row.Key)))
        {
            (row.DueAt, row.Tries) = (dueAt, 0);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<(BookingKey Booking, Guid Attempt)>> ClaimAttempts(
        Instant now, Instant leaseUntil, int limit, ImmutableArray<string> except)
    {
        var due = DueAttempts(now, int.MaxValue).Where(each => !except.Contains(properties[each.Row.Key.Property].Settings.Gateway ?? "")).Take(limit).ToList();
        due.ForEach(each => each.Row.Put(each.Attempt with { NextCheckAt = leaseUntil }));
        return new([.. due.Select(each => (each.Row.Key, each.Attempt.Id))]);
    }

    /// <inheritdoc/>
    public ValueTask PutOff(BookingKey booking, Guid attempt, Instant until)
    {
        if (RowOf(booking) is { } row && row.Snapshot.Attempts.FirstOrDefault(each => each.Id == attempt) is { } open)
        {
            row.Put(open with { NextCheckAt = until });
        }

        return ValueTask.CompletedTask;
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
        foreach (var (property, walk) in sweeps)
        {
            if (walk.DueAt <= now)
            {
                sweeps[property] = walk with { DueAt = leaseUntil };
                var page = rows.Where(row => row.Key.Property == property && walk.Passes(row)).OrderBy(walk.DayOf).ThenBy(row => row.Key.Booking)
                    .Take(limit).ToList();
                var last = page.Count == 0 ? null : LocalDatePattern.Iso.Format(walk.DayOf(page[^1]));
                return new(new SweepPage(property, walk.Generation, walk.Ended, page.Count == limit, [.. page.Select(row => row.Key)], last));
            }
        }

        return new((SweepPage?)null);
    }

    /// <inheritdoc/>
    public ValueTask AdvanceSweep(SweepPage page, Instant now)
    {
        if (sweeps.TryGetValue(page.Property, out var walk) && walk.Generation == page.Generation)
        {
            if (page.IsFull)
            {
                var day = LocalDatePattern.Iso.Parse(page.LastDay!).Value;
                sweeps[page.Property] = walk with { DueAt = now, Day = day, Booking = page.Bookings[^1].Booking };
            }
            else if (!page.Ended)
            {
                sweeps[page.Property] = walk with { DueAt = now, Ended = true, Day = LocalDate.MinIsoValue, Booking = Guid.Empty };
            }
            else
            {
                sweeps.Remove(page.Property);
            }
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

    /// <inheritdoc/>
    public ValueTask<ImmutableDictionary<Guid, LatePayments>> LatePayments(ImmutableArray<Guid> properties, Instant now)
    {
        LatePayments Of(Guid property) => new(
            rows.Where(row => row.Key.Property == property && BookingQueues.Of(row.Snapshot) is { RunReleased: false, NextRunAt: { } at }
                && Brake.IsLate(Instant.FromUnixTimeMilliseconds(at), now)).Take(Brake.Most + 1).Count(),
            settlesAt.GetValueOrDefault(property));
        return new(properties.ToImmutableDictionary(property => property, Of).RemoveRange(
            properties.Where(property => Of(property) is var late && late.Bookings == 0 && late.SettlesAt <= now)));
    }

    private IEnumerable<MemoryRow> DueRows(Instant after, Instant now, int limit) =>
        rows.Where(row => row.DueAt > after && row.DueAt <= now).OrderBy(row => row.DueAt).Take(limit);

    private IEnumerable<(MemoryRow Row, Attempt Attempt)> DueAttempts(Instant now, int limit) =>
        rows.SelectMany(row => row.Snapshot.Attempts, (row, attempt) => (Row: row, Attempt: attempt))
            .Where(each => each.Attempt.NextCheckAt <= now)
            .OrderBy(each => each.Attempt.NextCheckAt).ThenBy(each => each.Attempt.Id).Take(limit);

    private IEnumerable<(BookingKey Booking, Message Message)> DueMessages(Instant now, int limit) =>
        mail.Values.Where(each => each.Message.NextTryAt <= now).OrderBy(each => each.Message.NextTryAt).ThenBy(each => each.Message.Id).Take(limit);

    /// <summary>How far a sweep has come.</summary>
    /// <param name="Generation">Which sweep; a later one begins anew.</param>
    /// <param name="DueAt">When it goes on.</param>
    /// <param name="Since">What ended earlier is left out.</param>
    /// <param name="Ended">Past the open bookings, by departure now.</param>
    /// <param name="Day">Where the last page ended.</param>
    /// <param name="Booking">Where on that day.</param>
    private sealed record Walk(long Generation, Instant DueAt, LocalDate Since, bool Ended, LocalDate Day, Guid Booking)
    {
        internal LocalDate DayOf(MemoryRow row) => Ended ? row.Snapshot.Details.Departure : row.Snapshot.Details.Arrival;

        internal bool Passes(MemoryRow row) =>
            row.IsOpen != Ended && (!Ended || row.Snapshot.Details.Departure >= Since)
            && (DayOf(row).CompareTo(Day), row.Key.Booking.CompareTo(Booking)) is (> 0, _) or (0, > 0);
    }
}
