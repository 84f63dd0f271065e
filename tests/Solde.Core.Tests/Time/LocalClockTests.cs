using NodaTime;
using NodaTime.Text;

namespace Solde.Core.Tests;

public sealed class LocalClockTests
{
    private static readonly string[] Zones =
    [
        "Europe/Paris", "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/Santiago", "America/St_Johns",
        "America/Havana", "Africa/Casablanca", "Africa/Tunis", "Africa/Cairo", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Beirut",
        "Asia/Tehran", "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham", "Antarctica/Troll", "UTC",
    ];

    public static TheoryData<string> All => [.. Zones];

    [Theory, MemberData(nameof(All))]
    public void Thousands_of_random_local_times_are_the_instants_that_are_leniently_theirs(string name)
    {
        var zone = DateTimeZoneProviders.Tzdb[name];
        var random = new Random(2026);
        var clock = new LocalClock(zone);
        for (var i = 0; i < 4_000; i++)
        {
            // Two dates at a time, as a booking has them, and days before and after each.
            var date = new LocalDate(2005, 1, 1).PlusDays(random.Next(0, 15_000));
            Compare(ref clock, zone, date, random);
            Compare(ref clock, zone, date.PlusDays(random.Next(0, 30)), random);
            Compare(ref clock, zone, date, random);
        }
    }

    /// <summary>Every quarter of an hour of the days around each clock change, from near and from far.</summary>
    [Theory, MemberData(nameof(All))]
    public void The_days_around_clock_changes_are_exact(string name)
    {
        var zone = DateTimeZoneProviders.Tzdb[name];
        var changes = zone.GetZoneIntervals(Instant.FromUtc(2010, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0))
            .Where(interval => interval.HasStart && interval.Start > Instant.FromUtc(2010, 1, 1, 0, 0));
        foreach (var change in changes)
        {
            var day = change.IsoLocalStart.Date;
            for (var offset = -3; offset <= 3; offset++)
            {
                var clock = new LocalClock(zone);
                for (var quarter = 0; quarter < 96; quarter++)
                {
                    var time = new LocalTime(quarter / 4, quarter % 4 * 15);
                    var expected = zone.AtLeniently(day.PlusDays(offset) + time).ToInstant();
                    Assert.Equal(expected, clock.At(day.PlusDays(offset), time));
                    Assert.Equal(expected, clock.At(day, -offset, time));
                    Assert.Equal(expected, clock.At(day.PlusDays(9), 9 - offset, time));
                }
            }
        }
    }

    [Theory]
    [InlineData("Europe/Paris", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z")] // skipped: forward by the gap, 03:30
    [InlineData("Europe/Paris", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z")] // twice: the earlier
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-03T15:45:00Z")] // a gap of half an hour: 02:45
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-04T14:45:00Z")]
    [InlineData("America/Santiago", "2026-09-06T00:00:00", "2026-09-06T04:00:00Z")] // no midnight
    [InlineData("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00Z")] // a whole day skipped
    [InlineData("Africa/Tunis", "2026-07-01T12:00:00", "2026-07-01T11:00:00Z")]
    public void A_local_time_is_resolved_leniently(string zone, string local, string expected)
    {
        var clock = new LocalClock(DateTimeZoneProviders.Tzdb[zone]);
        var at = LocalDateTimePattern.ExtendedIso.Parse(local).Value;
        Assert.Equal(InstantPattern.ExtendedIso.Parse(expected).Value, clock.At(at.Date, at.TimeOfDay));
        Assert.Equal(InstantPattern.ExtendedIso.Parse(expected).Value, clock.At(at));
    }

    [Theory]
    [InlineData("Europe/Paris", "2026-03-29", 23)]
    [InlineData("Europe/Paris", "2026-10-25", 25)]
    [InlineData("Europe/Paris", "2026-06-01", 24)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 23.5)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24.5)]
    [InlineData("America/Santiago", "2026-09-06", 23)]
    public void A_day_ends_where_the_next_one_begins(string zone, string date, double hours)
    {
        var clock = new LocalClock(DateTimeZoneProviders.Tzdb[zone]);
        var day = LocalDatePattern.Iso.Parse(date).Value;
        Assert.Equal(hours, (clock.EndOf(day) - clock.EndOf(day.PlusDays(-1))).TotalHours);
        Assert.Equal(day, clock.DateOf(clock.EndOf(day) - Duration.Epsilon));
        Assert.Equal(day.PlusDays(1), clock.DateOf(clock.EndOf(day)));
    }

    private static void Compare(ref LocalClock clock, DateTimeZone zone, LocalDate date, Random random)
    {
        var time = LocalTime.FromMillisecondsSinceMidnight(random.Next(0, 86_400_000));
        var daysBefore = random.Next(-40, 400);
        Assert.Equal(zone.AtLeniently(date + time).ToInstant(), clock.At(date, time));
        Assert.Equal(zone.AtLeniently(date.PlusDays(-daysBefore) + time).ToInstant(), clock.At(date, daysBefore, time));
        Assert.Equal(zone.AtLeniently(date.PlusDays(1).AtMidnight()).ToInstant(), clock.EndOf(date));
    }
}
