using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Core.Checkout;

/// <summary>How much the card on file may pay (semantics 7).</summary>
public static class CheckoutAmounts
{
    /// <summary>The card that a client's consent is for, else the last of theirs that can be used; null = there is none.</summary>
    public static CardOnFile? CardOf(BookingSnapshot booking) =>
        booking.Consent?.Card is { } agreed && booking.Card(agreed) is { Wiped: false } card ? card : booking.LastCard(CardChoice.LastGuest);

    /// <summary>What the card on file may still pay: the consent, less what it paid by it already or may pay at any moment. Where no consent was recorded
    /// a salon's card pays nothing; a stay's, whose conditions stand with the booking, whatever is owed.</summary>
    public static Money ConsentLeft(BookingSnapshot booking)
    {
        if (booking.Consent is not { } consent)
        {
            return booking.Property.Kind == PropertyKind.Salon ? Money.Zero(booking.Currency) : booking.Balance.OrZero();
        }

        return consent.UsedUp ? Money.Zero(booking.Currency) : (consent.Cap - Taken(booking)).OrZero();
    }

    /// <summary>What of a folio the card on file may still pay at the desk: what is left of the consent, and of that only what was booked and nobody paid
    /// otherwise. Extras are in it where the client agreed to them on the spot.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">One of its folios.</param>
    public static Money Payable(BookingSnapshot booking, Folio folio) => booking.Consent is { Extras: false }
        ? Money.Min(ConsentLeft(booking), (folio.BookedLeft - UnderWay(booking)).OrZero())
        : ConsentLeft(booking);

    /// <summary>What the card on file has paid, and what it may pay at any moment.</summary>
    public static Money Taken(BookingSnapshot booking) => booking.Folios.SelectMany(folio => folio.Payments).Where(payment => payment.Card is not null)
        .Aggregate(UnderWay(booking), (sum, payment) => sum + payment.Amount);

    /// <summary>What of an amount may be taken from a card, or held on it, outside the desk: of a stay without a consent all of it; of an appointment what the
    /// desk may take, and of one that was cancelled or missed what is left of the fee.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="amount">The amount.</param>
    public static Money Within(BookingSnapshot booking, Money amount) => booking switch
    {
        { Consent: null, Property.Kind: PropertyKind.Salon } => Money.Zero(booking.Currency),
        { Consent: null } => amount,
        { Status: BookingStatus.Cancelled or BookingStatus.NoShow } => Money.Min(amount, Money.Min(FeeLeft(booking), ConsentLeft(booking))),
        _ => Money.Min(amount, Payable(booking, booking.Folios[0])),
    };

    /// <summary>What of the fee for cancelling late or not coming nobody paid yet: what was paid for what was booked is paid for the fee in its place. Nothing once
    /// the fee was credited.</summary>
    internal static Money FeeLeft(BookingSnapshot booking)
    {
        var main = booking.Folios[0];
        return (Money.Min(Fee.OwedBy(booking) - main.PaidForBooked, main.BookedLeft) - UnderWay(booking)).OrZero();
    }

    private static Money UnderWay(BookingSnapshot booking) => booking.Attempts
        .Where(attempt => attempt.IsInFlight && attempt.Order is { Kind: AttemptKind.Charge or AttemptKind.Capture, Card: not null })
        .Aggregate(Money.Zero(booking.Currency), (sum, attempt) => sum + attempt.Order.Amount);
}
