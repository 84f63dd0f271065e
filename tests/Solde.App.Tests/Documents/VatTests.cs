using System.Collections.Immutable;
using Solde.App.Documents;
using Solde.Core;

namespace Solde.App.Tests.Documents;

/// <summary>The VAT on documents: a reduction without a rate of its own lessens what it stands beside.</summary>
public sealed class VatTests
{
    [Fact]
    public void A_discount_takes_its_share_of_the_tax() =>
        Assert.Equal(["20 % 91.67 + 18.33"], Vat(Line("colour", 120, 20), Line("discount", -10)));

    [Fact]
    public void A_discount_is_shared_by_the_rates_in_proportion() =>
        Assert.Equal(["10 % 45.45 + 4.55", "20 % 41.67 + 8.33"], Vat(Line("accommodation", 60, 10), Line("food", 60, 20), Line("discount", -20)));

    [Fact]
    public void What_was_cancelled_carries_no_tax_beside_its_fee() =>
        Assert.Empty(Vat(Line("colour", 100, 20), Line("cancellation", -100), Line("noShowFee", 50)));

    [Fact]
    public void Neither_tips_nor_gift_vouchers_are_reduced() =>
        Assert.Equal(["20 % 75.00 + 15.00"], Vat(Line("colour", 100, 20), Line("tip", 100), Line("giftVoucher", 100), Line("discount", -10)));

    [Fact]
    public void What_was_credited_before_an_invoice_lessens_its_tax() =>
        Assert.Equal(["20 % 29.17 + 5.83"], Vat(Line("cut", 55, 20), Line("refund", -20)));

    [Fact]
    public void Parts_add_up_to_the_whole()
    {
        ImmutableArray<DocumentLine> lines = [Line("colour", 120, 20), Line("drinks", 7), Line("discount", -10), Line("tip", 5)];
        Assert.Equal(lines.Aggregate(0L, (sum, line) => sum + line.Amount.Minor), DocumentWriting.ByRate(lines).Sum(part => part.Gross.Minor));
    }

    private static DocumentLine Line(string group, int euros, int? rate = null) =>
        new(group, null, new Money(euros * 100L, Currency.Eur), rate is { } percent ? Percent.Of(percent) : null);

    private static string[] Vat(params ImmutableArray<DocumentLine> lines) =>
        [.. DocumentWriting.Vat(lines).Select(share => $"{share.Rate.TenThousandths / 10_000} % {share.Net.ToDecimalString()} + {share.Tax.ToDecimalString()}")];
}
