using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
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

    /// <summary>What the card on file has paid, and what it may pay at any moment.</summary>
    public static Money Taken(BookingSnapshot booking)
    {
        var paid = booking.Folios.SelectMany(folio => folio.Payments).Where(payment => payment.Card is not null)
            .Aggregate(Money.Zero(booking.Currency), (sum, payment) => sum + payment.Amount);
        return booking.Attempts.Where(attempt => attempt.IsInFlight && attempt.Order is { Kind: AttemptKind.Charge, Card: not null })
            .Aggregate(paid, (sum, attempt) => sum + attempt.Order.Amount);
    }

    /// <summary>What of an amount may be taken from a card, or held on it, outside the desk: all of it, unless its client agreed to less. Of an appointment that
    /// was cancelled or missed that is the fee.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="amount">The amount.</param>
    public static Money Within(BookingSnapshot booking, Money amount) => booking switch
    {
        { Consent: null } => amount,
        { Status: BookingStatus.Cancelled or BookingStatus.NoShow } when Fee.Of(booking) is var (_, fee) => Money.Min(amount, Money.Min(fee, ConsentLeft(booking))),
        { Status: BookingStatus.Cancelled or BookingStatus.NoShow } => Money.Zero(booking.Currency),
        _ => Money.Min(amount, ConsentLeft(booking)),
    };
}
