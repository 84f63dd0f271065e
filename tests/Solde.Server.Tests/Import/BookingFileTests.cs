using System.Text;
using Solde.App.Backtest;
using Solde.Server.Import;

namespace Solde.Server.Tests.Import;

public sealed class BookingFileTests
{
    private const string Booking = """
        {
          "ref": "{ref}", "arrival": "{from}", "departure": "{to}", "createdAt": "{made}", "channel": "{channel}",
          "room": { "unit": "{room}", "type": "{room}" }, "guest": { "name": "{guest}", "email": "{mail}", "language": "{lang}" },
          "charges": [{ "group": "stay", "amount": "{price}" }],
          "payments": [{ "amount": "{paid}", "method": "bankTransfer" }]
        }
        """;

    private static readonly Mapping Charged = Csv.Read(Csv.Small("""
        {
          "ref": "{ref}", "arrival": "2026-07-01", "departure": "2026-07-08", "createdAt": "2026-01-05T10:30:00", "channel": "direct",
          "charges": [{ "group": "stay", "amount": "{price}", "name": "{what}", "vatRate": "{vat}" }]
        }
        """));

    private const string Header = "ref;from;to;made;channel;room;guest;mail;lang;price;paid\n";
    private const string Good = "A1;2026-07-01;2026-07-08;2026-01-05T10:30:00;direct;12;Anne Roy;anne@example.com;fr;700,50;210\n";

    private static readonly Mapping Mapping = Csv.Read(Csv.Small(Booking));

    [Fact]
    public void Decimal_commas_semicolons_payments_and_guests_are_read()
    {
        var (bookings, errors) = Mapping.Import(Header + Good);
        Assert.Empty(errors.Found);
        var booking = Assert.Single(bookings).Booking;
        Assert.Equal(("A1", "Anne Roy", "anne@example.com", "fr"), (booking.Ref, booking.Details.Guest.Name, booking.Details.Guest.Email, booking.Details.Guest.Language));
        Assert.Equal(("700.50", "210.00"), (booking.Charges[0].Amount.ToDecimalString(), booking.Payments[0].Amount.ToDecimalString()));
    }

    [Fact]
    public void Charges_have_names_and_VAT_rates_where_the_mapping_says_so()
    {
        const string lines = "ref;price;what;vat\nA1;700,50;Pension;5,5\nA2;100;-;-\n";
        var (bookings, errors) = Charged.Import(lines);
        Assert.Empty(errors.Found);
        Assert.Equal(["Pension at 5.5", " at "], bookings.Select(each => $"{each.Booking.Charges[0].Name} at {each.Booking.Charges[0].Rate}"));
    }

    [Theory]
    [InlineData("A2;1;-;101", "bookings.csv:2: vat: not a VAT rate: between 0 and 100, with at most four decimals")]
    [InlineData("A2;1;-;-5", "bookings.csv:2: vat: not a VAT rate: between 0 and 100, with at most four decimals")]
    [InlineData("A2;1;-;5,12345", "bookings.csv:2: vat: not a VAT rate: between 0 and 100, with at most four decimals")]
    [InlineData("A2;1;01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890;5", "bookings.csv:2: what: longer than 100 characters")]
    public void What_is_no_rate_or_no_name_is_named(string line, string error) =>
        Assert.Equal(error, Charged.Import("ref;price;what;vat\n" + line + "\n").Errors.Lines().First());

