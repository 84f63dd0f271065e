using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;

namespace Solde.Core.Planning;

/// <summary>Folds what happens to runs.</summary>
internal static class RunFold
{
    internal static BookingSnapshot Apply(BookingSnapshot booking, IAutomationFact fact) => fact switch
    {
        RunPlanned f => Put(booking, New(booking, f.Automation, f.Version, RunState.Planned, f.DueAt, f.Amount)),
        RunMissed f => Put(booking, New(booking, f.Automation, f.Version, RunState.Missed, f.DueAt, Money.Zero(booking.Currency))),
        RunSkipped f => Skip(booking, f),
        RunAmountChanged f => Change(booking, f, run => run with { Amount = f.Amount }),
        RunCancelled f => Change(booking, f, run => run with
        {
            State = RunState.Cancelled, Cancelled = f.Reason, Modification = booking.Modifications,
        }),
        RunRescheduled f => Change(booking, f, run => run with
        {
            State = RunState.Planned,
            DueAt = f.DueAt,
            Rescheduled = run.Rescheduled || f.Reason != RescheduleReason.Edited,
            Unreachable = run.Unreachable + (f.Reason == RescheduleReason.GatewayUnavailable ? 1 : 0),
        }),
        RunReleased f => Change(booking, f, run => run with { Released = true }),
        PaymentActionRequired f => Change(booking, f, run => run with { State = RunState.ActionRequired }),
        PaymentFailed f => Change(booking, f, run => run with
        {
            State = RunState.Failed, Failed = f.Reason, Failures = run.Failures + 1, Modification = booking.Modifications,
        }),
        PaymentSucceeded or HoldPlaced or RunCompleted => Change(booking, fact, run => run with
        {
            State = RunState.Succeeded, Failed = null, Skipped = null, Modification = booking.Modifications,
        }),
        _ => booking,
    };

    private static BookingSnapshot Skip(BookingSnapshot booking, RunSkipped fact)
    {
        var run = booking.RunOf(fact.Automation.Id) is { State: RunState.Planned or RunState.Skipped } known
            ? known
            : New(booking, fact.Automation, fact.Version, RunState.Skipped, fact.At, Money.Zero(booking.Currency));
        return Put(booking, run with { State = RunState.Skipped, Skipped = fact.Reason, Modification = booking.Modifications });
    }

    private static Run New(BookingSnapshot booking, AutomationRef automation, int version, RunState state, Instant dueAt, Money amount) => new()
    {
        Automation = automation,
        Version = version,
        State = state,
        DueAt = dueAt,
        Amount = amount,
        Dates = booking.DatesRevision,
        Channel = booking.ChannelRevision,
        Modification = booking.Modifications,
    };

    private static BookingSnapshot Put(BookingSnapshot booking, Run run)
    {
        for (var i = 0; i < booking.Runs.Length; i++)
        {
            if (booking.Runs[i].Automation.Id == run.Automation.Id)
            {
                return booking with { Runs = booking.Runs.SetItem(i, run) };
            }
        }

        return booking with { Runs = booking.Runs.Add(run) };
    }

    private static BookingSnapshot Change(BookingSnapshot booking, IAutomationFact fact, Func<Run, Run> change) =>
        booking.RunOf(fact.Automation!.Id) is { } run ? Put(booking, change(run)) : booking;
}
