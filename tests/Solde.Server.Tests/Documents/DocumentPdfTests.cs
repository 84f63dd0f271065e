using System.Collections.Immutable;
using System.Net;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Documents;
using Solde.Core;
using Solde.Core.Documents;
using Solde.Core.Properties;
using Solde.Server.Documents;
using UglyToad.PdfPig;

namespace Solde.Server.Tests.Documents;

/// <summary>Documents as PDF say what their pages say, in letters that the file brings along.</summary>
public sealed class DocumentPdfTests
{
    private static readonly Percent Reduced = Percent.Of(10), Full = Percent.Of(20);

    [Fact]
    public void A_french_invoice_reads_as_it_is_printed()
    {
        var text = Read(Invoice("fr"));
        string[] said =
        [
            "Les Pins SARL", "1 allée des Pins, 40200 Mimizan", "Immatriculation RCS Mont-de-Marsan 123 456 789", "N° TVA FR12123456789", "Facture", "N° F2026-000042",
            "Zoé Lefèvre-Œuvré", "Facturé à", "Acme SAS", "4 rue du Port, 40000 Mont-de-Marsan", "552 100 554", "FR83552100554", "Hébergement", "Miel de pin", "800,00 €", "72,73 €", "Montant HT", "727,27 €", "24,17 €", "Total HT", "751,44 €",
            "Total TVA", "77,56 €", "Total TTC", "829,00 €", "Réglé : espèces", "800,00 €", "Remboursé : espèces", "−100,00 €", "Reste à régler au plus tard le 30 août 2026", "129,00 €",
            "Pénalités de retard : 3 fois le taux légal.",
        ];
        Assert.All(said, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_english_credit_note_names_its_invoice_and_no_payments()
    {
        var note = Invoice("en") with { Kind = DocumentKind.CreditNote };
        var text = Read(note with { Text = note.Text with { Kind = DocumentKind.CreditNote, Corrects = 1 } }, "F2026-000041");
        Assert.All(["Credit note", "Corrects", "F2026-000041", "Total credited", "€829.00"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Paid", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Left to pay", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_due_on_receipt_says_so_and_what_was_issued_before_that_was_known_does_not()
    {
        var invoice = Invoice("en");
        Assert.Contains("Left to pay, on receipt", Read(invoice with { Text = invoice.Text with { DueOn = invoice.Text.On } }), StringComparison.Ordinal);
        Assert.DoesNotContain("on receipt", Read(invoice with { Text = invoice.Text with { DueOn = null } }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_stays_narrow()
    {
        var receipt = Invoice("fr") with { Kind = DocumentKind.Receipt };
        var text = Read(receipt with { Text = receipt.Text with { Kind = DocumentKind.Receipt } });
        Assert.DoesNotContain("Montant HT", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Total HT", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void The_page_says_what_the_file_says(string language)
    {
        var invoice = Invoice(language);
        var (page, file) = (WebUtility.HtmlDecode(DocumentPage.Write(invoice, null)), Read(invoice));
        var sheet = new DocumentSheet(invoice, null);
        string[] said =
        [
            .. sheet.Facts.Select(fact => fact.Value), .. sheet.Lines.Select(line => line.Net!), .. sheet.Subtotals.SelectMany(sum => new[] { sum.Label, sum.Amount }),
            .. sheet.Payments.SelectMany(payment => new[] { payment.Label, payment.Amount }), sheet.Due!.Value.Label, sheet.Due.Value.Amount,
        ];
        Assert.All(said, words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.All(said, words => Assert.Contains(words.Replace('\u00A0', ' '), file, StringComparison.Ordinal));
    }

    [Fact]
    public void What_fills_more_than_a_sheet_goes_on_on_the_next()
    {
        var invoice = Invoice("fr");
        var lines = Enumerable.Range(1, 120).Select(n => new DocumentLine("products", $"Article {n}", Euros(1), Full)).ToImmutableArray();
        using var pdf = PdfDocument.Open(DocumentPdf.Write(invoice with { Text = invoice.Text with { Lines = lines } }, null));
        Assert.InRange(pdf.NumberOfPages, 3, 6);
        Assert.Contains("Article 120", Said(pdf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("王小明 🏖 \u0001 Zoé", "Zoé")]
    [InlineData("Ωραία Ελένη", "Ωραία Ελένη")]
    [InlineData("Łukasz Żółć", "Łukasz Żółć")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikationsstättenbesitzerinnenverbandsvorsitzende", "Donaudampf")]
    public void Whatever_a_guest_is_called_there_is_a_file(string name, string told)
    {
        var invoice = Invoice("fr");
        Assert.Contains(told, Read(invoice with { Text = invoice.Text with { Customer = name } }), StringComparison.Ordinal);
    }

    [Fact]
    public void More_signs_than_a_font_has_places_for_do_no_harm()
    {
        var all = string.Concat(Enumerable.Range(0x00A1, 900).Select(code => (char)code));
        var invoice = Invoice("fr");
        Assert.Contains("Total TTC", Read(invoice with { Text = invoice.Text with { Footer = all } }), StringComparison.Ordinal);
    }

    [Theory] // What it notes, how many days, and what it is of.
    [InlineData(true, 0, "Rendez-vous")]
    [InlineData(false, 0, "Séjour")]
    [InlineData(false, 7, "Séjour")]
    [InlineData(null, 0, "Rendez-vous")]
    [InlineData(null, 7, "Séjour")]
    public void A_room_for_a_day_is_no_appointment(bool? isAppointment, int days, string expected)
    {
        var invoice = Invoice("fr");
        var sheet = new DocumentSheet(invoice with { Text = invoice.Text with { To = invoice.Text.From.PlusDays(days), IsAppointment = isAppointment } }, null);
        Assert.Equal(expected, sheet.Facts[^1].Label);
    }

    [Theory]
    [InlineData("fr", "discount", "Fidélité", "Remise : Fidélité")]
    [InlineData("en", "discount", "Ten visits", "Discount: Ten visits")]
    [InlineData("fr", "discount", "Remise fidélité", "Remise fidélité")]
    [InlineData("fr", "discount", null, "Remise")]
    [InlineData("fr", "products", "Miel de pin", "Miel de pin")]
    public void A_discount_says_that_it_is_one(string language, string group, string? name, string expected)
    {
        var invoice = Invoice(language);
        var sheet = new DocumentSheet(invoice with { Text = invoice.Text with { Lines = [new(group, name, Euros(-5), null)] } }, null);
        Assert.Equal(expected, Assert.Single(sheet.Lines).What.Replace('\u00A0', ' '));
    }

    private static string Read(StoredDocument document, string? corrected = null)
    {
        using var pdf = PdfDocument.Open(DocumentPdf.Write(document, corrected));
        return Said(pdf);
    }

    // Spaces that do not break are spaces to who searches.
    private static string Said(PdfDocument pdf) => string.Join('\n', pdf.GetPages().Select(page => page.Text)).Replace('\u00A0', ' ');

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private static StoredDocument Invoice(string language)
    {
        ImmutableArray<DocumentLine> lines = [new("accommodation", null, Euros(800), Reduced), new("products", "Miel de pin", Euros(29), Full)];
        var at = Instant.FromUtc(2026, 7, 31, 8, 0);
        return new StoredDocument(new BookingKey(default, default), 2, DocumentKind.Invoice, "F2026-000042", at, new DocumentText
        {
            Kind = DocumentKind.Invoice, Language = language, At = at, On = new LocalDate(2026, 7, 31), Property = "Camping Les Pins", Issuer = "Les Pins SARL",
            Address = "1 allée des Pins, 40200 Mimizan", Registration = "RCS Mont-de-Marsan 123 456 789", VatNumber = "FR12123456789",
            Footer = "Pénalités de retard : 3 fois le taux légal.", Customer = "Zoé Lefèvre-Œuvré", Ref = "BK2026-0001", From = new LocalDate(2026, 7, 24),
            To = new LocalDate(2026, 7, 31), Folio = "main", Lines = lines, Vat = DocumentWriting.Vat(lines),
            Payments = [new DocumentPayment(PaymentMethod.Cash, Euros(800), Euros(100))], Total = Euros(829), DueOn = new LocalDate(2026, 8, 30),
            Billing = new BilledTo("Acme SAS", "4 rue du Port\n40000 Mont-de-Marsan", "552 100 554", "FR83552100554"),
        })
        {
            Place = 42,
        };
    }
}
