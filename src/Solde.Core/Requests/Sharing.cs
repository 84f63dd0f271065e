using Solde.Core.Bookings;
using Solde.Core.Payments;

namespace Solde.Core.Requests;

/// <summary>Where a payment for the whole booking is posted.</summary>
public static class Sharing
{
    /// <summary>Shares an amount over the open folios, oldest first, each up to what it may still collect; what is left goes to the oldest.
    /// Empty when no folio is open.</summary>
    public static ImmutableArray<FolioShare> Over(BookingSnapshot booking, Money amount)
    {
        if (booking.OldestOpenFolio is not { } oldest)
        {
            return [];
        }

        var shares = new List<FolioShare>();
        var left = amount;
        foreach (var folio in booking.Folios.Where(folio => !folio.Closed))
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
