using NodaTime;
using Solde.App.Documents;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Documents;
using Solde.Core.Planning;
using Solde.Server.Backtest;
using Solde.Server.Office;
using Solde.Server.Office.Settings;

namespace Solde.Server.Documents;

/// <summary>A document as one HTML file to be printed, on a sheet or on the till's narrow paper: no script, nothing loaded from elsewhere. It says what was
/// frozen when it was issued, in the language of then, and nothing else.</summary>
internal sealed class DocumentPage
{
    private readonly StoredDocument document;
    private readonly DocumentText text;
    private readonly ILanguage language;

    private DocumentPage(StoredDocument document)
    {
        this.document = document;
        text = document.Text;
        language = Languages.Find(text.Language) ?? Languages.English;
    }

    /// <summary>How it looks: the only style that a page of it may use.</summary>
    public static string Style { get; } = ReadStyle();

    /// <summary>The page.</summary>
    /// <param name="document">The document.</param>
    /// <param name="corrected">The number of the invoice that it is a credit note to; null = it is none.</param>
    /// <param name="back">Where its reader came from, and what that is called; null = nowhere. Not printed.</param>
    public static string Write(StoredDocument document, string? corrected, (string Address, string Words)? back = null) =>
        new DocumentPage(document).Page(corrected, back).Text;

    private HtmlText Page(string? corrected, (string Address, string Words)? back) => HtmlText.Of(
        $"""
        <!DOCTYPE html>
        <html lang="{language.Code}">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{Kind} {document.Number} – {text.Issuer}</title>
        <style>{new HtmlText(Style)}</style>
        </head>
        <body>
        {(back is var (address, words) ? HtmlText.Of($"""<nav><a href="{address}">{words}</a></nav>""") : HtmlText.None)}
        <main>
        {Head()}
        {Facts(corrected)}
        {Lines()}
        {Vat()}
        {Payments()}
        {(text.Footer is { } footer ? HtmlText.Of($"""<footer>{Paragraphs(footer)}</footer>""") : HtmlText.None)}
        <p class="paperless">{Say(DocumentTexts.Print)}</p>
        </main>
        </body>
        </html>

        """);

    private string Kind => Say(DocumentTexts.Of(text.Kind));

    private HtmlText Head() => HtmlText.Of(
        $"""
        <header>
        <div class="issuer">
        <p><b>{text.Issuer}</b></p>
        {(text.Property == text.Issuer ? HtmlText.None : HtmlText.Of($"<p>{text.Property}</p>"))}
        {Paragraphs(text.Address ?? "")}
        {(text.Registration is { } registration ? HtmlText.Of($"<p>{Say(DocumentTexts.Registration, registration)}</p>") : HtmlText.None)}
        {(text.VatNumber is { } vat ? HtmlText.Of($"<p>{Say(DocumentTexts.VatNumber, vat)}</p>") : HtmlText.None)}
        </div>
        <h1>{Kind} <span>{Say(DocumentTexts.Number, document.Number)}</span></h1>
        </header>
        """);

    private HtmlText Facts(string? corrected) => HtmlText.Of(
        $"""
        <dl>
        {Fact(DocumentTexts.Date, language.Date(text.On))}
        {(corrected is null ? HtmlText.None : HtmlText.Of($"<div><dt></dt><dd>{Say(DocumentTexts.Corrects, corrected)}</dd></div>"))}
        {Fact(DocumentTexts.Customer, text.Customer)}
        {(text.Company is { } company ? Fact(DocumentTexts.Company, company) : HtmlText.None)}
        {Fact(DocumentTexts.Booking, text.Ref)}
        {(text.From == text.To ? Fact(DocumentTexts.Appointment, language.Date(text.From)) : Fact(DocumentTexts.Stay, Between(text.From, text.To)))}
        </dl>
        """);

    private HtmlText Lines() => HtmlText.Of(
        $"""
        <table class="lines">
        <thead><tr><th scope="col">{Say(DocumentTexts.What)}</th><th scope="col" class="n">{Say(DocumentTexts.Rate)}</th><th scope="col" class="n">{Say(DocumentTexts.Amount)}</th></tr></thead>
        <tbody>
        {HtmlText.Join(text.Lines.Select(line => HtmlText.Of(
            $"""
            <tr><td>{line.Name ?? SettingsTexts.Capital(GroupWords.Of(line.Group)).In(language)}</td><td class="n">{RateOf(line.Rate)}</td><td class="n">{language.Amount(line.Amount)}</td></tr>

            """)))}
        </tbody>
        <tfoot><tr><th scope="row" colspan="2">{Say(text.Kind == DocumentKind.CreditNote ? DocumentTexts.Credited : DocumentTexts.Total)}</th><td class="n">{language.Amount(text.Total)}</td></tr></tfoot>
        </table>
        """);

    private HtmlText Vat() => text.Vat.IsEmpty ? HtmlText.None : HtmlText.Of(
        $"""
        <table class="vat">
        <thead><tr><th scope="col">{Say(DocumentTexts.Vat)}</th><th scope="col" class="n">{Say(DocumentTexts.Net)}</th><th scope="col" class="n">{Say(DocumentTexts.Rate)}</th></tr></thead>
        <tbody>
        {HtmlText.Join(text.Vat.Select(share => HtmlText.Of(
            $"""
            <tr><td>{RateOf(share.Rate)}</td><td class="n">{language.Amount(share.Net)}</td><td class="n">{language.Amount(share.Tax)}</td></tr>

            """)))}
        </tbody>
        </table>
        """);

    private HtmlText Payments()
    {
        if (text.Kind == DocumentKind.CreditNote)
        {
            return HtmlText.None;
        }

        var paid = text.Payments.Aggregate(Money.Zero(text.Total.Currency), (sum, payment) => sum + payment.Amount);
        return HtmlText.Of(
            $"""
            <table class="paid">
            <tbody>
            {HtmlText.Join(text.Payments.Select(payment => HtmlText.Of(
                $"""
                <tr><th scope="row">{Say(DocumentTexts.Paid)}{language.Colon}{language.Method(payment.Method, Recipient.Guest)}</th><td class="n">{language.Amount(payment.Amount)}</td></tr>

                """)))}
            {(text.Total > paid ? HtmlText.Of($"""<tr class="due"><th scope="row">{Say(DocumentTexts.Due)}</th><td class="n">{language.Amount(text.Total - paid)}</td></tr>""") : HtmlText.None)}
            </tbody>
            </table>
            """);
    }

    private HtmlText Fact(Text label, string value) => HtmlText.Of($"<div><dt>{Say(label)}</dt><dd>{value}</dd></div>");

    private string Between(LocalDate from, LocalDate to) => Say(DocumentTexts.Dates, language.Date(from), language.Date(to));

    private string RateOf(Percent? rate) => rate is { } known ? language.Percent(known) : "–";

    private static HtmlText Paragraphs(string lines) =>
        HtmlText.Join(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => HtmlText.Of($"<p>{line}</p>")));

    private string Say(Text words) => words.In(language);

    private string Say(Text words, params ReadOnlySpan<object?> values) => words.In(language, values);

    private static string ReadStyle()
    {
        using var stream = typeof(DocumentPage).Assembly.GetManifestResourceStream("document.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
