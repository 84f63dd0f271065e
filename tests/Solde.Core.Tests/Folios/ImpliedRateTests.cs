using Solde.Core.Folios;

namespace Solde.Core.Tests.Folios;

/// <summary>The VAT rate that a tax implies.</summary>
public sealed class ImpliedRateTests
{
    [Theory]
    [InlineData("22.00", "2.00", "10")]
    [InlineData("-22.00", "-2.00", "10")] // A credit.
    [InlineData("120.00", "20.00", "20")]
    [InlineData("21.10", "1.10", "5.5")]
    [InlineData("10.21", "0.21", "2.1")]
    [InlineData("15.40", "0.00", "0")]
    [InlineData("84.00", "7.63", "10")] // Seven nights of 12.00, the tax of each rounded by itself.
    [InlineData("100.00", "10.00", "11.11")] // Half board at two rates: the tax counts as it is given.
    [InlineData("10000.00", "1000.00", "11.1111")]
    public void It_is_a_usual_rate_or_else_the_very_share(string amount, string tax, string rate) => Assert.Equal(rate, Implied(amount, tax));

    [Theory]
    [InlineData("10.00", "12.00")]
    [InlineData("10.00", "-1.00")]
    [InlineData("10.00", "6.00")]
    [InlineData("10.00", "10.00")]
    [InlineData("0.00", "0.00")]
    public void What_is_no_tax_of_an_amount_implies_none(string amount, string tax) => Assert.Null(Implied(amount, tax));

    [Fact]
    public void The_propertys_own_rates_come_first()
    {
        Assert.Equal("10", Implied("0.10", "0.01"));
        Assert.Equal("5.5", Implied("0.10", "0.01", new Percent(55_000)));
        Assert.Equal("19", Implied("119.00", "19.00", Percent.Of(19)));
    }

    private static string? Implied(string amount, string tax, params Percent[] known) => ImpliedRate.Of(Euros(amount), Euros(tax), known)?.ToString();

    private static Money Euros(string amount) => Money.TryParse(amount, Currency.Eur, out var money) is { } problem ? throw new FormatException(problem) : money;
}
