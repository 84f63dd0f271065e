namespace Solde.Core.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("JPY", "1200", "1200", 1_200)]
    [InlineData("JPY", "-3", "-3", -3)]
    [InlineData("JPY", "0", "0", 0)]
    [InlineData("EUR", "12.5", "12.50", 1_250)]
    [InlineData("EUR", "-0.05", "-0.05", -5)]
    [InlineData("EUR", "700", "700.00", 70_000)]
    [InlineData("EUR", "-12.30", "-12.30", -1_230)]
    [InlineData("EUR", "10000000000.00", "10000000000.00", 1_000_000_000_000)]
    [InlineData("TND", "0.5", "0.500", 500)]
    [InlineData("TND", "12.345", "12.345", 12_345)]
    [InlineData("TND", "-0.001", "-0.001", -1)]
    public void An_amount_is_read_and_printed_in_the_decimals_of_its_currency(string code, string text, string printed, long minor)
    {
        var currency = Currency.Parse(code);
        Assert.Null(Money.TryParse(text, currency, out var money));
        Assert.Equal(printed, money.ToDecimalString());
        Assert.Equal($"{printed} {code}", money.ToString());
        Assert.Equal(minor, money.Minor);
    }

    [Theory]
    [InlineData("JPY", "12.5", "too many decimals for JPY (at most 0)")]
    [InlineData("EUR", "12.345", "too many decimals for EUR (at most 2)")]
    [InlineData("TND", "0.0001", "too many decimals for TND (at most 3)")]
    [InlineData("EUR", "10000000000.01", "larger than 10000000000.00 EUR")]
    [InlineData("EUR", "-10000000000.01", "larger than 10000000000.00 EUR")]
    [InlineData("EUR", "", "not an amount, such as \"12.50\"")]
    [InlineData("EUR", "1,5", "not an amount, such as \"12.50\"")]
    [InlineData("EUR", "1 000", "not an amount, such as \"12.50\"")]
    [InlineData("EUR", "1e3", "not an amount, such as \"12.50\"")]
    [InlineData("EUR", "+1", "not an amount, such as \"12.50\"")]
    [InlineData("EUR", "NaN", "not an amount, such as \"12.50\"")]
    [InlineData("EUR", "0000000000000000000000000000001", "not an amount, such as \"12.50\"")]
    public void What_is_no_amount_is_refused_with_the_reason(string code, string text, string expected) =>
        Assert.Equal(expected, Money.TryParse(text, Currency.Parse(code), out _));

    [Fact]
    public void Every_whole_number_of_minor_units_comes_back_as_it_was_printed()
    {
        foreach (var code in new[] { "JPY", "EUR", "TND" })
        {
            var currency = Currency.Parse(code);
            for (var minor = -2_500L; minor <= 2_500; minor++)
            {
                Assert.Null(Money.TryParse(new Money(minor, currency).ToDecimalString(), currency, out var back));
                Assert.Equal(minor, back.Minor);
            }
        }
    }

    [Theory]
    [InlineData(5, 1, 2, 3)]
    [InlineData(-5, 1, 2, -3)]
    [InlineData(5, -1, 2, -3)]
    [InlineData(5, 1, -2, -3)]
    [InlineData(7, 1, 3, 2)]
    [InlineData(8, 1, 3, 3)]
    [InlineData(-8, 1, 3, -3)]
    [InlineData(1, 1, 3, 0)]
    [InlineData(0, 5, 3, 0)]
    [InlineData(70_000, 333_333, 1_000_000, 23_333)]
    [InlineData(long.MaxValue, 3, 3, long.MaxValue)]
    public void A_part_is_rounded_once_and_halves_away_from_zero(long minor, long numerator, long denominator, long expected) =>
        Assert.Equal(expected, Euro(minor).Times(numerator, denominator).Minor);

    [Fact]
    public void Mixing_currencies_throws()
    {
        var (euro, yen) = (Euro(1), new Money(1, Currency.Parse("JPY")));
        Assert.Throws<InvalidOperationException>(() => euro + yen);
        Assert.Throws<InvalidOperationException>(() => euro - yen);
        Assert.Throws<InvalidOperationException>(() => euro < yen);
        Assert.Throws<InvalidOperationException>(() => Money.Min(euro, yen));
        Assert.Throws<InvalidOperationException>(() => euro.CompareTo(yen));
        Assert.NotEqual(euro, yen);
    }

    [Fact]
    public void What_does_not_fit_throws_and_is_never_a_wrong_amount()
    {
        Assert.Throws<OverflowException>(() => Euro(long.MaxValue) + Euro(1));
        Assert.Throws<OverflowException>(() => Euro(long.MinValue) - Euro(1));
        Assert.Throws<OverflowException>(() => -Euro(long.MinValue));
        Assert.Throws<OverflowException>(() => Euro(long.MaxValue).Times(2, 1));
        Assert.Throws<DivideByZeroException>(() => Euro(1).Times(1, 0));
    }

    [Theory]
    [InlineData("30", 70_000, 21_000, 91_000)]
    [InlineData("-50", 70_000, -35_000, 35_000)]
    [InlineData("-100", 70_000, -70_000, 0)]
    [InlineData("33.3333", 70_000, 23_333, 93_333)]
    [InlineData("1.5", 333, 5, 338)]
    [InlineData("0.5", 100, 1, 101)]
    [InlineData("0.5", -100, -1, -101)]
    [InlineData("0", 1, 0, 1)]
    public void A_percentage_is_a_share_of_an_amount_or_a_change_of_it(string text, long minor, long share, long changed)
    {
        Assert.Null(Percent.TryParse(text, out var percent));
        Assert.Equal(text, percent.ToString());
        Assert.Equal(share, percent.Of(Euro(minor)).Minor);
        Assert.Equal(changed, percent.ChangeOf(Euro(minor)).Minor);
    }

    [Theory]
    [InlineData("1.23456", "a percentage has at most four decimals and lies between -1000 and 1000")]
    [InlineData("1000.1", "a percentage has at most four decimals and lies between -1000 and 1000")]
    [InlineData("-1001", "a percentage has at most four decimals and lies between -1000 and 1000")]
    [InlineData("30 %", "not a percentage, such as 30 or \"1.5\"")]
    [InlineData("", "not a percentage, such as 30 or \"1.5\"")]
    public void What_is_no_percentage_is_refused_with_the_reason(string text, string expected) =>
        Assert.Equal(expected, Percent.TryParse(text, out _));

    private static Money Euro(long minor) => new(minor, Currency.Eur);
}
