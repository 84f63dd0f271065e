using NodaTime.Text;
using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Documents;
using Solde.Core.Properties;

namespace Solde.App.Journal;

/// <summary>A journal entry as it is stored, not read yet.</summary>
/// <param name="Seq">Its place in its chain, from 1.</param>
/// <param name="At">When it happened.</param>
/// <param name="What">The fact's name.</param>
/// <param name="Data">The fact's fields, tokens in the place of names and addresses.</param>
/// <param name="Hash">The hash stored with it.</param>
public sealed record AuditedEntry(long Seq, Instant At, string What, string Data, ImmutableArray<byte> Hash);

/// <summary>A chain as it is stored.</summary>
/// <param name="Entries">Its entries, by seq.</param>
/// <param name="EndSeq">How many it should have.</param>
/// <param name="EndHash">The hash it should end with.</param>
public sealed record AuditedChain(ImmutableArray<AuditedEntry> Entries, long EndSeq, ImmutableArray<byte> EndHash);

/// <summary>The columns that are searched and summed, kept beside the fold they were taken from.</summary>
/// <param name="Status">Where the booking stands.</param>
/// <param name="Arrival">Arrival day, ISO.</param>
/// <param name="Departure">Departure day, ISO.</param>
/// <param name="Collectible">Collectible balance, minor units.</param>
/// <param name="Balance">Balance, minor units.</param>
/// <param name="Queues">The lists of work it stands in.</param>
public sealed record AuditedColumns(string Status, string Arrival, string Departure, long Collectible, long Balance, BookingQueues Queues)
{
    /// <summary>Those of a booking.</summary>
    public static AuditedColumns Of(BookingSnapshot booking) => new(
        Timeline.Word(booking.Status), LocalDatePattern.Iso.Format(booking.Details.Arrival), LocalDatePattern.Iso.Format(booking.Details.Departure),
        booking.Collectible.Minor, booking.Balance.Minor, BookingQueues.Of(booking));
}

/// <summary>A booking as it is stored.</summary>
/// <param name="Booking">Its id.</param>
/// <param name="Ref">Its reference.</param>
/// <param name="Chain">Its journal.</param>
/// <param name="Texts">Its names and addresses.</param>
/// <param name="State">The fold, tokens in the place of names and addresses.</param>
/// <param name="Columns">What stands beside the fold.</param>
/// <param name="Documents">Its documents, in order.</param>
public sealed record AuditedBooking(
    Guid Booking, string Ref, AuditedChain Chain, SideTexts Texts, string State, AuditedColumns Columns, ImmutableArray<AuditedDocument> Documents);

/// <summary>A document as it is stored, not read yet.</summary>
/// <param name="Document">Its number within the booking.</param>
/// <param name="Number">The number that stands on it.</param>
/// <param name="Json">What it says.</param>
public sealed record AuditedDocument(int Document, string Number, string Json);

/// <summary>A series of documents' numbers as it is stored.</summary>
/// <param name="Kind">What the documents are.</param>
/// <param name="Year">The year.</param>
/// <param name="Last">How far its numbers have come.</param>
/// <param name="Documents">How many documents it has.</param>
/// <param name="Highest">The highest place among them.</param>
public sealed record AuditedSeries(DocumentKind Kind, int Year, long Last, long Documents, long Highest);

/// <summary>A closed day as it is stored, not read yet.</summary>
/// <param name="Day">The day, ISO.</param>
/// <param name="Json">Its sums.</param>
public sealed record AuditedDay(string Day, string Json);

/// <summary>A gift voucher as it is stored.</summary>
/// <param name="Digest">The digest of its code.</param>
/// <param name="Sale">How it was sold, and what is left of it; null = only what was done to it is there.</param>
/// <param name="Moves">What was done to it, in order.</param>
public sealed record AuditedVoucher(string Digest, AuditedSale? Sale, ImmutableArray<AuditedMove> Moves);

/// <summary>How a gift voucher was sold, and what is left of it.</summary>
/// <param name="Booking">The booking on which it was sold.</param>
/// <param name="Ref">That booking's reference.</param>
/// <param name="Number">Its number within it.</param>
/// <param name="Amount">What it was sold for, minor units.</param>
/// <param name="Balance">What is left of it, minor units.</param>
/// <param name="ValidUntil">The last day on which it can be redeemed, ISO.</param>
/// <param name="SoldAt">When it was paid.</param>
public sealed record AuditedSale(Guid Booking, string Ref, int Number, long Amount, long Balance, string ValidUntil, Instant SoldAt);

/// <summary>Something that was done to a gift voucher.</summary>
/// <param name="Kind">What: the word of a <see cref="Vouchers.VoucherMoveKind"/>.</param>
/// <param name="Amount">How much, minor units.</param>
/// <param name="Booking">The booking with which it was done.</param>
/// <param name="At">When.</param>
public sealed record AuditedMove(string Kind, long Amount, Guid Booking, Instant At);

/// <summary>An entry of a booking's journal that tells of a gift voucher.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="Ref">Its reference.</param>
/// <param name="Entry">The entry.</param>
public sealed record AuditedVoucherEntry(Guid Booking, string Ref, AuditedEntry Entry);

/// <summary>A property as it is stored.</summary>
/// <param name="Chain">The journal of what concerns no booking.</param>
/// <param name="Settings">All its settings, with the instants from which they were in force, oldest first.</param>
public sealed record AuditedProperty(AuditedChain Chain, ImmutableArray<(Instant From, PropertySettings Settings)> Settings);

/// <summary>Shows what is stored as it is stored, so that it can be verified. Reads only.</summary>
public interface IJournalAudit
{
    /// <summary>A property; null when there is none.</summary>
    ValueTask<AuditedProperty?> Audit(Guid property);

    /// <summary>The bookings of a property in the order they were recorded, a page at a time.</summary>
    /// <param name="property">The property.</param>
    /// <param name="after">The last booking of the page before; null = from the start.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<ImmutableArray<AuditedBooking>> Audit(Guid property, Guid? after, int limit);

    /// <summary>The series of numbers of a property's documents, by kind and year.</summary>
    ValueTask<ImmutableArray<AuditedSeries>> AuditSeries(Guid property);

    /// <summary>The closed days of a property, oldest first.</summary>
    ValueTask<ImmutableArray<AuditedDay>> AuditDays(Guid property);

    /// <summary>The gift vouchers of a property in the order of their digests, a page at a time; also those of which only what was done to them is there.</summary>
    /// <param name="property">The property.</param>
    /// <param name="after">The last digest of the page before; null = from the start.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<ImmutableArray<AuditedVoucher>> AuditVouchers(Guid property, string? after, int limit);

    /// <summary>The gift vouchers of these digests, and those that were sold on these bookings; what is not there is left out.</summary>
    ValueTask<ImmutableArray<AuditedVoucher>> AuditVouchers(Guid property, ImmutableArray<string> digests, ImmutableArray<Guid> soldOn);

    /// <summary>What the journals of these bookings tell of gift vouchers.</summary>
    ValueTask<ImmutableArray<AuditedVoucherEntry>> AuditVoucherEntries(Guid property, ImmutableArray<Guid> bookings);
}
