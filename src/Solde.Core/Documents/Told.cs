using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Folios;

namespace Solde.Core.Documents;

/// <summary>What the documents of a folio tell of: receipts and invoices of all that there was when they were issued, credit notes of what was taken back.</summary>
/// <param name="Charges">The charges told of, less what credit notes took back.</param>
/// <param name="Booked">What of that was booked.</param>
/// <param name="Added">How many of the lines that were added later are told of, or are of a sale that is closed.</param>
/// <param name="Credited">Below this place credit is told of too, by a credit note.</param>
/// <param name="TakenOff">What lines below zero took off since the last receipt, invoice or closed sale, as far as credit notes tell of it.</param>
/// <param name="Returned">The credit for refunds that documents tell of.</param>
public sealed record Told(Money Charges, Money Booked, int Added, int Credited, Money TakenOff, Money Returned)
{
    /// <summary>What documents tell of a folio.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">The folio.</param>
    /// <param name="before">Only documents before this one count, and of the sales neither its own nor later ones; null = all.</param>
    public static Told Of(BookingSnapshot booking, Folio folio, IssuedDocument? before = null)
    {
        var zero = Money.Zero(booking.Currency);
        var (told, last, documents) = (new Told(zero, zero, 0, 0, zero, zero), (FolioMark?)null, 0);
        foreach (var document in InForce(booking, folio, before))
        {
            var mark = document.Mark;
            if (document.Kind == DocumentKind.CreditNote)
            {
                told = told with
                {
                    Charges = (told.Charges - document.Total).OrZero(), Booked = Money.Min(told.Booked, mark.Booked), Credited = mark.Added,
                    Returned = told.Returned + Money.Min(document.Total, mark.Credited - told.Returned),
                };
                continue;
            }

            told = told.Next(document);
            (last, documents) = (mark, document.Document);
        }

        // One that came to nothing has no receipt; its lines are told all the same.
        foreach (var sale in booking.Sales.Where(sale => sale.Folio == folio.Name && sale.Mark is not null && !(sale.Number >= before?.Sale)))
        {
            told = told with { Added = Math.Max(told.Added, sale.Mark!.Added) };
            if (sale.Documents >= documents)
            {
                (last, documents) = (sale.Mark, sale.Documents);
                told = told with { Booked = NotesSince(booking, folio, documents, before).Select(note => note.Mark.Booked).Append(last.Booked).Min() };
            }
        }

        return last is null ? told : told with { TakenOff = Off(booking, folio, last, documents, before).Lines };
    }

    /// <summary>What is told once a receipt or an invoice is issued. The receipt of a sale leaves credit for refunds out: that is a credit note's.</summary>
    public Told Next(IssuedDocument document)
    {
        var (mark, none) = (document.Mark, Money.Zero(Charges.Currency));
        return document.Sale is null
            ? new Told(mark.Charges, mark.Booked, mark.Added, mark.Added, none, mark.Credited)
            : new Told(mark.Charges + mark.Credited - Returned, mark.Booked, mark.Added, mark.Added, none, Returned);
    }

    /// <summary>What was taken off a folio since a sale on it was closed, and credit notes tell of: a lower price, a negative charge; not credit for refunds.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">The folio.</param>
    /// <param name="sale">The sale, closed.</param>
    /// <returns>Zero or above.</returns>
    public static Money OffSince(BookingSnapshot booking, Folio folio, Sale sale) => Off(booking, folio, sale.Mark!, sale.Documents, null).All;

    /// <summary>What documents tell of and is not charged any more: credit for a refund, what a modification or a fee took off. What a sale that is open takes
    /// off lessens first what is sold with it, and is of its receipt.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">The folio.</param>
    /// <returns>Zero or above.</returns>
    public Money Excess(BookingSnapshot booking, Folio folio)
    {
        var mark = FolioMark.Of(folio);
        var since = folio.Lines.Where(line => !line.Booked).Skip(Added).ToLookup(line => IsOfOpenSale(booking, folio, line));
        var raised = (mark.Booked - Booked).OrZero();
        var ofSale = since[true].Aggregate(raised, (sum, line) => sum + line.Amount);
        ofSale = (since[true].Any() ? ofSale + TakenOff : ofSale).OrZero();
        var untold = since[false].Where(line => line.Amount.IsPositive).Aggregate(ofSale, (sum, line) => sum + line.Amount);
        return Money.Min(Charges, Charges + untold - mark.Charges).OrZero();
    }

    // What lines of the desk took off, and that with what a lower price and a fee did.
    private static (Money Lines, Money All) Off(BookingSnapshot booking, Folio folio, FolioMark from, int documents, IssuedDocument? before)
    {
        var zero = Money.Zero(booking.Currency);
        var notes = NotesSince(booking, folio, documents, before).ToList();
        if (notes.Count == 0)
        {
            return (zero, zero);
        }

        var last = notes[^1].Mark;
        var less = folio.Lines.Where(line => !line.Booked).Take(last.Added).Skip(from.Added).Where(line => line.Amount.Minor < 0 && !line.IsCredit).ToLookup(Fee.IsInstead);
        var lines = less[false].Aggregate(zero, (sum, line) => sum - line.Amount);
        var other = less[true].Aggregate((from.Booked - notes.Min(each => each.Mark.Booked)).OrZero(), (sum, line) => sum - line.Amount);
        var told = notes.Aggregate(from.Credited - last.Credited, (sum, each) => sum + each.Total);
        return (Money.Min(lines, told - other).OrZero(), Money.Min(lines + other, told).OrZero());
    }

    private static IEnumerable<IssuedDocument> NotesSince(BookingSnapshot booking, Folio folio, int documents, IssuedDocument? before) =>
        InForce(booking, folio, before).Where(each => each.Kind == DocumentKind.CreditNote && each.Document > documents);

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

    /// <summary>Whether a line that was added is of the sale that is open: what it takes off is first of what is sold with it.</summary>
    public static bool IsOfOpenSale(BookingSnapshot booking, Folio folio, ChargeLine line) =>
        booking.OpenSale?.Folio == folio.Name && !line.IsCredit && !Fee.IsInstead(line);
}
