using NodaTime;
using Solde.Core.Json;

namespace Solde.Core.Tests.Json;

public sealed class DocumentValueTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    public enum Size { Small, VeryLarge }

    [Theory]
    [InlineData("""{"a": [1, }""", "$: not JSON: line 1, column 11: ")]
    [InlineData("{\n  \"a\": 1,\n  oops\n}", "$: not JSON: line 3, column 3: ")]
    [InlineData("", "$: not JSON: line 1, column 1: ")]
    [InlineData("""{"a": 1} {"b": 2}""", "$: not JSON: line 1, column 10: ")]
    [InlineData("""{"a": 1,}""", "$: not JSON: ")]
    [InlineData("""{"a": 1 /* one */}""", "$: not JSON: ")]
    [InlineData("""{"a": {"b": 1, "b": 2}}""", "$.a.b: the key stands twice")]
    [InlineData("""{"a": {"b c": 1, "b c": 2}}""", "$.a[\"b c\"]: the key stands twice")]
    [InlineData("""{"a": ["\ud800"]}""", "$.a[0]: text that is not Unicode")]
    [InlineData("""{"\ud800": 1}""", "$: text that is not Unicode")]
    public void What_is_not_one_clear_document_is_refused(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<DocumentException>(() => DocumentValue.Parse(json)).Message);

    [Fact]
    public void A_document_nested_too_deeply_is_refused() =>
        Refused("$: not JSON", () => DocumentValue.Parse(new string('[', 100) + new string(']', 100)));

    [Theory]
    [InlineData("hour", "$.hour: unknown key (did you mean hours?)")]
    [InlineData("timezone", "$.timezone: unknown key (did you mean timeZone?)")]
    [InlineData("percentage", "$.percentage: unknown key (did you mean percent?)")]
    [InlineData("mail", "$.mail: unknown key (did you mean email?)")]
    [InlineData("cvv", "$.cvv: unknown key")]
    [InlineData("line\nbreak", "$[\"line\\u000abreak\"]: unknown key")]
    public void An_unknown_key_is_refused_with_the_known_one_that_is_close(string key, string message)
    {
        var json = new System.Text.Json.Nodes.JsonObject { [key] = 1 };
        var error = Assert.Throws<DocumentException>(() => DocumentValue.Of(json).AsObject("hours", "timeZone", "percent", "email"));
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("\"12.50\"", 1250)]
    [InlineData("\"-3\"", -300)]
    [InlineData("\"0.1\"", 10)]
    public void Amounts_are_decimal_texts(string json, long minor) =>
        Assert.Equal(new Money(minor, Currency.Eur), DocumentValue.Parse(json).AsMoney(Currency.Eur));

    [Theory]
    [InlineData("12.50")]
    [InlineData("\"12.505\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\"1,000.00\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"\"")]
    [InlineData("\"99999999999999\"")]
    [InlineData("null")]
    public void What_is_no_amount_is_refused(string json) => Refused("$: ", () => DocumentValue.Parse(json).AsMoney(Currency.Eur));

    [Theory]
    [InlineData("30", 300_000)]
    [InlineData("-12.5", -125_000)]
    [InlineData("\"1.5\"", 15_000)]
    public void Percentages_are_numbers_or_texts(string json, long tenThousandths) =>
        Assert.Equal(new Percent(tenThousandths), DocumentValue.Parse(json).AsPercent());

    [Theory]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("1e1")]
    [InlineData("\"0.00001\"")]
    [InlineData("true")]
    public void What_is_no_percentage_is_refused(string json) => Refused("$: ", () => DocumentValue.Parse(json).AsPercent(0, 100));

    [Theory]
    [InlineData("2026-01-01T00:00", "2025-12-31T23:00:00Z")]
    [InlineData("2026-07-01T12:30:15", "2026-07-01T10:30:15Z")]
    [InlineData("2026-07-01T12:30:00+09:00", "2026-07-01T03:30:00Z")]
    [InlineData("2026-07-01T12:30-05:30", "2026-07-01T18:00:00Z")]
    [InlineData("2026-07-01T12:30:00Z", "2026-07-01T12:30:00Z")]
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30:00Z")] // skipped: an hour later
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30:00Z")] // ambiguous: the earlier one
    public void Date_times_are_local_or_instants(string text, string instant) =>
        Assert.Equal(instant, DocumentValue.Parse($"\"{text}\"").AsInstant(Paris).ToString());

    [Theory]
    [InlineData("2026-02-30T10:00")]
    [InlineData("2026-02-03")]
    [InlineData("2026-02-03 10:00")]
    [InlineData("2026-02-03T25:00")]
    [InlineData("2026-2-3T10:00")]
    [InlineData("9999-12-31T10:00")]
    [InlineData("1026-02-03T10:00Z")]
    [InlineData("tomorrow")]
    public void What_is_no_date_time_is_refused(string text) =>
        Refused("$: ", () => DocumentValue.Parse($"\"{text}\"").AsInstant(Paris));

    [Fact]
    public void Local_dates_and_times_are_read()
    {
        Assert.Equal(new LocalTime(9, 5), DocumentValue.Parse("\"09:05\"").AsLocalTime());
        Assert.Equal(new LocalDate(2028, 2, 29), DocumentValue.Parse("\"2028-02-29\"").AsLocalDate());
        Refused("$: \"25:00\" is not a time", () => DocumentValue.Parse("\"25:00\"").AsLocalTime());
        Refused("$: \"9:00\" is not a time", () => DocumentValue.Parse("\"9:00\"").AsLocalTime());
        Refused("$: \"2026-02-29\" is not a date", () => DocumentValue.Parse("\"2026-02-29\"").AsLocalDate());
    }

    [Theory]
    [InlineData("Europe/Pari", "did you mean Europe/Paris?")]
    [InlineData("UTC+5", "not an IANA time zone")]
    [InlineData("CEST", "not an IANA time zone")]
    public void Only_IANA_zones_are_taken(string id, string problem) =>
        Assert.Contains(problem, Assert.Throws<DocumentException>(() => DocumentValue.Parse($"\"{id}\"").AsZone()).Message);

    [Fact]
    public void Enums_are_spelled_in_camel_case_and_the_error_lists_them()
    {
        Assert.Equal(Size.VeryLarge, DocumentValue.Parse("\"veryLarge\"").AsOneOf<Size>());
        Refused("$: \"VeryLarge\" is none of small, veryLarge", () => DocumentValue.Parse("\"VeryLarge\"").AsOneOf<Size>());
        Refused("$: one of small, veryLarge is expected, not a number", () => DocumentValue.Parse("1").AsOneOf<Size>());
    }

    [Theory]
    [InlineData("\"\"", "$: empty")]
    [InlineData("\"  \"", "$: empty")]
    [InlineData("\"1234567890x\"", "$: longer than 10 characters")]
    [InlineData("\"a\\nb\"", "$: control characters")]
    [InlineData("7", "$: a text is expected, not a number")]
    public void Texts_are_short_and_on_one_line(string json, string message) => Refused(message, () => DocumentValue.Parse(json).AsText(10));

    [Theory]
    [InlineData("5")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("\"1\"")]
    public void Integers_have_bounds(string json) => Refused("$: ", () => DocumentValue.Parse(json).AsInteger(0, 4));

    [Theory]
    [InlineData("anne@example.com", true)]
    [InlineData("anne", false)]
    [InlineData("@example.com", false)]
    [InlineData("anne@", false)]
    [InlineData("anne@x@y", false)]
    [InlineData("Anne <anne@example.com>", false)]
    public void Addresses_are_looked_at(string text, bool accepted) =>
        Assert.Equal(accepted, Record.Exception(() => DocumentValue.Parse($"\"{text}\"").AsEmailAddress()) is null);

    [Fact]
    public void Lists_have_bounds_and_their_items_paths()
    {
        Refused("$: more than 2 items", () => DocumentValue.Parse("[1, 2, 3]").AsList(item => item.AsInteger(0, 9), 2));
        Refused("$[1]: ", () => DocumentValue.Parse("[1, 20]").AsList(item => item.AsInteger(0, 9)));
    }

    private static void Refused(string start, Func<object?> read) => Assert.StartsWith(start, Assert.Throws<DocumentException>(read).Message);

    [Fact]
    public void An_instant_finer_than_a_millisecond_is_the_millisecond_it_lies_in() => Assert.Equal(
        Instant.FromUtc(2026, 1, 1, 10, 0) + Duration.FromMilliseconds(123),
        DocumentValue.Parse("\"2026-01-01T10:00:00.123999999Z\"").AsInstant(DateTimeZone.Utc));

    [Theory]
    [InlineData("\"3 rue des Lilas\\r\\n34000 Montpellier\\n\"", "3 rue des Lilas\n34000 Montpellier")]
    [InlineData("\"on one\"", "on one")]
    public void Lines_end_alike_whatever_they_ended_with(string json, string text) => Assert.Equal(text, DocumentValue.Parse(json).AsLines(100));

    [Theory]
    [InlineData("\"a\\tb\"", "$: control characters")]
    [InlineData("\" \\n \"", "$: empty")]
    [InlineData("\"a\\nb\\nc\"", "$: longer than 4 characters")]
    public void Lines_are_limited(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<DocumentException>(() => DocumentValue.Parse(json).AsLines(4)).Message);
}
