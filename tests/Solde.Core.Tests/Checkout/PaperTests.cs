using System.Collections.Immutable;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Planning;

namespace Solde.Core.Tests.Checkout;

/// <summary>What documents follow by themselves after others: what was told of and is taken back has a credit note, once.</summary>
public sealed class PaperTests
{
    private static readonly SaleOpened Opened = new(Salon.Booked, 1, "main");
    private static readonly SaleClosed Closed = new(Salon.Booked, 1, "main", Salon.Euros(55), Salon.Euros(0), Salon.Euros(55));
    private static readonly ImmutableArray<IFact> Sold = [Opened, Salon.Cash(55), Closed, Issued(1, DocumentKind.Receipt, 55, sale: 1)];

    [Fact]
    public void A_refund_after_a_receipt_has_a_credit_note() =>
        Assert.Equal(["document.issued CreditNote 20.00"], Follows([.. Sold, Refund(20)]));

    [Fact]
    public void A_second_one_has_its_own() =>
        Assert.Equal(["document.issued CreditNote 15.00"], Follows([.. Sold, Refund(20), Issued(2, DocumentKind.CreditNote, 20, corrects: 1), Refund(15)]));

    [Fact]
    public void A_refund_without_a_credit_line_takes_nothing_back() =>
        Assert.Empty(Follows([.. Sold, Refund(20) with { CreditLine = false }]));

    [Fact]
    public void A_refund_before_any_document_has_none_until_there_is_a_receipt()
    {
        ImmutableArray<IFact> returned = [Opened, Salon.Cash(20), Refund(20)];
        Assert.Empty(Follows(returned));
        Assert.Equal(
            ["sale.closed 55.00 = 0.00 + 55.00", "document.issued Receipt 55.00", "document.issued CreditNote 20.00"], Follows([.. returned, Salon.Cash(35)]));
        Assert.Equal(["document.issued Invoice 35.00"], Follows([.. returned[1..], new FolioClosed(Salon.Booked, "main", FolioDocument.Invoice)]));
    }

    [Fact]
    public void A_refund_beyond_what_was_told_is_credited_once_the_rest_is_told()
    {
        ImmutableArray<IFact> returned = [.. Sold, new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(30), Salon.Cash(20), Refund(55), Refund(20) with { Payment = 2 }];
        Assert.Equal(["document.issued CreditNote 55.00"], Follows(returned));
        Assert.Equal(
            ["sale.closed 30.00 = 0.00 + 30.00", "document.issued Receipt 30.00", "document.issued CreditNote 20.00"],
            Follows([.. returned, Issued(2, DocumentKind.CreditNote, 55, corrects: 1), Salon.Cash(10)]));
    }

    [Fact]
    public void What_is_sold_next_is_not_credited_and_has_its_receipt() => Assert.Equal(
        ["sale.closed 18.00 = 0.00 + 18.00", "document.issued Receipt 18.00"],
        Follows([.. Sold, new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(20), Salon.Line(-2, "discount"), Salon.Cash(18)]));

    [Fact]
    public void A_discount_of_a_sale_that_is_open_is_of_its_receipt() =>
        Assert.Empty(Follows([.. Sold, new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(20), Salon.Line(-2, "discount")]));

    [Fact]
    public void A_refund_while_a_sale_is_open_is_credited_at_once_and_of_no_sale() => Assert.Equal(
        ["document.issued CreditNote 20.00"],
        Follows([.. Sold, new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(10), Salon.Line(-2, "discount"), Refund(20)]));

    [Fact]
    public void A_sale_that_came_to_less_than_nothing_is_credited() => Assert.Equal(
        ["document.issued CreditNote 2.00", "sale.closed 0.00 = 0.00 + 0.00"],
        Follows([.. Sold, new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(10), Salon.Line(-12, "discount")]));

    [Fact]
    public void A_sale_that_came_to_nothing_is_told_all_the_same() => Assert.Empty(Follows(
        [.. Sold, new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(10), Salon.Line(-10, "discount"), Closed with { Number = 2, Total = Salon.Euros(0), ByOther = Salon.Euros(0) }]));

    [Fact]
    public void A_lower_price_after_an_invoice_is_credited_and_a_higher_one_waits()
    {
        Assert.Equal(["document.issued CreditNote 15.00"], Follows([Issued(1, DocumentKind.Invoice, 55), Modified(40)]));
        Assert.Empty(Follows([Issued(1, DocumentKind.Invoice, 55), Modified(70)]));
    }

    [Fact]
    public void A_refund_beside_a_higher_price_is_credited_whole() =>
        Assert.Equal(["document.issued CreditNote 20.00"], Follows([.. Sold, Modified(90), Refund(20)]));

