using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Payments;

namespace Solde.App.Payments;

/// <summary>What the desk does with holds (C14): capture once, in full or in part, or release.</summary>
public static class HoldActions
{
    /// <summary>Takes a hold's money. Capped at what may be collected, unless the hold was placed beyond the balance; an amount typed by
    /// staff may go up to the balance (semantics 1 and 2). Never more than the client agreed to with the card (<see cref="CheckoutAmounts.Within"/>).</summary>
    public static Answer Capture(BookingSnapshot booking, Money? amount, Instant now) => OnOpen(booking, now, hold =>
    {
        if (amount > hold.Amount)
        {
            return Answer.Refuse(Refusals.ExceedsHold);
        }

        var wanted = amount ?? hold.Amount;
        var owed = amount is null ? booking.Collectible : booking.Balance;
        var captured = hold.BeyondBalance ? wanted : Money.Min(wanted, owed.OrZero());
        var folio = booking.Folio(hold.Folio) is { Closed: false } open ? open : booking.OldestOpenFolio;
        if (folio is null)
        {
            return Answer.Refuse(Refusals.NoOpenFolio);
        }

        if (!captured.IsPositive)
        {
            return Answer.Refuse(Refusals.NothingDue);
        }

        var within = CheckoutAmounts.Within(booking, captured);
        return within == captured || (amount is null && within.IsPositive)
            ? Answer.Do(Order(hold, AttemptKind.Capture, within, folio.Name))
            : Answer.Refuse(Refusals.ExceedsConsent);
    });

    /// <summary>Gives a hold up.</summary>
    public static Answer Release(BookingSnapshot booking, Instant now) =>
        OnOpen(booking, now, hold => Answer.Do(Order(hold, AttemptKind.Release, hold.Amount, hold.Folio)));

    private static Answer OnOpen(BookingSnapshot booking, Instant now, Func<Hold, Answer> action)
    {
        var hold = booking.Holds.FirstOrDefault(h => h.State == HoldState.Open);
        if (hold is null)
        {
            return Answer.Refuse(booking.Holds.LastOrDefault()?.State switch
            {
                HoldState.Captured => Refusals.HoldCaptured,
                HoldState.Released => Refusals.HoldReleased,
                HoldState.Expired => Refusals.HoldExpired,
                _ => Refusals.NoHold,
            });
        }

        if (hold.ExpiresAt <= now)
        {
            return Answer.Refuse(Refusals.HoldExpired);
        }

        return booking.Attempts.Any(attempt => attempt.IsInFlight && attempt.Order.Hold == hold.Number)
            ? Answer.Refuse(Refusals.PaymentInProgress)
            : action(hold);
    }

    private static GatewayOrder Order(Hold hold, AttemptKind kind, Money amount, string folio) => new()
    {
        Kind = kind,
        Amount = amount,
        Initiator = Initiator.Staff,
        Card = hold.Card,
        Hold = hold.Number,
        Shares = [new FolioShare(folio, amount)],
        BeyondBalance = hold.BeyondBalance,
    };
}
