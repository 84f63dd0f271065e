using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Solde.Core.Json;

namespace Solde.Server.Import;

/// <summary>Reads the values of a mapping and notes which columns they use.</summary>
internal sealed class ValueReader
{
    private readonly List<string> columns = [];

    public ImmutableArray<string> Columns => [.. columns];

    /// <summary>A text: a template, null, a table, or a list of cases.</summary>
    public IValue<string?> Text(DocumentValue part) => part.Element.ValueKind switch
    {
        JsonValueKind.String => Template(part, part.AsText()),
        JsonValueKind.Null => new Constant<string?>(null),
        JsonValueKind.Array => Cases(part, Text, null),
        JsonValueKind.Object => Table(part),
        _ => throw part.Wrong("not a text (\"{column}\"), a table ({\"of\", \"is\"}) or a list of cases"),
    };

    /// <summary>A number: a template, a JSON number, a sum, a product, or a list of cases.</summary>
    public IValue<decimal?> Number(DocumentValue part, bool whole = false)
    {
        switch (part.Element.ValueKind)
        {
            case JsonValueKind.Number:
                return new Constant<decimal?>(part.Element.TryGetDecimal(out var number) ? number : throw part.Wrong("too large"));
            case JsonValueKind.Null:
                return new Constant<decimal?>(null);
            case JsonValueKind.Array:
                return Cases<decimal?>(part, item => Number(item, whole), 0);
            case JsonValueKind.String when part.AsText() == "{$nights}":
                return new Computed<decimal?>(row => NightsOf(row));
            case JsonValueKind.Object when Has(part, "sum"):
                return new CombinedNumber(part.AsObject("sum").List("sum", item => Number(item, whole)), product: false);
            case JsonValueKind.Object when Has(part, "product"):
                return new CombinedNumber(part.AsObject("product").List("product", item => Number(item, whole)), product: true);
            default:
                return new ParsedNumber(Text(part), whole);
        }
    }

    /// <summary>A date: ISO text, text by a format, parts, or a day counted from the stay's.</summary>
    public IValue<LocalDate?> Date(DocumentValue part)
    {
        switch (part.Element.ValueKind)
        {
            case JsonValueKind.Array:
                return Cases<LocalDate?>(part, Date, Dates.Meaningless);
            case JsonValueKind.String:
                return part.AsText() switch
                {
                    "$arrival" => new Computed<LocalDate?>(row => row.Arrival),
                    "$departure" => new Computed<LocalDate?>(row => row.Departure),
                    _ => new ParsedDate(Text(part), LocalDatePattern.Iso, "2026-07-24"),
                };
            case JsonValueKind.Null:
                return new Constant<LocalDate?>(null);
            case JsonValueKind.Object when Has(part, "year"):
                var parts = part.AsObject("year", "month", "day");
                return new DateOfParts(Text(parts.Required("year")), Text(parts.Required("month")), Text(parts.Required("day")));
            case JsonValueKind.Object when Has(part, "text"):
                var formatted = part.AsObject("text", "format");
                var format = formatted.Required("format");
                return new ParsedDate(
                    Text(formatted.Required("text")), Pattern(format, LocalDatePattern.CreateWithInvariantCulture), format.AsText());
            case JsonValueKind.Object:
                return Shifted(part.AsObject("from", "plusDays", "minusDays"));
            default:
                throw part.Wrong("not a date: a text (ISO), {\"text\", \"format\"}, {\"year\", \"month\", \"day\"} or {\"from\", \"plusDays\"}");
        }
    }

    /// <summary>A date and time, local: a date with <c>at</c>, or a text by a format.</summary>
    public IValue<LocalDateTime?> Moment(DocumentValue part)
    {
        switch (part.Element.ValueKind)
        {
            case JsonValueKind.Array:
                return Cases<LocalDateTime?>(part, Moment, null);
            case JsonValueKind.Null:
                return new Constant<LocalDateTime?>(null);
            case JsonValueKind.String:
                return new ParsedDateTime(Text(part), LocalDateTimePattern.GeneralIso, "2026-07-24T15:00:00");
            case JsonValueKind.Object when Has(part, "date"):
                var fields = part.AsObject("date", "at");
                var (date, at) = (Date(fields.Required("date")), fields.Required("at"));
                return at.Element.ValueKind == JsonValueKind.String && !at.AsText().Contains('{', StringComparison.Ordinal)
                    ? new FixedTimeOfDay(date, at.AsLocalTime())
                    : new TimeOfDay(date, Text(at));
            default:
                var formatted = part.AsObject("text", "format");
                var format = formatted.Required("format");
                return new ParsedDateTime(
                    Text(formatted.Required("text")), Pattern(format, LocalDateTimePattern.CreateWithInvariantCulture), format.AsText());
        }
    }

