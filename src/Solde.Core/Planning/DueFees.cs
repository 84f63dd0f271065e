using Solde.Core.Payments;

namespace Solde.Core.Planning;

/// <summary>Charges the fee that a client agreed to, once the hours are over in which staff may let it go; only where the property wants that.</summary>
internal static class DueFees
{
    internal static ImmutableArray<IDecision> First(Deciding deciding)
    {
        var booking = deciding.Booking;
        if (booking is { Fee.Untried: true, Property.Fees.GraceHours: not null })
        {
            return Again(deciding);
        }

        if (Fees.ChargedAt(booking) is not { } at || RequestPlanning.HasMoneyInFlight(booking))
        {
            return [];
        }

        deciding.LookAgainAt(at);
        if (at <= deciding.Now && booking.Attempts.FirstOrDefault(attempt => attempt.State == AttemptState.ActionRequired) is { } waiting)
        {
            // What waits for the client is of what was booked. Its end comes first, and while that is asked nothing else may be tried.
            return Waits.IsBeingCancelled(waiting) ? [] : [new CancelAttempt(waiting.Id, Lapsed: false)];
        }

        return at <= deciding.Now ? Fees.Charge(booking, deciding.Now, Initiator.Automation) : [];
    }

    // Its order was given up before it was sent, since the booking changed or the property was paused.
    private static ImmutableArray<IDecision> Again(Deciding deciding)
    {
        var booking = deciding.Booking;
        return RequestPlanning.HasMoneyInFlight(booking) || booking.Attempts.Any(attempt => attempt.State == AttemptState.ActionRequired)
            ? []
            : Fees.Take(booking, deciding.Now, Initiator.Automation);
    }
}
