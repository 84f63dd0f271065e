using System.Globalization;

namespace Solde.Core;

/// <summary>A percentage, exact to four decimals (33.3333 %), as ten-thousandths of a percent.</summary>
/// <param name="TenThousandths">1 % is 10,000.</param>
public readonly record struct Percent(long TenThousandths)
{
    private const long Whole = 1_000_000; // 100 %

    /// <summary>A whole number of percents.</summary>
    public static Percent Of(int percent) => new(percent * 10_000L);

    /// <summary>This share of an amount: 30 % of 1000.00 is 300.00.</summary>
    public Money Of(Money amount) => amount.Times(TenThousandths, Whole);

    /// <summary>The amount changed by this delta: −50 % of 700.00 leaves 350.00.</summary>
    public Money ChangeOf(Money amount) => amount.Times(checked(Whole + TenThousandths), Whole);

    /// <summary>The number as a plain decimal: <c>30</c>, <c>-12.5</c>.</summary>
    public override string ToString() => (TenThousandths / 10_000m).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Reads a decimal of at most four places between −1,000 and 1,000.</summary>
    /// <returns>Null when read; otherwise what is wrong.</returns>
    public static string? TryParse(string text, out Percent percent)
    {
        percent = default;
        const NumberStyles styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (text.Length > 20 || !decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var value))
        {
            return "not a percentage, such as 30 or \"1.5\"";
        }

        if (value.Scale > 4 || Math.Abs(value) > 1000)
        {
            return "a percentage has at most four decimals and lies between -1000 and 1000";
        }

        percent = new Percent((long)(value * 10_000));
        return null;
    }
}
