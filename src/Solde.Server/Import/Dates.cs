using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Solde.Server.Import;

/// <summary>A date from its year, month and day; the month by its number or its English name.</summary>
internal sealed class DateOfParts(IValue<string?> year, IValue<string?> month, IValue<string?> day) : IValue<LocalDate?>
{
    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    public string? Column => day.Column;

    public LocalDate? Of(Row row)
    {
        var (y, m, d) = (Whole(row, year, 1900, 2199), Month(row), Whole(row, day, 1, 31));
        if (y == 0 || m == 0 || d == 0)
        {
            return Dates.Meaningless;
        }

        if (d > CalendarSystem.Iso.GetDaysInMonth(y, m))
        {
            row.Fail(day.Column, $"no such day: {d} in month {m} of {y}");
            return Dates.Meaningless;
        }

        return new LocalDate(y, m, d);
    }

    private int Month(Row row)
    {
        var text = month.Of(row) ?? "";
        for (var i = 0; i < Months.Length; i++)
        {
            if (string.Equals(Months[i], text, StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        if (int.TryParse(text, NumberStyles.None, null, out var number) && number is >= 1 and <= 12)
        {
            return number;
        }

        row.Fail(month.Column, $"not a month, by number or English name: \"{text}\"");
        return 0;
    }

    private static int Whole(Row row, IValue<string?> of, int from, int to)
    {
        var text = of.Of(row);
        if (int.TryParse(text, NumberStyles.None, null, out var number) && number >= from && number <= to)
        {
            return number;
        }

        row.Fail(of.Column, text is null ? "empty where a date is needed" : $"not between {from} and {to}: \"{text}\"");
        return 0;
    }
}

/// <summary>A date in a text, by a pattern of NodaTime; <paramref name="like"/> is what errors compare it with.</summary>
internal sealed class ParsedDate(IValue<string?> of, LocalDatePattern pattern, string like) : IValue<LocalDate?>
{
    public string? Column => of.Column;

    public LocalDate? Of(Row row)
    {
        if (of.Of(row) is not { } text)
        {
            return null;
        }

        var parsed = pattern.Parse(text);
        if (parsed.Success && parsed.Value.Year is >= 1900 and < 2200)
        {
            return parsed.Value;
        }

        row.Fail(Column, $"not a date like {like}: \"{text}\"");
        return Dates.Meaningless;
    }
}

/// <summary>A day counted from another one.</summary>
internal sealed class ShiftedDate(IValue<LocalDate?> from, IValue<decimal?> days, int sign) : IValue<LocalDate?>
{
    /// <summary>Thirty years: no booking is made earlier, and no shifted date leaves the calendar.</summary>
    private const int Limit = 11_000;

    public string? Column => days.Column ?? from.Column;

    public LocalDate? Of(Row row)
    {
        var start = from.Of(row);
        if (days.Of(row) is not { } count)
        {
            row.Fail(days.Column, "empty where a number of days is needed");
            return Dates.Meaningless;
        }

        if (Math.Abs(count) > Limit)
        {
            row.Fail(days.Column, $"too many days: {count}");
            return Dates.Meaningless;
        }

        return start?.PlusDays(sign * (int)count);
    }
}

/// <summary>A local date and time from a date and a text such as <c>15:00</c>.</summary>
internal sealed class TimeOfDay(IValue<LocalDate?> date, IValue<string?> time) : IValue<LocalDateTime?>
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public string? Column => time.Column ?? date.Column;

    public LocalDateTime? Of(Row row)
    {
        if (date.Of(row) is not { } day || time.Of(row) is not { } text)
        {
            return null;
        }

        var parsed = Pattern.Parse(text);
        if (parsed.Success)
        {
            return day + parsed.Value;
        }

        row.Fail(time.Column, $"not a time like 15:00: \"{text}\"");
        return null;
    }
}

/// <summary>A time of day that is the same on every line.</summary>
internal sealed class FixedTimeOfDay(IValue<LocalDate?> date, LocalTime time) : IValue<LocalDateTime?>
{
    public string? Column => date.Column;

    public LocalDateTime? Of(Row row) => date.Of(row) is { } day ? day + time : null;
}

/// <summary>A local date and time in a text, by a pattern of NodaTime; <paramref name="like"/> is what errors compare it with.</summary>
internal sealed class ParsedDateTime(IValue<string?> of, LocalDateTimePattern pattern, string like) : IValue<LocalDateTime?>
{
    public string? Column => of.Column;

    public LocalDateTime? Of(Row row)
    {
        if (of.Of(row) is not { } text)
        {
            return null;
        }

        var parsed = pattern.Parse(text);
        if (parsed.Success && parsed.Value.Year is >= 1900 and < 2200)
        {
            return parsed.Value;
        }

        row.Fail(Column, $"not a date and time like {like}: \"{text}\"");
        return null;
    }
}

internal static class Dates
{
    /// <summary>Stands for a date that could not be read, so that the rest of the line can still be looked at.</summary>
    public static LocalDate Meaningless { get; } = new(2000, 1, 1);
}
