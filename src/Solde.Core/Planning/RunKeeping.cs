using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.Core.Planning;

/// <summary>Keeps planned runs in step with their booking and automation: moved, updated, cancelled (semantics 2, Once).</summary>
internal static class RunKeeping
{
    /// <summary>Keeps a planned run in step with the booking and the automation, or cancels it.</summary>
    internal static Verdict Keep(Deciding deciding, Automation automation, Run run)
    {
        var booking = deciding.Booking;
        var rule = automation.VersionOf(run).Rule;
        if (!booking.Attempts.IsEmpty && IsUnderWay(booking, run))
        {
            return new Verdict(VerdictKind.Waiting, Reasons.PaymentInProgress, run.DueAt, run.Amount);
        }

        if (WhyCancel(booking, automation, rule, run) is { } reason)
        {
            return Cancel(deciding, automation, run, reason);
        }

        if (rule.ValidateCard && RunPlanning.Validation(booking, rule) == CardValidation.Failed)
        {
            return RunPlanning.Skip(deciding, automation, run, SkipReason.CardInvalid);
        }

        return Move(deciding, automation, run, rule) ?? Update(deciding, run, rule);
    }

    /// <summary>Cancels a skipped run that could still start, and whose booking has changed so that it must not any more; null when it may.</summary>
    internal static Verdict? Lose(Deciding deciding, Automation automation, Run run) =>
        RunPlanning.IsLookedAtAgain(deciding, automation, run)
        && WhyCancel(deciding.Booking, automation, automation.VersionOf(run).Rule, run) is
            (RunCancelReason.Modified or RunCancelReason.DatesChanged) and { } reason
            ? Cancel(deciding, automation, run, reason)
            : null;

    private static Verdict Cancel(Deciding deciding, Automation automation, Run run, RunCancelReason reason)
    {
        deciding.Add(new RunCancelled(deciding.Now, run.Automation, reason));
        TellIfLost(deciding, automation, run, reason);
        return new Verdict(VerdictKind.Cancelled, Codes.Of(reason), run.DueAt, run.Amount);
    }

    private static bool IsUnderWay(BookingSnapshot booking, Run run) =>
        booking.Attempts.Any(a => a.IsInFlight && a.Order.Automation?.Id == run.Automation.Id);

    private static RunCancelReason? WhyCancel(BookingSnapshot booking, Automation automation, AutomationRule rule, Run run) => booking.Status switch
    {
        BookingStatus.NoShow => RunCancelReason.NoShow,
        BookingStatus.Cancelled when rule.Trigger.Kind != TriggerKind.AfterCancellation => RunCancelReason.BookingCancelled,
        _ when automation.State == AutomationState.Inactive => RunCancelReason.Deactivated,
        _ when rule.RepeatOnModification && (run.Dates != booking.DatesRevision || run.Channel != booking.ChannelRevision)
            => RunCancelReason.Modified,
        _ when run.Dates != booking.DatesRevision => RunCancelReason.DatesChanged,
        _ when Matching.Fixed(rule.Filter, booking.Details) != Reasons.None => RunCancelReason.Modified,
        _ when AwaitsAnEvent(booking, rule.Trigger, run) => RunCancelReason.Modified,
        _ => null,
    };

    // An edit made the automation wait for something that has not happened; the run is planned anew when it does.
    private static bool AwaitsAnEvent(BookingSnapshot booking, Trigger trigger, Run run) => !run.Rescheduled && trigger.Kind switch
    {
        TriggerKind.AfterArrival => booking.CheckedInAt is null,
        TriggerKind.AfterDeparture => booking.CheckedOutAt is null,
        TriggerKind.AfterCancellation => booking.CancelledAt is null,
        _ => false,
    };

    // An archived automation plans nothing anew: a modification loses its run, and staff must know (LH18).
    private static void TellIfLost(Deciding deciding, Automation automation, Run run, RunCancelReason reason)
    {
        if (automation.State == AutomationState.Archived && reason is RunCancelReason.Modified or RunCancelReason.DatesChanged)
        {
            deciding.Add(new MessageDraft(Recipient.Staff, Templates.RunLost) { Automation = run.Automation, Amount = run.Amount });
        }
    }

    /// <summary>Moves a run whose automation was edited, or whose zone's rules changed; null when it stays.</summary>
    private static Verdict? Move(Deciding deciding, Automation automation, Run run, AutomationRule rule)
    {
        if (run.Rescheduled || DueTimes.DueAt(deciding.Booking, rule.Trigger, ref deciding.Clock) is not { } dueAt || dueAt == run.DueAt)
        {
            return null;
        }

        var edited = run.Version != automation.VersionOf(run).Number;
        if (edited && DueTimes.IsTooLate(deciding.Booking, rule.Trigger, dueAt, automation.Current.At, ref deciding.Clock))
        {
            deciding.Add(new RunMissed(deciding.Now, automation.Ref, dueAt, automation.Current.Number));
            return new Verdict(VerdictKind.Missed, Reasons.TooLate, dueAt, run.Amount);
        }

        deciding.Add(new RunRescheduled(deciding.Now, run.Automation, dueAt, RescheduleReason.Edited));
        return new Verdict(VerdictKind.Planned, Reasons.None, dueAt, run.Amount);
    }

    private static bool IsHeldBack(Deciding deciding, Run run, AutomationRule rule) =>
        deciding.Booking.Property.Brake.HoldsBackSince is not null && !run.Released && rule.Operation != Operation.None
        && Brake.IsLate(run.DueAt, deciding.Now);

    private static Verdict Update(Deciding deciding, Run run, AutomationRule rule)
    {
        var amount = RunPlanning.AmountOf(deciding, rule);
        if (run.DueAt <= deciding.Now)
        {
            return IsHeldBack(deciding, run, rule)
                ? new Verdict(VerdictKind.Waiting, Reasons.HeldBack, run.DueAt, amount)
                : new Verdict(VerdictKind.Due, Reasons.None, run.DueAt, amount);
        }

        if (amount != run.Amount)
        {
            deciding.Add(new RunAmountChanged(deciding.Now, run.Automation, amount));
        }

        deciding.LookAgainAt(run.DueAt);
        return new Verdict(VerdictKind.Planned, Reasons.None, run.DueAt, amount);
    }
}
