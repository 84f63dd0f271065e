using Solde.App.Agenda;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Properties;
using Solde.App.Requests;
using Solde.App.Webhooks;
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

/// <summary>A property as it is at one moment.</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="Rules">Its automations.</param>
/// <param name="Revision">Grows with every change of either. What was decided with an older one is not stored.</param>
public sealed record PropertyView(PropertySettings Settings, RuleSet Rules, long Revision)
{
    /// <summary>The webhooks that are switched on. No part of what is decided with.</summary>
    public ImmutableArray<Subscription> Subscriptions { get; init; } = [];
}

/// <summary>A booking as stored.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Version">Goes up by one with every change of the snapshot; journal entries that change nothing leave it.</param>
/// <param name="Snapshot">The fold of its journal, with the open attempts beside it.</param>
/// <param name="Property">Its property at the same moment.</param>
public sealed record StoredBooking(BookingKey Key, long Version, BookingSnapshot Snapshot, PropertyView Property)
{
    /// <summary>When it is looked at next; null = only when something happens.</summary>
    public Instant? NextReviewAt { get; init; }

    /// <summary>The number that the system it comes from gave the state taken in last; null = none yet.</summary>
    public long? SourceVersion { get; init; }

    /// <summary>What the store remembers with it, so that it need not read that again when it stores a change of it; nobody else looks at it. Null = nothing.
    /// It may be out of date: the store sees to that.</summary>
    public object? Remembered { get; init; }
}

/// <summary>All that changes on one booking at once; stored whole or not at all.</summary>
public sealed record Change
{
    /// <summary>The booking.</summary>
    public required BookingKey Key { get; init; }

    /// <summary>The version the change was made from; 0 = the booking is new.</summary>
    public required long FromVersion { get; init; }

    /// <summary><see cref="StoredBooking.Remembered"/> of the booking it was made from.</summary>
    public object? Remembered { get; init; }

    /// <summary>The number of the state taken in, by the system it comes from; null = it stays. One that is not above the stored one conflicts.</summary>
    public long? SourceVersion { get; init; }

    /// <summary>The property's revision it was decided with; null = settings and rules had no part in it.</summary>
    public long? Revision { get; init; }

    /// <summary>The booking before; null where it is new.</summary>
    public required BookingSnapshot? Before { get; init; }

    /// <summary>The booking afterwards. Where the fold changed nothing, the version stays.</summary>
    public required BookingSnapshot After { get; init; }

    /// <summary>Whether the snapshot differs from the stored one (see <see cref="After"/>).</summary>
    public required bool Changed { get; init; }

    /// <summary>What happened, in order; becomes journal entries.</summary>
    public ImmutableArray<IFact> Facts { get; init; } = [];

    /// <summary>Who did it (<see cref="Actor"/>); null = the autopilot or the guest.</summary>
    public string? By { get; init; }

    /// <summary>How many appointments its client may have to come, this one among them; null = as many as they like.</summary>
    public MostToCome? Limit { get; init; }

    /// <summary>Messages to be sent.</summary>
    public ImmutableArray<Message> Messages { get; init; } = [];

    /// <summary>The link to the guest's page that they lead to; null = there is none to a guest. Kept by its hash, once.</summary>
    public PayLink? Link { get; init; }

    /// <summary>The gateway's page that the guest has finished and that this comes of: only what comes first of a page is stored. Null = of none.</summary>
    public Guid? Uses { get; init; }

    /// <summary>Attempts that are new or whose row changed. One that is no longer in <see cref="After"/> is settled: never loaded again.</summary>
    public ImmutableArray<Attempt> Attempts { get; init; } = [];

    /// <summary>Numbers of cards, encrypted, that the vault keeps from now on; what happened says which it keeps no more.</summary>
    public ImmutableArray<Cards.VaultRecord> Kept { get; init; } = [];

    /// <summary>Documents that are issued with it: each takes the next number of its series, and no number is taken where the change is not stored.</summary>
    public ImmutableArray<Documents.DraftDocument> Documents { get; init; } = [];

    /// <summary>What it issues, takes and gives back in gift vouchers: no more is ever taken than is left, or the change is not stored.</summary>
    public ImmutableArray<Vouchers.VoucherMove> Vouchers { get; init; } = [];

    /// <summary>Other attempts that are settled by what happened.</summary>
    public ImmutableArray<Guid> Settled { get; init; } = [];

    /// <summary>When the booking is looked at again; null = only when something happens.</summary>
    public Instant? NextReviewAt { get; init; }

    /// <summary>A payment was planned that is late already: until then others may follow (<see cref="LatePayments.SettlesAt"/>). Null = none was.</summary>
    public Instant? SettlesAt { get; init; }

