using Solde.Core.Bookings;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;

namespace Solde.Core.Planning;

/// <summary>Issues the documents that follow from what happened: a receipt of each sale, the document that a folio was closed with, and a credit note for
/// what was credited on a folio since its invoice.</summary>
internal static class Papers
{
    internal static void Follow(Deciding deciding)
    {
        foreach (var sale in deciding.Booking.Sales)
        {
            if (sale is { ClosedAt: not null, Total: { IsPositive: true } total } && !deciding.Booking.Documents.Any(each => each.Sale == sale.Number))
            {
                Issue(deciding, DocumentKind.Receipt, deciding.Booking.Folio(sale.Folio)!, total, sale.Number);
            }
        }

        foreach (var folio in deciding.Booking.Folios)
        {
            if (folio is { Document: { } document, Charges.IsPositive: true } && !HasItsOwn(deciding.Booking, folio))
            {
                Issue(deciding, document == FolioDocument.Invoice ? DocumentKind.Invoice : DocumentKind.Receipt, folio, folio.Charges);
            }

            Credit(deciding, folio);
        }
    }

    internal static BookingSnapshot Apply(BookingSnapshot booking, DocumentIssued fact) => booking with
    {
        Documents = booking.Documents.Add(
            new IssuedDocument(fact.Document, fact.Kind, fact.Folio, fact.Total, fact.Credited) { Sale = fact.Sale, Corrects = fact.Corrects }),
    };

    private static bool HasItsOwn(BookingSnapshot booking, Folio folio) =>
        booking.Documents.Any(each => each.Folio == folio.Name && each is { Sale: null, Kind: not DocumentKind.CreditNote });

    private static void Credit(Deciding deciding, Folio folio)
    {
        var invoice = deciding.Booking.Documents.FirstOrDefault(each => each.Folio == folio.Name && each.Kind == DocumentKind.Invoice);
        if (invoice is null)
        {
            return;
        }

        var credited = deciding.Booking.Documents.Where(each => each.Corrects == invoice.Document)
            .Aggregate(folio.Credited - invoice.Credited, (left, note) => left - note.Total);
        if (credited.IsPositive)
        {
            Issue(deciding, DocumentKind.CreditNote, folio, credited, corrects: invoice.Document);
        }
    }

    private static void Issue(Deciding deciding, DocumentKind kind, Folio folio, Money total, int? sale = null, int? corrects = null) => deciding.Note(
        new DocumentIssued(deciding.Now, deciding.Booking.Documents.Length + 1, kind, folio.Name, total, folio.Credited, sale, corrects));
}
