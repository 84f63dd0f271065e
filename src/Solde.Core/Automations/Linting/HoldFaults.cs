using Solde.Core.Bookings;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Core.Automations.Linting;

/// <summary>Holds that end too soon.</summary>
internal static class HoldFaults
{
    private static readonly LocalTime Noon = new(12, 0);

    // Any stay will do: whether a hold outlasts one night does not depend on the date.
    private static readonly LocalDate AnyDay = new(2026, 6, 15);

    internal static IEnumerable<LintWarning> Of(AutomationRule rule, PropertySettings property, ImmutableArray<BookingSnapshot> sample)
    {
        if (rule.Operation != Operation.Authorize || rule.Trigger.Kind is TriggerKind.AfterDeparture or TriggerKind.AfterCancellation)
        {
            return [];
        }

        var warning = new LintWarning(LintCode.HoldExpiresBeforeCheckOut, null, "$.trigger");
        if (EndsBeforeEveryCheckOut(rule.Trigger))
        {
            return [warning];
        }

        var clock = new LocalClock(property.Zone);
        var late = sample.Where(booking => booking.Status == BookingStatus.Expected && Matching.Fixed(rule.Filter, booking.Details) == Reasons.None
            && EndsBeforeCheckOut(booking, rule.Trigger, clock)).Select(booking => booking.Ref).ToList();
        return late.Count == 0 ? [] : [warning with { Bookings = late.Count, Of = sample.Length, Named = [.. late.Take(Linter.MostExamples)] }];
    }

    private static bool EndsBeforeEveryCheckOut(Trigger trigger)
    {
        var clock = new LocalClock(DateTimeZone.Utc);
        var placed = trigger.Kind switch
        {
            TriggerKind.AfterCreation => Instant.MinValue, // Most bookings are made longer ahead than a hold lasts.
            TriggerKind.DaysBeforeArrival => clock.At(AnyDay, trigger.Days, trigger.At),
            TriggerKind.UntilArrival => clock.At(AnyDay, Noon) - Duration.FromHours(trigger.Hours),
            _ => Instant.MaxValue,
        };
        return placed != Instant.MaxValue && (placed == Instant.MinValue || placed + Linter.HoldsLast <= clock.At(AnyDay, -1, Noon));
    }

    private static bool EndsBeforeCheckOut(BookingSnapshot booking, Trigger trigger, LocalClock clock)
    {
        var placed = DueTimes.DueAt(booking, trigger, ref clock) ?? clock.At(booking.Details.Arrival, Noon);
        return placed + Linter.HoldsLast < clock.At(booking.Details.Departure, Noon);
    }
}
