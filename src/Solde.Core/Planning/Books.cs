using Solde.Core.Bookings;
using Solde.Core.Folios;
using Solde.Core.Payments;

namespace Solde.Core.Planning;

/// <summary>The figures amounts are computed from, with payments in flight or in doubt counted as collected (semantics 1).</summary>
internal readonly struct Books
{
    internal Books(BookingSnapshot booking)
    {
        Folio = booking.OldestOpenFolio;
        FolioCollectible = Folio?.Collectible ?? Money.Zero(booking.Currency);
        Collectible = booking.Collectible;
        Held = Money.Zero(booking.Currency);
        foreach (var hold in booking.Holds)
        {
            Held = hold.State == HoldState.Open ? Held + hold.Amount : Held;
        }

        foreach (var attempt in booking.Attempts)
        {
            if (!attempt.IsInFlight)
            {
                continue;
            }

            if (attempt.Order.Kind is AttemptKind.Charge or AttemptKind.Capture)
            {
                Collectible -= attempt.Order.Amount;
                FolioCollectible -= ShareOf(attempt.Order, Folio, booking.Currency);
            }
            else if (attempt.Order.Kind is AttemptKind.Authorize)
            {
                Held += attempt.Order.Amount;
            }
        }
    }

    /// <summary>The folio automations act on: the oldest open one (C12).</summary>
    internal Folio? Folio { get; }

    /// <summary>What may still be collected on it; negative when overpaid.</summary>
    internal Money FolioCollectible { get; }

    /// <summary>What may still be collected on the booking; negative when overpaid.</summary>
    internal Money Collectible { get; }

    /// <summary>What is blocked on cards.</summary>
    internal Money Held { get; }

    /// <summary>The lesser of the folio's and the booking's collectible balance.</summary>
    internal Money Cap => Money.Min(FolioCollectible, Collectible);

    private static Money ShareOf(GatewayOrder order, Folio? folio, Currency currency)
    {
        var sum = Money.Zero(currency);
        foreach (var share in order.Shares)
        {
            sum = share.Folio == folio?.Name ? sum + share.Amount : sum;
        }

        return sum;
    }
}
