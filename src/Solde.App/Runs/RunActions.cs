using Solde.App.Bookings;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;

namespace Solde.App.Runs;

/// <summary>What staff do with planned and failed payments (LH11, LH12).</summary>
public static class RunActions
{
    /// <summary>Cancels a planned run before it starts.</summary>
    public static Answer Cancel(BookingSnapshot booking, Automation automation, Instant now) => IsUnstarted(booking, automation, out var why)
        ? Answer.Do(new RunCancelled(now, automation.Ref, RunCancelReason.ByStaff))
        : Answer.Refuse(why);

    /// <summary>Moves a planned run to another instant before it starts.</summary>
    public static Answer Reschedule(BookingSnapshot booking, Automation automation, Instant to, Instant now)
    {
        if (!IsUnstarted(booking, automation, out var why))
        {
            return Answer.Refuse(why);
        }

        return to <= now
            ? Answer.Refuse(Refusals.InThePast)
            : Answer.Do(new RunRescheduled(now, automation.Ref, to, RescheduleReason.ByStaff));
    }

    /// <summary>Makes a planned run due now; the autopilot starts it, as it would have at its time, if its card, folio and filters allow it then.</summary>
    public static Answer Start(BookingSnapshot booking, Automation automation, Instant now) => IsUnstarted(booking, automation, out var why)
        ? Answer.Do(new RunRescheduled(now, automation.Ref, now, RescheduleReason.ByStaff))
        : Answer.Refuse(why);

    /// <summary>Lets a planned run go that is held back because many came due at once; one that was let go already stays so.</summary>
    public static Answer Release(BookingSnapshot booking, Automation automation, Instant now) => booking.RunOf(automation.Ref.Id) switch
    {
        { State: RunState.Planned, Released: true } => Answer.Nothing,
        { State: RunState.Planned } => Answer.Do(new RunReleased(now, automation.Ref)),
        null => Answer.Refuse(Refusals.NoRun),
        _ => Answer.Refuse(Refusals.NotPlanned),
    };

    /// <summary>Tries the payment of a run again that failed, was skipped or was missed; under a new attempt, amount and card as they are
    /// now.</summary>
    public static Answer Retry(BookingSnapshot booking, RuleSet rules, Automation automation, Instant now)
    {
        if (booking.RunOf(automation.Ref.Id) is not { } run)
        {
            return Answer.Refuse(Refusals.NoRun);
        }

        if (run.State is not (RunState.Failed or RunState.Skipped or RunState.Missed or RunState.ActionRequired)
            || automation.VersionOf(run).Rule.Operation == Operation.None)
        {
            return Answer.Refuse(Refusals.NotFailed);
        }

        if (WhyNot(booking, automation.VersionOf(run).Rule.Trigger) is { } refusal)
        {
            return Answer.Refuse(refusal);
        }

        return Planner.Retry(booking, rules, automation.Ref.Id, now) switch
        {
            ({ } order, _) => Answer.Do(order),
            (_, SkipReason.NoOpenFolio) => Answer.Refuse(Refusals.NoOpenFolio),
            (_, SkipReason.NoCard) => Answer.Refuse(Refusals.CardRequired),
            _ => Answer.Refuse(Refusals.NothingDue),
        };
    }

    private static string? WhyNot(BookingSnapshot booking, Trigger trigger) => booking switch
    {
        { Status: BookingStatus.NoShow } => Refusals.BookingNoShow,
        { Status: BookingStatus.Cancelled } when trigger.Kind != TriggerKind.AfterCancellation => Refusals.BookingCancelled,
        _ when booking.Attempts.Any(a => a.IsInFlight && a.Order.Kind != AttemptKind.Validate) => Refusals.PaymentInProgress,
        _ => null,
    };

    private static bool IsUnstarted(BookingSnapshot booking, Automation automation, out string why)
    {
        var run = booking.RunOf(automation.Ref.Id);
        var started = booking.Attempts.Any(a => a.IsInFlight && a.Order.Automation?.Id == automation.Ref.Id);
        why = run is null ? Refusals.NoRun : started ? Refusals.PaymentInProgress : Refusals.NotPlanned;
        var waits = run is { State: RunState.Skipped, Skipped: not (SkipReason.RoomDatesDiffer or SkipReason.CardInvalid) };
        return (run?.State == RunState.Planned || waits) && !started;
    }
}
