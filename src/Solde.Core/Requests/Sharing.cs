using Solde.Core.Bookings;
using Solde.Core.Payments;

namespace Solde.Core.Requests;

/// <summary>Where a payment for the whole booking is posted.</summary>
public static class Sharing
{
    /// <summary>Shares an amount over the open folios, oldest first, each up to what it may still collect; what is left goes to the oldest.
    /// While a sale is open its folio comes before: that is what the client stands there to pay. Empty when no folio is open.</summary>
    public static ImmutableArray<FolioShare> Over(BookingSnapshot booking, Money amount)
    {
        if (booking.OldestOpenFolio is not { } oldest)
        {
            return [];
        }

        // What will not be is not settled any more: its fee is.
        var settled = booking.Status is BookingStatus.Cancelled or BookingStatus.NoShow ? null : booking.OpenSale?.Folio;
        var shares = new List<FolioShare>();
        var left = amount;
        foreach (var folio in booking.Folios.Where(folio => !folio.Closed).OrderBy(folio => folio.Name == settled ? 0 : 1))
        {
            var part = Money.Min(left, folio.Collectible.OrZero());
            if (part.IsPositive)
            {
                shares.Add(new FolioShare(folio.Name, part));
                left -= part;
            }
        }

        if (left.IsPositive)
        {
            var extra = shares.Find(share => share.Folio == oldest.Name);
            shares.RemoveAll(share => share.Folio == oldest.Name);
            shares.Insert(0, new FolioShare(oldest.Name, left + (extra?.Amount ?? Money.Zero(amount.Currency))));
        }

        return [.. shares];
    }
}
