using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.Core.Bookings;

namespace Solde.Storage.Search;

/// <summary>All that lists filter by, but dates, channel and text, as one number: the status (3 bits), what is owed (2 bits), and a bit for each state of
/// payment. Few of the numbers are in use in a property, so that a filter is a handful of ranges of one index.</summary>
/// <remarks>Stored: the values of the three enumerations stay what they are (the migration has them too).</remarks>
internal static class Facets
{
    private const int BalanceAt = 3, PaymentsAt = 5;
    private const long StatusBits = 0b111, BalanceBits = 0b11 << BalanceAt;
    private static readonly ImmutableArray<PaymentState> Payments = [.. Enum.GetValues<PaymentState>()];

    /// <summary>The facets of a booking.</summary>
    public static long Of(BookingSnapshot booking)
    {
        var (queues, isPaid) = (BookingQueues.Of(booking), !booking.Collectible.IsPositive && booking.Paid.IsPositive);
        return (long)booking.Status | ((long)BalanceOf(booking) << BalanceAt)
            | Bit(queues.NextRunAt is not null, PaymentState.Planned) | Bit(queues.RunFailed, PaymentState.Failed) | Bit(queues.InDoubt, PaymentState.InDoubt)
            | Bit(queues.RequestPending, PaymentState.RequestPending) | Bit(queues.RequestSent, PaymentState.RequestSent)
            | Bit(queues.RequestAnswered, PaymentState.RequestAnswered) | Bit(queues.HoldOpen, PaymentState.HoldOpen) | Bit(isPaid, PaymentState.Paid);
    }

    /// <summary>A filter as bits: a booking fits when those of its facets that are in the mask have the value.</summary>
    public static (long Mask, long Value) Of(ListFilter filter)
    {
        var (mask, value) = (0L, 0L);
        if (filter.Status is { } status)
        {
            (mask, value) = (mask | StatusBits, value | (long)status);
        }

        if (filter.Balance is { } balance)
        {
            (mask, value) = (mask | BalanceBits, value | ((long)balance << BalanceAt));
        }

        return filter.Payment is { } payment ? (mask | Bit(true, payment), value | Bit(true, payment)) : (mask, value);
    }

    public static BookingStatus Status(long facets) => (BookingStatus)(facets & StatusBits);

    public static BalanceState Balance(long facets) => (BalanceState)((facets & BalanceBits) >> BalanceAt);

    public static ImmutableArray<PaymentState> PaymentsIn(long facets) => [.. Payments.Where(payment => (facets & Bit(true, payment)) != 0)];

    private static BalanceState BalanceOf(BookingSnapshot booking) =>
        booking.Collectible.IsPositive ? BalanceState.Owes : booking.Balance.Minor < 0 ? BalanceState.Credit : BalanceState.Settled;

    private static long Bit(bool set, PaymentState payment) => set ? 1L << (PaymentsAt + (int)payment) : 0;
}
