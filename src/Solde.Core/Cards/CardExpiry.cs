using System.Globalization;

namespace Solde.Core.Cards;

/// <summary>The last month of a card, as people type it.</summary>
public static class CardExpiry
{
    private static readonly char[] BetweenMonthAndYear = ['/', '-', '.', ' '];

    /// <summary>Reads it: 04/28, 0428, 4/2028.</summary>
    /// <returns>Null when it is no month of this century.</returns>
    public static YearMonth? Read(string typed)
    {
        var parts = typed.Split(BetweenMonthAndYear, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (month, year) = parts switch
        {
            [{ Length: 1 or 2 } left, { Length: 2 or 4 } right] => (left, right),
            [{ Length: 4 or 6 } both] => (both[..2], both[2..]),
            _ => ("", ""),
        };
        return int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m is >= 1 and <= 12
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && (year.Length == 2 || y is >= 2000 and <= 2099)
                ? new YearMonth(year.Length == 2 ? 2000 + y : y, m)
                : null;
    }
}
