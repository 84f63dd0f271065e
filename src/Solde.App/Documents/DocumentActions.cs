using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;

namespace Solde.App.Documents;

/// <summary>What staff do with documents.</summary>
public static class DocumentActions
{
    /// <summary>Invoices a folio as it stands; closes nothing. A folio is invoiced once: what is credited afterwards gets a credit note by itself.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">The folio, open or closed; null = the oldest one that has charges and no invoice.</param>
    /// <param name="now">The instant.</param>
    /// <param name="billing">Whom it is made out to; null = who the booking is of.</param>
    /// <returns>The document; or refused: there is no such folio, nothing is charged on it, or it has its invoice.</returns>
    public static Answer IssueInvoice(BookingSnapshot booking, string? folio, Instant now, Billing? billing = null)
    {
        if (folio is not null && booking.Folio(folio) is null)
        {
            return Answer.Refuse(Refusals.UnknownFolio);
        }

        var meant = booking.Folios.Where(each => (folio is null || each.Name == folio) && each.Charges.IsPositive).ToList();
        return meant.Find(each => !IsInvoiced(booking, each)) is { } found
            ? Answer.Do(new DocumentIssued(now, booking.Documents.Length + 1, DocumentKind.Invoice, found.Name, found.Charges, Billing: billing))
            : Answer.Refuse(meant.Count > 0 ? Refusals.DocumentIssued : Refusals.NothingCharged);
    }

    private static bool IsInvoiced(BookingSnapshot booking, Folio folio) =>
        booking.Documents.Any(each => each.Folio == folio.Name && each.Kind == DocumentKind.Invoice);
}
