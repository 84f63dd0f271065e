using System.Collections.Immutable;
using Solde.App.Documents;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Documents;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Server.Office;

namespace Solde.Server.Documents;

/// <summary>What stands on a document, word for word and in order, in the language it was issued in. The page and the PDF are two ways to lay it out.</summary>
internal sealed class DocumentSheet
{
    private readonly DocumentText text;
    private readonly ILanguage language;

    /// <param name="document">The document.</param>
    /// <param name="corrected">The number of the invoice that it is a credit note to; null = it is none.</param>
    public DocumentSheet(StoredDocument document, string? corrected)
    {
        text = document.Text;
        language = Languages.Find(text.Language) ?? Languages.English;
        Number = Say(DocumentTexts.Number, document.Number);
        Title = $"{Kind} {document.Number} – {text.Issuer}";
        Identity =
        [
            .. text.Property == text.Issuer ? [] : (ReadOnlySpan<string>)[text.Property],
            .. Lined(text.Address),
            .. text.Registration is { } registration ? [Say(DocumentTexts.Registration, registration)] : (ReadOnlySpan<string>)[],
            .. text.VatNumber is { } vat ? [Say(DocumentTexts.VatNumber, vat)] : (ReadOnlySpan<string>)[],
        ];
        Facts =
        [
            (Say(DocumentTexts.Date), language.Date(text.On)),
            .. corrected is null ? [] : (ReadOnlySpan<(string, string)>)[(Say(DocumentTexts.Corrects), corrected)],
            (Say(DocumentTexts.Customer), text.Customer),
            .. text.Company is { } company ? [(Say(DocumentTexts.Company), company)] : (ReadOnlySpan<(string, string)>)[],
            .. Billed(),
            (Say(DocumentTexts.Booking), text.Ref),
            // Of those that were issued before it was noted, what is of one day is taken for an appointment.
            (Say(text.IsAppointment ?? text.From == text.To ? DocumentTexts.Appointment : DocumentTexts.Stay), text.From == text.To
                ? language.Date(text.From)
                : Say(DocumentTexts.Dates, language.Date(text.From), language.Date(text.To))),
        ];
    }

    /// <summary>The language's code.</summary>
    public string Language => language.Code;

    /// <summary>What it is.</summary>
    public string Kind => Say(DocumentTexts.Of(text.Kind));

    /// <summary>Its number.</summary>
    public string Number { get; }

    /// <summary>What a window or a file that shows it is called.</summary>
    public string Title { get; }

    /// <summary>Who issues it.</summary>
    public string Issuer => text.Issuer;

    /// <summary>The rest of who issues it, line by line.</summary>
    public ImmutableArray<string> Identity { get; }

    /// <summary>What is said about it: labels and values.</summary>
    public ImmutableArray<(string Label, string Value)> Facts { get; }

    /// <summary>The heads of what was sold: what, rate, amount without tax (null = it is told of no line), amount.</summary>
    public (string What, string Rate, string? Net, string Amount) LineHeads =>
        (Say(DocumentTexts.What), Say(DocumentTexts.Rate), HasNet ? Say(DocumentTexts.LineNet) : null, Say(DocumentTexts.Amount));

    /// <summary>What was sold, or is credited.</summary>
    public IEnumerable<(string What, string Rate, string? Net, string Amount)> Lines => text.Lines.Select(line => (
        LineWords.Of(line.Group, line.Name, language), line.Rate is { } known ? language.Percent(known) : "–",
        HasNet ? line.Net is { } net ? language.Amount(net) : "–" : null, language.Amount(line.Amount)));

    /// <summary>What it comes to without tax, and its tax; none where that is not known, and on receipts.</summary>
    public IEnumerable<(string Label, string Amount)> Subtotals => HasNet && text.Tax is { } tax
        ? [(Say(DocumentTexts.TotalNet), language.Amount(text.Total - tax)), (Say(DocumentTexts.TotalTax), language.Amount(tax))]
        : [];

    /// <summary>What it comes to.</summary>
    public (string Label, string Amount) Total => (Say(text.Kind == DocumentKind.CreditNote ? DocumentTexts.Credited : DocumentTexts.Total), language.Amount(text.Total));

    /// <summary>The heads of the VAT: rate, net, tax.</summary>
    public (string Rate, string Net, string Tax) VatHeads => (Say(DocumentTexts.Vat), Say(DocumentTexts.Net), Say(DocumentTexts.Rate));

    /// <summary>The VAT by rate; none = no rate is known.</summary>
    public IEnumerable<(string Rate, string Net, string Tax)> Vat =>
        text.Vat.Select(share => (language.Percent(share.Rate), language.Amount(share.Net), language.Amount(share.Tax)));

    /// <summary>What was received; none on a credit note.</summary>
    public IEnumerable<(string Label, string Amount)> Payments => text.Kind == DocumentKind.CreditNote ? [] :
    [
        .. text.Payments.Select(payment => Moved(DocumentTexts.Paid, payment.Method, payment.Amount)),
        .. text.Payments.Where(payment => payment.Refunded is not null).Select(payment => Moved(DocumentTexts.Refunded, payment.Method, -payment.Refunded!.Value)),
    ];

    /// <summary>What is left to pay; null = nothing, and on a credit note.</summary>
    public (string Label, string Amount)? Due => !text.Left.IsPositive ? null : (
        text.DueOn switch
        {
            null => Say(DocumentTexts.Due),
            { } day when day == text.On => Say(DocumentTexts.DueOnReceipt),
            { } day => Say(DocumentTexts.DueBy, language.Date(day)),
        },
        language.Amount(text.Left));

    /// <summary>What stands at its foot, line by line.</summary>
    public ImmutableArray<string> Footer => Lined(text.Footer);

    /// <summary>Words that stand around it, in its language.</summary>
    public string Say(Text words) => words.In(language);

    // The till's receipt is narrow, and its VAT stands below by rate.
    private bool HasNet => text.Kind != DocumentKind.Receipt && text.Lines.Any(line => line.Rate is not null);

    private IEnumerable<(string Label, string Value)> Billed()
    {
        var billing = text.Billing;
        (Text Label, string? Value)[] told =
        [
            (DocumentTexts.BilledTo, billing?.Name),
            (DocumentTexts.CustomerAddress, billing?.Address is { } address ? string.Join(", ", Lined(address)) : null),
            (DocumentTexts.CustomerRegistration, billing?.Registration),
            (DocumentTexts.CustomerVat, billing?.VatNumber),
        ];
        return told.Where(each => each.Value is not null).Select(each => (Say(each.Label), each.Value!));
    }

    private (string Label, string Amount) Moved(Text how, PaymentMethod method, Money amount) =>
        ($"{Say(how)}{language.Colon}{language.Method(method, Recipient.Guest)}", language.Amount(amount));

    private string Say(Text words, params ReadOnlySpan<object?> values) => words.In(language, values);

    private static ImmutableArray<string> Lined(string? lines) =>
        [.. (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