    [Theory]
    [InlineData("A2;2026-07-99;2026-07-08;2026-01-05T10:30:00;direct;12;-;-;-;1;0", "bookings.csv:3: from: not a date like 2026-07-24: \"2026-07-99\"")]
    [InlineData("A2;2026-07-08;2026-07-01;2026-01-05T10:30:00;direct;12;-;-;-;1;0", "bookings.csv:3: to: the departure is before the arrival")]
    [InlineData("A2;2026-07-01;2026-07-08;soon;direct;12;-;-;-;1;0", "bookings.csv:3: made: not a date and time like 2026-07-24T15:00:00: \"soon\"")]
    [InlineData("A2;2026-07-01;2026-07-08;-;direct;12;-;-;-;1;0", "bookings.csv:3: made: empty where a date is needed")]
    [InlineData("A2;2026-07-01;2026-07-08;2026-01-05T10:30:00;-;12;-;-;-;1;0", "bookings.csv:3: channel: empty")]
    [InlineData("A2;2026-07-01;2026-07-08;2026-01-05T10:30:00;direct;12;-;-;de;1;0", "bookings.csv:3: lang: not fr or en: \"de\"")]
    [InlineData("A2;2026-07-01;2026-07-08;2026-01-05T10:30:00;direct;12;-;-;-;1€;0", "bookings.csv:3: price: not a number: \"1€\"")]
    [InlineData("A2;2026-07-01;2026-07-08;2026-01-05T10:30:00;direct;12;-;-;-;;0", "bookings.csv:3: price: empty where an amount is needed")]
    [InlineData("A2;2026-07-01;2026-07-08;2026-01-05T10:30:00;direct;12;-;-;-;99999999999;0", "bookings.csv:3: price: larger than 10000000000.00 EUR")]
    [InlineData("A2;2026-07-01;2026-07-08;2026-01-05T10:30:00;direct;12;-;-;-;1;-5", "bookings.csv:3: paid: a payment is not negative")]
    [InlineData("A1;2026-07-01;2026-07-08;2026-01-05T10:30:00;direct;12;-;-;-;1;0", "bookings.csv:3: ref: \"A1\" is the reference of an earlier line too")]
    [InlineData("-;2026-07-01;2026-07-08;2026-01-05T10:30:00;direct;12;-;-;-;1;0", "bookings.csv:3: ref: empty")]
    [InlineData("A2;2026-07-01", "bookings.csv:3: 2 fields where the header has 11")]
    [InlineData("A2;20\"26;2026-07-08;2026-01-05T10:30:00;direct;12;-;-;-;1;0", "bookings.csv:3: a quotation mark inside a field that does not begin with one")]
    [InlineData("A2;\"2026-07-01;x", "bookings.csv:3: a quotation mark that is not closed")]
    public void What_is_wrong_is_named_with_line_and_column(string line, string error) =>
        Assert.Equal(error, Mapping.Import(Header + Good + line + "\n").Errors.Lines().First());

    [Fact]
    public void Lines_are_counted_as_an_editor_shows_them()
    {
        var quoted = Good.Replace("Anne Roy", "\"Anne\nRoy\"").Replace("A1", "A0");
        var (_, errors) = Mapping.Import(Header + "\n" + quoted + Good.Replace("700,50", "x"));
        Assert.Equal("bookings.csv:5: price: not a number: \"x\"", Assert.Single(errors.Found).ToString());
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_line_is_told_at_once()
    {
        var (_, errors) = Mapping.Import(Header + "A2;x;2026-07-08;y;direct;12;-;-;de;z;0\n");
        Assert.Equal(["from", "made", "lang", "price"], errors.Found.Select(error => error.Column));
    }

    [Fact]
    public void Nothing_comes_after_a_broken_line_but_the_rest_is_checked()
    {
        var lines = Good.Replace("A1", "B1") + Good.Replace("700,50", "x") + Good.Replace("A1", "B2") + Good.Replace("A1", "B3").Replace(";12;", ";;");
        var (bookings, errors) = Mapping.Import(Header + lines);
        Assert.Equal(["B1"], bookings.Select(one => one.Booking.Ref));
        Assert.Equal([3, 5], errors.Found.Select(error => error.Line));
    }

    [Fact]
    public void Twenty_errors_are_listed_and_more_are_mentioned()
    {
        var (_, errors) = Mapping.Import(Header + string.Concat(Enumerable.Range(0, 500).Select(i => Good.Replace("A1", $"A{i}").Replace("700,50", "x"))));
        Assert.Equal((20, true), (errors.Found.Count, errors.More));
        Assert.Equal("… and more", errors.Lines().Last());
    }

    [Theory]
    [InlineData("", "bookings.csv:1: empty; the first line names the columns")]
    [InlineData("ref;from;to;made;channel;room;guest;mail;lang;price\n", "bookings.csv:1: paid: the header has no such column")]
    [InlineData("ref;from;to;made;channel;room;guest;mail;lang;price;paid;paid\n", "bookings.csv:1: paid: the header has this column twice")]
    public void A_header_must_name_every_column_once(string csv, string error) =>
        Assert.Equal(error, Mapping.Import(csv).Errors.Lines().First());

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused()
    {
        var errors = new ImportErrors();
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(Header + Good.Replace("Anne", "Andrée")));
        Assert.Empty(new BookingFile("bookings.csv", Mapping, CardSimulation.None).Read(stream, errors));
        Assert.Equal("bookings.csv:2: guest: not UTF-8; save the file as \"CSV UTF-8\"", Assert.Single(errors.Found).ToString());
    }
}
