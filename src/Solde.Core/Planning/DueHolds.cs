using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;

namespace Solde.Core.Planning;

/// <summary>Releases holds after check-out and notes those the gateway let go (C14, C15).</summary>
internal static class DueHolds
{
    internal static ImmutableArray<IDecision> First(Deciding deciding)
    {
        var booking = deciding.Booking;
        if (booking.Holds.IsEmpty || RequestPlanning.HasMoneyInFlight(booking))
        {
            return [];
        }

        foreach (var hold in booking.Holds)
        {
            if (hold.State != HoldState.Open)
            {
                continue;
            }

            if (hold.ExpiresAt <= deciding.Now)
            {
                return [new HoldExpired(deciding.Now, hold.Amount, hold.Number)];
            }

            if (IsToRelease(deciding, hold))
            {
                return [Release(booking, hold)];
            }

            deciding.LookAgainAt(hold.ExpiresAt);
        }

        return [];
    }

    private static bool IsToRelease(Deciding deciding, Hold hold)
    {
        var booking = deciding.Booking;
        if (hold.ReleaseFailed || booking.Property.ReleaseHoldsAfterCheckOutDays is not { } days || booking.CheckedOutAt is not { } gone
            || !booking.Folios.All(folio => folio.IsPaid))
        {
            return false;
        }

        var at = days == 0 ? gone : deciding.Clock.At(gone.InZone(booking.Property.Zone).LocalDateTime.PlusDays(days));
        deciding.LookAgainAt(at);
        return at <= deciding.Now;
    }

    private static GatewayOrder Release(BookingSnapshot booking, Hold hold) => new()
    {
        Kind = AttemptKind.Release,
        Amount = hold.Amount,
        Initiator = Initiator.Automation,
        Card = hold.Card,
        Hold = hold.Number,
        Shares = [new FolioShare(hold.Folio, hold.Amount)],
    };
}
