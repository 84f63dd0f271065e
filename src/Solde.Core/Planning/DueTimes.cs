using Solde.Core.Automations;
using Solde.Core.Bookings;

namespace Solde.Core.Planning;

/// <summary>When triggers are due, how late is too late (C10), and until when a skipped run is looked at again.</summary>
internal static class DueTimes
{
    private static readonly LocalTime Noon = new(12, 0);
    private static readonly Duration Day = Duration.FromHours(24);

    /// <summary>When a trigger is due; null while the event it waits for has not happened.</summary>
    internal static Instant? DueAt(BookingSnapshot booking, Trigger trigger, ref LocalClock clock)
    {
        var hours = Duration.FromHours(trigger.Hours);
        return trigger.Kind switch
        {
            TriggerKind.AfterCreation => booking.CreatedAt + hours,
            TriggerKind.AfterArrival => booking.CheckedInAt + hours,
            TriggerKind.AfterDeparture => booking.CheckedOutAt + hours,
            TriggerKind.AfterCancellation => booking.CancelledAt + hours,
            TriggerKind.UntilArrival => clock.At(booking.Details.Arrival, Noon) - hours,
            TriggerKind.BeforeDeparture => clock.At(booking.Details.Departure, Noon) - hours,
            TriggerKind.DaysBeforeArrival => clock.At(booking.Details.Arrival, trigger.Days, trigger.At),
            TriggerKind.ArrivalDay => clock.At(booking.Details.Arrival, trigger.At),
            TriggerKind.DepartureDay => clock.At(booking.Details.Departure, trigger.At),
        };
    }

    /// <summary>The end of the time in which a run due at an instant can still run.</summary>
    internal static Instant WindowEnd(BookingSnapshot booking, Trigger trigger, Instant dueAt, bool rescheduled, ref LocalClock clock)
    {
        var end = trigger switch
        {
            { IsArrivalType: true } => clock.EndOf(booking.Details.Arrival),
            { Kind: TriggerKind.DepartureDay } => clock.EndOf(booking.Details.Departure),
            _ => dueAt + Day,
        };
        return rescheduled ? Instant.Max(end, dueAt + Day) : end;
    }

    /// <summary>Whether an automation that first saw the booking at an instant was too late for it (23 h 59 no, 24 h 00 yes).</summary>
    internal static bool IsTooLate(BookingSnapshot booking, Trigger trigger, Instant dueAt, Instant seenAt, ref LocalClock clock) =>
        seenAt > dueAt && seenAt >= WindowEnd(booking, trigger, dueAt, rescheduled: false, ref clock);
}
