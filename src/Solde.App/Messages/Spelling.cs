using System.Globalization;

namespace Solde.App.Messages;

/// <summary>What the languages share in spelling figures and lists.</summary>
internal static class Spelling
{
    internal const string NoBreakSpace = "\u00A0";
    internal const string NarrowNoBreakSpace = "\u202F";
    private const string MinusSign = "\u2212";

    /// <summary>The sign of an amount (empty or a minus) and its digits, grouped by thousands, with the currency's decimals.</summary>
    internal static (string Sign, string Digits) Digits(Money amount, string group, string point)
    {
        var plain = amount.ToDecimalString();
        var negative = plain.StartsWith('-');
        var parts = plain[(negative ? 1 : 0)..].Split('.');
        var units = parts[0];
        for (var i = units.Length - 3; i > 0; i -= 3)
        {
            units = units.Insert(i, group);
        }

        return (negative ? MinusSign : "", parts.Length == 1 ? units : units + point + parts[1]);
    }

    internal static string Listed(IReadOnlyList<string> things, string word) => things.Count switch
    {
        0 => "",
        1 => things[0],
        _ => $"{string.Join(", ", things.Take(things.Count - 1))} {word} {things[^1]}",
    };

    /// <summary>A plain decimal with the sign that people write.</summary>
    internal static string Signed(string plain) => plain.Replace("-", MinusSign, StringComparison.Ordinal);

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string TwoDigits(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
