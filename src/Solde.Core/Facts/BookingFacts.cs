using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Payments;

namespace Solde.Core.Facts;

/// <summary>The parts of a booking that can change.</summary>
public enum BookingPart
{
    /// <summary>Arrival, departure, or a room's own dates.</summary>
    Dates,

    /// <summary>Rooms; of an appointment the services, or who serves.</summary>
    Rooms,

    /// <summary>Channel or OTA.</summary>
    Channel,

    /// <summary>Booked charges.</summary>
    Charges,

    /// <summary>Name, address or language of the guest.</summary>
    Guest,

    /// <summary>Guarantee policy.</summary>
    GuaranteePolicy,

    /// <summary>Company.</summary>
    Company,

    /// <summary>Agency.</summary>
    Agency,

    /// <summary>Destination.</summary>
    Destination,
}

/// <summary><c>booking.created</c>.</summary>
public sealed record BookingCreated(Instant At, Instant CreatedAt, BookingDetails Details, ImmutableArray<ChargeLine> Charges) : IFact;

/// <summary><c>booking.modified</c>: dates, rooms, channel or booked charges changed. <paramref name="Charges"/> is null where they stayed.</summary>
public sealed record BookingModified(
    Instant At, ImmutableArray<BookingPart> Changed, BookingDetails Details, ImmutableArray<ChargeLine>? Charges) : IFact;

/// <summary><c>booking.updated</c>: something changed that is no modification (guest, company, agency, destination, policy).</summary>
public sealed record BookingUpdated(Instant At, ImmutableArray<BookingPart> Changed, BookingDetails Details) : IFact;

/// <summary><c>booking.cancelled</c>.</summary>
public sealed record BookingCancelled(Instant At) : IFact;

/// <summary><c>booking.noShow</c>.</summary>
public sealed record BookingNoShow(Instant At) : IFact;

/// <summary><c>booking.checkedIn</c>.</summary>
public sealed record BookingCheckedIn(Instant At) : IFact;

/// <summary><c>booking.checkedOut</c>.</summary>
public sealed record BookingCheckedOut(Instant At) : IFact;

/// <summary><c>card.added</c>.</summary>
public sealed record CardAdded(Instant At, CardOnFile Card) : IFact;

/// <summary><c>card.validated</c>.</summary>
public sealed record CardValidated(Instant At, CardId Card, Guid Attempt) : IAttemptEnd;

/// <summary><c>card.validationFailed</c>.</summary>
public sealed record CardValidationFailed(Instant At, CardId Card, DeclineReason Reason, Guid Attempt) : IAttemptEnd;

/// <summary><c>card.kept</c>: the vault keeps the number of a mail-order card. <paramref name="Record"/>: its record there.</summary>
public sealed record CardKept(Instant At, CardId Card, Guid Record) : IFact;

/// <summary><c>card.revealed</c>: somebody looked at the number that the vault kept; it keeps it no more.</summary>
public sealed record CardRevealed(Instant At, CardId Card, Guid Record, RevealReason Reason) : IFact;

/// <summary><c>card.wiped</c>: the vault keeps the number no more; nobody looked at it.</summary>
public sealed record CardWiped(Instant At, CardId Card, Guid Record, WipeReason Reason = WipeReason.NoLongerNeeded) : IFact;

/// <summary><c>guarantee.changed</c>. <paramref name="Set"/>: by staff or an automation, not by the policy.</summary>
public sealed record GuaranteeChanged(Instant At, GuaranteeState State, bool Set) : IFact;

/// <summary><c>folio.opened</c>.</summary>
public sealed record FolioOpened(Instant At, string Folio) : IFact;

/// <summary><c>folio.closed</c>.</summary>
public sealed record FolioClosed(Instant At, string Folio, FolioDocument? Document) : IFact;

/// <summary><c>folio.visibility</c>.</summary>
public sealed record FolioVisibility(Instant At, string Folio, bool Visible) : IFact;

/// <summary><c>folio.lineAdded</c>. <paramref name="Typed"/>: its name is of no list of the property's, and may tell of people: it can be erased. So it could not before
/// that was noted.</summary>
public sealed record FolioLineAdded(
    Instant At, string Folio, string Group, Money Amount, Money? Net = null, Money? Tax = null, string? Name = null, Percent? Rate = null, bool Typed = false) : IFact;

/// <summary><c>message.sent</c>: the mail server accepted it.</summary>
public sealed record MessageSent(Instant At, Planning.Recipient To, string Template, string Address) : IFact;

/// <summary><c>message.failed</c>: it could not be sent.</summary>
public sealed record MessageFailed(Instant At, Planning.Recipient To, string Template, string Address, string Error) : IFact;

/// <summary><c>task.created</c>. <paramref name="Request"/>: staff were told that this request cannot be sent.
/// <paramref name="Attempt"/>: staff were told to find out what came of it. <paramref name="Fee"/>: they were told that no card is there to take it from, or none that may pay it.</summary>
public sealed record TaskCreated(
    Instant At, string Text, string Channel, int? Request = null, Guid? Attempt = null, Checkout.FeeKind? Fee = null) : IFact;

/// <summary><c>action.refused</c>: something asked for that the product does not do, and why. <paramref name="Ref"/>: the reference
/// named, where there is no such booking.</summary>
public sealed record ActionRefused(Instant At, string Do, string Reason, string? Ref = null) : IFact;
