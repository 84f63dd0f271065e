using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;

namespace Solde.Core.Planning;

/// <summary>Which automations take a booking, and when their runs are planned (semantics 2, Which bookings, When late, Once).</summary>
internal static class RunPlanning
{
    internal static void Follow(Deciding deciding)
    {
        var rules = deciding.Rules.All;
        if (rules.IsEmpty)
        {
            return;
        }

        Span<int> runAt = rules.Length <= 128 ? stackalloc int[rules.Length] : new int[rules.Length];
        IndexRuns(deciding, runAt);
        var holder = deciding.Rules.AnyExclusive ? HolderOf(deciding, runAt) : -1;
        holder = holder < 0 && deciding.Rules.AnyExclusive ? FirstToSee(deciding, runAt) : holder;
        for (var i = 0; i < rules.Length; i++)
        {
            var automation = rules[i];
            var run = runAt[i] < 0 ? null : deciding.Booking.Runs[runAt[i]];
            deciding.Verdicts[i] = run switch
            {
                null => Take(deciding, automation, run, i, ref holder),
                { State: RunState.Planned } => RunKeeping.Keep(deciding, automation, run),
                _ => RunKeeping.Lose(deciding, automation, run)
                    ?? (MayPlanAnew(deciding, automation, run) ? Take(deciding, automation, run, i, ref holder) : Told(automation, run)),
            };
        }
    }

    /// <summary>Where a run that is not planned stands.</summary>
    private static Verdict Told(Automation automation, Run run) => run.State switch
    {
        RunState.Skipped => new Verdict(VerdictKind.Skipped, Codes.Of(run.Skipped), run.DueAt, run.Amount),
        RunState.Missed => new Verdict(VerdictKind.Missed, Reasons.TooLate, run.DueAt, run.Amount),
        RunState.Cancelled => new Verdict(VerdictKind.Cancelled, Codes.Of(run.Cancelled) | Codes.Of(automation.State), run.DueAt, run.Amount),
        RunState.ActionRequired => new Verdict(VerdictKind.ActionRequired, Reasons.AuthenticationRequired, run.DueAt, run.Amount),
        RunState.Failed => new Verdict(VerdictKind.Failed, Codes.Of(run.Failed), run.DueAt, run.Amount),
        _ => new Verdict(VerdictKind.Succeeded, Reasons.AlreadyRan, run.DueAt, run.Amount),
    };

    private static void IndexRuns(Deciding deciding, Span<int> runAt)
    {
        runAt.Fill(-1);
        var runs = deciding.Booking.Runs;
        for (var i = 0; i < runs.Length; i++)
        {
            // Runs mostly stand in the order of the rules that planned them.
            var id = runs[i].Automation.Id;
            var position = i < runAt.Length && deciding.Rules.All[i].Ref.Id == id ? i : deciding.Rules.PositionOf(id);
            if (position >= 0)
            {
                runAt[position] = i;
            }
        }
    }

