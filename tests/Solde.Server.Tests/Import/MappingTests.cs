namespace Solde.Server.Tests.Import;

public sealed class MappingTests
{
    private const string Rest = """ "ref": "{a}", "arrival": "{b}", "departure": "{c}", "createdAt": "{d}", "channel": "direct", "charges": [] """;

    [Theory]
    [InlineData("", "$.booking: createdAt is missing", "createdAt")]
    [InlineData(""", "nights": "{n}" """, "$.booking: needs either departure or nights")]
    [InlineData(""", "agent": "{n}" """, "$.booking.agent: unknown key")]
    [InlineData(""", "link": "true" """, "$.booking: link needs guest.email")]
    [InlineData(""", "company": 7 """, "$.booking.company: not a text")]
    [InlineData(""", "company": "{n" """, "$.booking.company: a brace without its column")]
    [InlineData(""", "company": "{$week}" """, "$.booking.company: unknown {$week}; known are {$row} and {$nights}")]
    [InlineData(""", "company": { "of": "{n}" } """, "$.booking.company: is is missing")]
    [InlineData(""", "company": { "of": "{n}", "is": {}, "or": 1 } """, "$.booking.company.or: unknown key")]
    [InlineData(""", "company": [] """, "$.booking.company: a list of cases needs one")]
    [InlineData(""", "company": [{ "then": "x" }, { "then": "y" }] """, "$.booking.company: case [0] always holds: those after it are never taken")]
    [InlineData(""", "company": [{ "if": { "n": "x" }, "then": "y" }] """, "a condition looks at a column: \"{n}\"")]
    [InlineData(""", "company": [{ "if": { "{n}": { "odd": true } }, "then": "y" }] """, "not a test")]
    [InlineData(""", "payments": [{ "amount": "{n}", "method": "gold" }] """, "$.booking.payments[0].method: \"gold\" is none of")]
    [InlineData(""", "status": { "code": "{n}", "cancelledAt": { "text": "{m}", "format": "%" } } """, "$.booking.status.cancelledAt.format: not a format")]
    [InlineData(""", "status": { "code": "{n}", "cancelledAt": { "date": "$arrival", "at": "25:00" } } """, "$.booking.status.cancelledAt.at")]
    public void A_mapping_that_cannot_be_meant_is_refused_with_its_path(string more, string problem, string? without = null)
    {
        var rest = without is null ? Rest : Rest.Replace($"\"{without}\": \"{{d}}\",", "");
        Assert.Contains(problem, Csv.Problem(Csv.Small("{" + rest + more + "}")));
    }

    [Fact]
    public void The_property_is_checked_as_everywhere() =>
        Assert.StartsWith("$.property.timeZone", Csv.Problem(Csv.Small("{" + Rest + "}").Replace("Europe/Paris", "Europe/Nowhere")));

    [Fact]
    public void Broken_JSON_is_named_by_its_line() => Assert.Contains("line 2", Csv.Problem("{\n  oops"));

    [Theory]
    [InlineData("x", "X!")]
    [InlineData("y", "else y")]
    [InlineData("-", "else none")]
    public void Tables_may_have_an_else(string value, string company)
    {
        var table = """, "company": { "of": "{n}", "is": { "x": "X!" }, "else": [{ "if": { "{n}": null }, "then": "else none" }, { "then": "else {n}" }] } """;
        Assert.Equal(company, Company(table, value));
    }

    [Theory]
    [InlineData("7", "odd")]
    [InlineData("10", "even")]
    [InlineData("-", "none of the two")]
    [InlineData("1O", "none of the two")]
    public void Numbers_can_be_told_even_from_odd(string value, string company) => Assert.Equal(company, Company(
        """, "company": [{ "if": { "{n}": { "even": true } }, "then": "even" }, { "if": { "{n}": { "even": false } }, "then": "odd" }, { "then": "none of the two" }] """,
        value));

    [Theory]
    [InlineData("a", "ab")]
    [InlineData("c", "not ab")]
    public void Lists_and_negations_can_be_tested(string value, string company) => Assert.Equal(company, Company(
        """, "company": [{ "if": { "{n}": { "not": ["a", "b"] } }, "then": "not ab" }, { "then": "ab" }] """, value));

    [Fact]
    public void A_value_that_no_table_or_case_knows_is_an_error()
    {
        Assert.Equal("bookings.csv:2: n: unknown value \"z\"; known: x", Error(""", "company": { "of": "{n}", "is": { "x": "X!" } } """, "z"));
        Assert.Equal("bookings.csv:2: n: no case fits n \"z\"", Error(""", "company": [{ "if": { "{n}": "x" }, "then": "y" }] """, "z"));
        Assert.Equal("bookings.csv:2: n: unknown status \"z\"; known: cancelled, checkedIn, checkedOut, expected, noShow", Error(""", "status": { "code": "{n}" } """, "z"));
        Assert.Equal("bookings.csv:2: n: the mapping says nothing of noShowAt, which this status needs", Error(""", "status": { "code": "{n}" } """, "noShow"));
        Assert.Equal("bookings.csv:2: n: the property has no guarantee policy \"z\"", Error(""", "guaranteePolicy": "{n}" """, "z"));
    }

    [Theory]
    [InlineData("lac", "lac")]
    [InlineData("-", null)]
    public void A_column_may_be_the_destination(string value, string? destination) =>
        Assert.Equal(destination, Import(""", "destination": "{n}" """, value).Bookings[0].Booking.Details.Destination);

    private static string? Company(string more, string value)
    {
        var (bookings, errors) = Import(more, value);
        Assert.Empty(errors.Found);
        return bookings[0].Booking.Details.Company;
    }

    private static string Error(string more, string value) => Assert.Single(Import(more, value).Errors.Found).ToString();

    private static (List<App.Backtest.ImportedBooking> Bookings, Server.Import.ImportErrors Errors) Import(string more, string value) =>
        Csv.Read(Csv.Small("{" + Rest + more + "}")).Import($"a;b;c;d;n\nR1;2026-07-01;2026-07-02;2026-01-01T10:00:00;{value}\n");
}
