using Solde.Core.Automations;
using Solde.Core.Bookings;

namespace Solde.Core.Planning;

public static partial class Planner
{
    /// <summary>Decides what a booking needs now, and says when to look again. Pure: the same input gives the same plan.</summary>
    /// <remarks>
    /// What follows from what happened comes first (outcomes settled, runs planned, moved or cancelled, requests scheduled, messages),
    /// and only when nothing follows, the one thing that is due first. Callers record or execute it, and decide again, until the plan
    /// is quiet. At one instant runs go by due time, priority and age, each seeing what the one before did (semantics 2).
    /// An attempt in flight or in doubt makes the rest wait; it never leads to another charge.
    /// </remarks>
    /// <param name="booking">The booking, with its open attempts.</param>
    /// <param name="rules">All automations of its property.</param>
    /// <param name="now">The instant of the look.</param>
    public static Plan Decide(BookingSnapshot booking, RuleSet rules, Instant now)
    {
        var deciding = new Deciding(booking, rules, now);
        Outcomes.Settle(deciding);
        KeptCards.Follow(deciding);
        Appointments.Follow(deciding);
        Notices.Tell(deciding);
        Papers.TakeBack(deciding); // Before a sale closes on it: a lower price lessens what was sold before, not what is sold now.
        Sales.Follow(deciding);
        Vouchers.Follow(deciding);
        Papers.Follow(deciding);
        Guarantees.Follow(deciding);
        if (booking.Property.Brake.Paused)
        {
            // What has happened is told; nothing is begun, and nothing is due until the property is resumed.
            return deciding.PlanPaused();
        }

        RunPlanning.Follow(deciding);
        if (!deciding.HasFollows)
        {
            RequestPlanning.Follow(deciding);
        }

        if (deciding.HasFollows)
        {
            return deciding.PlanFollows();
        }

        var due = DueRuns.First(deciding);
        due = due.IsEmpty ? DueRequests.First(deciding) : due;
        due = due.IsEmpty ? DueFees.First(deciding) : due;
        due = due.IsEmpty ? DueHolds.First(deciding) : due;
        return deciding.Plan(due);
    }
}
