namespace Solde.Core;

/// <summary>The one rounding rule of the product: half away from zero, once, at the end (semantics 1).</summary>
public static class Rounding
{
    /// <summary>The nearest whole number to <paramref name="dividend"/> ÷ <paramref name="divisor"/>, halves away from zero.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    /// <exception cref="OverflowException">The result is outside 64 bits.</exception>
    public static long HalfAwayFromZero(Int128 dividend, long divisor)
    {
        var (quotient, remainder) = Int128.DivRem(dividend, divisor);
        var twice = Int128.Abs(remainder) * 2;
        if (twice >= Int128.Abs((Int128)divisor))
        {
            quotient += (dividend < 0) == (divisor < 0) ? 1 : -1;
        }

        return checked((long)quotient);
    }
}
