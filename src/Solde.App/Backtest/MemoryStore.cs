using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.App.Backtest;

/// <summary>A store without a disk, for one property at a time: what a backtest plays each past booking in.</summary>
/// <remarks>Keeps the promises of <see cref="IStore"/> but for durability. Not for several callers at once.</remarks>
public sealed class MemoryStore : IStore
{
    private readonly List<Row> rows = [];
    private readonly List<JournalEntry> journal = [];
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
        foreach (var row in rows)
        {
            row.Stored = row.Stored with { Snapshot = row.Stored.Snapshot with { Property = settings } };
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
        Write(null, null, facts);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<BookingKey?> Find(Guid property, string reference)
    {
        foreach (var row in rows)
        {
            if (row.Stored.Key.Property == property && row.Stored.Snapshot.Ref == reference)
            {
                return new(row.Stored.Key);
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
        .. rows.Where(row => row.Stored.Key.Property == property)
            .SkipWhile(row => after is not null && row.Stored.Key.Booking != after)
            .Skip(after is null ? 0 : 1)
            .Take(limit)
            .Select(row => row.Stored),
    ]);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<CommitResult>> Commit(ImmutableArray<Change> changes)
    {
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
            var row = RowOf(key)!;
            if (row.Written.GetValueOrDefault(attempt.Id) == row.Stored.Version)
            {
                Put(row, attempt with { State = AttemptState.Sent, SentAt = now, NextCheckAt = leaseUntil });
                sent.Add(attempt.Id);
            }
            else
            {
                var snapshot = row.Stored.Snapshot;
                row.Stored = row.Stored with { Snapshot = snapshot with { Attempts = snapshot.Attempts.RemoveAll(a => a.Id == attempt.Id) } };
                row.DueAt = now;
            }
        }

        return new(sent.DrainToImmutable());
    }

    /// <inheritdoc/>
    public ValueTask SavePrepared(BookingKey booking, Attempt attempt)
    {
        Put(RowOf(booking)!, attempt);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<Message?> Message(BookingKey booking, Guid message) =>
        new(messages.TryGetValue(message, out var found) && found.Booking == booking ? found.Message : null);

    /// <inheritdoc/>
    public ValueTask SaveMessage(BookingKey booking, Message message, IFact? fact)
    {
        messages[message.Id] = (booking, message);
        if (fact is not null)
        {
            Write(booking.Booking, RowOf(booking)!.Stored.Snapshot.Ref, [fact]);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<DueWork> Due(Instant now, int limit)
    {
        var reviews = rows.Where(row => row.DueAt <= now).OrderBy(row => row.Lane)
            .ThenBy(row => row.Lane == 0 ? row.DueAt!.Value.ToUnixTimeTicks() : Days(row))
            .Take(limit).Select(row => row.Stored.Key);
        var attempts = rows.SelectMany(row => row.Stored.Snapshot.Attempts, (row, attempt) => (row.Stored.Key, attempt))
            .Where(each => each.attempt.NextCheckAt <= now)
            .OrderBy(each => each.attempt.NextCheckAt).ThenBy(each => each.attempt.At).ThenBy(each => each.attempt.Id).Take(limit).Select(each => (each.Key, each.attempt.Id));
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
            foreach (var attempt in row.Stored.Snapshot.Attempts)
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
        new([.. journal.Skip((int)after).Take(limit)]);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> JournalOf(BookingKey booking) =>
        new([.. journal.Where(entry => entry.Booking == booking.Booking)]);

    private static long Days(Row row) => row.Stored.Snapshot.Details.Arrival.AtMidnight().InUtc().ToInstant().ToUnixTimeTicks();

    private CommitResult Commit(Change change)
    {
        var row = RowOf(change.Key);
        if ((row?.Stored.Version ?? 0) != change.FromVersion || (row is null && rows.Exists(r => IsSame(r, change))))
        {
            return CommitResult.Conflict;
        }

        if (change.After.Attempts.Count(IsOpenObligation) > 1)
        {
            return CommitResult.PaymentInProgress;
        }

        if (row is null)
        {
            rows.Add(row = new Row());
        }

        row.Stored = new StoredBooking(change.Key, change.FromVersion + (change.Changed ? 1 : 0), change.After);
        row.DueAt = change.NextReviewAt;
        row.Lane = 0;
        foreach (var attempt in change.Attempts)
        {
            row.Written[attempt.Id] = row.Stored.Version;
        }

        foreach (var message in change.Messages)
        {
            messages[message.Id] = (change.Key, message);
        }

        Write(change.Key.Booking, change.After.Ref, change.Facts);
        return CommitResult.Stored;
    }

    private static bool IsSame(Row row, Change change) =>
        row.Stored.Key.Property == change.Key.Property && row.Stored.Snapshot.Ref == change.After.Ref;

    private static bool IsOpenObligation(Attempt attempt) =>
        !attempt.IsFinal && attempt.Order.Kind is AttemptKind.Charge or AttemptKind.Capture;

    private static void Put(Row row, Attempt attempt)
    {
        var snapshot = row.Stored.Snapshot;
        row.Stored = row.Stored with
        {
            Snapshot = snapshot with { Attempts = [.. snapshot.Attempts.Select(a => a.Id == attempt.Id ? attempt : a)] },
        };
    }

    private Row? RowOf(BookingKey key) => rows.Find(row => row.Stored.Key == key);

    private void Sweep(Guid property, Instant now)
    {
        foreach (var row in rows.Where(row => row.Stored.Key.Property == property && !(row.DueAt <= now)))
        {
            row.DueAt = now;
            row.Lane = 1;
        }
    }

    private void Write(Guid? booking, string? reference, ImmutableArray<IFact> facts)
    {
        foreach (var fact in facts)
        {
            journal.Add(new JournalEntry(journal.Count + 1, booking, reference, fact));
        }
    }

    private sealed class Row
    {
        internal StoredBooking Stored { get; set; } = null!;

        internal Instant? DueAt { get; set; }

        internal int Lane { get; set; }

        /// <summary>The booking's version each attempt was written with.</summary>
        internal Dictionary<Guid, long> Written { get; } = [];
    }
}
