using System.Text.Json.Nodes;
using NodaTime.Text;
using Solde.Core.Json;

namespace Solde.Core.Agenda;

/// <summary>Writes who serves a property's clients, and how they book online.</summary>
internal static class AgendaWriting
{
    internal static JsonObject Member(TeamMember member) => new()
    {
        ["code"] = member.Code,
        ["name"] = member.Name,
        ["services"] = Written.Texts(member.Services),
        ["hours"] = Hours(member),
        ["daysOff"] = Written.List(member.DaysOff, day => JsonValue.Create(LocalDatePattern.Iso.Format(day))),
        ["minutesBefore"] = member.MinutesBefore,
        ["minutesAfter"] = member.MinutesAfter,
    };

    internal static JsonObject Page(BookingPageSettings page) => new()
    {
        ["open"] = page.Open,
        ["noticeHours"] = page.NoticeHours,
        ["furthestDays"] = page.FurthestDays,
        ["stepMinutes"] = page.StepMinutes,
    };

    private static JsonObject Hours(TeamMember member) => new(AgendaReading.Days.Select(day => KeyValuePair.Create(
        CamelCase.Of(day), (JsonNode?)Written.List([.. member.Hours.Where(hours => hours.Day == day)], hours => JsonValue.Create($"{Written.Time(hours.From)}-{Written.Time(hours.Until)}")))));
}
