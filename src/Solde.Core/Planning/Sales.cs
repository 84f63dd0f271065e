using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Properties;

namespace Solde.Core.Planning;

/// <summary>What a sale comes to. It is closed once nothing of it is left to pay (SK5); until then it stays open for another tender.</summary>
public static class Sales
{
    /// <summary>What is sold with a sale: what was charged on its folio since the sale before. Neither credit for what was given back is part of it, nor what
    /// credit notes told of meanwhile, such as a lower price: that lessens what was sold before.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="sale">One of its sales, not closed yet.</param>
    public static Money Total(BookingSnapshot booking, Sale sale)
    {
        var folio = booking.Folio(sale.Folio)!;
        var sold = FolioMark.Of(folio).Sold;
        return Before(booking, sale).LastOrDefault() is { } last ? sold - last.Mark!.Sold + Told.OffSince(booking, folio, last) : sold;
    }

    internal static void Follow(Deciding deciding)
    {
        if (deciding.Booking.OpenSale is not { } sale)
        {
            return;
        }

        var folio = deciding.Booking.Folio(sale.Folio)!;
        if (folio.Collectible.IsPositive || deciding.Booking.Attempts.Any(attempt => attempt.IsInFlight && attempt.Order.Sale == sale.Number))
        {
            return;
        }

        var zero = Money.Zero(deciding.Booking.Currency);
        var total = Total(deciding.Booking, sale);
        var byCard = folio.Payments.Where(payment => payment.Charge is not null).Aggregate(zero, (sum, payment) => sum + payment.Amount)
            - Before(deciding.Booking, sale).Aggregate(zero, (sum, each) => sum + each.ByCard!.Value);
        deciding.Note(new SaleClosed(deciding.Now, sale.Number, sale.Folio, total, byCard, total - byCard));
        if (deciding.Booking is { Property.Kind: PropertyKind.Salon, Status: BookingStatus.Expected or BookingStatus.CheckedIn })
        {
            deciding.Note(new BookingCheckedOut(deciding.Now)); // Who has paid at a salon's desk goes home.
        }
    }

    private static IEnumerable<Sale> Before(BookingSnapshot booking, Sale sale) =>
        booking.Sales.Where(each => each.Folio == sale.Folio && each.ClosedAt is not null);
}
