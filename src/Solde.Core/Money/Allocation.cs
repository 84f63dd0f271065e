namespace Solde.Core;

/// <summary>Splitting an amount without losing a minor unit (largest remainder).</summary>
public static class Allocation
{
    /// <summary>Splits an amount in proportion.</summary>
    /// <param name="whole">The amount.</param>
    /// <param name="weights">None below zero, not all of them zero.</param>
    /// <returns>A part for each weight; they add up to the whole. What rounding leaves over goes to the largest remainders, the earlier part first.</returns>
    public static ImmutableArray<Money> Split(Money whole, ReadOnlySpan<long> weights)
    {
        Int128 total = 0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            total += weight;
        }

        ArgumentOutOfRangeException.ThrowIfZero(total, nameof(weights));
        var parts = new long[weights.Length];
        var remainders = new Int128[weights.Length];
        var left = whole.Minor;
        for (var i = 0; i < parts.Length; i++)
        {
            var (share, remainder) = Int128.DivRem((Int128)whole.Minor * weights[i], total);
            parts[i] = (long)share;
            remainders[i] = Int128.Abs(remainder);
            left -= parts[i];
        }

        for (var step = Math.Sign(left); left != 0; left -= step)
        {
            var largest = 0;
            for (var i = 1; i < parts.Length; i++)
            {
                largest = remainders[i] > remainders[largest] ? i : largest;
            }

            parts[largest] += step;
            remainders[largest] = -1;
        }

        return [.. parts.Select(part => new Money(part, whole.Currency))];
    }
}
