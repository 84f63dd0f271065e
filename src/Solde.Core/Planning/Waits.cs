using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Core.Requests;

namespace Solde.Core.Planning;

/// <summary>Payments that wait for the guest's authentication: they end by themselves, and before they could take what is not owed.</summary>
internal static class Waits
{
    private static readonly Duration AuthenticationTime = Duration.FromHours(24);

    internal static ImmutableArray<IDecision> Ended(Deciding deciding)
    {
        foreach (var attempt in deciding.Booking.Attempts)
        {
            if (attempt.State != AttemptState.ActionRequired || IsBeingCancelled(attempt))
            {
                continue;
            }

            if (WhyEnd(deciding, attempt) is { } end)
            {
                return [end];
            }

            deciding.LookAgainAt(attempt.At + AuthenticationTime);
        }

        return [];
    }

    /// <summary>Its cancellation failed; while the gateway is asked what came of it, nothing else may be tried.</summary>
    internal static bool IsBeingCancelled(Attempt attempt) => attempt is { State: AttemptState.ActionRequired, NextCheckAt: not null };

    private static CancelAttempt? WhyEnd(Deciding deciding, Attempt attempt)
    {
        if (attempt.At + AuthenticationTime <= deciding.Now)
        {
            return new CancelAttempt(attempt.Id, Lapsed: true);
        }

        if (IsPointless(deciding, attempt.Order))
        {
            return new CancelAttempt(attempt.Id, Lapsed: false);
        }

        // Once authenticated it takes the amount of its order, whatever is owed by then.
        var owed = Owed(deciding.Booking, attempt.Order);
        return TakesTooMuch(attempt.Order, owed) || IsOldSession(attempt.Order, owed)
            ? new CancelAttempt(attempt.Id, Lapsed: owed.IsPositive)
            : null;
    }

    /// <summary>The stay, the request or the card it was for is gone.</summary>
    private static bool IsPointless(Deciding deciding, GatewayOrder order)
    {
        var booking = deciding.Booking;
        var position = deciding.Rules.PositionOf(order.Automation?.Id ?? Guid.Empty);
        return (position >= 0
                && Matching.Status(deciding.Rules.All[position].Current.Rule.Trigger.Kind, booking, rescheduled: true) != Reasons.None)
            || (order.Request is { } number && booking.Requests[number - 1] is { IsOpen: false } or { StayGone: true })
            || (order.Card is { } card && booking.Card(card)!.Wiped);
    }

    private static Money Owed(BookingSnapshot booking, GatewayOrder order) => order switch
    {
        { Request: { } number } => Asking.AmountOf(booking, booking.Requests[number - 1]),
        _ when booking.Folio(order.Shares[0].Folio) is { Closed: false } folio => Money.Min(folio.Collectible, booking.Collectible).OrZero(),
        _ => Money.Zero(booking.Currency),
    };

    private static bool TakesTooMuch(GatewayOrder order, Money owed) =>
        order is { Kind: AttemptKind.Charge, BeyondBalance: false } && order.Amount - (order.Surcharge ?? Money.Zero(owed.Currency)) > owed;

    // A living link voids the session that was opened for the old amount, also for a lower one (T7).
    private static bool IsOldSession(GatewayOrder order, Money owed) => order.Initiator == Initiator.Guest && order.Amount != owed;
}
