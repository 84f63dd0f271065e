using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Solde.App.Messages;
using Solde.Core;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>VAT by revenue group, as lines of a form: Solde's own groups by their words, those of other systems by their codes.</summary>
internal static class VatLines
{
    /// <summary>The field.</summary>
    public const string Field = "vatRates";

    // A gift voucher bears none when it is sold.
    private static readonly string[] Known =
        ["accommodation", "service", "product", "extra", "surcharge", "tip", "cancellation", "lateCancellationFee", "noShowFee"];

    // They lessen what they are of, at its rates.
    private static readonly string[] Shared = ["discount", "refund"];

    private static readonly FrozenDictionary<string, string> ByWord = Known.Concat(Shared).Append("giftVoucher")
        .SelectMany(group => ((string[])[group, GroupWords.Of(group).English, GroupWords.Of(group).French]).Select(word => (Word: Folded(word), Group: group)))
        .Distinct().ToFrozenDictionary(each => each.Word, each => each.Group, StringComparer.Ordinal);

    /// <summary>The words of the groups that Solde writes itself, in a language.</summary>
    public static string Words(ILanguage language) => string.Join(", ", Known.Select(group => GroupWords.Of(group).In(language)));

    /// <summary>The rates as lines, in a language.</summary>
    public static string Shown(IReadOnlyDictionary<string, Percent> rates, ILanguage language) => string.Join(
        '\n', rates.OrderBy(rate => rate.Key, StringComparer.Ordinal).Select(rate => $"{GroupWords.Of(rate.Key).In(language)} = {EnteredMoney.Shown($"{rate.Value}", language)}"));

    /// <summary>What the lines say, as the document has it; the first line that is wrong is named.</summary>
    /// <param name="entered">The form.</param>
    /// <param name="before">The rates until now: what stood there can stay, whatever it is called.</param>
    public static JsonObject Read(Entered entered, IReadOnlyDictionary<string, Percent> before)
    {
        var rates = new JsonObject();
        foreach (var line in entered[Field].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = line.LastIndexOfAny(['=', ':']);
            if (at <= 0 || !decimal.TryParse(
                    line[(at + 1)..].Trim(' ', '%', '\u00A0', '\u202F').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate))
            {
                entered.Refuse(Field, InvoicingTexts.NoRate, line);
            }
            else if (GroupOf(line[..at].Trim(), before) is not { } group)
            {
                entered.Refuse(Field, InvoicingTexts.NoGroup, line);
            }
            else if (Shared.Contains(group) && !before.ContainsKey(group))
            {
                entered.Refuse(Field, InvoicingTexts.RateOfOthers, line);
            }
            else if (!rates.TryAdd(group, rate))
            {
                entered.Refuse(Field, InvoicingTexts.RateTwice, line);
            }
        }

        return rates;
    }

    // A word of Solde's is meant before a code of another system that is spelt like it: only so does "hébergement" match what a stay is charged for.
    private static string? GroupOf(string written, IReadOnlyDictionary<string, Percent> before) =>
        ByWord.TryGetValue(Folded(written), out var known) ? known
        : before.ContainsKey(written) || written.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? written
        : null;

    // Capitals are often written without accents, and French is shown with other apostrophes and spaces than keyboards have.
    private static string Folded(string word) => word.ToLowerInvariant().Replace('é', 'e').Replace('’', '\'').Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
