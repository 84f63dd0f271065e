using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;

namespace Solde.App.Documents;

/// <summary>What staff do with documents.</summary>
public static class DocumentActions
{
    /// <summary>Invoices a folio as it stands; closes nothing. A folio has one invoice: what is credited afterwards gets a credit note by itself, and one that was
    /// wrong is cancelled first.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">The folio, open or closed; null = the oldest one that has charges and no invoice.</param>
    /// <param name="now">The instant.</param>
    /// <param name="billing">Whom it is made out to; null = who the booking is of.</param>
    /// <returns>The document; or refused: there is no such folio, nothing is charged on it, or it has its invoice.</returns>
    public static Answer IssueInvoice(BookingSnapshot booking, string? folio, Instant now, BilledTo? billing = null)
    {
        if (folio is not null && booking.Folio(folio) is null)
        {
            return Answer.Refuse(Refusals.UnknownFolio);
        }

        var meant = booking.Folios.Where(each => (folio is null || each.Name == folio) && each.Charges.IsPositive).ToList();
        return meant.Find(each => InvoiceOf(booking, each) is null) is { } found
            ? Answer.Do(new DocumentIssued(now, booking.Documents.Length + 1, DocumentKind.Invoice, found.Name, found.Charges, Billing: billing))
            : Answer.Refuse(meant.Count > 0 ? Refusals.DocumentIssued : Refusals.NothingCharged);
    }

    /// <summary>Cancels the invoice of a folio by a credit note over all that is left of it. Charges and money stay as they are: the folio can be invoiced anew.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">The folio, open or closed; null = the oldest one that has an invoice.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The credit note; or refused: there is no such folio, or it has no invoice of which anything is left.</returns>
    public static Answer CancelInvoice(BookingSnapshot booking, string? folio, Instant now)
    {
        if (folio is not null && booking.Folio(folio) is null)
        {
            return Answer.Refuse(Refusals.UnknownFolio);
        }

        return booking.Folios.Where(each => folio is null || each.Name == folio).Select(each => InvoiceOf(booking, each)).FirstOrDefault(each => each is not null) is { } invoice
            ? Answer.Do(new DocumentIssued(
                now, booking.Documents.Length + 1, DocumentKind.CreditNote, invoice.Folio, Told.LeftOf(booking, invoice), Corrects: invoice.Document, Cancels: true))
            : Answer.Refuse(Refusals.NoInvoice);
    }

    /// <summary>A receipt of one payment, such as a deposit (arrhes, acompte): what of it was not given back. It tells of money, not of what is sold.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="payment">Its number within the booking.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The receipt; or refused: there is no such payment, or nothing is left of it; it has its receipt, or that of the sale it was of.</returns>
    public static Answer IssueReceipt(BookingSnapshot booking, int payment, Instant now)
    {
        var (folio, found) = booking.Folios.SelectMany(each => each.Payments, (each, paid) => (each, paid)).FirstOrDefault(each => each.paid.Number == payment);
        if (found is not { Refundable.IsPositive: true })
        {
            return Answer.Refuse(Refusals.UnknownPayment);
        }

        return HasReceipt(booking, folio, found)
            ? Answer.Refuse(Refusals.DocumentIssued)
            : Answer.Do(new DocumentIssued(now, booking.Documents.Length + 1, DocumentKind.Receipt, folio.Name, found.Refundable, Payment: payment));
    }

    /// <summary>The invoice of a folio that is in force and not wholly credited; null = none.</summary>
    public static IssuedDocument? InvoiceOf(BookingSnapshot booking, Folio folio) =>
        Told.InForce(booking, folio).FirstOrDefault(each => each.Kind == DocumentKind.Invoice && Told.LeftOf(booking, each).IsPositive);

    /// <summary>Whether a payment has a receipt: of its own, or that of the sale, of the fee or of the closed folio that it was of.</summary>
    public static bool HasReceipt(BookingSnapshot booking, Folio folio, Payment payment)
    {
        var zero = Money.Zero(booking.Currency);
        var sold = booking.Sales.Where(sale => sale.Folio == folio.Name && sale.Total is not null).Aggregate(zero, (sum, sale) => sum + sale.Total!.Value);
        var whole = Told.InForce(booking, folio).Where(each => each is { Kind: DocumentKind.Receipt, Sale: null }).Aggregate(zero, (most, each) => Money.Max(most, each.Total));
        var upTo = folio.Payments.Where(each => each.Number <= payment.Number).Aggregate(zero, (sum, each) => sum + each.Amount);
        return upTo <= Money.Max(sold, whole) || booking.Documents.Any(each => each.Payment == payment.Number);
    }
}
