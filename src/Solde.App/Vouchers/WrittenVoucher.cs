using System.Globalization;

namespace Solde.App.Vouchers;

/// <summary>The code of a gift voucher as it is written down: its number in place of the letters, which are put in as the letter leaves.</summary>
public static class WrittenVoucher
{
    private const string Start = "CODE-";

    /// <summary>What stands in place of the code.</summary>
    /// <param name="number">The voucher's number within its booking.</param>
    public static string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"{Start}{number}");

    /// <summary>The number of a code as it is written down; null = it is none.</summary>
    public static int? NumberOf(string written) =>
        written.StartsWith(Start, StringComparison.Ordinal) && int.TryParse(written.AsSpan(Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