    /// <summary>The booking as it is stored once this change is.</summary>
    /// <param name="property">The property it was decided with.</param>
    public StoredBooking Stored(PropertyView property) =>
        new(Key, FromVersion + (Changed ? 1 : 0), After, property) { NextReviewAt = NextReviewAt, SourceVersion = SourceVersion, Remembered = Remembered };
}

/// <summary>What became of a change.</summary>
public enum CommitResult
{
    /// <summary>Stored.</summary>
    Stored,

    /// <summary>The booking, or its property's settings or rules, changed meanwhile (or, for a new one, its reference exists): load it again and
    /// decide anew.</summary>
    Conflict,

    /// <summary>Another payment of the booking is not final yet (the unique index on open obligations), or an attempt that the change brings to another
    /// state was sent meanwhile by somebody of whom the change does not know, or the gateway's page that it comes of has led to another one.</summary>
    PaymentInProgress,

    /// <summary>The property has issued no gift voucher of that code.</summary>
    UnknownVoucher,

    /// <summary>The gift voucher's last day is over.</summary>
    VoucherExpired,

    /// <summary>Less is left of the gift voucher, perhaps since another desk redeemed it meanwhile.</summary>
    VoucherSpent,

    /// <summary>Another appointment takes a time that the change would take, of the same person.</summary>
    TimeTaken,

    /// <summary>The client has as many appointments to come as they may (<see cref="Change.Limit"/>), perhaps since another one was booked meanwhile.</summary>
    TooManyAppointments,
}

/// <summary>What became of an attempt that was to be sent.</summary>
public enum MarkedAs
{
    /// <summary>It is marked as sent, durably: now it may leave.</summary>
    Sent,

    /// <summary>It was given up before it left, because its booking changed (NEW is voided by any change) or its property is paused.</summary>
    Voided,

    /// <summary>Somebody else sent it, or took it once its lease was over, or it has ended.</summary>
    NotOurs,
}

/// <summary>The durable memory of the product. For any number of callers at once.</summary>
/// <remarks>Every method is one transaction: it happens whole or, when it throws, not at all. Calls wait for the database at most
/// its busy time-out (15 s), then throw. All are safe to call again after an exception: versions and ids make a repeat harmless.
/// What is claimed is nobody else's until the lease is over; a lease only saves effort, since versions and keys are what keeps things right.</remarks>
public interface IStore
{
    /// <summary>Creates or replaces a property's settings, and begins a sweep of its bookings.</summary>
    ValueTask SaveProperty(Guid property, PropertySettings settings, Instant now);

    /// <summary>Changes a property's settings, and writes the facts that tell of it.</summary>
    /// <param name="property">The property.</param>
    /// <param name="change">What they become; null = they stay, and nothing is written. Nobody else changes them meanwhile. What it throws is thrown,
    /// and nothing is written.</param>
    /// <param name="now">The instant.</param>
    /// <param name="by">Who did it (<see cref="Actor"/>); null = the program.</param>
    /// <returns>Whether they changed.</returns>
    ValueTask<bool> ChangeSettings(Guid property, Func<PropertySettings, SettingsChange?> change, Instant now, string? by = null);

    /// <summary>A property with its automations and all their versions; null when there is none.</summary>
    ValueTask<PropertyView?> Property(Guid property);

    /// <summary>The properties, in order of creation.</summary>
    ValueTask<ImmutableArray<(Guid Id, PropertySettings Settings)>> Properties();

    /// <summary>Stores an automation (new, or with a new version or state) and the facts that tell of it, and begins a sweep of the property's
    /// bookings.</summary>
    /// <param name="property">The property.</param>
    /// <param name="automation">The automation.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="now">The instant.</param>
    /// <param name="by">Who did it (<see cref="Actor"/>); null = the program.</param>
    ValueTask SaveAutomation(Guid property, Automation automation, ImmutableArray<IFact> facts, Instant now, string? by = null);

    /// <summary>Changes what keeps a property's automatic payments back, and writes the facts that tell of it.</summary>
    /// <param name="property">The property.</param>
    /// <param name="change">What it becomes; null = it stays, and nothing is written. Nobody else changes it meanwhile.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="lookAgain">Begins a sweep of the property's bookings.</param>
    /// <param name="now">The instant.</param>
    /// <param name="by">Who did it (<see cref="Actor"/>); null = the program.</param>
    /// <returns>Whether it changed.</returns>
    ValueTask<bool> ChangeBrake(
        Guid property, Func<Brake, Brake?> change, ImmutableArray<IFact> facts, bool lookAgain, Instant now, string? by = null);

    /// <summary>The late payments (<see cref="Brake.IsLate"/>) of properties; those that have none, and where none may follow, are left out.</summary>
    ValueTask<ImmutableDictionary<Guid, LatePayments>> LatePayments(ImmutableArray<Guid> properties, Instant now);

