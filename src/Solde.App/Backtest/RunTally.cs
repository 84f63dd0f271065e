using System.Runtime.InteropServices;
using Solde.Core.Automations;
using Solde.Core.Facts;

namespace Solde.App.Backtest;

/// <summary>Counts the runs of one automation. Between <see cref="Begin"/> and <see cref="End"/> it follows one booking.</summary>
internal sealed class RunTally(string name, Currency currency)
{
    private readonly Dictionary<SkipReason, int> skipped = [];
    private readonly Dictionary<RunCancelReason, int> cancelled = [];
    private int planned;
    private int succeeded;
    private int failed;
    private int actionRequired;
    private int missed;
    private int waiting;
    private Money collected = Money.Zero(currency);
    private Money held = Money.Zero(currency);

    private bool wasPlanned;
    private RunState? state;
    private SkipReason skip;
    private RunCancelReason cancel;
    private Guid awaitingGuest;

    /// <summary>The automation's name.</summary>
    internal string Name => name;

    internal void Begin()
    {
        wasPlanned = false;
        state = null;
        awaitingGuest = default;
    }

    internal void See(IAutomationFact fact)
    {
        switch (fact)
        {
            case RunPlanned:
                wasPlanned = true;
                state = RunState.Planned;
                break;
            case RunRescheduled:
                state = RunState.Planned;
                break;
            case RunSkipped f:
                (state, skip) = (RunState.Skipped, f.Reason);
                break;
            case RunMissed:
                state = RunState.Missed;
                break;
            case RunCancelled f:
                (state, cancel) = (RunState.Cancelled, f.Reason);
                break;
            case PaymentActionRequired f:
                (state, awaitingGuest) = (RunState.ActionRequired, f.Attempt);
                break;
            case PaymentFailed f:
                // What fails because the guest did not authenticate in time was not declined.
                state = f.Attempt == awaitingGuest ? RunState.ActionRequired : RunState.Failed;
                break;
            case PaymentSucceeded f:
                state = RunState.Succeeded;
                collected += f.Amount;
                break;
            case HoldPlaced f:
                state = RunState.Succeeded;
                held += f.Amount;
                break;
            case RunCompleted:
                state = RunState.Succeeded;
                break;
        }
    }

    /// <summary>Whether a failed payment is one that waited for the guest's authentication.</summary>
    internal bool Lapsed(PaymentFailed fact) => fact.Attempt == awaitingGuest;

    /// <summary>A hold it had placed was captured.</summary>
    internal void Capture(Money amount) => collected += amount;

    internal void End()
    {
        planned += wasPlanned ? 1 : 0;
        switch (state)
        {
            case RunState.Planned:
                waiting++;
                break;
            case RunState.Skipped:
                Count(skipped, skip);
                break;
            case RunState.Missed:
                missed++;
                break;
            case RunState.Cancelled:
                Count(cancelled, cancel);
                break;
            case RunState.ActionRequired:
                actionRequired++;
                break;
            case RunState.Succeeded:
                succeeded++;
                break;
            case RunState.Failed:
                failed++;
                break;
            case null:
                break;
        }
    }

    internal AutomationTotals Total() => new(
        name, planned, succeeded, failed, actionRequired, skipped.ToImmutableSortedDictionary(), missed,
        cancelled.ToImmutableSortedDictionary(), waiting, collected, held);

    internal static void Count<T>(Dictionary<T, int> counts, T what)
        where T : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, what, out _)++;
}
