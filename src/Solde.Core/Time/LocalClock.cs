namespace Solde.Core;

/// <summary>Turns a property's local dates and times into instants (semantics 1): a time skipped by a DST change moves forward
/// by the gap, an ambiguous one takes the earlier instant.</summary>
/// <remarks>Remembers where its last two dates began, because the times of one booking nearly always lie near its arrival or departure,
/// between the same two clock changes: there a local time is a fixed distance away.</remarks>
public struct LocalClock
{
    private readonly DateTimeZone zone;
    private Day first;
    private Day second;

    /// <summary>A clock for a zone.</summary>
    public LocalClock(DateTimeZone zone) => this.zone = zone;

    /// <summary>The instant of a local date and time.</summary>
    public Instant At(LocalDate date, LocalTime time) => At(date, 0, time);

    /// <summary>The instant of a local time some calendar days before a date.</summary>
    public Instant At(LocalDate date, int daysBefore, LocalTime time)
    {
        ref var day = ref first;
        if (day.Date != date)
        {
            day = ref second;
            if (day.Date != date)
            {
                first = second;
                second = new Day(date, zone);
            }
        }

        var at = day.Midnight + Duration.FromNanoseconds(time.NanosecondOfDay) - Duration.FromDays(daysBefore);
        return at >= day.SafeFrom && at < day.SafeUntil ? at : At(date.PlusDays(-daysBefore) + time);
    }

    /// <summary>The instant of a local date and time.</summary>
    public readonly Instant At(LocalDateTime local) => zone.AtLeniently(local).ToInstant();

    /// <summary>The first instant after a local day: the start of the next one.</summary>
    public Instant EndOf(LocalDate date) => At(date, -1, LocalTime.Midnight);

    /// <summary>The local date at an instant.</summary>
    public readonly LocalDate DateOf(Instant instant) => instant.InZone(zone).Date;

    /// <summary>Where a date begins, and between which instants other local times are a fixed distance from there.</summary>
    private readonly struct Day
    {
        internal Day(LocalDate date, DateTimeZone zone)
        {
            var start = zone.AtLeniently(date.AtMidnight());
            Date = date;
            Midnight = start.ToInstant();

            // Two days' margin on both sides keep every skipped or ambiguous local time on the slow, exact path.
            var interval = start.GetZoneInterval();
            var margin = Duration.FromDays(2);
            var from = interval.HasStart ? interval.Start + margin : Instant.MinValue;
            var until = interval.HasEnd ? interval.End - margin : Instant.MaxValue;
            (SafeFrom, SafeUntil) = Midnight >= from && Midnight < until ? (from, until) : (Midnight, Midnight);
        }

        internal LocalDate Date { get; }

        internal Instant Midnight { get; }

        internal Instant SafeFrom { get; }

        internal Instant SafeUntil { get; }
    }
}
