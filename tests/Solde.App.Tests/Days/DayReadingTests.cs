using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Days;
using Solde.App.Documents;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Properties;

namespace Solde.App.Tests.Days;

/// <summary>What a day comes to, from the money that moved and the documents that were issued.</summary>
public sealed class DayReadingTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 1, 10, 0);
    private static readonly LocalDate Day = new(2026, 6, 1);

    [Fact]
    public void A_discount_after_the_invoice_of_what_it_reduces_takes_its_share_of_the_tax_that_day()
    {
        DocumentLine[] cut = [Line("cut", 100, 20), Line("shampoo", 20, 20)];
        Assert.Equal(["20: 100.00 + 20.00"], Vat(Issued(1, DocumentKind.Invoice, cut)));
        var later = Issued(2, DocumentKind.Receipt, [.. cut.Select(Told), Line("discount", -24)]);
        Assert.Equal(["20: -20.00 + -4.00"], Vat(later));
        Assert.Equal(Euros(-24), Sum([], later).Sold);
        Assert.Equal(["20: 80.00 + 16.00"], Vat(Issued(1, DocumentKind.Invoice, cut), later));
    }

    [Fact]
    public void A_discount_after_lines_of_two_rates_is_shared_by_both() =>
        Assert.Equal(["10: -9.10 + -0.90", "20: -8.33 + -1.67"], Vat(Issued(1, DocumentKind.Receipt, Told(Line("accommodation", 60, 10)), Told(Line("food", 60, 20)), Line("discount", -20))));

    [Fact]
    public void What_another_document_told_whole_adds_nothing_to_a_day() =>
        Assert.Empty(Vat(Issued(2, DocumentKind.Invoice, Told(Line("cut", 100, 20)), Told(Line("discount", -10)))));

    [Fact]
    public void A_credit_note_takes_its_tax_back() => Assert.Equal(["20: -50.00 + -10.00"], Vat(Issued(3, DocumentKind.CreditNote, Line("refund", 60, 20))));

    [Fact]
    public void A_gift_voucher_sold_is_not_sold_until_it_is_redeemed()
    {
        var june1 = Sum([Paid(PaymentMethod.Cash, 130)], Issued(1, DocumentKind.Receipt, Line(GiftVoucher.Group, 100), Line("shampoo", 30, 20)));
        Assert.Equal((Euros(130), Euros(30), Euros(100)), (june1.Received, june1.Sold, june1.VouchersSold));
        Assert.Equal([new GroupSum("shampoo", Euros(30))], june1.Groups);
        Assert.Equal(["20: 25.00 + 5.00"], Shown(june1));
        Assert.Null(june1.ByVoucher);

        var june10 = Sum([Paid(PaymentMethod.GiftVoucher, 100)], Issued(2, DocumentKind.Receipt, Line("cut", 100, 20)));
        Assert.Equal((Euros(100), Euros(100), null), (june10.Received, june10.Sold, june10.VouchersSold));
        Assert.Equal(new MethodSum(PaymentMethod.GiftVoucher, Euros(100), Euros(0)), june10.ByVoucher);
    }

    [Fact]
    public void What_is_given_back_of_a_gift_voucher_is_taken_off_those_sold()
    {
        var sums = Sum([], Issued(1, DocumentKind.Receipt, Line(GiftVoucher.Group, 100)), Issued(2, DocumentKind.CreditNote, Line(GiftVoucher.Group, 40)));
        Assert.Equal((Euros(0), Euros(60)), (sums.Sold, sums.VouchersSold));
    }

    [Fact]
    public void Tips_have_a_row_of_their_own_beside_what_nobody_said_the_rate_of() => Assert.Equal(
        ["20: 25.00 + 5.00", "tip: 5.00 + 0.00", "?: 12.00 + 0.00"],
        Vat(Issued(1, DocumentKind.Receipt, Line("shampoo", 30, 20), Line("tip", 5), Line("extra", 12), Line(GiftVoucher.Group, 100))));

    [Fact]
    public void A_tip_with_a_rate_is_of_that_rate() => Assert.Equal(["20: 5.00 + 1.00"], Vat(Issued(1, DocumentKind.Receipt, Line("tip", 6, 20))));

    [Fact]
    public void What_a_booking_brought_along_was_received_by_others()
    {
        var sums = Sum([Paid(PaymentMethod.Cash, 20), Paid(PaymentMethod.BankTransfer, 150) with { Kind = MoneyKind.BroughtAlong }]);
        Assert.Equal(Euros(20), sums.Received);
        Assert.Equal([new MethodSum(PaymentMethod.Cash, Euros(20), Euros(0))], sums.Methods);
        Assert.Single(sums.Doers);
    }

    [Fact]
    public void A_day_that_was_closed_before_vouchers_and_tips_were_told_apart_is_still_read()
    {
        var sums = DayJson.Read(
            """{"day":"2026-06-01","received":20000,"refunded":0,"receivedByGateway":0,"refundedByGateway":0,"sold":20000,"vat":[{"net":20000,"tax":0}]}""", Currency.Eur);
        Assert.Equal((Euros(200), null), (sums.Sold, sums.VouchersSold));
        Assert.Equal(["?: 200.00 + 0.00"], Shown(sums));
    }

    [Fact]
    public void What_is_kept_of_a_day_is_read_as_it_was()
    {
        var sums = Sum([Paid(PaymentMethod.GiftVoucher, 100)], Issued(1, DocumentKind.Receipt, Line("tip", 5), Line(GiftVoucher.Group, 100)));
        var kept = DayJson.Write(sums, Currency.Eur);
        Assert.Equal(kept, DayJson.Write(DayJson.Read(kept, Currency.Eur), Currency.Eur));
        Assert.DoesNotContain("byVoucher", kept, StringComparison.Ordinal);
    }

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private static DocumentLine Line(string group, int euros, int? rate = null) => new(group, null, Euros(euros), rate is { } percent ? Percent.Of(percent) : null);

    private static DocumentLine Told(DocumentLine line) => line with { Told = line.Amount };

    private static MoneyLine Paid(PaymentMethod method, int euros) =>
        new(new JournalPlace(Now, default), "B1", "Anne Martin", "main", MoneyKind.Payment, method, Euros(euros), null, null);

    private static StoredDocument Issued(int place, DocumentKind kind, params DocumentLine[] lines) =>
        new(new BookingKey(default, default), place, kind, DocumentNumbers.Of(kind, 2026, place), Now, new DocumentText
        {
            Kind = kind, Language = "fr", At = Now, On = Day, Property = "Lumière", Issuer = "Lumière", Customer = "Anne Martin", Ref = "B1", From = Day, To = Day, Folio = "main",
            Lines = [.. lines], Total = lines.Aggregate(Euros(0), (sum, line) => sum + line.Amount),
        }) { Place = place };

    private static DaySums Sum(MoneyLine[] money, params StoredDocument[] documents) => DayReading.Sum(Day, Currency.Eur, money, documents);

    private static string[] Vat(params StoredDocument[] documents) => Shown(Sum([], documents));

    private static string[] Shown(DaySums sums) =>
    [
        .. sums.Vat.Select(each =>
            $"{(each.Rate is { } rate ? $"{rate.TenThousandths / 10_000}" : each.Group ?? "?")}: {each.Net.ToDecimalString()} + {each.Tax.ToDecimalString()}"),
    ];
}
