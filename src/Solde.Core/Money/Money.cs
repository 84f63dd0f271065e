using System.Globalization;

namespace Solde.Core;

/// <summary>An amount: a whole number of the currency's minor unit. May be negative (a credit). Arithmetic is checked.</summary>
/// <param name="Minor">Minor units: cents for EUR, yen for JPY, millimes for TND.</param>
/// <param name="Currency">The currency; operations on two amounts of different currencies throw.</param>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>The largest amount accepted from outside, in minor units (about ten thousand million euros).</summary>
    public const long MaxMinor = 1_000_000_000_000;

    /// <summary>Whether the amount is above zero.</summary>
    public bool IsPositive => Minor > 0;

    /// <summary>Whether the amount is exactly zero.</summary>
    public bool IsZero => Minor == 0;

    /// <summary>No money, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Sum. </summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">Outside 64 bits.</exception>
    public static Money operator +(Money a, Money b) => new(checked(a.Minor + b.Minor), Same(a, b));

    /// <summary>Difference. </summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">Outside 64 bits.</exception>
    public static Money operator -(Money a, Money b) => new(checked(a.Minor - b.Minor), Same(a, b));

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money a) => new(checked(-a.Minor), a.Currency);

    /// <summary>Order by amount; the currencies must be the same.</summary>
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    /// <summary>Order by amount; the currencies must be the same.</summary>
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    /// <summary>Order by amount; the currencies must be the same.</summary>
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    /// <summary>Order by amount; the currencies must be the same.</summary>
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money a, Money b) => a <= b ? a : b;

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money a, Money b) => a >= b ? a : b;

    /// <summary>The amount, or zero where it is negative.</summary>
    public Money OrZero() => Minor < 0 ? new Money(0, Currency) : this;

    /// <summary>This amount × numerator ÷ denominator, rounded once, half away from zero (semantics 1).</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Money Times(long numerator, long denominator) =>
        new(Rounding.HalfAwayFromZero((Int128)Minor * numerator, denominator), Currency);

    /// <inheritdoc/>
    public int CompareTo(Money other)
    {
        Same(this, other);
        return Minor.CompareTo(other.Minor);
    }

    /// <summary>The amount as a plain decimal with the currency's decimals, without its code: <c>-12.30</c>, <c>1200</c>, <c>0.500</c>.</summary>
    public string ToDecimalString()
    {
        if (Currency.Decimals == 0)
        {
            return Minor.ToString(CultureInfo.InvariantCulture);
        }

        var (units, rest) = UInt128.DivRem((UInt128)Int128.Abs(Minor), (UInt128)Currency.MinorPerUnit);
        var fraction = ((int)rest).ToString(CultureInfo.InvariantCulture).PadLeft(Currency.Decimals, '0');
        return string.Create(CultureInfo.InvariantCulture, $"{(Minor < 0 ? "-" : "")}{units}.{fraction}");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ToDecimalString()} {Currency.Code}";

    /// <summary>Reads a plain decimal (<c>-12.3</c>, <c>700</c>) in a currency.</summary>
    /// <param name="text">Digits, at most one point, an optional leading minus; no exponent, no grouping.</param>
    /// <param name="currency">The currency whose decimals bound the fraction.</param>
    /// <param name="money">The amount read.</param>
    /// <returns>Null when read; otherwise what is wrong, in words that follow a place ("…: too many decimals for EUR").</returns>
    public static string? TryParse(string text, Currency currency, out Money money)
    {
        money = Zero(currency);
        const NumberStyles styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (text.Length > 30 || text.StartsWith('+') || !decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var value))
        {
            return "not an amount, such as \"12.50\"";
        }

        if (value.Scale > currency.Decimals)
        {
            return $"too many decimals for {currency.Code} (at most {currency.Decimals})";
        }

        if (Math.Abs(value) > MaxMinor / currency.MinorPerUnit)
        {
            return $"larger than {new Money(MaxMinor, currency)}";
        }

        money = new Money((long)(value * currency.MinorPerUnit), currency);
        return null;
    }

    private static Currency Same(Money a, Money b) => ReferenceEquals(a.Currency, b.Currency)
        ? a.Currency
        : throw new InvalidOperationException($"cannot mix {a.Currency} and {b.Currency}");
}
