using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Payments;

namespace Solde.Core.Planning;

public static partial class Planner
{
    /// <summary>The payment of a run tried again on staff's word (LH11): amount and card are those of now, filters are not looked at.</summary>
    /// <param name="booking">The booking; it must have a run of the automation.</param>
    /// <param name="rules">All automations of its property.</param>
    /// <param name="automation">The automation, by id.</param>
    /// <param name="now">The instant of the look.</param>
    /// <returns>The order, or why there is none.</returns>
    public static (GatewayOrder? Order, SkipReason? WhyNot) Retry(BookingSnapshot booking, RuleSet rules, Guid automation, Instant now)
    {
        var deciding = new Deciding(booking, rules, now);
        var known = rules.All[rules.PositionOf(automation)];
        var version = known.VersionOf(booking.RunOf(automation)!);
        if (deciding.Books.Folio is null)
        {
            return (null, SkipReason.NoOpenFolio);
        }

        if (!Amounts.Of(booking, deciding.Books, version.Rule).IsPositive)
        {
            return (null, SkipReason.NothingDue);
        }

        return booking.LastCard(version.Rule.Card) is null
            ? (null, SkipReason.NoCard)
            : (DueRuns.OrderOf(deciding, known, version) with { Initiator = Initiator.Staff }, null);
    }
}
