using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Requests;

namespace Solde.Core.Planning;

/// <summary>Schedules balance requests and keeps open requests in step with the booking (semantics 4 and 5).</summary>
internal static class RequestPlanning
{
    internal static void Follow(Deciding deciding)
    {
        var booking = deciding.Booking;
        if (HasMoneyInFlight(booking))
        {
            return; // What is owed is known again when the attempt ends.
        }

        if (booking.Property.BalanceSchedule is { } schedule && !booking.Requests.Any(r => r.Kind == RequestKind.Balance))
        {
            Schedule(deciding, schedule);
        }

        foreach (var request in booking.Requests)
        {
            if (request.IsOpen && Change(deciding, request) is { } fact)
            {
                deciding.Add(fact);
            }
        }
    }

    internal static bool HasMoneyInFlight(BookingSnapshot booking) =>
        booking.Attempts.Any(a => a.IsInFlight && a.Order.Kind != AttemptKind.Validate);

    private static void Schedule(Deciding deciding, BalanceSchedule schedule)
    {
        var booking = deciding.Booking;
        var amount = Asking.Collectible(booking);
        if (booking.Status != BookingStatus.Expected || !amount.IsPositive
            || deciding.Clock.DateOf(deciding.Now) > booking.Details.Arrival)
        {
            return;
        }

        var (sendAt, deadline) = Asking.Schedule(booking, schedule, deciding.Now);
        deciding.Add(new RequestScheduled(deciding.Now, booking.Requests.Length + 1, sendAt, deadline, amount));
    }

    private static IFact? Change(Deciding deciding, PaymentRequest request)
    {
        var booking = deciding.Booking;
        if (request.StayGone)
        {
            return new RequestCancelled(deciding.Now, request.Number);
        }

        if (CameToNothing(booking, request))
        {
            return new RequestCancelled(deciding.Now, request.Number, WithSale: true);
        }

        var amount = Asking.AmountOf(booking, request);
        if (request.Covered || (amount.IsZero && booking.Paid.IsPositive && request.HandAmount is not { IsZero: true }))
        {
            return new RequestPaid(deciding.Now, request.Number);
        }

        return (IFact?)Move(deciding, request, amount) ?? (amount == request.Amount
            ? null
            : new RequestAmountChanged(deciding.Now, request.Number, amount, request.HandAmount));
    }

    // Its sale was closed without money, since what was sold was taken off again: there is nothing to ask for, and nobody paid.
    private static bool CameToNothing(BookingSnapshot booking, PaymentRequest request) =>
        request is { Covered: false, Sale: { } sale } && booking.Sales[sale - 1] is { ClosedAt: not null, Total: { IsPositive: false } };

    // Changed dates, rooms or settings move a request that is not sent yet.
    private static RequestScheduled? Move(Deciding deciding, PaymentRequest request, Money amount)
    {
        if (request is not { State: RequestState.Pending, Kind: RequestKind.Balance }
            || deciding.Booking.Property.BalanceSchedule is not { } schedule)
        {
            return null;
        }

        if (Asking.Schedule(deciding.Booking, schedule, request.ScheduledAt!.Value) == (request.SendAt!.Value, request.Deadline!.Value))
        {
            return null;
        }

        var (sendAt, deadline) = Asking.Schedule(deciding.Booking, schedule, deciding.Now);
        return new RequestScheduled(deciding.Now, request.Number, sendAt, deadline, amount);
    }
}
