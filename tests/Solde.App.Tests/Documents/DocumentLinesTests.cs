using System.Collections.Immutable;
using NodaTime;
using Solde.App.Documents;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Tests.Documents;

/// <summary>Which lines of a folio a document tells of, and which of them another has told of.</summary>
public sealed class DocumentLinesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 10, 13, 0);

    private static readonly PropertySettings Property = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
    };

    [Fact]
    public void A_second_receipt_has_the_lines_of_its_own_sale_however_the_first_added_up() => Assert.Equal(
        ["product 30"],
        Receipt(
            sale: 2, 30, charges: 50,
            new SaleOpened(Now, 1, "main"), Line("product", 20), Line("discount", -20), Paid(50), Closed(1, 50, lines: 3), Issued(1, DocumentKind.Receipt, 50, sale: 1),
            new SaleOpened(Now, 2, "main"), Line("product", 30), Paid(30), Closed(2, 30, lines: 4)));

    [Fact]
    public void What_came_to_nothing_is_not_told_again() => Assert.Equal(
        ["product 18"],
        Receipt(
            sale: 2, 18, charges: 55,
            new SaleOpened(Now, 1, "main"), Line("discount", -55), Closed(1, 0, lines: 2), new SaleOpened(Now, 2, "main"), Line("product", 18), Paid(18), Closed(2, 18, lines: 3)));

    [Fact]
    public void Where_what_was_booked_has_changed_one_line_tells_the_difference() => Assert.Equal(
        ["accommodation 50"],
        Receipt(
            sale: 2, 50, charges: 100,
            new SaleOpened(Now, 1, "main"), Paid(100), Closed(1, 100, lines: 1), Issued(1, DocumentKind.Receipt, 100, sale: 1), new BookingModified(Now, [], Details, Charges(150)),
            new SaleOpened(Now, 2, "main"), Paid(50), Closed(2, 50, lines: 1)));

    [Fact]
    public void What_an_invoice_has_told_of_is_told() => Assert.Equal(
        ["accommodation 100 (told)", "bar 20"],
        Receipt(sale: 1, 120, charges: 100, Issued(1, DocumentKind.Invoice, 100), new SaleOpened(Now, 1, "main"), Line("bar", 20), Paid(120), Closed(1, 120, lines: 2)));

    private static BookingDetails Details { get; } = new()
    {
        Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 5, 10), Departure = new LocalDate(2026, 5, 12), Guest = new Guest("Léa Roy", "lea@example.com", "fr"),
    };

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private static ImmutableArray<ChargeLine> Charges(int amount) => [new("accommodation", Euros(amount), Booked: true)];

    private static FolioLineAdded Line(string group, int amount) => new(Now, "main", group, Euros(amount));

    private static PaymentRecorded Paid(int amount) => new(Now, Euros(amount), PaymentMethod.Cash, [new FolioShare("main", Euros(amount))]);

    private static SaleClosed Closed(int number, int total, int lines) => new(Now, number, "main", Euros(total), Euros(0), Euros(total), lines);

    private static DocumentIssued Issued(int document, DocumentKind kind, int total, int? sale = null) => new(Now, document, kind, "main", Euros(total), Euros(0), sale);

    private static string[] Receipt(int sale, int total, int charges, params IFact[] facts)
    {
        var booking = facts.Aggregate(Planner.Create(Property, "B1", new BookingCreated(Now, Now, Details, Charges(charges))), Planner.Apply);
        var issued = Issued(booking.Documents.Length + 1, DocumentKind.Receipt, total, sale);
        return
        [
            .. DocumentWriting.Write(Planner.Apply(booking, issued), issued).Lines
                .Select(line => $"{line.Group} {line.Amount.Minor / 100}{(line.Told ? " (told)" : "")}"),
        ];
    }
}