    [Fact]
    public void A_fee_in_place_of_what_was_invoiced_credits_all_of_it_and_has_a_receipt_once_it_is_paid()
    {
        ImmutableArray<IFact> missed = [Issued(1, DocumentKind.Invoice, 55), new BookingNoShow(Salon.Booked), new FeeCharged(Salon.Booked, FeeKind.NoShow, Salon.Euros(30), Salon.Euros(55))];
        Assert.Equal(["document.issued CreditNote 55.00"], Follows(missed));
        Assert.Equal(["document.issued Receipt 30.00"], Follows([.. missed, Issued(2, DocumentKind.CreditNote, 55, corrects: 1), Salon.Cash(30)]));
    }

    [Fact]
    public void A_fee_that_is_paid_has_one_receipt()
    {
        ImmutableArray<IFact> missed = [new BookingNoShow(Salon.Booked), new FeeCharged(Salon.Booked, FeeKind.NoShow, Salon.Euros(30), Salon.Euros(55))];
        Assert.Empty(Follows(missed));
        Assert.Equal(["document.issued Receipt 30.00"], Follows([.. missed, Salon.Cash(30)]));
        Assert.Equal(
            ["document.issued Invoice 30.00"],
            Follows([.. missed, Salon.Cash(30), Issued(1, DocumentKind.Receipt, 30), new FolioClosed(Salon.Booked, "main", FolioDocument.Invoice)]));
    }

    [Theory] // Modified to, or taken off by a charge below zero; whether what was overpaid is given back.
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void What_is_sold_after_a_lower_price_has_a_receipt_of_its_own(bool isModified, bool isGivenBack)
    {
        ImmutableArray<IFact> lower = [.. Sold, isModified ? Modified(35) : Salon.Line(-20)];
        Assert.Equal(["document.issued CreditNote 20.00"], Follows(lower));
        ImmutableArray<IFact> next =
        [
            .. lower, Issued(2, DocumentKind.CreditNote, 20, corrects: 1), .. isGivenBack ? [Refund(20) with { Credit = Salon.Euros(0) }] : ImmutableArray<IFact>.Empty,
            new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(15), Salon.Line(50, "giftVoucher"), Salon.Cash(isGivenBack ? 65 : 45),
        ];
        Assert.Equal(["sale.closed 65.00 = 0.00 + 65.00", "voucher.issued 1 50.00 2027-05-01", "document.issued Receipt 65.00"], Follows(next));
    }

    [Theory] // What became of a cut of 55.00 that was sold before, while another sale waits for its money; what is credited of it, once.
    [InlineData("lower before", "")]
    [InlineData("lower before, refund", "10.00")]
    [InlineData("lower meanwhile", "20.00")]
    [InlineData("lower meanwhile, credited", "")]
    public void A_lower_price_is_credited_once_though_a_sale_is_open(string became, string credited)
    {
        SaleOpened second = new(Salon.Booked, 2, "main");
        var noted = Issued(2, DocumentKind.CreditNote, 20, corrects: 1);
        ImmutableArray<IFact> facts = became switch
        {
            "lower before" => [.. Sold, Modified(35), noted, second, Salon.Line(30)],
            "lower before, refund" => [.. Sold, Modified(35), noted, second, Salon.Line(30), Refund(10)],
            "lower meanwhile" => [.. Sold, second, Salon.Line(30), Modified(35)],
            _ => [.. Sold, second, Salon.Line(30), Modified(35), noted],
        };
        Assert.Equal(credited.Length == 0 ? [] : [$"document.issued CreditNote {credited}"], Follows(facts));
    }

    [Fact]
    public void What_a_lower_price_pays_is_sold_and_the_price_credited() => Assert.Equal(
        ["document.issued CreditNote 50.00", "sale.closed 50.00 = 0.00 + 50.00", "voucher.issued 1 50.00 2027-05-01", "document.issued Receipt 50.00"],
        Follows([.. Sold, new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(50, "giftVoucher"), Modified(5)]));

    [Fact]
    public void A_higher_price_that_a_discount_takes_off_again_is_told_and_a_lower_one_later_credited()
    {
        ImmutableArray<IFact> raised = [.. Sold, Modified(60), new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(-5, "discount")];
        Assert.Equal(["sale.closed 0.00 = 0.00 + 0.00"], Follows(raised));
        Assert.Equal(
            ["document.issued CreditNote 10.00"],
            Follows([.. raised, Closed with { Number = 2, Total = Salon.Euros(0), ByOther = Salon.Euros(0) }, Modified(50)]));
    }

    [Fact]
    public void A_discount_of_what_was_invoiced_is_credited_where_the_sale_has_nothing_more()
    {
        ImmutableArray<IFact> later = [Issued(1, DocumentKind.Invoice, 55), Opened, Salon.Line(-15, "discount")];
        Assert.Equal(["document.issued CreditNote 15.00"], Follows(later));
        Assert.Equal(
            ["sale.closed 40.00 = 0.00 + 40.00", "document.issued Receipt 40.00"], Follows([.. later, Issued(2, DocumentKind.CreditNote, 15, corrects: 1), Salon.Cash(40)]));
        Assert.Empty(Follows([.. later, Salon.Line(15)]));
    }

