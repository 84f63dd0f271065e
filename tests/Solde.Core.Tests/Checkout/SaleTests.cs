using System.Collections.Immutable;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Checkout;

/// <summary>What follows at the till: a sale closes once, by itself, when nothing is left to pay; then come its vouchers and its receipt.</summary>
public sealed class SaleTests
{
    private static readonly SaleOpened Opened = new(Salon.Booked, 1, "main");
    private static readonly SaleClosed Closed = new(Salon.Booked, 1, "main", Salon.Euros(55), Salon.Euros(0), Salon.Euros(55));

    [Fact]
    public void A_paid_sale_closes_and_the_client_goes_home_with_a_receipt() => Assert.Equal(
        ["sale.closed 55.00 = 20.00 + 35.00", "booking.checkedOut", "document.issued Receipt 55.00"],
        Salon.Follows(Salon.Appointment([.. Salon.Agreed(), Opened, Salon.ByCard(20), Salon.Cash(35)])));

    [Fact]
    public void One_that_is_not_paid_stays_open() => Assert.Empty(Salon.Follows(Salon.Appointment(Opened, Salon.Cash(54))));

    [Fact]
    public void One_whose_card_is_asked_stays_open()
    {
        var order = new GatewayOrder
        {
            Kind = AttemptKind.Charge, Amount = Salon.Euros(5), Initiator = Initiator.Staff, Sale = 1, Shares = [new FolioShare("main", Salon.Euros(5))],
        };
        var booking = Salon.Appointment(Opened, Salon.Cash(55)) with { Attempts = [new Attempt(Guid.Empty, order, AttemptState.Sent, Salon.Booked)] };
        Assert.DoesNotContain(Salon.Follows(booking), said => said.StartsWith("sale.closed", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_sale_has_a_total_and_a_receipt_of_its_own() => Assert.Equal(
        ["sale.closed 18.00 = 0.00 + 18.00", "document.issued Receipt 18.00"],
        Salon.Follows(Salon.Appointment(
            Opened, Salon.Cash(55), Closed, new BookingCheckedOut(Salon.Booked), Receipt(1, 55, sale: 1), new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(18),
            Salon.Cash(18))));

    [Fact]
    public void A_voucher_that_nobody_paid_for_is_none() => Assert.DoesNotContain(
        Salon.Follows(Salon.Appointment(Opened, Salon.Line(50, "giftVoucher"), Salon.Line(-105, "discount"))), said => said.StartsWith("voucher", StringComparison.Ordinal));

    [Fact]
    public void Who_has_paid_all_in_cash_has_agreed_to_nothing_more()
    {
        var settled = Salon.Appointment([.. Salon.Agreed(), Opened, Salon.Cash(55), Closed]);
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.ConsentLeft(settled));
        Assert.Equal(Salon.Euros(55), CheckoutAmounts.ConsentLeft(Salon.Appointment([.. Salon.Agreed(), Opened])));
    }

    [Fact]
    public void A_voucher_is_issued_once_its_sale_is_paid_and_leaves_in_a_letter() => Assert.Equal(
        ["sale.closed 105.00 = 0.00 + 105.00", "booking.checkedOut", "voucher.issued 1 50.00 2027-05-01", "mail to Guest: gift-voucher", "document.issued Receipt 105.00"],
        Salon.Follows(Salon.Appointment(Opened, Salon.Line(50, "giftVoucher"), Salon.Cash(105))));

    [Fact]
    public void A_voucher_that_is_not_paid_is_not_issued() =>
        Assert.Empty(Salon.Follows(Salon.Appointment(Opened, Salon.Line(50, "giftVoucher"), Salon.Cash(104))));

    [Fact]
    public void A_voucher_is_issued_once() => Assert.DoesNotContain(
        Salon.Follows(Salon.Appointment(
            Opened, Salon.Line(50, "giftVoucher"), Salon.Cash(105), Closed with { Total = Salon.Euros(105) },
            new VoucherIssued(Salon.Booked, 1, "main", Salon.Euros(50), new NodaTime.LocalDate(2027, 5, 1)))),
        said => said.StartsWith("voucher.issued", StringComparison.Ordinal));

    [Theory] // Lines of vouchers in euros; the vouchers that come of them.
    [InlineData("60 -60", "")]
    [InlineData("60 20 -60", "1 20.00")]
    [InlineData("20 60 -20", "1 60.00")]
    [InlineData("20 60 -70", "1 10.00")]
    [InlineData("30 30 -60", "")]
    [InlineData("-60 60", "1 60.00")] // There was none to take off by then.
    public void A_voucher_that_is_taken_off_before_its_sale_closes_is_not_issued(string lines, string issued)
    {
        IFact[] sold = [.. lines.Split(' ').Select(amount => Salon.Line(int.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "giftVoucher"))];
        var follows = Salon.Follows(Salon.Appointment([Opened, Salon.Line(100), .. sold, Salon.Cash(300)]));
        Assert.Equal(issued, string.Join(", ", follows.Where(IsOfVoucher).Select(said => said["voucher.issued ".Length..^" 2027-05-01".Length])));
    }

    [Fact]
    public void What_was_not_paid_with_its_own_sale_is_not_issued_with_a_later_one()
    {
        SaleClosed first = Closed with { ByOther = Salon.Euros(55) };
        ImmutableArray<IFact> facts =
            [Opened, Salon.Line(60, "giftVoucher"), Salon.Line(-60, "discount"), Salon.Cash(55), first, new BookingCheckedOut(Salon.Booked), Receipt(1, 55, sale: 1)];
        Assert.DoesNotContain(Salon.Follows(Salon.Appointment(facts)), IsOfVoucher);
        var later = Salon.Appointment([.. facts, new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(20), Salon.Cash(20)]);
        Assert.DoesNotContain(Salon.Follows(later), IsOfVoucher);
        var another = Salon.Appointment([.. facts, new SaleOpened(Salon.Booked, 2, "main"), Salon.Line(20, "giftVoucher"), Salon.Cash(20)]);
        Assert.Equal(["voucher.issued 1 20.00 2027-05-01"], Salon.Follows(another).Where(IsOfVoucher));
    }

    [Fact]
    public void The_price_of_an_earlier_voucher_that_is_given_back_takes_off_none_that_is_sold_now()
    {
        var booking = Salon.Appointment(
            Opened, Salon.Line(50, "giftVoucher"), Salon.Cash(105), Closed with { Total = Salon.Euros(105), ByOther = Salon.Euros(105) },
            new VoucherIssued(Salon.Booked, 1, "main", Salon.Euros(50), new NodaTime.LocalDate(2027, 5, 1)), new SaleOpened(Salon.Booked, 2, "main"),
            Salon.Line(50, "giftVoucher"), new VoucherVoided(Salon.Booked, 1, Salon.Euros(50)),
            new RefundSucceeded(Salon.Booked, Salon.Euros(50), 1, "main", CreditLine: true, Attempt: null, Voucher: 1), Salon.Cash(50));
        Assert.Equal(["voucher.issued 2 50.00 2027-05-01"], Salon.Follows(booking).Where(IsOfVoucher));
    }

    [Fact]
    public void Two_vouchers_have_two_numbers() => Assert.Equal(
        ["voucher.issued 1 50.00 2027-05-01", "voucher.issued 2 20.00 2027-05-01"],
        Salon.Follows(Salon.Appointment(Opened, Salon.Line(50, "giftVoucher"), Salon.Line(20, "giftVoucher"), Salon.Cash(125)))
            .Where(said => said.StartsWith("voucher", StringComparison.Ordinal)));

    [Fact]
    public void A_folio_closed_with_an_invoice_gets_one_once_and_what_is_credited_later_a_credit_note()
    {
        var closed = Salon.Appointment(Salon.Cash(55), new FolioClosed(Salon.Booked, "main", FolioDocument.Invoice));
        Assert.Equal(["document.issued Invoice 55.00"], Salon.Follows(closed));
        var credited = Salon.Appointment(
            Salon.Cash(55), new FolioClosed(Salon.Booked, "main", FolioDocument.Invoice),
            new DocumentIssued(Salon.Booked, 1, Core.Documents.DocumentKind.Invoice, "main", Salon.Euros(55)),
            new RefundSucceeded(Salon.Booked, Salon.Euros(20), 1, "main", CreditLine: true, Attempt: null));
        Assert.Equal(["document.issued CreditNote 20.00"], Salon.Follows(credited));
    }

    private static bool IsOfVoucher(string said) => said.StartsWith("voucher", StringComparison.Ordinal);

    private static DocumentIssued Receipt(int number, int total, int sale) =>
        new(Salon.Booked, number, Core.Documents.DocumentKind.Receipt, "main", Salon.Euros(total), sale);
}
