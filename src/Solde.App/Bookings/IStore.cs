using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.App.Bookings;

/// <summary>Names a booking: its property first, because every query is by property.</summary>
/// <param name="Property">The property's id.</param>
/// <param name="Booking">The booking's id (UUIDv7, made by the application).</param>
public readonly record struct BookingKey(Guid Property, Guid Booking);

/// <summary>A booking as stored.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Version">Goes up by one with every change of the snapshot; journal entries that change nothing leave it.</param>
/// <param name="Snapshot">The fold of its journal, with the open attempts beside it.</param>
public sealed record StoredBooking(BookingKey Key, long Version, BookingSnapshot Snapshot);

/// <summary>All that changes on one booking at once; stored whole or not at all.</summary>
public sealed record Change
{
    /// <summary>The booking.</summary>
    public required BookingKey Key { get; init; }

    /// <summary>The version the change was made from; 0 = the booking is new.</summary>
    public required long FromVersion { get; init; }

    /// <summary>The booking afterwards. Where the fold changed nothing, the version stays.</summary>
    public required BookingSnapshot After { get; init; }

    /// <summary>Whether the snapshot differs from the stored one (see <see cref="After"/>).</summary>
    public required bool Changed { get; init; }

    /// <summary>What happened, in order; becomes journal entries.</summary>
    public ImmutableArray<IFact> Facts { get; init; } = [];

    /// <summary>Messages to be sent.</summary>
    public ImmutableArray<Message> Messages { get; init; } = [];

    /// <summary>Attempts that are new or whose row changed. One that is no longer in <see cref="After"/> is settled: never loaded again.</summary>
    public ImmutableArray<Attempt> Attempts { get; init; } = [];

    /// <summary>When the booking is looked at again; null = only when something happens.</summary>
    public Instant? NextReviewAt { get; init; }
}

/// <summary>What became of a change.</summary>
public enum CommitResult
{
    /// <summary>Stored.</summary>
    Stored,

    /// <summary>The booking changed meanwhile (or, for a new one, its reference exists): load it again and decide anew.</summary>
    Conflict,

    /// <summary>Another payment of the booking is not final yet (the unique index on open obligations).</summary>
    PaymentInProgress,
}

/// <summary>What is due at some instant in the durable queues.</summary>
/// <param name="Reviews">Bookings to look at, the earliest due first, ties in the order of booking.</param>
/// <param name="Attempts">Attempts to execute or to ask the gateway about.</param>
/// <param name="Messages">Messages to send, in the order written.</param>
public sealed record DueWork(
    ImmutableArray<BookingKey> Reviews, ImmutableArray<(BookingKey Booking, Guid Attempt)> Attempts, ImmutableArray<(BookingKey Booking, Guid Message)> Messages)
{
    /// <summary>Nothing is due.</summary>
    public bool IsEmpty => Reviews.IsEmpty && Attempts.IsEmpty && Messages.IsEmpty;
}

/// <summary>The durable memory of the product. One instance may be used by one caller at a time.</summary>
/// <remarks>Every method is one transaction: it happens whole or, when it throws, not at all. Calls wait for the database at most
/// its busy time-out (5 s), then throw. All are safe to call again after an exception: versions and ids make a repeat harmless.</remarks>
public interface IStore
{
    /// <summary>Creates or replaces a property's settings. Its open bookings become due in the sweep lane.</summary>
    ValueTask SaveProperty(Guid property, PropertySettings settings, Instant now);

    /// <summary>A property's settings; null when there is none.</summary>
    ValueTask<PropertySettings?> Property(Guid property);

    /// <summary>The properties, in order of creation.</summary>
    ValueTask<ImmutableArray<(Guid Id, PropertySettings Settings)>> Properties();

    /// <summary>All automations of a property, with all their versions.</summary>
    ValueTask<RuleSet> Rules(Guid property);

    /// <summary>Stores an automation (new, or with a new version or state) and the facts that tell of it, and makes the property's
    /// open bookings due at <paramref name="now"/> in the sweep lane, nearest arrival first.</summary>
    ValueTask SaveAutomation(Guid property, Automation automation, ImmutableArray<IFact> facts, Instant now);

    /// <summary>Writes facts of the property that concern no booking.</summary>
    ValueTask Record(Guid property, ImmutableArray<IFact> facts);

    /// <summary>The key of a booking by the property's reference; null when there is none.</summary>
    ValueTask<BookingKey?> Find(Guid property, string reference);

    /// <summary>Loads bookings with their open attempts in a few queries; unknown keys are left out.</summary>
    ValueTask<ImmutableArray<StoredBooking>> Load(ImmutableArray<BookingKey> keys);

    /// <summary>The bookings of a property in the order they were recorded, a page at a time.</summary>
    /// <param name="property">The property.</param>
    /// <param name="after">The last booking of the page before; null = from the start.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<ImmutableArray<StoredBooking>> Bookings(Guid property, Guid? after, int limit);

    /// <summary>Stores changes, all in one transaction; each has its own result, and one that conflicts does not abort the rest.</summary>
    ValueTask<ImmutableArray<CommitResult>> Commit(ImmutableArray<Change> changes);

    /// <summary>Marks attempts as sent; one that takes money only if its booking still has the version it was written with. Durable when
    /// this returns.</summary>
    /// <returns>Those that were marked. The others were voided (NEW is voided by any change) and their bookings made due at once.</returns>
    ValueTask<ImmutableArray<Guid>> MarkSent(ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts, Instant now, Instant leaseUntil);

    /// <summary>Notes what the gateway said of a prepared attempt that was not sent yet (its id there).</summary>
    ValueTask SavePrepared(BookingKey booking, Attempt attempt);

    /// <summary>A message with what its template needs; null when there is none.</summary>
    ValueTask<Message?> Message(BookingKey booking, Guid message);

    /// <summary>Stores a message's new state, text and error, with the fact that tells of it.</summary>
    ValueTask SaveMessage(BookingKey booking, Message message, IFact? fact);

    /// <summary>What is due at <paramref name="now"/>, at most <paramref name="limit"/> of each kind.</summary>
    ValueTask<DueWork> Due(Instant now, int limit);

    /// <summary>The next instant after <paramref name="now"/> at which anything is due; null when nothing is.</summary>
    ValueTask<Instant?> NextDueAt(Instant now);

    /// <summary>Journal entries of a property after a cursor, in the order written. Cursors only grow and never skip an entry.</summary>
    ValueTask<ImmutableArray<JournalEntry>> Journal(Guid property, long after, int limit);

    /// <summary>All journal entries of one booking, oldest first.</summary>
    ValueTask<ImmutableArray<JournalEntry>> JournalOf(BookingKey booking);
}
