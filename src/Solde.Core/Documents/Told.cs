using Solde.Core.Bookings;
using Solde.Core.Folios;

namespace Solde.Core.Documents;

/// <summary>What the documents of a folio tell of: receipts and invoices of all that there was when they were issued, credit notes of what was taken back.</summary>
/// <param name="Charges">The charges told of, less what credit notes took back.</param>
/// <param name="Booked">What of that was booked.</param>
/// <param name="Added">How many of the lines that were added later are told of, or are of a sale that is closed.</param>
/// <param name="Credited">Below this place credit is told of too, by a credit note.</param>
public sealed record Told(Money Charges, Money Booked, int Added, int Credited)
{
    /// <summary>What documents tell of a folio.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">The folio.</param>
    /// <param name="before">Only documents before this one count, and of the sales neither its own nor later ones; null = all.</param>
    public static Told Of(BookingSnapshot booking, Folio folio, IssuedDocument? before = null)
    {
        var zero = Money.Zero(booking.Currency);
        var told = new Told(zero, zero, 0, 0);
        foreach (var document in InForce(booking, folio, before))
        {
            var mark = document.Mark;
            told = document.Kind == DocumentKind.CreditNote
                ? told with { Charges = (told.Charges - document.Total).OrZero(), Booked = Money.Min(told.Booked, mark.Booked), Credited = mark.Added }
                : new Told(mark.Charges, mark.Booked, mark.Added, mark.Added);
        }

        // One that came to nothing has no receipt; its lines are told all the same.
        var closed = booking.Sales.Where(sale => sale.Folio == folio.Name && sale.Mark is not null && !(sale.Number >= before?.Sale)).Select(sale => sale.Mark!.Added);
        return told with { Added = closed.Append(told.Added).Max() };
    }

    /// <summary>What documents tell of and is not charged any more: credit for a refund, what a modification or a fee took off. What a sale that is open takes
    /// off is of its receipt.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">The folio.</param>
    /// <returns>Zero or above.</returns>
    public Money Excess(BookingSnapshot booking, Folio folio)
    {
        var mark = FolioMark.Of(folio);
        var since = folio.Lines.Where(line => !line.Booked).Skip(Added).Where(line => line.Amount.IsPositive || IsOfOpenSale(booking, folio, line));
        var untold = since.Aggregate((mark.Booked - Booked).OrZero(), (sum, line) => sum + line.Amount);
        return Money.Min(Charges, Charges + untold - mark.Charges).OrZero();
    }

    /// <summary>The documents of a folio that tell of what was sold, oldest first: neither an invoice that was cancelled, nor what cancelled it, nor receipts of
    /// single payments.</summary>
    public static IEnumerable<IssuedDocument> InForce(BookingSnapshot booking, Folio folio, IssuedDocument? before = null)
    {
        var own = booking.Documents.Where(each => each.Folio == folio.Name && each.Payment is null && (before is null || each.Document < before.Document)).ToList();
        return own.Where(each => !each.Cancels && !own.Any(other => other.Cancels && other.Corrects == each.Document));
    }

    /// <summary>What is left of an invoice or a receipt, less the credit notes to it.</summary>
    public static Money LeftOf(BookingSnapshot booking, IssuedDocument document) =>
        booking.Documents.Where(each => each.Corrects == document.Document).Aggregate(document.Total, (left, note) => left - note.Total);

    /// <summary>Whether a line that was added is of the sale that is open, and so of no credit note.</summary>
    public static bool IsOfOpenSale(BookingSnapshot booking, Folio folio, ChargeLine line) => booking.OpenSale?.Folio == folio.Name && !line.IsCredit;
}
