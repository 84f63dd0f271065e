using System.Collections.Immutable;
using NodaTime;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core;
using Solde.Server.Office.Bookings;

namespace Solde.Server.Office.Exports;

/// <summary>Payments and refunds as accountants take them: what came in and what went out stand in columns of their own, both above zero.</summary>
internal static class MoneyCsv
{
    private const int PageLength = 500;

    /// <summary>The names of the columns.</summary>
    public static ImmutableArray<string> Head(ILanguage language) =>
    [
        ExportTexts.Date.In(language), ExportTexts.Booking.In(language), ExportTexts.Guest.In(language), ExportTexts.Folio.In(language), ExportTexts.Kind.In(language),
        ExportTexts.Method.In(language), ExportTexts.Received.In(language), ExportTexts.Refunded.In(language), ExportTexts.Currency.In(language),
        ExportTexts.GatewayId.In(language), ExportTexts.By.In(language),
    ];

    /// <summary>The lines of a time, a page after the other.</summary>
    /// <param name="journal">Where they are found.</param>
    /// <param name="property">The property.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The first instant that is left out.</param>
    /// <param name="voice">Language and zone.</param>
    /// <param name="namesOf">Finds out the names of a page's actors.</param>
    public static async IAsyncEnumerable<IEnumerable<CsvLine>> Pages(
        IJournalSearch journal, Guid property, Instant from, Instant to, Voice voice, Func<IEnumerable<string?>, ValueTask<Func<string?, string>>> namesOf)
    {
        JournalPlace? after = null;
        while (await journal.Money(property, from, to, after, PageLength) is { IsEmpty: false } page)
        {
            after = page[^1].Place;
            var nameOf = await namesOf(page.Select(line => line.By));
            yield return page.Select(line => Line(line, voice, nameOf));
        }
    }

    private static CsvLine Line(MoneyLine line, Voice voice, Func<string?, string> nameOf)
    {
        Money? If(bool stands) => stands ? line.Amount : null;
        var isRefund = line.Kind == MoneyKind.Refund;
        return new CsvLine(
        [
            voice.Clock(line.Place.At), line.Ref, line.Guest ?? voice.Say(ListTexts.Erased), line.Folio, voice.Say(ExportTexts.Of(line.Kind)), voice.Method(line.Method),
            If(!isRefund), If(isRefund), line.Amount.Currency.Code, line.GatewayId ?? "", nameOf(line.By),
        ]);
    }
}
