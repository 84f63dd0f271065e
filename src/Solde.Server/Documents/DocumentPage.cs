using System.Collections.Immutable;
using Solde.App.Documents;
using Solde.Server.Backtest;

namespace Solde.Server.Documents;

/// <summary>A document as one HTML file to be printed, on a sheet or on the till's narrow paper: no script, nothing loaded from elsewhere. It says what was
/// frozen when it was issued, in the language of then, and nothing else.</summary>
internal sealed class DocumentPage
{
    private readonly DocumentSheet sheet;

    private DocumentPage(DocumentSheet sheet) => this.sheet = sheet;

    /// <summary>How it looks: the only style that a page of it may use.</summary>
    public static string Style { get; } = ReadStyle();

    /// <summary>The page.</summary>
    /// <param name="document">The document.</param>
    /// <param name="corrected">The number of the invoice that it is a credit note to; null = it is none.</param>
    /// <param name="around">Where its reader can go from it, in the reader's own language. Not printed.</param>
    public static string Write(StoredDocument document, string? corrected, params ImmutableArray<(string Address, string Words)> around) =>
        new DocumentPage(new DocumentSheet(document, corrected)).Page(around).Text;

    private HtmlText Page(ImmutableArray<(string Address, string Words)> around) => HtmlText.Of(
        $"""
        <!DOCTYPE html>
        <html lang="{sheet.Language}">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{sheet.Title}</title>
        <style>{new HtmlText(Style)}</style>
        </head>
        <body>
        {(around.IsEmpty ? HtmlText.None : HtmlText.Of($"""<nav>{HtmlText.Join(around.Select(link => HtmlText.Of($"""<a href="{link.Address}">{link.Words}</a>""")))}</nav>"""))}
        <main>
        {Head()}
        {Facts()}
        {Lines(columns: sheet.LineHeads.Net is null ? 2 : 3)}
        {Vat()}
        {Payments()}
        {(sheet.Footer.IsEmpty ? HtmlText.None : HtmlText.Of($"""<footer>{Paragraphs(sheet.Footer)}</footer>"""))}
        <p class="paperless">{sheet.Say(DocumentTexts.Print)}</p>
        </main>
        </body>
        </html>

        """);

    private HtmlText Head() => HtmlText.Of(
        $"""
        <header>
        <div class="issuer">
        <p><b>{sheet.Issuer}</b></p>
        {Paragraphs(sheet.Identity)}
        </div>
        <h1>{sheet.Kind} <span>{sheet.Number}</span></h1>
        </header>
        """);

    private HtmlText Facts() => HtmlText.Of(
        $"""
        <dl>
        {HtmlText.Join(sheet.Facts.Select(fact => HtmlText.Of($"<div><dt>{fact.Label}</dt><dd>{fact.Value}</dd></div>")))}
        </dl>
        """);

    private HtmlText Lines(int columns) => HtmlText.Of(
        $"""
        <table class="lines">
        <thead><tr><th scope="col">{sheet.LineHeads.What}</th><th scope="col" class="n">{sheet.LineHeads.Rate}</th>{(sheet.LineHeads.Net is { } head ? HtmlText.Of($"""<th scope="col" class="n">{head}</th>""") : HtmlText.None)}<th scope="col" class="n">{sheet.LineHeads.Amount}</th></tr></thead>
        <tbody>
        {HtmlText.Join(sheet.Lines.Select(line => HtmlText.Of(
            $"""
            <tr><td>{line.What}</td><td class="n">{line.Rate}</td>{(line.Net is { } net ? HtmlText.Of($"""<td class="n">{net}</td>""") : HtmlText.None)}<td class="n">{line.Amount}</td></tr>

            """)))}
        </tbody>
        <tfoot>
        {HtmlText.Join(sheet.Subtotals.Select(sum => HtmlText.Of($"""<tr class="sub"><th scope="row" colspan="{columns}">{sum.Label}</th><td class="n">{sum.Amount}</td></tr>""")))}
        <tr><th scope="row" colspan="{columns}">{sheet.Total.Label}</th><td class="n">{sheet.Total.Amount}</td></tr>
        </tfoot>
        </table>
        """);

    private HtmlText Vat() => !sheet.Vat.Any() ? HtmlText.None : HtmlText.Of(
        $"""
        <table class="vat">
        <thead><tr><th scope="col">{sheet.VatHeads.Rate}</th><th scope="col" class="n">{sheet.VatHeads.Net}</th><th scope="col" class="n">{sheet.VatHeads.Tax}</th></tr></thead>
        <tbody>
        {HtmlText.Join(sheet.Vat.Select(share => HtmlText.Of(
            $"""
            <tr><td>{share.Rate}</td><td class="n">{share.Net}</td><td class="n">{share.Tax}</td></tr>

            """)))}
        </tbody>
        </table>
        """);

    private HtmlText Payments() => !sheet.Payments.Any() && sheet.Due is null ? HtmlText.None : HtmlText.Of(
        $"""
        <table class="paid">
        <tbody>
        {HtmlText.Join(sheet.Payments.Select(payment => HtmlText.Of(
            $"""
            <tr><th scope="row">{payment.Label}</th><td class="n">{payment.Amount}</td></tr>

            """)))}
        {(sheet.Due is var (label, amount) ? HtmlText.Of($"""<tr class="due"><th scope="row">{label}</th><td class="n">{amount}</td></tr>""") : HtmlText.None)}
        </tbody>
        </table>
        """);

    private static HtmlText Paragraphs(IEnumerable<string> lines) => HtmlText.Join(lines.Select(line => HtmlText.Of($"<p>{line}</p>")));

    private static string ReadStyle()
    {
        using var stream = typeof(DocumentPage).Assembly.GetManifestResourceStream("document.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
