namespace Solde.Core.Folios;

/// <summary>The VAT rate of a charge that came with its tax and without a rate: an invoice groups by rates.</summary>
public static class ImpliedRate
{
    private const long Whole = 1_000_000; // 100 %
    private const long Near = 500; // A twentieth of a percent: what adding up the rounded taxes of nights or pieces can make.

    /// <summary>The usual rates: France's, none last.</summary>
    private static readonly ImmutableArray<Percent> Usual = [Percent.Of(20), Percent.Of(10), new(55_000), new(21_000), Percent.Of(0)];

    /// <summary>The rate.</summary>
    /// <param name="amount">With tax.</param>
    /// <param name="tax">The tax it contains.</param>
    /// <param name="known">The property's own rates, the likeliest first.</param>
    /// <returns>The first rate, of the property's or the usual ones, that gives the tax to the cent, or the one next to it; where there is none, the rate that
    /// gives it with the fewest decimals. Null where no rate between 0 and 100 % can.</returns>
    public static Percent? Of(Money amount, Money tax, IEnumerable<Percent> known)
    {
        var net = amount - tax;
        if (net.IsZero)
        {
            return null;
        }

        var exact = Rounding.HalfAwayFromZero((Int128)tax.Minor * Whole, net.Minor);
        if (exact is < 0 or > Whole)
        {
            return null;
        }

        ImmutableArray<Percent> rates = [.. known, .. Usual];
        foreach (var rate in rates)
        {
            if (Contained(amount, rate) == tax)
            {
                return rate;
            }
        }

        var nearest = rates.MinBy(rate => Math.Abs(rate.TenThousandths - exact));
        return Math.Abs(nearest.TenThousandths - exact) <= Near ? nearest : Fewest(amount, tax, exact);
    }

    private static Percent Fewest(Money amount, Money tax, long exact)
    {
        foreach (var step in (ReadOnlySpan<long>)[100, 10])
        {
            var rate = new Percent(Rounding.HalfAwayFromZero(exact, step) * step);
            if (Contained(amount, rate) == tax)
            {
                return rate;
            }
        }

        return new Percent(exact);
    }

    private static Money Contained(Money amount, Percent rate) => amount.Times(rate.TenThousandths, Whole + rate.TenThousandths);
}
