using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;

namespace Solde.App.Checkout;

/// <summary>What staff do with the fee for cancelling late or not coming (semantics 7).</summary>
public static class FeeActions
{
    /// <summary>The longest reason for letting a fee go, in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>Charges the fee that the client agreed to: it takes the place of what was booked, and the card on file pays it, never more than was agreed.</summary>
    /// <returns>The fee and the order; or refused: no fee is owed, it was charged or waived before, the folio is closed, or a payment is under way.</returns>
    public static Answer Charge(BookingSnapshot booking, Instant now) => WhyNot(booking) is { } refusal
        ? Answer.Refuse(refusal)
        : Answer.Do(Fees.Charge(booking, now, Initiator.Staff)) with { EndsWaiting = true };

    /// <summary>Lets the fee go, and what was booked with it: nothing is owed any more. What was paid before is for staff to refund; what waits for the client's
    /// authentication is ended.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="reason">Why, for the journal; at most <see cref="LongestReason"/> characters.</param>
    /// <param name="now">The instant.</param>
    public static Answer Waive(BookingSnapshot booking, string reason, Instant now)
    {
        if (WhyNot(booking) is { } refusal)
        {
            return Answer.Refuse(refusal);
        }

        var (kind, amount) = Fee.Of(booking)!.Value;
        return Answer.Do(new FeeWaived(now, kind, amount, Fees.Booked(booking), reason, Typed: true)) with { EndsWaiting = true };
    }

    private static string? WhyNot(BookingSnapshot booking) => booking switch
    {
        { Fee: not null } => Refusals.FeeSettled,
        _ when Fee.Of(booking) is null => Refusals.NoFee,
        _ when booking.Folios[0].Closed => Refusals.FolioClosed,
        _ when booking.Attempts.Any(attempt => attempt.IsInFlight && attempt.Order.TakesMoney) => Refusals.PaymentInProgress,
        _ => null,
    };
}
