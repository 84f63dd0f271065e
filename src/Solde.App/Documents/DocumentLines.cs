using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Folios;

namespace Solde.App.Documents;

/// <summary>The lines of a document, from the booking as it is when it is issued.</summary>
internal static class DocumentLines
{
    private const string Service = "service";

    /// <summary>A receipt of a sale has what was sold, one of a payment that payment, all others of the folio all there is; a credit note what was taken back.</summary>
    public static ImmutableArray<DocumentLine> Of(BookingSnapshot booking, Folio folio, IssuedDocument document)
    {
        var told = Told.Of(booking, folio, document);
        if (document.Payment is not null)
        {
            return [new DocumentLine("payment", null, document.Total, null, document.Total)]; // Money on account: nothing is sold by it.
        }

        if (document.Kind == DocumentKind.CreditNote)
        {
            return document.Cancels ? Cancelled(booking, folio, document, told) : Credited(booking, folio, document, told);
        }

        var places = Places(folio);
        var fresh = told.Next(document).Charges - told.Charges;
        var sold = document.Sale is null ? places : Sold(booking, document, places, told.Credited);
        var lines = Known(booking, sold, told);
        if (document.Sale is not null && document.Total - Sum(booking, lines.Select(line => line.Amount)) is { IsZero: false } rest)
        {
            lines.Add(Rest(booking, folio, rest)); // What was booked costs more than when the sale before was closed.
        }

        return Fitted(booking, lines, fresh);
    }

    // Lines keep their places among those that were added; a modification replaces all that was booked, which has none.
    private static List<(ChargeLine Line, int? Place)> Places(Folio folio)
    {
        var added = 0;
        return [.. folio.Lines.Select(line => (line, line.Booked ? (int?)null : added++))];
    }

    // What was added since the sale before; with the first, what was booked too. Neither credit for refunds is part of a sale, nor what a credit note lessened
    // the sale before by.
    private static List<(ChargeLine Line, int? Place)> Sold(BookingSnapshot booking, IssuedDocument document, List<(ChargeLine Line, int? Place)> places, int credited)
    {
        var sales = booking.Sales.Where(sale => sale.Folio == document.Folio && sale.Number < document.Sale && sale.Mark is not null).ToList();
        var first = sales.Count == 0 ? 0 : sales.Max(sale => sale.Mark!.Added);
        var last = booking.Sales.First(sale => sale.Number == document.Sale).Mark!.Added;
        var all = places.Where(each => !each.Line.IsCredit && (each.Place is { } place ? place >= first && place < last : sales.Count == 0)).ToList();
        return Sum(booking, all.Select(each => each.Line.Amount)) == document.Total ? all : [.. all.Where(each => !(each.Line.Amount.Minor < 0 && each.Place < credited))];
    }

    private static List<DocumentLine> Known(BookingSnapshot booking, List<(ChargeLine Line, int? Place)> places, Told told)
    {
        var booked = told.Booked;
        return [.. places.Select(each => Line(booking, each.Line) with { Told = Part(each.Line, each.Place) })];

        Money? Part(ChargeLine line, int? place)
        {
            if (place is not null)
            {
                return place < told.Added || (line.Amount.Minor < 0 && place < told.Credited) ? line.Amount : null;
            }

            var part = Money.Min(booked, line.Amount);
            booked -= part;
            return part.IsZero ? null : part;
        }
    }

    // A day counts what no document told of before, to the cent, whatever was modified in between: what remains is of the largest line that has VAT.
    private static ImmutableArray<DocumentLine> Fitted(BookingSnapshot booking, List<DocumentLine> lines, Money fresh)
    {
        var zero = Money.Zero(booking.Currency);
        var over = lines.Aggregate(-fresh, (sum, line) => sum + line.Amount - (line.Told ?? zero));
        var main = lines.IndexOf(lines.OrderBy(line => DocumentWriting.Unreduced.Contains(line.Group)).ThenByDescending(line => line.Amount.Minor).FirstOrDefault()!);
        if (!over.IsZero && main >= 0)
        {
            lines[main] = lines[main] with { Told = (lines[main].Told ?? zero) + over };
        }

        return [.. lines];
    }

    // Of what was booked, where there is any, else of what was sold.
    private static DocumentLine Rest(BookingSnapshot booking, Folio folio, Money amount) => Line(
        booking,
        folio.Lines.OrderBy(line => !line.Booked).ThenBy(line => DocumentWriting.Unreduced.Contains(line.Group)).ThenByDescending(line => line.Amount.Minor).First()) with { Amount = amount };

