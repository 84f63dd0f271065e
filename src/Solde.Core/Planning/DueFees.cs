using Solde.Core.Checkout;
using Solde.Core.Payments;

namespace Solde.Core.Planning;

/// <summary>Charges the fee that a client agreed to, once the hours are over in which staff may let it go; only where the property wants that.</summary>
internal static class DueFees
{
    internal static ImmutableArray<IDecision> First(Deciding deciding)
    {
        var booking = deciding.Booking;
        if (booking.Property.Fees.GraceHours is not { } hours || booking.Fee is not null || (booking.NoShowAt ?? booking.CancelledAt) is not { } since
            || RequestPlanning.HasMoneyInFlight(booking) || booking.Folios[0].Closed || Fee.Of(booking) is null)
        {
            return [];
        }

        var at = since + Duration.FromHours(hours);
        deciding.LookAgainAt(at);
        return at <= deciding.Now ? Fees.Charge(booking, deciding.Now, Initiator.Automation) : [];
    }
}
