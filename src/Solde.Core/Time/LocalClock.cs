namespace Solde.Core;

/// <summary>Turns a property's local dates and times into instants (semantics 1): a time skipped by a DST change moves forward
/// by the gap, an ambiguous one takes the earlier instant.</summary>
/// <remarks>Remembers the last zone interval, because the times of one booking nearly always fall into the same one.</remarks>
public struct LocalClock
{
    private readonly DateTimeZone zone;
    private Offset offset;
    private LocalDateTime safeFrom;
    private LocalDateTime safeUntil;

    /// <summary>A clock for a zone.</summary>
    public LocalClock(DateTimeZone zone)
    {
        this.zone = zone;
        safeFrom = safeUntil = LocalDate.MinIsoValue.AtMidnight();
    }

    /// <summary>The instant of a local date and time.</summary>
    public Instant At(LocalDate date, LocalTime time) => At(date + time);

    /// <summary>The instant of a local date and time.</summary>
    public Instant At(LocalDateTime local)
    {
        if (local >= safeFrom && local < safeUntil)
        {
            return local.WithOffset(offset).ToInstant();
        }

        var zoned = zone.AtLeniently(local);
        Remember(zoned);
        return zoned.ToInstant();
    }

    /// <summary>The first instant after a local day: the start of the next one.</summary>
    public Instant EndOf(LocalDate date) => At(date.PlusDays(1), LocalTime.Midnight);

    /// <summary>The local date at an instant.</summary>
    public readonly LocalDate DateOf(Instant instant) => instant.InZone(zone).Date;

    private void Remember(ZonedDateTime zoned)
    {
        // A day's margin on both sides keeps every skipped or ambiguous local time on the slow, exact path.
        var interval = zoned.GetZoneInterval();
        offset = interval.WallOffset;
        safeFrom = interval.HasStart ? interval.IsoLocalStart.PlusDays(1) : LocalDate.MinIsoValue.AtMidnight();
        safeUntil = interval.HasEnd ? interval.IsoLocalEnd.PlusDays(-1) : LocalDate.MaxIsoValue.AtMidnight();
    }
}
