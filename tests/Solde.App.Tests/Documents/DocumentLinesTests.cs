using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Solde.App.Documents;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
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
        Legal = new LegalIdentity { VatRates = FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("accommodation", Percent.Of(10))]) },
    };

    [Fact]
    public void A_second_receipt_has_the_lines_of_its_own_sale_however_the_first_added_up() => Assert.Equal(
        ["product 30"],
        Receipt(
            sale: 2, 30, charges: 50,
            new SaleOpened(Now, 1, "main"), Line("product", 20), Line("discount", -20), Paid(50), Closed(1, 50), Issued(1, DocumentKind.Receipt, 50, sale: 1),
            new SaleOpened(Now, 2, "main"), Line("product", 30), Paid(30), Closed(2, 30)));

    [Fact]
    public void What_came_to_nothing_is_not_told_again() => Assert.Equal(
        ["product 18"],
        Receipt(
            sale: 2, 18, charges: 55,
            new SaleOpened(Now, 1, "main"), Line("discount", -55), Closed(1, 0), new SaleOpened(Now, 2, "main"), Line("product", 18), Paid(18), Closed(2, 18)));

    [Fact]
    public void Where_what_was_booked_has_changed_one_line_tells_the_difference() => Assert.Equal(
        ["accommodation 50"],
        Receipt(
            sale: 2, 50, charges: 100,
            new SaleOpened(Now, 1, "main"), Paid(100), Closed(1, 100), Issued(1, DocumentKind.Receipt, 100, sale: 1), new BookingModified(Now, [], Details, Charges(150)),
            new SaleOpened(Now, 2, "main"), Paid(50), Closed(2, 50)));

    [Fact]
    public void What_an_invoice_has_told_of_is_told() => Assert.Equal(
        ["accommodation 100 (told 100)", "bar 20"],
        Receipt(sale: 1, 120, charges: 100, Issued(1, DocumentKind.Invoice, 100), new SaleOpened(Now, 1, "main"), Line("bar", 20), Paid(120), Closed(1, 120)));

    [Fact]
    public void An_invoice_after_a_receipt_tells_of_its_discount_too() => Assert.Equal(
        ["accommodation 100 (told 100)", "discount -20 (told -20)"],
        Invoice(
            80, charges: 100, new SaleOpened(Now, 1, "main"), Line("discount", -20), Paid(80), Closed(1, 80), Issued(1, DocumentKind.Receipt, 80, sale: 1)));

    [Fact]
    public void Of_what_was_modified_since_a_receipt_an_invoice_tells_the_rest() => Assert.Equal(
        ["accommodation 150 (told 100)"],
        Invoice(
            150, charges: 100, new SaleOpened(Now, 1, "main"), Paid(100), Closed(1, 100), Issued(1, DocumentKind.Receipt, 100, sale: 1),
            new BookingModified(Now, [], Details, Charges(150))));

    [Fact]
    public void What_went_back_before_the_first_receipt_is_not_taken_off_it() => Assert.Equal(
        ["accommodation 100"],
        Receipt(
            sale: 1, 100, charges: 100, Paid(20), new RefundSucceeded(Now, Euros(20), 1, "main", CreditLine: true, null), new SaleOpened(Now, 1, "main"), Paid(80), Closed(1, 100)));

    [Fact]
    public void The_price_of_a_voucher_that_went_back_is_credited_as_it_was_sold() => Assert.Equal(
        ["giftVoucher 50"],
        CreditNote(
            50, Issued(1, DocumentKind.Receipt, 150, sale: 1), new RefundSucceeded(Now, Euros(50), 1, "main", CreditLine: true, null, Voucher: 1)));

    [Fact]
    public void A_refund_beside_a_voucher_that_stands_is_credited_at_the_rates_of_the_rest() => Assert.Equal(
        ["refund 30 at 10"],
        CreditNote(30, Issued(1, DocumentKind.Receipt, 150, sale: 1), new RefundSucceeded(Now, Euros(30), 1, "main", CreditLine: true, null)));

    [Fact]
    public void What_a_fee_stands_in_place_of_is_credited_at_the_rates_it_was_booked_at() => Assert.Equal(
        ["cancellation 100 at 10"], CreditNote(100, Issued(1, DocumentKind.Receipt, 150, sale: 1), new FeeCharged(Now, FeeKind.NoShow, Euros(60), Euros(100))));

    [Fact]
    public void A_reduction_after_a_document_is_credited_by_its_name() => Assert.Equal(
        ["wine 10", "cancellation 20 at 10"],
        CreditNote(30, Issued(1, DocumentKind.Receipt, 150, sale: 1), new BookingModified(Now, [], Details, Charges(80)), Line("wine", -10)));

    [Fact]
    public void A_lower_price_is_credited_at_its_own_rate_though_a_sale_with_a_discount_is_open() => Assert.Equal(
        ["cancellation 10 at 10"],
        Lines(
            100,
            [
                new SaleOpened(Now, 1, "main"), Paid(100), Closed(1, 100), Issued(1, DocumentKind.Receipt, 100, sale: 1), new SaleOpened(Now, 2, "main"), Line("bar", 30),
                Line("discount", -10), new BookingModified(Now, [], Details, Charges(90)),
            ],
            _ => Issued(2, DocumentKind.CreditNote, 10) with { Corrects = 1 }));

    [Fact]
    public void What_cancels_an_invoice_takes_back_what_no_other_document_told_of() => Assert.Equal(
        ["accommodation 100 at 10", "giftVoucher 50"],
        Lines(100, [Line(GiftVoucher.Group, 50), Issued(1, DocumentKind.Invoice, 150)], Cancelling));

    [Fact]
    public void What_a_receipt_told_of_stays_sold_when_the_invoice_is_cancelled() => Assert.Equal(
        ["accommodation 100 (told 100) at 10", "giftVoucher 50 (told 50)"],
        Lines(
            100, [new SaleOpened(Now, 1, "main"), Line(GiftVoucher.Group, 50), Paid(150), Closed(1, 150), Issued(1, DocumentKind.Receipt, 150, sale: 1), Issued(2, DocumentKind.Invoice, 150)],
            Cancelling));

    [Fact]
    public void An_invoice_that_is_cancelled_after_prices_changed_was_told_of_at_each_rate() => Assert.Equal(
        ["refund 120 (told 120) at 10", "refund 30 (told 30)"],
        Lines(
            100,
            [
                new SaleOpened(Now, 1, "main"), Line("bar", 50), Paid(150), Closed(1, 150), Issued(1, DocumentKind.Receipt, 150, sale: 1), Issued(2, DocumentKind.Invoice, 150),
                new BookingModified(Now, [], Details, Charges(200)),
            ],
            Cancelling));

    [Fact]
    public void What_a_credit_note_told_of_is_no_part_of_the_next_receipt() => Assert.Equal(
        ["bar 30"],
        Receipt(
            sale: 2, 30, charges: 100,
            new SaleOpened(Now, 1, "main"), Paid(100), Closed(1, 100), Issued(1, DocumentKind.Receipt, 100, sale: 1), Line("wine", -20),
            new BookingModified(Now, [], Details, Charges(90)), Issued(2, DocumentKind.CreditNote, 30) with { Corrects = 1 },
            new SaleOpened(Now, 2, "main"), Line("bar", 30), Closed(2, 30)));

    [Fact]
    public void Beside_what_is_sold_one_line_tells_of_a_higher_price() => Assert.Equal(
        ["giftVoucher 60", "accommodation 50"],
        Receipt(
            sale: 2, 110, charges: 100,
            new SaleOpened(Now, 1, "main"), Paid(100), Closed(1, 100), Issued(1, DocumentKind.Receipt, 100, sale: 1), new BookingModified(Now, [], Details, Charges(150)),
            new SaleOpened(Now, 2, "main"), Line(GiftVoucher.Group, 60), Paid(110), Closed(2, 110)));

    [Fact]
    public void Another_invoice_tells_of_all_again() => Assert.Equal(
        ["accommodation 100"],
        Invoice(100, charges: 100, Issued(1, DocumentKind.Invoice, 100), Issued(2, DocumentKind.CreditNote, 100) with { Corrects = 1, Cancels = true }));

    [Fact]
    public void A_receipt_of_a_deposit_tells_of_money_alone() => Assert.Equal(
        ["payment 20 (told 20)"], Lines(100, [Paid(20)], booking => Issued(1, DocumentKind.Receipt, 20) with { Payment = 1 }));

    private static BookingDetails Details { get; } = new()
    {
        Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 5, 10), Departure = new LocalDate(2026, 5, 12), Guest = new Guest("Léa Roy", "lea@example.com", "fr"),
    };

    [Fact]
    public void A_booked_service_is_of_the_same_group_and_rate_as_one_that_is_added_at_the_desk()
    {
        Service[] services = [new("colour", Euros(80), 90, CardOnline.Off) { Name = "Couleur" }, new("cut", Euros(55), 45, CardOnline.Off) { VatRate = Percent.Of(10) }];
        var salon = Property with
        {
            Services = [.. services], Legal = new LegalIdentity { VatRates = FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("service", Percent.Of(20))]) },
        };
        var booking = Planner.Create(salon, "A1", new BookingCreated(Now, Now, Details, [.. services.Select(ChargeLine.Of), new("bar", Euros(5), Booked: true)]));
        var issued = Issued(1, DocumentKind.Invoice, 220);
        var lines = DocumentWriting.Write(new IFact[] { new FolioLineAdded(Now, "main", "service", Euros(80), Name: "Couleur"), issued }.Aggregate(booking, Planner.Apply), issued).Lines;
        Assert.Equal(
            [
                new("service", "Couleur", Euros(80), Percent.Of(20)), new("service", "cut", Euros(55), Percent.Of(10)), new("bar", null, Euros(5), null),
                new DocumentLine("service", "Couleur", Euros(80), Percent.Of(20)),
            ],
            lines);
    }

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private static ImmutableArray<ChargeLine> Charges(int amount) => [new("accommodation", Euros(amount), Booked: true)];

    private static FolioLineAdded Line(string group, int amount) => new(Now, "main", group, Euros(amount));

    private static PaymentRecorded Paid(int amount) => new(Now, Euros(amount), PaymentMethod.Cash, [new FolioShare("main", Euros(amount))]);

    private static SaleClosed Closed(int number, int total) => new(Now, number, "main", Euros(total), Euros(0), Euros(total));

    private static DocumentIssued Issued(int document, DocumentKind kind, int total, int? sale = null) => new(Now, document, kind, "main", Euros(total), sale);

    private static string[] Receipt(int sale, int total, int charges, params IFact[] facts) =>
        Lines(charges, facts, booking => Issued(booking.Documents.Length + 1, DocumentKind.Receipt, total, sale));

    private static string[] Invoice(int total, int charges, params IFact[] facts) => Lines(charges, facts, booking => Issued(booking.Documents.Length + 1, DocumentKind.Invoice, total));

    // A stay of 100 and a gift voucher of 50, sold at the desk, and what came since.
    private static string[] CreditNote(int total, params IFact[] since) => Lines(
        100, [new SaleOpened(Now, 1, "main"), Line(GiftVoucher.Group, 50), Paid(150), Closed(1, 150), .. since], booking => Issued(booking.Documents.Length + 1, DocumentKind.CreditNote, total));

    private static DocumentIssued Cancelling(BookingSnapshot booking) =>
        Issued(booking.Documents.Length + 1, DocumentKind.CreditNote, 150) with { Corrects = booking.Documents.Length, Cancels = true };

    private static string[] Lines(int charges, IFact[] facts, Func<BookingSnapshot, DocumentIssued> issue)
    {
        var booking = facts.Aggregate(Planner.Create(Property, "B1", new BookingCreated(Now, Now, Details, Charges(charges))), Planner.Apply);
        var issued = issue(booking);
        return
        [
            .. DocumentWriting.Write(Planner.Apply(booking, issued), issued).Lines.Select(line =>
                $"{line.Group} {line.Amount.Minor / 100}{(line.Told is { } told ? $" (told {told.Minor / 100})" : "")}{(issued.Kind == DocumentKind.CreditNote && line.Rate is { } rate ? $" at {rate.TenThousandths / 10_000}" : "")}"),
        ];
    }
}
