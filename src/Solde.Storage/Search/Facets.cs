using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Requests;

namespace Solde.Storage.Search;

/// <summary>All that lists filter by, but dates, channel and text, as one number: the status (3 bits), what is owed (2 bits), and a bit for each state of
/// payment, and what is known of payment requests. Few of the numbers are in use in a property, so that a filter is a handful of ranges of one index.</summary>
/// <remarks>Stored: the values of the enumerations and the places of the bits stay what they are (the migrations have them too).</remarks>
internal static class Facets
{
    private const int BalanceAt = 3, PaymentsAt = 5, RequestsAt = 24;
    private const long StatusBits = 0b111, BalanceBits = 0b11 << BalanceAt;
    private const long HasRequest = 1L << RequestsAt, LinkSent = HasRequest << 1, RequestPaid = HasRequest << 2;
    private static readonly long RequestIsOpen =
        Bit(true, PaymentState.RequestPending) | Bit(true, PaymentState.RequestSent) | Bit(true, PaymentState.RequestAnswered);
    private static readonly ImmutableArray<PaymentState> Payments = [.. Enum.GetValues<PaymentState>()];

    /// <summary>The facets of a booking.</summary>
    public static long Of(BookingSnapshot booking)
    {
        var (queues, isPaid) = (BookingQueues.Of(booking), !booking.Collectible.IsPositive && booking.Paid.IsPositive);
        return (long)booking.Status | ((long)BalanceOf(booking) << BalanceAt)
            | Bit(queues.NextRunAt is not null, PaymentState.Planned) | Bit(queues.RunFailed, PaymentState.Failed) | Bit(queues.InDoubt, PaymentState.InDoubt)
            | Bit(queues.RequestPending, PaymentState.RequestPending) | Bit(queues.RequestSent, PaymentState.RequestSent)
            | Bit(queues.RequestAnswered, PaymentState.RequestAnswered) | Bit(queues.HoldOpen, PaymentState.HoldOpen) | Bit(isPaid, PaymentState.Paid)
            | RequestsOf(booking);
    }

    /// <summary>A filter as bits: a booking fits when those of its facets that are in the mask have the value.</summary>
    public static (long Mask, long Value) Of(ListFilter filter)
    {
        var (mask, value, contradicts) = (0L, 0L, false);
        if (filter.Status is { } status)
        {
            Need(StatusBits, (long)status);
        }

        if (filter.Balance is { } balance)
        {
            Need(BalanceBits, (long)balance << BalanceAt);
        }

        if (filter.Payment is { } payment)
        {
            Need(Bit(true, payment), Bit(true, payment));
        }

        if (filter.HasRequest || filter.LinkSent is not null)
        {
            Need(HasRequest, HasRequest);
        }

        if (filter.LinkSent is { } isSent)
        {
            Need(LinkSent, isSent ? LinkSent : 0);
        }

        if (filter.Request is { } request)
        {
            var (bits, wanted) = Of(request);
            Need(bits, wanted);
        }

        return contradicts ? (mask, ~mask) : (mask, value); // No facets have bits beside the mask.

        void Need(long bits, long wanted)
        {
            contradicts |= (mask & bits & (value ^ wanted)) != 0;
            (mask, value) = (mask | bits, value | wanted);
        }
    }

    public static BookingStatus Status(long facets) => (BookingStatus)(facets & StatusBits);

    public static BalanceState Balance(long facets) => (BalanceState)((facets & BalanceBits) >> BalanceAt);

    public static ImmutableArray<PaymentState> PaymentsIn(long facets) => [.. Payments.Where(payment => (facets & Bit(true, payment)) != 0)];

    private static BalanceState BalanceOf(BookingSnapshot booking) =>
        booking.Collectible.IsPositive ? BalanceState.Owes : booking.Balance.Minor < 0 ? BalanceState.Credit : BalanceState.Settled;

    private static long RequestsOf(BookingSnapshot booking)
    {
        var bits = booking.Requests.IsEmpty ? 0 : HasRequest;
        foreach (var request in booking.Requests)
        {
            bits |= (request.SentAt is null ? 0 : LinkSent) | (request.State == RequestState.Paid ? RequestPaid : 0);
        }

        return bits;
    }

    // Cancelled is what a booking is told to be by its requests where none is open and none was paid.
    private static (long Bits, long Wanted) Of(RequestState state) => state switch
    {
        RequestState.Pending => Both(Bit(true, PaymentState.RequestPending)),
        RequestState.Sent => Both(Bit(true, PaymentState.RequestSent)),
        RequestState.Answered => Both(Bit(true, PaymentState.RequestAnswered)),
        RequestState.Paid => Both(RequestPaid),
        RequestState.Cancelled => (HasRequest | RequestIsOpen | RequestPaid, HasRequest),
    };

    private static (long Bits, long Wanted) Both(long bits) => (bits, bits);

    private static long Bit(bool set, PaymentState payment) => set ? 1L << (PaymentsAt + (int)payment) : 0;
}