    // What was taken off since, line by line where that is the whole; else as one, at the rates of what was sold.
    private static ImmutableArray<DocumentLine> Credited(BookingSnapshot booking, Folio folio, IssuedDocument document, Told told)
    {
        var from = Math.Max(told.Added, told.Credited);
        var off = folio.Lines.Where(line => !line.Booked).Skip(from).Where(line => line.Amount.Minor < 0).ToList();
        var modified = (told.Booked - FolioMark.Of(folio).Booked).OrZero();
        if (off.Aggregate(document.Total - modified, (left, line) => left + line.Amount).Minor < 0)
        {
            off.RemoveAll(line => Told.IsOfOpenSale(booking, folio, line)); // What is sold with it is lessened by that.
        }

        if (modified.IsPositive)
        {
            off.Add(new ChargeLine("cancellation", -modified, Booked: false));
        }

        return off.Aggregate(document.Total, (left, line) => left + line.Amount).IsZero
            ? [.. off.SelectMany(line => AtRates(booking, folio, line))]
            : [.. AtRates(booking, folio, new ChargeLine(ChargeLine.Refund, -document.Total, Booked: false))];
    }

    // What the invoice told of and no other document tells of is told no more; the rest stands with these.
    private static ImmutableArray<DocumentLine> Cancelled(BookingSnapshot booking, Folio folio, IssuedDocument document, Told told)
    {
        var invoice = booking.Documents.First(each => each.Document == document.Corrects);
        var without = Told.Of(booking, folio);
        var fresh = told.Charges - without.Charges;
        var places = Places(folio).Where(each => each.Place is not { } place || place < invoice.Mark.Added || (each.Line.Amount.Minor < 0 && place < told.Credited)).ToList();
        if (Sum(booking, places.Select(each => each.Line.Amount)) == document.Total)
        {
            return Fitted(booking, Known(booking, places, without), fresh);
        }

        DocumentLine[] parts = [.. AtRates(booking, folio, new ChargeLine(ChargeLine.Refund, -document.Total, Booked: false))];
        return
        [
            .. parts.Zip(Allocation.Split(document.Total - fresh, [.. parts.Select(part => part.Amount.Minor)]), (part, known) => part with { Told = known.IsZero ? null : known }),
        ];
    }

    private static IEnumerable<DocumentLine> AtRates(BookingSnapshot booking, Folio folio, ChargeLine off)
    {
        var line = Line(booking, off) with { Amount = -off.Amount };
        if (line.Rate is not null || !DocumentWriting.Reductions.Contains(line.Group))
        {
            return [line];
        }

        var sold = folio.Lines.Where(each => each.Amount.IsPositive && (line.Group != "cancellation" || each.Booked)).ToList();
        var taxed = sold.Where(each => !DocumentWriting.Unreduced.Contains(each.Group)).ToList();
        var rates = (taxed.Count > 0 ? taxed : sold).GroupBy(each => RateOf(booking, each)).Select(group => (Rate: group.Key, Weight: group.Sum(each => each.Amount.Minor))).ToList();
        return rates.Count == 0
            ? [line]
            : rates.Zip(Allocation.Split(line.Amount, [.. rates.Select(each => each.Weight)]), (rate, part) => line with { Amount = part, Rate = rate.Rate })
                .Where(part => part.Amount.IsPositive);
    }

    private static Percent? RateOf(BookingSnapshot booking, ChargeLine line)
    {
        var rates = booking.Property.Legal.VatRates;
        return line.Group == GiftVoucher.Group ? null
            : line.Rate ?? (rates.TryGetValue(line.Group, out var rate) || (IsOfCatalogue(booking, line) && rates.TryGetValue(Service, out rate)) ? rate : null);
    }

    private static DocumentLine Line(BookingSnapshot booking, ChargeLine line) => IsOfCatalogue(booking, line)
        ? new(Service, line.Name ?? line.Group, line.Amount, RateOf(booking, line))
        : new(line.Group, line.Name, line.Amount, RateOf(booking, line));

    // Booked it is called by its code, added at the desk by what it is: sums take it for the same.
    private static bool IsOfCatalogue(BookingSnapshot booking, ChargeLine line) => line.Booked && booking.Property.Service(line.Group) is not null;

    private static Money Sum(BookingSnapshot booking, IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero(booking.Currency), (sum, amount) => sum + amount);
}
