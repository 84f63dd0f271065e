using Solde.App.Bookings;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Payments;
using Solde.Core.Requests;

namespace Solde.App.Payments;

/// <summary>What the desk does with a card on file: charge it, or place a hold on it.</summary>
public static class CardActions
{
    /// <summary>Charges a card on file now.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="amount">How much, above zero; typed by staff it may go up to the balance. Null = all that may be collected (semantics 1).</param>
    /// <param name="card">Which card.</param>
    /// <returns>The order; or refused: a payment is under way, no usable card, no open folio, more than the balance, more than the client agreed to with the card (<see cref="CheckoutAmounts.Within"/>), or nothing is due. While the
    /// first order is not settled a second one is refused: asking twice charges once.</returns>
    public static Answer Charge(BookingSnapshot booking, Money? amount, CardChoice card) => OnCard(booking, card, onFile =>
    {
        var wanted = amount ?? WithinOr(booking, Asking.Collectible(booking));
        return WhyNot(booking, wanted, booking.Balance.OrZero()) is { } refusal
            ? Answer.Refuse(refusal)
            : Answer.Do(Order(AttemptKind.Charge, wanted, onFile) with { Shares = Sharing.Over(booking, wanted) });
    });

    /// <summary>Places a hold on a card on file now (C4, C14).</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="amount">How much, above zero; typed by staff it may go up to the balance. Null = what may be collected and is not held yet.</param>
    /// <param name="card">Which card.</param>
    /// <returns>The order; or refused, as for <see cref="Charge"/>.</returns>
    public static Answer PlaceHold(BookingSnapshot booking, Money? amount, CardChoice card) => OnCard(booking, card, onFile =>
    {
        var held = booking.Holds.Where(hold => hold.State == HoldState.Open).Aggregate(Money.Zero(booking.Currency), (sum, hold) => sum + hold.Amount);
        var wanted = amount ?? WithinOr(booking, Asking.Collectible(booking) - held);
        return WhyNot(booking, wanted, (booking.Balance - held).OrZero()) is { } refusal
            ? Answer.Refuse(refusal)
            : Answer.Do(Order(AttemptKind.Authorize, wanted, onFile) with { Shares = [new FolioShare(booking.OldestOpenFolio!.Name, wanted)] });
    });

    private static Answer OnCard(BookingSnapshot booking, CardChoice choice, Func<CardOnFile, Answer> action) => booking switch
    {
        _ when booking.Attempts.Any(attempt => attempt.IsInFlight && attempt.Order.Kind != AttemptKind.Validate) => Answer.Refuse(Refusals.PaymentInProgress),
        _ when booking.LastCard(choice) is { } card => action(card),
        _ => Answer.Refuse(Refusals.CardRequired),
    };

    private static string? WhyNot(BookingSnapshot booking, Money wanted, Money most) => booking switch
    {
        { OldestOpenFolio: null } => Refusals.NoOpenFolio,
        _ when !wanted.IsPositive => Refusals.NothingDue,
        _ when wanted > most => most.IsPositive ? Refusals.ExceedsBalance : Refusals.NothingDue,
        _ when wanted > CheckoutAmounts.Within(booking, wanted) => Refusals.ExceedsConsent,
        _ => null,
    };

    // What the client agreed to; where that is nothing, all of it, so that the refusal says why.
    private static Money WithinOr(BookingSnapshot booking, Money amount) =>
        CheckoutAmounts.Within(booking, amount) is { IsPositive: true } within ? within : amount;

    private static GatewayOrder Order(AttemptKind kind, Money amount, CardOnFile card) =>
        new() { Kind = kind, Amount = amount, Initiator = Initiator.Staff, Card = card.Id };
}
