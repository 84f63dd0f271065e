using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.Core.Planning;

/// <summary>Closes a sale once nothing of it is left to pay (SK5); until then it stays open for another tender.</summary>
internal static class Sales
{
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

        var before = deciding.Booking.Sales.Where(each => each.Folio == sale.Folio && each.ClosedAt is not null).ToList();
        var zero = Money.Zero(deciding.Booking.Currency);
        var total = folio.Charges + folio.Credited - before.Aggregate(zero, (sum, each) => sum + each.Total!.Value);
        var byCard = folio.Payments.Where(payment => payment.Charge is not null).Aggregate(zero, (sum, payment) => sum + payment.Amount)
            - before.Aggregate(zero, (sum, each) => sum + each.ByCard!.Value);
        deciding.Note(new SaleClosed(deciding.Now, sale.Number, sale.Folio, total, byCard, total - byCard));
        if (deciding.Booking is { Property.Kind: PropertyKind.Salon, Status: BookingStatus.Expected or BookingStatus.CheckedIn })
        {
            deciding.Note(new BookingCheckedOut(deciding.Now)); // Who has paid at a salon's desk goes home.
        }
    }
}
