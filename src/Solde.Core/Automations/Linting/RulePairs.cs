namespace Solde.Core.Automations.Linting;

/// <summary>What two rules that are both at work do to each other.</summary>
internal static class RulePairs
{
    /// <summary>What the earlier of two rules, in the order in which they act, means for the later one; null = nothing.</summary>
    internal static LintWarning? Of(AutomationRule earlier, AutomationRule later)
    {
        if ((earlier.Trigger.Kind == TriggerKind.AfterCancellation) != (later.Trigger.Kind == TriggerKind.AfterCancellation))
        {
            return null; // One wants the booking cancelled, the other not.
        }

        if (earlier.Exclusive && later.Exclusive)
        {
            return (earlier.Scope == Scope.All || later.Scope == Scope.NewBookings) && Filters.Includes(earlier.Filter, later.Filter)
                ? new LintWarning(LintCode.Shadowed, later.Name, "$.filter") { Other = earlier.Name }
                : null;
        }

        if (earlier.Operation == Operation.None || earlier.Operation != later.Operation || !Filters.CanBothFit(earlier.Filter, later.Filter)
            || AnchorOf(earlier.Trigger) is not { } first || AnchorOf(later.Trigger) is not { } second || first.Day != second.Day)
        {
            return null;
        }

        if (first.Minutes == second.Minutes)
        {
            return new LintWarning(LintCode.Overlap, later.Name, "$.trigger") { Other = earlier.Name };
        }

        var (before, after) = first.Minutes < second.Minutes ? (earlier, later) : (later, earlier);
        return TakesAll(before) && TakesAll(after) ? new LintWarning(LintCode.AlreadyTaken, after.Name, "$.trigger") { Other = before.Name } : null;
    }

    private static bool TakesAll(AutomationRule rule) =>
        rule is { Operation: Operation.Charge, Amount.Basis: AmountBasis.Balance, Amount.Percent: null or { TenThousandths: >= 0 } }
        && !(rule.Amount.Fixed is { } plus && plus.Minor < 0);

    /// <summary>What a trigger counts from, and how far from the first minute of that day, or from the event, it is due.</summary>
    private static (TriggerKind Day, int Minutes)? AnchorOf(Trigger trigger)
    {
        const int noon = 12 * 60;
        var at = (trigger.At.Hour * 60) + trigger.At.Minute;
        return trigger.Kind switch
        {
            TriggerKind.UntilArrival => (TriggerKind.ArrivalDay, noon - (trigger.Hours * 60)),
            TriggerKind.DaysBeforeArrival or TriggerKind.ArrivalDay => (TriggerKind.ArrivalDay, at - (trigger.Days * 24 * 60)),
            TriggerKind.BeforeDeparture => (TriggerKind.DepartureDay, noon - (trigger.Hours * 60)),
            TriggerKind.DepartureDay => (TriggerKind.DepartureDay, at),
            _ => (trigger.Kind, trigger.Hours * 60),
        };
    }
}
