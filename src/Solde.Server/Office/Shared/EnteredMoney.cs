using System.Globalization;
using Solde.App.Messages;
using Solde.Core;

namespace Solde.Server.Office.Shared;

/// <summary>Reads amounts as people write them: <c>1 234,50 €</c>, <c>1,234.50</c>, <c>120</c>; and writes them as they would.</summary>
internal static class EnteredMoney
{
    /// <summary>An amount as one would enter it: without its currency, and with the language's decimal mark.</summary>
    public static string Shown(Money amount, ILanguage language) => Shown(amount.ToDecimalString(), language);

    /// <summary>A number as one would enter it in a language, of its digits with a point.</summary>
    public static string Shown(string number, ILanguage language) => language == Languages.French ? number.Replace('.', ',') : number;

    /// <summary>The amount of a text; null when it is none of the currency, or could be meant in two ways.</summary>
    public static Money? Read(string text, Currency currency)
    {
        var plain = string.Concat(text.Where(c => c is not ('€' or '$' or '£' or '\'' or '’') && !char.IsWhiteSpace(c))).Replace('−', '-');
        var last = plain.LastIndexOfAny(['.', ',']);
        if (last >= 0)
        {
            var (whole, fraction) = (plain[..last], plain[(last + 1)..]);
            var mark = plain[last];
            // 1,234 is a thousand in one language and one and a quarter in another: only what separates the decimals of the currency is taken for that.
            if (fraction.Length > currency.Decimals || whole.Contains(mark, StringComparison.Ordinal))
            {
                return null;
            }

            plain = Ungrouped(whole, mark == '.' ? ',' : '.') + '.' + fraction.PadRight(currency.Decimals, '0');
        }

        return Money.TryParse(plain, currency, out var money) is null ? money : null;
    }

    // Thousands come in threes, or it is a slip.
    private static string Ungrouped(string whole, char mark)
    {
        var groups = whole.Split(mark);
        return groups.Length == 1 || (groups[0].TrimStart('-').Length is > 0 and <= 3 && groups.Skip(1).All(group => group.Length == 3)) ? string.Concat(groups) : "?";
    }
}
