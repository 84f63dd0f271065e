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

        var left = booking.Folios.SelectMany(folio => folio.Payments).Where(payment => payment.Card is not null)
            .Aggregate(consent.Cap, (cap, payment) => cap - payment.Amount);
        return booking.Attempts.Where(attempt => attempt.IsInFlight && attempt.Order is { Kind: AttemptKind.Charge, Card: not null })
            .Aggregate(left, (cap, attempt) => cap - attempt.Order.Amount).OrZero();
    }
}
