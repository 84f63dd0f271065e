using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Properties;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.App.Backtest;

/// <summary>A store without a disk: what a backtest plays each past booking in.</summary>
/// <remarks>Keeps the promises of <see cref="IStore"/> but for durability. Not for several callers at once.</remarks>
public sealed partial class MemoryStore : IStore
{
    // Rules and settings still matter to a booking for a while after it ended: fees, holds, refunds.
    private const int DaysAfterDeparture = 60;

    private readonly Dictionary<Guid, PropertyView> properties = [];
    private readonly Dictionary<Guid, Walk> sweeps = [];
    private readonly Dictionary<Guid, Instant> settlesAt = [];
    private readonly List<MemoryRow> rows = [];
    private readonly List<(Guid Property, JournalEntry Entry)> journal = [];
    private readonly Dictionary<Guid, (BookingKey Booking, Message Message)> mail = [];

    /// <summary>Forgets all bookings, messages and journal entries; properties and automations stay.</summary>
    public void ForgetBookings()
    {
        rows.Clear();
        journal.Clear();
        mail.Clear();
        vouchers.Clear();
        series.Clear();
    }

    /// <inheritdoc/>
    public ValueTask SaveProperty(Guid property, PropertySettings settings, Instant now)
    {
        var known = properties.GetValueOrDefault(property);
        var saved = settings with { Brake = known?.Settings.Brake ?? Brake.Off };
        properties[property] = new PropertyView(saved, known?.Rules ?? RuleSet.Empty, (known?.Revision ?? 0) + 1);
        Sweep(property, now);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<bool> ChangeSettings(Guid property, Func<PropertySettings, SettingsChange?> change, Instant now, string? by = null)
    {
        var known = properties[property];
        if (change(known.Settings) is not { } wanted)
        {
            return new(false);
        }

        properties[property] = known with { Settings = wanted.Settings with { Brake = known.Settings.Brake }, Revision = known.Revision + 1 };
        if (wanted.LookAgain)
        {
            Sweep(property, now);
        }

        Write(property, null, null, wanted.Facts, by);
        return new(true);
    }

    /// <inheritdoc/>
    public ValueTask<PropertyView?> Property(Guid property) => new(properties.GetValueOrDefault(property));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<(Guid Id, PropertySettings Settings)>> Properties() =>
        new([.. properties.Select(pair => (pair.Key, pair.Value.Settings))]);

    /// <inheritdoc/>
    public ValueTask SaveAutomation(Guid property, Automation automation, ImmutableArray<IFact> facts, Instant now, string? by = null)
    {
        var known = properties[property];
        properties[property] = known with { Rules = known.Rules.With(automation), Revision = known.Revision + 1 };
        Sweep(property, now);
        return Record(property, facts, by);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ChangeBrake(Guid property, Func<Brake, Brake?> change, ImmutableArray<IFact> facts, bool lookAgain, Instant now, string? by = null)
    {
        var known = properties[property];
        if (change(known.Settings.Brake) is not { } brake)
        {
            return new(false);
        }

        properties[property] = known with { Settings = known.Settings with { Brake = brake }, Revision = known.Revision + 1 };
        if (lookAgain)
        {
            Sweep(property, now);
        }

        Write(property, null, null, facts, by);
        return new(true);
    }

    /// <inheritdoc/>
    public ValueTask Record(Guid property, ImmutableArray<IFact> facts, string? by = null)
    {
        Write(property, null, null, facts, by);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableDictionary<string, BookingKey>> Find(Guid property, IEnumerable<string> references)
    {
        var found = ImmutableDictionary.CreateBuilder<string, BookingKey>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            if (rows.Find(row => row.Key.Property == property && row.Snapshot.Ref == reference) is { } row)
            {
                found[reference] = row.Key;
            }
        }

        return new(found.ToImmutable());
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredBooking>> Load(ImmutableArray<BookingKey> keys)
    {
        var found = ImmutableArray.CreateBuilder<StoredBooking>(keys.Length);
        foreach (var key in keys)
        {
            if (RowOf(key) is { } row)
            {
                found.Add(StoredAs(row));
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
            .Select(StoredAs),
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
    public ValueTask<ImmutableArray<MarkedAs>> MarkSent(
        ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts, Instant now, Instant leaseUntil)
    {
        var marked = ImmutableArray.CreateBuilder<MarkedAs>(attempts.Length);
        foreach (var (key, attempt) in attempts)
        {
            if (RowOf(key) is not { } row || row.Unsent(attempt.Id) is not { } unsent || unsent.WasTakenSince(attempt))
            {
                marked.Add(MarkedAs.NotOurs);
            }
            else if (!IsKeptBack(key, attempt) && (!attempt.Order.TakesMoney || row.IsAsWritten(attempt.Id)))
            {
                row.Put(unsent with { State = AttemptState.Sent, SentAt = now, NextCheckAt = leaseUntil });
                marked.Add(MarkedAs.Sent);
            }
            else
            {
                row.Remove(attempt.Id);
                row.DueAt = now;
                marked.Add(MarkedAs.Voided);
            }
        }

        return new(marked.MoveToImmutable());
    }

    /// <inheritdoc/>
    public ValueTask SavePrepared(ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts)
    {
        foreach (var (key, attempt) in attempts)
        {
            if (RowOf(key) is { } row && row.Unsent(attempt.Id) is { } unsent)
            {
                row.Put(unsent with { State = attempt.State, GatewayId = attempt.GatewayId });
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<Message?> Message(BookingKey booking, Guid message) =>
        new(mail.TryGetValue(message, out var found) && found.Booking == booking ? found.Message : null);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> Journal(Guid property, JournalCursor after, int limit) =>
        new([.. journal.Skip((int)after.Position).Where(each => each.Property == property).Take(limit).Select(each => each.Entry)]);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> JournalOf(BookingKey booking) =>
        new([.. journal.Where(each => each.Property == booking.Property && each.Entry.Booking == booking.Booking).Select(each => each.Entry)]);

    private CommitResult Commit(Change change)
    {
        var row = RowOf(change.Key);
        var property = properties[change.Key.Property];
        if ((row?.Version ?? 0) != change.FromVersion || (row is null && rows.Exists(r => IsSame(r, change)))
            || (change.Revision is { } revision && revision != property.Revision) || change.SourceVersion <= row?.Stored.SourceVersion)
        {
            return CommitResult.Conflict;
        }

        if (change.After.Attempts.Count(IsOpenObligation) > 1 || change.Attempts.Any(attempt => row?.WasTakenUnknownTo(attempt) == true))
        {
            return CommitResult.PaymentInProgress;
        }

        if (HasEnough(change) || IsTaken(change))
        {
            return HasEnough(change) ? CommitResult.TooManyAppointments : CommitResult.TimeTaken;
        }

        if (Moved(change) is not CommitResult.Stored and var refused)
        {
            return refused;
        }

        if (row is null)
        {
            rows.Add(row = new MemoryRow());
        }

        change = Numbered(change);
        row.Store(change, property);
        if (change.SettlesAt is { } settles)
        {
            settlesAt[change.Key.Property] = settles;
        }

        foreach (var message in change.Messages)
        {
            mail[message.Id] = (change.Key, message);
        }

        Write(change.Key.Property, change.Key.Booking, change.After.Ref, change.Facts, change.By);
        return CommitResult.Stored;
    }

    private static bool IsSame(MemoryRow row, Change change) => row.Key.Property == change.Key.Property && row.Snapshot.Ref == change.After.Ref;

    private static bool IsOpenObligation(Attempt attempt) =>
        !attempt.IsFinal && attempt.Order.Kind is AttemptKind.Charge or AttemptKind.Capture;

    private bool IsKeptBack(BookingKey key, Attempt attempt) =>
        attempt.Order.IsAutomatic && properties[key.Property].Settings.Brake.Paused;

    private MemoryRow? RowOf(BookingKey key) => rows.Find(row => row.Key == key);

    private StoredBooking StoredAs(MemoryRow row)
    {
        var property = properties[row.Key.Property];
        var stored = row.Stored with { NextReviewAt = row.DueAt };
        return ReferenceEquals(stored.Property, property)
            ? stored
            : stored with { Property = property, Snapshot = stored.Snapshot with { Property = property.Settings } };
    }

    private void Sweep(Guid property, Instant now)
    {
        if (rows.Count > 0)
        {
            var generation = (sweeps.GetValueOrDefault(property)?.Generation ?? 0) + 1;
            sweeps[property] = new Walk(generation, now, now.InUtc().Date.PlusDays(-DaysAfterDeparture), Ended: false, LocalDate.MinIsoValue, Guid.Empty);
        }
    }

    private void Write(Guid property, Guid? booking, string? reference, ImmutableArray<IFact> facts, string? by)
    {
        foreach (var fact in facts)
        {
            journal.Add((property, new JournalEntry(new JournalCursor(0, journal.Count + 1), booking, reference, fact) { By = by }));
        }
    }
}
