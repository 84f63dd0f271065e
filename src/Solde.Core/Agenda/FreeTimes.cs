using Solde.Core.Properties;

namespace Solde.Core.Agenda;

/// <summary>A time at which an appointment can start.</summary>
/// <param name="Start">When, by the property's clock.</param>
/// <param name="Member">The code of who would serve.</param>
public sealed record FreeTime(LocalDateTime Start, string Member);

/// <summary>Finds the times at which services can be booked.</summary>
public static class FreeTimes
{
    /// <summary>The free times of a day.</summary>
    /// <param name="property">The property.</param>
    /// <param name="services">Codes of the services, done one after the other by one person.</param>
    /// <param name="member">Who is to serve; null = anyone.</param>
    /// <param name="day">The day, by the property's clock.</param>
    /// <param name="taken">Times that are taken, at least those of that day, whoever's.</param>
    /// <param name="now">The instant.</param>
    /// <returns>By time, then in the order of the property's team; none where the day is too near or too far.</returns>
    public static ImmutableArray<FreeTime> Of(
        PropertySettings property, ImmutableArray<string> services, string? member, LocalDate day, IReadOnlyCollection<TakenTime> taken, Instant now)
    {
        var today = now.InZone(property.Zone).Date;
        if (services.IsEmpty || day < today || day > today.PlusDays(property.BookingPage.FurthestDays))
        {
            return [];
        }

        return
        [
            .. property.Team.Where(each => (member is null || each.Code == member) && each.Does(services) && !each.DaysOff.Contains(day))
                .SelectMany(each => Of(property, services, each, day, taken, now)).OrderBy(free => free.Start),
        ];
    }

    private static IEnumerable<FreeTime> Of(
        PropertySettings property, ImmutableArray<string> services, TeamMember member, LocalDate day, IReadOnlyCollection<TakenTime> taken, Instant now)
    {
        var earliest = now + Duration.FromHours(property.BookingPage.NoticeHours);
        var minutes = TakenTime.MinutesOf(property, services);
        var midnight = day.AtMidnight().InZoneLeniently(property.Zone).ToInstant();
        List<TakenTime> near = [.. taken.Where(time => time.Member == member.Code && time.Until > midnight - TakenTime.Longest && time.From < midnight + TakenTime.Longest)];
        foreach (var hours in member.Hours.Where(hours => hours.Day == day.DayOfWeek))
        {
            var closes = (day + hours.Until).InZoneLeniently(property.Zone).ToInstant();
            for (var (start, left) = (day + hours.From, true); left; start = start.PlusMinutes(property.BookingPage.StepMinutes))
            {
                // A time that the clock skips is none; one that it shows twice is the earlier one (semantics 1).
                var mapped = property.Zone.MapLocal(start);
                left = start.Date == day && start.TimeOfDay < hours.Until;
                if (!left || mapped.Count == 0)
                {
                    continue;
                }

                var from = mapped.First().ToInstant();
                var until = from + Duration.FromMinutes(minutes);
                var time = new TakenTime(member.Code, from - Duration.FromMinutes(member.MinutesBefore), until + Duration.FromMinutes(member.MinutesAfter));
                if (from >= earliest && until <= closes && !near.Any(time.Clashes))
                {
                    yield return new FreeTime(start, member.Code);
                }
            }
        }
    }
}
