using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Guarantees;

namespace Solde.Core.Planning;

/// <summary>Guarantee states that change by themselves: satisfied, or the period over (semantics 3).</summary>
internal static class Guarantees
{
    internal static void Follow(Deciding deciding)
    {
        var booking = deciding.Booking;
        if (booking.Details.GuaranteePolicy is null || booking.Status is BookingStatus.Cancelled or BookingStatus.NoShow)
        {
            return;
        }

        if (CanBecomeGuaranteed(booking) && Guarantee.IsSatisfied(booking))
        {
            deciding.Note(new GuaranteeChanged(deciding.Now, GuaranteeState.Guaranteed, Set: false));
        }
        else if (booking is { Guarantee: GuaranteeState.Awaiting, GuaranteeSet: null } && Guarantee.PeriodEnd(booking) is { } end)
        {
            if (end <= deciding.Now)
            {
                deciding.Note(new GuaranteeChanged(deciding.Now, GuaranteeState.Expired, Set: false));
            }

            deciding.LookAgainAt(end);
        }
    }

    private static bool CanBecomeGuaranteed(BookingSnapshot booking) => booking.GuaranteeSet is { } set
        ? !set.WasSatisfied
        : booking.Guarantee != GuaranteeState.Guaranteed;
}
