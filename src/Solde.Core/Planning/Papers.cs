using Solde.Core.Bookings;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;

namespace Solde.Core.Planning;

/// <summary>Issues the documents that follow from what happened: a receipt of each sale and of a fee once it is paid, the document that a folio was closed with,
/// and a credit note for what documents tell of and was taken back since.</summary>
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
            if (folio.Charges.IsPositive && Closing(deciding.Booking, folio) is { } kind)
            {
                Issue(deciding, kind, folio, folio.Charges);
            }

            Credit(deciding, folio);
        }

        Fee(deciding, deciding.Booking.Folios[0]);
    }

    /// <summary>Credits what documents tell of and is not charged any more.</summary>
    internal static void TakeBack(Deciding deciding)
    {
        foreach (var folio in deciding.Booking.Folios)
        {
            Credit(deciding, folio);
        }
    }

    internal static BookingSnapshot Apply(BookingSnapshot booking, DocumentIssued fact) => booking with
    {
        Documents = booking.Documents.Add(
            new IssuedDocument(fact.Document, fact.Kind, fact.Folio, fact.Total, FolioMark.Of(booking.Folio(fact.Folio)!))
            {
                Sale = fact.Sale, Corrects = fact.Corrects, Cancels = fact.Cancels, Payment = fact.Payment, Billing = fact.Billing,
            }),
    };

    /// <summary>What a folio was closed with and has not been given yet; null = nothing.</summary>
    private static DocumentKind? Closing(BookingSnapshot booking, Folio folio)
    {
        var own = booking.Documents.Where(each => each.Folio == folio.Name && each is { Sale: null, Payment: null, Kind: not DocumentKind.CreditNote });
        return folio.Document switch
        {
            FolioDocument.Invoice when !own.Any(each => each.Kind == DocumentKind.Invoice) => DocumentKind.Invoice,
            FolioDocument.Receipt when !own.Any() || Told.Of(booking, folio).Charges < folio.Charges => DocumentKind.Receipt,
            _ => null,
        };
    }

    // A fee that is settled at the desk is of that sale.
    private static void Fee(Deciding deciding, Folio main)
    {
        var booking = deciding.Booking;
        if (booking is { Fee: { Waived: false } fee, OpenSale: null } && main is { IsPaid: true, Charges.IsPositive: true }
            && main.Lines.Where(line => !line.Booked).Skip(Told.Of(booking, main).Added).Any(line => line.Group == Checkout.Fee.GroupOf(fee.Kind)))
        {
            Issue(deciding, DocumentKind.Receipt, main, main.Charges);
        }
    }

    private static void Credit(Deciding deciding, Folio folio)
    {
        if (deciding.Booking.Documents.IsEmpty)
        {
            return; // Most bookings have none, and each look asks twice.
        }

        var told = Told.InForce(deciding.Booking, folio).Where(each => each.Kind != DocumentKind.CreditNote).ToList();
        if (told.Count == 0 || Told.Of(deciding.Booking, folio).Excess(deciding.Booking, folio) is not { IsPositive: true } excess)
        {
            return;
        }

        // Invoices first, the last of each kind first; none is credited beyond what it came to, while another has something left.
        var open = told.OrderBy(each => each.Kind != DocumentKind.Invoice).ThenByDescending(each => each.Document)
            .Select(each => (each.Document, Left: Told.LeftOf(deciding.Booking, each))).Where(each => each.Left.IsPositive).ToList();
        for (var i = 0; excess.IsPositive; i++)
        {
            var part = i < open.Count - 1 ? Money.Min(excess, open[i].Left) : excess;
            Issue(deciding, DocumentKind.CreditNote, folio, part, corrects: open.Count > 0 ? open[i].Document : told[^1].Document);
            excess -= part;
        }
    }

    private static void Issue(Deciding deciding, DocumentKind kind, Folio folio, Money total, int? sale = null, int? corrects = null) =>
        deciding.Note(new DocumentIssued(deciding.Now, deciding.Booking.Documents.Length + 1, kind, folio.Name, total, sale, corrects));
}
