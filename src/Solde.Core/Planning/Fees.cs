using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Requests;

namespace Solde.Core.Planning;

/// <summary>Charges a fee, whoever asks: staff by a click, or the autopilot.</summary>
public static class Fees
{
    /// <summary>The fee in place of what was booked, and the order to take it from the card on file where there is one; by hand or by itself.</summary>
    /// <param name="booking">A booking that owes a fee (<see cref="Fee.Of"/>) and whose first folio is open.</param>
    /// <param name="now">The instant.</param>
    /// <param name="initiator">Who asks.</param>
    public static ImmutableArray<IDecision> Charge(BookingSnapshot booking, Instant now, Initiator initiator)
    {
        var (kind, amount) = Fee.Of(booking)!.Value;
        var fee = new FeeCharged(now, kind, amount, Booked(booking));
        var after = Planner.Apply(booking, fee);
        var main = after.Folios[0];
        var due = Money.Min(CheckoutAmounts.Within(after, amount), Money.Min(main.Collectible, Asking.Collectible(after)));
        return due.IsPositive && CheckoutAmounts.CardOf(booking) is { } card
            ? [fee, new GatewayOrder
            {
                Kind = AttemptKind.Charge,
                Amount = due,
                Initiator = initiator,
                Card = card.Id,
                Fee = kind,
                Shares = [new FolioShare(main.Name, due)],
            }]
            : [fee];
    }

    /// <summary>When the fee that a booking owes is charged by itself, unless staff let it go before; null = never, or none is owed any more.</summary>
    public static Instant? ChargedAt(BookingSnapshot booking) =>
        booking.Property.Fees.GraceHours is { } hours && booking is { Fee: null, Folios: [{ Closed: false }, ..] } && (booking.NoShowAt ?? booking.CancelledAt) is { } since
            && Fee.Of(booking) is not null
            ? since + Duration.FromHours(hours)
            : null;

    /// <summary>What was booked and is credited when a fee takes its place, or is let go with it.</summary>
    public static Money Booked(BookingSnapshot booking) => booking.Folios[0].Lines.Where(line => line.Booked)
        .Aggregate(Money.Zero(booking.Currency), (sum, line) => sum + line.Amount).OrZero();
}
