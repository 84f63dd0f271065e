using System.Security.Cryptography;
using System.Text;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Payments;

namespace Solde.Storage.Payments;

/// <summary>An attempt to be stored.</summary>
internal sealed class AttemptRow
{
    private readonly string order;
    private readonly long version;
    private readonly bool settled;
    private readonly string gateway;

    /// <param name="booking">Its booking.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="version">The booking's version that its order was decided at.</param>
    /// <param name="settled">The journal tells its end.</param>
    /// <param name="gateway">As its property names it; empty = it names none.</param>
    public AttemptRow(BookingKey booking, Attempt attempt, long version, bool settled, string gateway)
    {
        (Booking, Attempt, this.version, this.settled, this.gateway) = (booking, attempt, version, settled, gateway);
        order = SnapshotJson.WriteOrder(attempt.Order);
        OrderHash = SHA256.HashData(Encoding.UTF8.GetBytes(order));
        Changing = attempt.State == AttemptState.New
            ? null
            :
            [
                booking.Property, booking.Booking, attempt.Id, OrderHash, attempt.State, attempt.Reason, attempt.GatewayId, version, attempt.SentAt,
                (long)attempt.Checks, attempt.NextCheckAt, attempt.ExpiresAt, settled, attempt.WasNotSent ? attempt.NextCheckAt : null,
            ];
    }

    public BookingKey Booking { get; }

    public Attempt Attempt { get; }

    public byte[] OrderHash { get; }

    /// <summary>The values that change it; null = it is new.</summary>
    public object?[]? Changing { get; }

    /// <summary>The values that add it.</summary>
    public object?[] Added =>
    [
        Booking.Property, Booking.Booking, Attempt.Id, Attempt.Order.Kind, Attempt.Order.Amount.Currency.Code, order, OrderHash, Attempt.State,
        Attempt.Reason, Attempt.GatewayId, version, Attempt.At, Attempt.SentAt, (long)Attempt.Checks, Attempt.NextCheckAt, Attempt.ExpiresAt, settled,
        gateway,
    ];
}
