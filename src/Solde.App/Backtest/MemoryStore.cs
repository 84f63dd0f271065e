using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.App.Backtest;

/// <summary>A store without a disk: what a backtest plays each past booking in.</summary>
/// <remarks>Keeps the promises of <see cref="IStore"/> but for durability. Not for several callers at once.</remarks>
public sealed class MemoryStore : IStore
{
    // Rules and settings still matter to a booking for a while after it ended: fees, holds, refunds.
    private const int DaysAfterDeparture = 60;

    private readonly List<MemoryRow> rows = [];
    private readonly List<(Guid Property, JournalEntry Entry)> journal = [];
    private readonly Dictionary<Guid, (BookingKey Booking, Message Message)> messages = [];
    private readonly Dictionary<Guid, PropertySettings> properties = [];
    private readonly Dictionary<Guid, RuleSet> rules = [];

    /// <summary>Forgets all bookings, messages and journal entries; properties and automations stay.</summary>
    public void ForgetBookings()
    {
        rows.Clear();
        journal.Clear();
        messages.Clear();
    }

    /// <inheritdoc/>
    public ValueTask SaveProperty(Guid property, PropertySettings settings, Instant now)
    {
        properties[property] = settings;
        foreach (var row in rows.Where(row => row.Key.Property == property))
        {
            row.Snapshot = row.Snapshot with { Property = settings };
        }

        Sweep(property, now);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<PropertySettings?> Property(Guid property) => new(properties.GetValueOrDefault(property));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<(Guid Id, PropertySettings Settings)>> Properties() =>
        new([.. properties.Select(pair => (pair.Key, pair.Value))]);

    /// <inheritdoc/>
    public ValueTask<RuleSet> Rules(Guid property) => new(rules.GetValueOrDefault(property, RuleSet.Empty));

    /// <inheritdoc/>
    public ValueTask SaveAutomation(Guid property, Automation automation, ImmutableArray<IFact> facts, Instant now)
    {
        rules[property] = rules.GetValueOrDefault(property, RuleSet.Empty).With(automation);
        Sweep(property, now);
        return Record(property, facts);
    }

    /// <inheritdoc/>
    public ValueTask Record(Guid property, ImmutableArray<IFact> facts)
    {
        Write(property, null, null, facts);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<BookingKey?> Find(Guid property, string reference)
    {
        foreach (var row in rows)
        {
            if (row.Key.Property == property && row.Snapshot.Ref == reference)
            {
                return new(row.Key);
            }
        }

        return new((BookingKey?)null);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredBooking>> Load(ImmutableArray<BookingKey> keys)
    {
        var found = ImmutableArray.CreateBuilder<StoredBooking>(keys.Length);
        foreach (var key in keys)
        {
            if (RowOf(key) is { } row)
            {
                found.Add(row.Stored);
            }
        }

        return new(found.DrainToImmutable());
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredBooking>> Bookings(Guid property, Guid? after, int limit) => new(
    [
        .. rows.Where(row => row.Key.Property == property)
            .SkipWhile(row => after is not null && row.Key.Booking != after)
            .Skip(after is null ? 0 : 1)
            .Take(limit)
            .Select(row => row.Stored),
    ]);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<CommitResult>> Commit(ImmutableArray<Change> changes)
    {
        foreach (var change in changes)
        {
            RowOf(change.Key)?.ThrowIfOrdersDiffer(change.Attempts);
        }

        var results = ImmutableArray.CreateBuilder<CommitResult>(changes.Length);
        foreach (var change in changes)
        {
            results.Add(Commit(change));
        }

        return new(results.DrainToImmutable());
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Guid>> MarkSent(
        ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts, Instant now, Instant leaseUntil)
    {
        var sent = ImmutableArray.CreateBuilder<Guid>(attempts.Length);
        foreach (var (key, attempt) in attempts)
        {
            if (RowOf(key) is not { } row || row.Unsent(attempt.Id) is not { } unsent)
            {
                continue;
            }

            if (!attempt.Order.TakesMoney || row.IsAsWritten(attempt.Id))
            {
                row.Put(unsent with { State = AttemptState.Sent, SentAt = now, NextCheckAt = leaseUntil });
                sent.Add(attempt.Id);
            }
            else
            {
                row.Remove(attempt.Id);
                (row.Lane, row.DueAt) = (0, now);
            }
        }

        return new(sent.DrainToImmutable());
    }

    /// <inheritdoc/>
    public ValueTask SavePrepared(BookingKey booking, Attempt attempt)
    {
        if (RowOf(booking) is { } row && row.Unsent(attempt.Id) is { } unsent)
        {
            row.Put(unsent with { State = attempt.State, GatewayId = attempt.GatewayId });
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<Message?> Message(BookingKey booking, Guid message) =>
        new(messages.TryGetValue(message, out var found) && found.Booking == booking ? found.Message : null);

    /// <inheritdoc/>
    public ValueTask SaveMessage(BookingKey booking, Message message, IFact? fact)
    {
        if (!messages.TryGetValue(message.Id, out var known) || known.Booking != booking)
        {
            throw new InvalidOperationException($"there is no message {message.Id} of booking {booking.Booking}");
        }

        messages[message.Id] = (booking, message);
        if (fact is not null)
        {
            Write(booking.Property, booking.Booking, RowOf(booking)!.Snapshot.Ref, [fact]);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<DueWork> Due(Instant now, int limit)
    {
        var reviews = rows.Where(row => row.DueAt <= now).OrderBy(row => row.Lane).ThenBy(row => row.DueAt).ThenBy(row => row.Rank)
            .Take(limit).Select(row => row.Key);
        var attempts = rows.SelectMany(row => row.Snapshot.Attempts, (row, attempt) => (row.Key, attempt))
            .Where(each => each.attempt.NextCheckAt <= now)
            .OrderBy(each => each.attempt.NextCheckAt).ThenBy(each => each.attempt.At).ThenBy(each => each.attempt.Id)
            .Take(limit).Select(each => (each.Key, each.attempt.Id));
        var mail = messages.Values.Where(each => each.Message.NextTryAt <= now).OrderBy(each => each.Message.NextTryAt).Take(limit)
            .Select(each => (each.Booking, each.Message.Id));
        return new(new DueWork([.. reviews], [.. attempts], [.. mail]));
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

        foreach (var (_, message) in messages.Values)
        {
            Consider(message.NextTryAt);
        }

        return new(next);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> Journal(Guid property, long after, int limit) =>
        new([.. journal.Skip((int)after).Where(each => each.Property == property).Take(limit).Select(each => each.Entry)]);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> JournalOf(BookingKey booking) =>
        new([.. journal.Where(each => each.Property == booking.Property && each.Entry.Booking == booking.Booking).Select(each => each.Entry)]);

    private CommitResult Commit(Change change)
    {
        var row = RowOf(change.Key);
        if ((row?.Version ?? 0) != change.FromVersion || (row is null && rows.Exists(r => IsSame(r, change))))
        {
            return CommitResult.Conflict;
        }

        if (change.After.Attempts.Count(IsOpenObligation) > 1)
        {
            return CommitResult.PaymentInProgress;
        }

        if (row is null)
        {
            rows.Add(row = new MemoryRow());
        }

        row.Store(change);

        foreach (var message in change.Messages)
        {
            messages[message.Id] = (change.Key, message);
        }

        Write(change.Key.Property, change.Key.Booking, change.After.Ref, change.Facts);
        return CommitResult.Stored;
    }

    private static bool IsSame(MemoryRow row, Change change) => row.Key.Property == change.Key.Property && row.Snapshot.Ref == change.After.Ref;

    private static bool IsOpenObligation(Attempt attempt) =>
        !attempt.IsFinal && attempt.Order.Kind is AttemptKind.Charge or AttemptKind.Capture;

    private MemoryRow? RowOf(BookingKey key) => rows.Find(row => row.Key == key);

    private void Sweep(Guid property, Instant now)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var since = now.InUtc().Date.PlusDays(-DaysAfterDeparture);
        foreach (var row in rows.Where(row => row.Key.Property == property && !(row.DueAt <= now) && row.IsOpen(since)))
        {
            (row.Lane, row.DueAt) = (1, now);
        }
    }

    private void Write(Guid property, Guid? booking, string? reference, ImmutableArray<IFact> facts)
    {
        foreach (var fact in facts)
        {
            journal.Add((property, new JournalEntry(journal.Count + 1, booking, reference, fact)));
        }
    }
}
