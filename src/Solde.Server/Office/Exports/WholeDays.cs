using NodaTime;
using NodaTime.Text;

namespace Solde.Server.Office.Exports;

/// <summary>Days as they are entered, as instants by the property's clock.</summary>
internal static class WholeDays
{
    /// <summary>The day; null = none was entered, or it is none.</summary>
    public static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed && parsed.Value.Year is > 1 and < 9999 ? parsed.Value : null;

    /// <summary>The beginning of a day.</summary>
    public static Instant? Start(string text, DateTimeZone zone) => Day(text) is { } day ? zone.AtStartOfDay(day).ToInstant() : null;

    /// <summary>The end of a day: the beginning of the next one.</summary>
    public static Instant? End(string text, DateTimeZone zone) => Day(text) is { } day ? zone.AtStartOfDay(day.PlusDays(1)).ToInstant() : null;
}