    /// <summary>The exclusive automation that has the booking (LH2), by position; −1 when none has.</summary>
    private static int HolderOf(Deciding deciding, ReadOnlySpan<int> runAt)
    {
        for (var i = 0; i < runAt.Length; i++)
        {
            if (runAt[i] >= 0 && Holds(deciding, deciding.Rules.All[i], deciding.Booking.Runs[runAt[i]]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The exclusive automation that took the booking without a run yet: the one that saw it first,
    /// and of several the one that goes before; −1 when none may.</summary>
    private static int FirstToSee(Deciding deciding, ReadOnlySpan<int> runAt)
    {
        var (first, seen) = (-1, Instant.MaxValue);
        for (var i = 0; i < runAt.Length; i++)
        {
            var automation = deciding.Rules.All[i];
            if (!automation.Current.Rule.Exclusive || (runAt[i] >= 0 && !MayPlanAnew(deciding, automation, deciding.Booking.Runs[runAt[i]]))
                || WhyNot(deciding.Booking, automation, automation.Current.Rule) != Reasons.None)
            {
                continue;
            }

            var at = Matching.SeenAt(automation, deciding.Booking);
            (first, seen) = at < seen ? (i, at) : (first, seen);
        }

        return first;
    }

    private static bool Holds(Deciding deciding, Automation automation, Run run)
    {
        var booking = deciding.Booking;
        if (!automation.VersionOf(run).Rule.Exclusive || MayPlanAnew(deciding, automation, run))
        {
            return false;
        }

        return run.State switch
        {
            RunState.Planned or RunState.ActionRequired or RunState.Succeeded => true,
            RunState.Cancelled => run.Cancelled == RunCancelReason.ByStaff && run.Modification == booking.Modifications,
            RunState.Skipped when IsLookedAtAgain(deciding, automation, run) => true,
            _ => run.Modification == booking.Modifications,
        };
    }

    /// <summary>A skipped run that is not consumed and whose window is still open.</summary>
    internal static bool IsLookedAtAgain(Deciding deciding, Automation automation, Run run)
    {
        if (run is not { State: RunState.Skipped, Skipped: not (SkipReason.RoomDatesDiffer or SkipReason.CardInvalid) })
        {
            return false;
        }

        return deciding.Now < WindowEnd(deciding, automation, run);
    }

    // An edit neither opens nor closes the window of what was due before it.
    private static Instant WindowEnd(Deciding deciding, Automation automation, Run run)
    {
        var trigger = automation.VersionOf(run).Rule.Trigger;
        var planned = run.Rescheduled || DueTimes.DueAt(deciding.Booking, trigger, ref deciding.Clock) == run.DueAt
            ? trigger
            : automation.Versions[run.Version - 1].Rule.Trigger;
        return DueTimes.WindowEnd(deciding.Booking, planned, run.DueAt, run.Rescheduled, ref deciding.Clock);
    }

    /// <summary>Whether a run that is over, or was never started, may be planned anew (semantics 2, Once).</summary>
    private static bool MayPlanAnew(Deciding deciding, Automation automation, Run run)
    {
        var booking = deciding.Booking;
        var datesChanged = run.Dates != booking.DatesRevision;
        var countsAsNew = automation.Current.Rule.RepeatOnModification && (datesChanged || run.Channel != booking.ChannelRevision);
        return run.State switch
        {
            RunState.Cancelled => run.Cancelled switch
            {
                RunCancelReason.ByStaff => countsAsNew,
                RunCancelReason.BookingCancelled or RunCancelReason.NoShow => false,
                _ => true,
            },
            RunState.Skipped => run.Skipped is SkipReason.RoomDatesDiffer or SkipReason.CardInvalid
                ? run.Modification != booking.Modifications
                : datesChanged || countsAsNew || IsEditedWhileOpen(deciding, automation, run),
            RunState.Missed => datesChanged || countsAsNew,
            RunState.Succeeded or RunState.Failed => countsAsNew && IsAhead(deciding, automation),
            _ => false,
        };
    }

    // An edit of an automation for all bookings moves what has not started yet, so also a run that is still looked at.
    private static bool IsEditedWhileOpen(Deciding deciding, Automation automation, Run run) =>
        !run.Rescheduled && run.Version != automation.VersionOf(run).Number
        && DueTimes.DueAt(deciding.Booking, automation.Current.Rule.Trigger, ref deciding.Clock) != run.DueAt
        && automation.Current.At < WindowEnd(deciding, automation, run);

    // "may run again for what is then due, if its time still lies ahead" (LH8)
    private static bool IsAhead(Deciding deciding, Automation automation) =>
        DueTimes.DueAt(deciding.Booking, automation.Current.Rule.Trigger, ref deciding.Clock) > deciding.Now;

    /// <summary>Takes the booking if the automation may, and plans its run.</summary>
    private static Verdict Take(Deciding deciding, Automation automation, Run? run, int position, ref int holder)
    {
        var booking = deciding.Booking;
        var rule = automation.Current.Rule;
        var reasons = WhyNot(booking, automation, rule);
        if (rule.Exclusive && holder >= 0 && holder != position)
        {
            reasons |= Reasons.TakenByAnother;
        }

        if (reasons != Reasons.None)
        {
            return new Verdict(VerdictKind.NotTaken, reasons, Instant.MinValue, Money.Zero(booking.Currency));
        }

        holder = rule.Exclusive ? position : holder;
        if (rule.Exclusive && booking.Details.RoomDatesDiffer)
        {
            return Skip(deciding, automation, run, SkipReason.RoomDatesDiffer);
        }

        return DueTimes.DueAt(booking, rule.Trigger, ref deciding.Clock) is { } dueAt
            ? Plan(deciding, automation, run, dueAt)
            : new Verdict(VerdictKind.Expected, Awaits(rule.Trigger.Kind), Instant.MinValue, AmountOf(deciding, rule));
    }

    private static Reasons WhyNot(BookingSnapshot booking, Automation automation, AutomationRule rule) =>
        Codes.Of(automation.State)
        | Matching.Fixed(rule.Filter, booking.Details)
        | Matching.Status(rule.Trigger.Kind, booking, rescheduled: false)
        | (automation.State == AutomationState.Active && !Matching.InScope(automation, booking) ? Reasons.BookedBeforeActivation : Reasons.None);

    private static Reasons Awaits(TriggerKind trigger) => trigger switch
    {
        TriggerKind.AfterArrival => Reasons.NotArrived,
        TriggerKind.AfterDeparture => Reasons.NotDeparted,
        _ => Reasons.NotCancelled,
    };

    private static Verdict Plan(Deciding deciding, Automation automation, Run? run, Instant dueAt)
    {
        var rule = automation.Current.Rule;
        var amount = AmountOf(deciding, rule);
        if (DueTimes.IsTooLate(deciding.Booking, rule.Trigger, dueAt, Matching.SeenAt(automation, deciding.Booking), ref deciding.Clock))
        {
            return Miss(deciding, automation, run, dueAt);
        }

        switch (Validation(deciding.Booking, rule))
        {
            case CardValidation.Failed:
                return Skip(deciding, automation, run, SkipReason.CardInvalid);
            case CardValidation.None:
                return new Verdict(VerdictKind.Waiting, Reasons.CardNotValidated, dueAt, amount);
        }

        deciding.Add(new RunPlanned(deciding.Now, automation.Ref, dueAt, amount, automation.Current.Number));
        return new Verdict(dueAt <= deciding.Now ? VerdictKind.Due : VerdictKind.Planned, Reasons.None, dueAt, amount);
    }

    private static Verdict Miss(Deciding deciding, Automation automation, Run? run, Instant dueAt)
    {
        if (run is not { State: RunState.Missed } missed || missed.Dates != deciding.Booking.DatesRevision)
        {
            deciding.Add(new RunMissed(deciding.Now, automation.Ref, dueAt, automation.Current.Number));
        }

        return new Verdict(VerdictKind.Missed, Reasons.TooLate, dueAt, Money.Zero(deciding.Booking.Currency));
    }

    internal static Verdict Skip(Deciding deciding, Automation automation, Run? run, SkipReason reason)
    {
        if (run is not { State: RunState.Skipped } skipped || skipped.Skipped != reason
            || skipped.Modification != deciding.Booking.Modifications)
        {
            deciding.Add(new RunSkipped(deciding.Now, automation.Ref, reason, automation.Current.Number));
        }

        return new Verdict(VerdictKind.Skipped, Codes.Of(reason), Instant.MinValue, Money.Zero(deciding.Booking.Currency));
    }

    /// <summary>What the acquirer said of the card the automation would use; <c>Valid</c> where nothing is to be verified (LH5).</summary>
    internal static CardValidation Validation(BookingSnapshot booking, AutomationRule rule) =>
        rule.ValidateCard && rule.Operation != Operation.None && booking.LastCard(rule.Card) is { } card ? card.Validation : CardValidation.Valid;

    internal static Money AmountOf(Deciding deciding, AutomationRule rule) =>
        Amounts.WithSurcharge(deciding.Booking, Amounts.Of(deciding.Booking, deciding.Books, rule), rule);
}