    private static int NightsOf(Row row) => Period.DaysBetween(row.Arrival, row.Departure);

    private static bool Has(DocumentValue part, string key) => part.Element.TryGetProperty(key, out _);

    /// <summary>A member that may be null, which is a value here.</summary>
    private static DocumentValue Member(DocumentValue part, string key) => part.Element.TryGetProperty(key, out var member)
        ? new DocumentValue(member, $"{part.Path}.{key}")
        : throw part.Wrong($"{key} is missing");

    private ShiftedDate Shifted(DocumentObject fields)
    {
        var from = Date(fields.Required("from"));
        return (fields.Optional("plusDays"), fields.Optional("minusDays")) switch
        {
            ({ } days, null) => new ShiftedDate(from, Number(days, whole: true), 1),
            (null, { } days) => new ShiftedDate(from, Number(days, whole: true), -1),
            _ => throw fields.Wrong("needs either plusDays or minusDays"),
        };
    }

    /// <summary>Text with columns in braces; <c>{$row}</c> and <c>{$nights}</c> are computed.</summary>
    private IValue<string?> Template(DocumentValue part, string text)
    {
        var pieces = ImmutableArray.CreateBuilder<IValue<string?>>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            if (open != at)
            {
                var end = open < 0 ? text.Length : open;
                pieces.Add(new Constant<string?>(text[at..end]));
                at = end;
                continue;
            }

            var close = text.IndexOf('}', at);
            if (close <= at + 1)
            {
                throw part.Wrong("a brace without its column");
            }

            pieces.Add(Named(part, text[(at + 1)..close]));
            at = close + 1;
        }

        return pieces.Count == 1 ? pieces[0] : new JoinedText(pieces.ToImmutable());
    }

    private IValue<string?> Named(DocumentValue part, string name)
    {
        switch (name)
        {
            case "$row":
                return new Computed<string?>(row => row.Number.ToString(CultureInfo.InvariantCulture));
            case "$nights":
                return new Computed<string?>(row => NightsOf(row).ToString(CultureInfo.InvariantCulture));
            case ['$', ..]:
                throw part.Wrong($"unknown {{{name}}}; known are {{$row}} and {{$nights}}");
        }

        var column = columns.IndexOf(name);
        if (column < 0)
        {
            column = columns.Count;
            columns.Add(name);
        }

        return new ColumnText(column, name);
    }

    private TableText Table(DocumentValue part)
    {
        var fields = part.AsObject("of", "is", "else");
        var table = fields.Required("is").AsEntries()
            .ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Element.ValueKind == JsonValueKind.Null ? null : entry.Value.AsText());
        return new TableText(Text(fields.Required("of")), table, fields.Writes("else") ? Text(Member(part, "else")) : null);
    }

    private FirstOf<T> Cases<T>(DocumentValue part, Func<DocumentValue, IValue<T>> then, T fallback)
    {
        var cases = part.AsList(item =>
        {
            var conditions = item.AsObject("if", "then").Optional("if")?.AsEntries().Select(entry => ConditionOn(entry.Key, entry.Value));
            return new Case<T>([.. conditions ?? []], then(Member(item, "then")));
        });
        var always = cases.TakeWhile(one => !one.If.IsEmpty).Count();
        return always >= cases.Length - 1 && !cases.IsEmpty
            ? new FirstOf<T>(cases, fallback)
            : throw part.Wrong(cases.IsEmpty ? "a list of cases needs one" : $"case [{always}] always holds: those after it are never taken");
    }

    private Condition ConditionOn(string of, DocumentValue test)
    {
        var value = Template(test, of);
        return of.Contains('{', StringComparison.Ordinal)
            ? new Condition(value, Conditions.Test(test))
            : throw test.Wrong($"a condition looks at a column: \"{{{of}}}\"");
    }

    private static T Pattern<T>(DocumentValue part, Func<string, T> create)
    {
        try
        {
            return create(part.AsText());
        }
        catch (InvalidPatternException fault)
        {
            throw part.Wrong($"not a format: {fault.Message}");
        }
    }
}