    [Fact]
    public void A_fee_while_a_sale_is_open_credits_all_that_was_booked_once()
    {
        ImmutableArray<IFact> missed =
        [
            Salon.Line(25), Issued(1, DocumentKind.Invoice, 80), Opened, Salon.Line(10), new BookingNoShow(Salon.Booked),
            new FeeCharged(Salon.Booked, FeeKind.NoShow, Salon.Euros(30), Salon.Euros(55)),
        ];
        Assert.Equal(["document.issued CreditNote 55.00"], Follows(missed));
        Assert.Empty(Follows([.. missed, Issued(2, DocumentKind.CreditNote, 55, corrects: 1)]));
    }

    [Fact]
    public void A_refund_while_a_sale_is_open_is_credited_whatever_was_taken_off_before() => Assert.Equal(
        ["document.issued CreditNote 10.00"],
        Follows([.. Sold, Salon.Line(-20), Issued(2, DocumentKind.CreditNote, 20, corrects: 1), new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(30), Refund(10)]));

    [Fact]
    public void No_document_is_credited_beyond_what_it_came_to()
    {
        ImmutableArray<IFact> sold =
        [
            Issued(1, DocumentKind.Invoice, 55), Opened, Salon.Line(40), Salon.Cash(95), Closed with { Total = Salon.Euros(95), ByOther = Salon.Euros(95) },
            Issued(2, DocumentKind.Receipt, 95, sale: 1), Refund(95),
        ];
        Assert.Equal([(1, Salon.Euros(55)), (2, Salon.Euros(40))], Notes(sold));
        ImmutableArray<IFact> missed =
        [
            Issued(1, DocumentKind.Invoice, 55), new BookingNoShow(Salon.Booked), new FeeCharged(Salon.Booked, FeeKind.NoShow, Salon.Euros(30), Salon.Euros(55)),
            Issued(2, DocumentKind.CreditNote, 55, corrects: 1), Salon.Cash(30), Issued(3, DocumentKind.Receipt, 30), Refund(30),
        ];
        Assert.Equal([(3, Salon.Euros(30))], Notes(missed));
    }

    [Fact]
    public void A_cancelled_invoice_is_told_no_more() => Assert.Empty(Follows(
        [Issued(1, DocumentKind.Invoice, 55), Issued(2, DocumentKind.CreditNote, 55, corrects: 1) with { Cancels = true }, Modified(40)]));

    [Fact]
    public void What_follows_a_cancelled_invoice_and_another_is_credited_to_that() => Assert.Equal(
        3,
        Salon.Appointment(
            [Issued(1, DocumentKind.Invoice, 55), Issued(2, DocumentKind.CreditNote, 55, corrects: 1) with { Cancels = true }, Issued(3, DocumentKind.Invoice, 55), Modified(40)]) is var booking
            ? Planner.Decide(booking, new RuleSet([]), Salon.Booked).Follows.OfType<DocumentIssued>().Single().Corrects : null);

    [Fact]
    public void A_receipt_of_a_deposit_tells_of_nothing_sold() => Assert.Equal(
        ["sale.closed 55.00 = 0.00 + 55.00", "document.issued Receipt 55.00"],
        Follows([Salon.Cash(20), Issued(1, DocumentKind.Receipt, 20) with { Payment = 1 }, Opened, Salon.Cash(35)]));

    private static string[] Follows(params ImmutableArray<IFact> facts) =>
        [.. Salon.Follows(Salon.Appointment(facts)).Where(said => !said.StartsWith("mail", StringComparison.Ordinal) && said != "booking.checkedOut")];

    private static IEnumerable<(int Corrects, Money Total)> Notes(ImmutableArray<IFact> facts) =>
        Planner.Decide(Salon.Appointment(facts), new RuleSet([]), Salon.Booked).Follows.OfType<DocumentIssued>().Select(note => (note.Corrects!.Value, note.Total));

    private static RefundSucceeded Refund(int amount) => new(Salon.Booked, Salon.Euros(amount), 1, "main", CreditLine: true, Attempt: null);

    private static BookingModified Modified(int price) => new(
        Salon.Booked, [BookingPart.Charges], Salon.Appointment().Details, [new ChargeLine("cut", Salon.Euros(price), Booked: true)]);

    private static DocumentIssued Issued(int document, DocumentKind kind, int total, int? sale = null, int? corrects = null) =>
        new(Salon.Booked, document, kind, "main", Salon.Euros(total), sale, corrects);
}
