using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Core.Planning;

/// <summary>Folds what happens to holds. A captured hold is a card payment on its folio.</summary>
internal static class HoldFold
{
    internal static BookingSnapshot Apply(BookingSnapshot booking, IFact fact) => fact switch
    {
        HoldPlaced f => booking with
        {
            Holds = booking.Holds.Add(new Hold(
                booking.Holds.Length + 1, f.Amount, f.Folio, f.GatewayId, f.Card, f.ExpiresAt, f.BeyondBalance)),
        },
        HoldCaptured f => Captured(booking, f),
        HoldReleased f => Change(booking, f.Hold, hold => hold.State == HoldState.Captured ? hold : hold with { State = HoldState.Released }),
        HoldReleaseFailed f => Change(booking, f.Hold, hold => hold with { ReleaseFailed = true }),
        HoldExpired f => Change(booking, f.Hold, hold => hold with { State = HoldState.Expired }),
        _ => throw new InvalidOperationException($"not a hold's fact: {fact}"),
    };

    private static BookingSnapshot Captured(BookingSnapshot booking, HoldCaptured fact)
    {
        var hold = booking.Holds[fact.Hold - 1];
        var payment = new Payment(FolioFold.NextPayment(booking), fact.Amount, PaymentMethod.Card, fact.Charge, hold.Card);
        return Change(FolioFold.Receive(booking, fact.Folio, payment), fact.Hold, h => h with { State = HoldState.Captured });
    }

    private static BookingSnapshot Change(BookingSnapshot booking, int number, Func<Hold, Hold> change) =>
        booking with { Holds = booking.Holds.SetItem(number - 1, change(booking.Holds[number - 1])) };
}
