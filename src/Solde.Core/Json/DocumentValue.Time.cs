using System.Text.Json;
using NodaTime.Text;

namespace Solde.Core.Json;

public readonly partial record struct DocumentValue
{
    // Far enough for any stay, near enough that no sum of days leaves the calendar.
    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private static readonly LocalDatePattern DatePattern = LocalDatePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd");

    private static readonly ImmutableArray<LocalDateTimePattern> LocalPatterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss"),
    ];

    private static readonly ImmutableArray<OffsetDateTimePattern> OffsetPatterns =
    [
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<Z+HH:mm>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'FFFFFFFFFo<Z+HH:mm>"),
    ];

    /// <summary>A local time, <c>HH:mm</c>.</summary>
    public LocalTime AsLocalTime()
    {
        Expect(JsonValueKind.String, "a time, such as \"09:00\",");
        var parsed = TimePattern.Parse(Element.GetString()!);
        return parsed.Success ? parsed.Value : throw Wrong($"{Shown} is not a time, such as \"09:00\"");
    }

    /// <summary>A local date, <c>yyyy-MM-dd</c>.</summary>
    public LocalDate AsLocalDate()
    {
        Expect(JsonValueKind.String, "a date, such as \"2026-07-24\",");
        var parsed = DatePattern.Parse(Element.GetString()!);
        return parsed.Success ? InRange(parsed.Value) : throw Wrong($"{Shown} is not a date, such as \"2026-07-24\"");
    }

    /// <summary>A date and time: with an offset an instant, without one local to <paramref name="zone"/> (resolved leniently).</summary>
    public Instant AsInstant(DateTimeZone zone)
    {
        if (Offset() is { } instant)
        {
            return instant;
        }

        return new LocalClock(zone).At(Local());
    }

    /// <summary>A date and time local to <paramref name="zone"/>; one with an offset is converted.</summary>
    public LocalDateTime AsLocalDateTime(DateTimeZone zone) => Offset() is { } instant ? instant.InZone(zone).LocalDateTime : Local();

    /// <summary>A time zone by its IANA id.</summary>
    public DateTimeZone AsZone()
    {
        var id = AsText();
        var zones = DateTimeZoneProviders.Tzdb;
        // Asked for UTC+5 the provider would make a zone up.
        return zones.Ids.Contains(id)
            ? zones[id]
            : throw Wrong($"{Shown} is not an IANA time zone, such as \"Europe/Paris\"{Spelling.Hint(id, zones.Ids)}");
    }

    private string Shown => DocumentPath.Quote(Element.GetString()!);

    private Instant? Offset()
    {
        Expect(JsonValueKind.String, "a date-time, such as \"2026-07-24T12:00\",");
        var text = Element.GetString()!;
        foreach (var pattern in OffsetPatterns)
        {
            if (pattern.Parse(text) is { Success: true } parsed)
            {
                InRange(parsed.Value.Date);
                return Instant.FromUnixTimeMilliseconds(parsed.Value.ToInstant().ToUnixTimeMilliseconds()); // Nothing finer is kept.
            }
        }

        return null;
    }

    private LocalDateTime Local()
    {
        var text = Element.GetString()!;
        foreach (var pattern in LocalPatterns)
        {
            if (pattern.Parse(text) is { Success: true } parsed)
            {
                InRange(parsed.Value.Date);
                return parsed.Value;
            }
        }

        throw Wrong($"{Shown} is not a date-time, such as \"2026-07-24T12:00\"");
    }

    private LocalDate InRange(LocalDate date) =>
        date.Year is >= FirstYear and <= LastYear ? date : throw Wrong($"the year is not between {FirstYear} and {LastYear}");
}
