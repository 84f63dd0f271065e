using NodaTime.Text;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.Core.Agenda;

/// <summary>Reads who serves a property's clients, and how they book online.</summary>
internal static class AgendaReading
{
    private const int MostMembers = 100;
    private const int MostHours = 10;
    private const int MostBuffer = 4 * 60;
    private const int MostAhead = 730;

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>The days of the week, from Monday.</summary>
    internal static ImmutableArray<IsoDayOfWeek> Days { get; } = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    internal static ImmutableArray<TeamMember> Team(DocumentObject fields, PropertySettings settings) =>
        fields.List("team", member => Member(member, settings), MostMembers);

    internal static BookingPageSettings Page(DocumentValue? value)
    {
        if (value is not { } given)
        {
            return BookingPageSettings.Closed;
        }

        var fields = given.AsObject("open", "noticeHours", "furthestDays", "stepMinutes");
        var closed = BookingPageSettings.Closed;
        return new BookingPageSettings(
            fields.Flag("open", otherwise: false),
            fields.Optional("noticeHours")?.AsInteger(0, PropertyReading.MostHours) ?? closed.NoticeHours,
            fields.Optional("furthestDays")?.AsInteger(0, MostAhead) ?? closed.FurthestDays,
            fields.Optional("stepMinutes")?.AsInteger(5, TakenTime.MostMinutes) ?? closed.StepMinutes);
    }

    private static TeamMember Member(DocumentValue value, PropertySettings settings)
    {
        var fields = value.AsObject("code", "name", "services", "hours", "daysOff", "minutesBefore", "minutesAfter");
        var member = new TeamMember(fields.Required("code").AsText(100), fields.Required("name").AsText(100))
        {
            Services = fields.List("services", service => CatalogueReading.ServiceCode(service, settings)),
            Hours = Hours(fields.Optional("hours")),
            DaysOff = fields.List("daysOff", day => day.AsLocalDate()),
            MinutesBefore = fields.Optional("minutesBefore")?.AsInteger(0, MostBuffer) ?? 0,
            MinutesAfter = fields.Optional("minutesAfter")?.AsInteger(0, MostBuffer) ?? 0,
        };
        return member.Hours.Any(one => member.Hours.Any(other => !ReferenceEquals(one, other) && one.Day == other.Day && one.From < other.Until && other.From < one.Until))
            ? throw fields.Required("hours").Wrong("hours of one day overlap")
            : member;
    }

    // By weekday, as they hang at the door: {"tuesday": ["09:00-12:30", "14:00-18:30"]}.
    private static ImmutableArray<OpeningHours> Hours(DocumentValue? value)
    {
        if (value is not { } given)
        {
            return [];
        }

        var fields = given.AsObject([.. Days.Select(CamelCase.Of)]);
        return [.. Days.SelectMany(day => fields.List(CamelCase.Of(day), hours => Hours(day, hours), MostHours))];
    }

    private static OpeningHours Hours(IsoDayOfWeek day, DocumentValue value)
    {
        var parts = value.AsText(20).Split('-', '–');
        return parts.Length == 2 && Time.Parse(parts[0].Trim()) is { Success: true } from && Time.Parse(parts[1].Trim()) is { Success: true } until && from.Value < until.Value
            ? new OpeningHours(day, from.Value, until.Value)
            : throw value.Wrong("not hours such as \"09:00-12:30\"");
    }
}