    /// <summary>Writes facts of the property that concern no booking.</summary>
    /// <param name="property">The property.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="by">Who did it (<see cref="Actor"/>); null = the program.</param>
    ValueTask Record(Guid property, ImmutableArray<IFact> facts, string? by = null);

    /// <summary>The keys of bookings by the property's references; unknown ones are left out.</summary>
    ValueTask<ImmutableDictionary<string, BookingKey>> Find(Guid property, IEnumerable<string> references);

    /// <summary>Loads bookings with their open attempts in a few queries; unknown keys are left out, the others in the order asked for.</summary>
    ValueTask<ImmutableArray<StoredBooking>> Load(ImmutableArray<BookingKey> keys);

    /// <summary>The bookings of a property in the order they were recorded, a page at a time.</summary>
    /// <param name="property">The property.</param>
    /// <param name="after">The last booking of the page before; null = from the start.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<ImmutableArray<StoredBooking>> Bookings(Guid property, Guid? after, int limit);

    /// <summary>Stores changes, all in one transaction; each has its own result, and one that conflicts does not abort the rest.</summary>
    ValueTask<ImmutableArray<CommitResult>> Commit(ImmutableArray<Change> changes);

    /// <summary>Marks attempts as sent; those that take money only if their booking still has the version they were written with, and an automation's
    /// only if the property is not paused. Durable when this returns. The bookings of those that are voided are made due at once.</summary>
    /// <returns>What became of each, in their order.</returns>
    ValueTask<ImmutableArray<MarkedAs>> MarkSent(ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts, Instant now, Instant leaseUntil);

    /// <summary>Notes what the gateway said of prepared attempts that were not sent yet (its ids there).</summary>
    ValueTask SavePrepared(ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts);

    /// <summary>A message with what its template needs; null when there is none.</summary>
    ValueTask<Message?> Message(BookingKey booking, Guid message);

    /// <summary>Stores messages' new states, texts and errors, with the facts that tell of them; but for those that a later try has overtaken
    /// (<see cref="Messages.Message.IsOvertakenBy"/>).</summary>
    ValueTask SaveMessages(ImmutableArray<SavedMessage> messages);

    /// <summary>Looks at what is due, at most <paramref name="limit"/> of each kind, without taking it.</summary>
    ValueTask<DueWork> Due(Instant now, int limit);

    /// <summary>Takes bookings that are due to be looked at, the earliest first.</summary>
    /// <param name="after">Only what is due later than this: the rows before it that were already done need not be passed over again.</param>
    /// <param name="now">The instant.</param>
    /// <param name="leaseUntil">When others may take them.</param>
    /// <param name="limit">At most so many.</param>
    ValueTask<ImmutableArray<ClaimedReview>> ClaimReviews(Instant after, Instant now, Instant leaseUntil, int limit);

    /// <summary>Says when bookings are looked at next, in the first lane.</summary>
    /// <param name="bookings">Those that are stored.</param>
    /// <param name="dueAt">When; null = not before they or their property's rules change.</param>
    ValueTask Schedule(ImmutableArray<BookingKey> bookings, Instant? dueAt);

    /// <summary>Takes attempts that are due to be executed or asked about, the earliest first.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="leaseUntil">When others may take them.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="except">Gateways whose attempts are left, as properties name them; empty text = those of properties that name none.</param>
    ValueTask<ImmutableArray<(BookingKey Booking, Guid Attempt)>> ClaimAttempts(Instant now, Instant leaseUntil, int limit, ImmutableArray<string> except);

    /// <summary>Leaves an attempt alone for a while that cannot be worked on.</summary>
    /// <param name="booking">Its booking.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="until">When it is due again.</param>
    ValueTask PutOff(BookingKey booking, Guid attempt, Instant until);

    /// <summary>Takes messages that are due to be sent, as they were before; from now on their sending has begun.</summary>
    ValueTask<ImmutableArray<(BookingKey Booking, Message Message)>> ClaimMessages(Instant now, Instant leaseUntil, int limit);

    /// <summary>Takes the next page of a sweep; null when none is due.</summary>
    ValueTask<SweepPage?> ClaimSweep(Instant now, Instant leaseUntil, int limit);

    /// <summary>Notes that a page of a sweep was walked through.</summary>
    ValueTask AdvanceSweep(SweepPage page, Instant now);

    /// <summary>The next instant after <paramref name="now"/> at which anything is due; null when nothing is.</summary>
    ValueTask<Instant?> NextDueAt(Instant now);

    /// <summary>Journal entries of a property after a cursor, in the order in which their transactions can be told apart. Cursors only grow and never skip
    /// an entry.</summary>
    ValueTask<ImmutableArray<JournalEntry>> Journal(Guid property, JournalCursor after, int limit);

    /// <summary>All journal entries of one booking, oldest first.</summary>
    ValueTask<ImmutableArray<JournalEntry>> JournalOf(BookingKey booking);
}
