using Solde.Core.Payments;

namespace Solde.Core.Planning;

/// <summary>Charges the fee that a client agreed to, once the hours are over in which staff may let it go; only where the property wants that.</summary>
internal static class DueFees
{
    internal static ImmutableArray<IDecision> First(Deciding deciding)
    {
        var booking = deciding.Booking;
        if (Fees.ChargedAt(booking) is not { } at || RequestPlanning.HasMoneyInFlight(booking))
        {
            return [];
        }

        deciding.LookAgainAt(at);
        return at <= deciding.Now ? Fees.Charge(booking, deciding.Now, Initiator.Automation) : [];
    }
}
