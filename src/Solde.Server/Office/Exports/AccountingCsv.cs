using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Solde.App.Days;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Properties;
using Solde.Server.Documents;
using Solde.Server.Office.Days;
using Solde.Server.Office.Settings;

namespace Solde.Server.Office.Exports;

/// <summary>Days as accountants book them: for each day a line for every method, user, VAT rate, revenue group and kind of document.</summary>
internal static class AccountingCsv
{
    /// <summary>The most days of one file.</summary>
    public const int MostDays = 366;

    /// <summary>The names of the columns.</summary>
    public static ImmutableArray<string> Head(ILanguage language) =>
    [
        ExportTexts.Date.In(language), ExportTexts.Part.In(language), ExportTexts.Detail.In(language), ExportTexts.Received.In(language), ExportTexts.Refunded.In(language),
        DayTexts.Net.In(language), DayTexts.Tax.In(language), DayTexts.Gross.In(language), ExportTexts.Currency.In(language),
    ];

    /// <summary>The lines, a day after the other. A closed day is told as it was closed; what came after stands on lines of the same kinds, which say so.</summary>
    /// <param name="days">Where they are summed up.</param>
    /// <param name="property">The property.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="language">Of the words and decimals.</param>
    /// <param name="namesOf">Finds out the names of a day's actors.</param>
    public static async IAsyncEnumerable<IEnumerable<CsvLine>> Pages(
        DayDesk days, Guid property, PropertySettings settings, LocalDate from, LocalDate to, ILanguage language,
        Func<IEnumerable<string?>, ValueTask<Func<string?, string>>> namesOf)
    {
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            var report = await days.Report(property, settings, day);
            var nameOf = await namesOf(report.Sums.Doers.Concat(report.Closed?.Sums.Doers ?? []).Select(each => each.By));
            yield return
            [
                .. Lines(report.Closed?.Sums ?? report.Sums, language, nameOf, part => part.In(language)),
                .. report.After is { } after ? Lines(after, language, nameOf, part => $"{ExportTexts.After.In(language)} – {part.In(language)}") : [],
            ];
        }
    }

    private static IEnumerable<CsvLine> Lines(DaySums sums, ILanguage language, Func<string?, string> nameOf, Func<Text, string> nameOfPart)
    {
        var date = LocalDatePattern.Iso.Format(sums.Day);
        CsvLine Line(Text part, string detail, Money? received = null, Money? refunded = null, Money? net = null, Money? tax = null, Money? gross = null) => new(
            [date, nameOfPart(part), detail, received, refunded, net, tax, gross, sums.Received.Currency.Code]);

        return
        [
            .. sums.Methods.Select(each => Line(DayTexts.Methods, language.Method(each.Method, Core.Planning.Recipient.Staff), each.Received, each.Refunded)),
            .. sums.Doers.Select(each => Line(DayTexts.Users, each.By is null ? DayTexts.Itself.In(language) : nameOf(each.By), each.Received, each.Refunded)),
            .. sums.Vat.Select(each => Line(DayTexts.Vat, DayTexts.RateOf(each, language), net: each.Net, tax: each.Tax, gross: each.Net + each.Tax)),
            .. sums.Groups.Select(each => Line(DayTexts.Groups, SettingsTexts.Capital(GroupWords.Of(each.Group)).In(language), gross: each.Amount)),
            .. sums.VouchersSold is { } vouchers ? [Line(DayTexts.VouchersSold, "", gross: vouchers)] : Array.Empty<CsvLine>(),
            .. sums.Documents.Select(each => Line(
                DayTexts.Documents, $"{DocumentTexts.Of(each.Kind).In(language)} {each.First} – {each.Last} ({each.Count})", gross: each.Total)),
        ];
    }
}
