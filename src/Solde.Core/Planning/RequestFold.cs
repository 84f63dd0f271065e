using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Requests;

namespace Solde.Core.Planning;

/// <summary>Folds what happens to payment requests.</summary>
internal static class RequestFold
{
    internal static BookingSnapshot Apply(BookingSnapshot booking, IRequestFact fact) => fact switch
    {
        RequestScheduled f when f.Number > booking.Requests.Length => Add(booking, new PaymentRequest
        {
            Number = f.Number,
            Kind = RequestKind.Balance,
            State = RequestState.Pending,
            Amount = f.Amount,
            SendAt = f.SendAt,
            Deadline = f.Deadline,
            ScheduledAt = f.At,
        }),
        RequestScheduled f => Change(booking, f.Number, r => r with
        {
            SendAt = f.SendAt, Deadline = f.Deadline, Amount = f.Amount, ScheduledAt = f.At,
        }),
        RequestSent f when f.Number > booking.Requests.Length => Add(booking, Sent(
            new PaymentRequest { Number = f.Number, Kind = f.Kind, State = RequestState.Sent, Amount = f.Amount, Sale = f.Sale }, f)),
        RequestSent f => Change(booking, f.Number, r => Sent(r, f)),
        RequestAnswered f => Change(booking, f.Number, r => r with { State = RequestState.Answered, Method = f.Method, Card = f.Card }),
        RequestPaid f => Change(booking, f.Number, r => r with { State = RequestState.Paid }),
        RequestExpired f => Change(booking, f.Number, r => r with { Expired = true }),
        RequestReminded f => Change(booking, f.Number, r => r with { Reminders = r.Reminders + 1 }),
        RequestCancelled f => Change(booking, f.Number, r => r with { State = RequestState.Cancelled, EndedWithSale = f.WithSale }),
        RequestAmountChanged f => Change(booking, f.Number, r => r with { Amount = f.Amount, HandAmount = f.HandAmount }),
        RequestDysfunction f => Dysfunction(booking, f),
        _ => throw new InvalidOperationException($"not a request's fact: {fact}"),
    };

    /// <summary>The stay will not be: what was asked for it is over; what is asked from here on (a cancellation fee) is not.</summary>
    internal static BookingSnapshot StayGone(BookingSnapshot booking) => booking with
    {
        Requests = [.. booking.Requests.Select(request => request with { StayGone = true })],
    };

    internal static BookingSnapshot Change(BookingSnapshot booking, int number, Func<PaymentRequest, PaymentRequest> change) =>
        booking with { Requests = booking.Requests.SetItem(number - 1, change(booking.Requests[number - 1])) };

    private static BookingSnapshot Add(BookingSnapshot booking, PaymentRequest request) =>
        booking with { Requests = booking.Requests.Add(request) };

    private static PaymentRequest Sent(PaymentRequest request, RequestSent fact) => request with
    {
        State = request.State == RequestState.Answered ? RequestState.Answered : RequestState.Sent,
        Amount = fact.Amount,
        HandAmount = fact.HandAmount ?? request.HandAmount,
        To = fact.To,
        SentAt = request.SentAt ?? fact.At,
        LastSentAt = fact.At,
        // A link sent again lives again; a balance request stays past its deadline.
        Expired = request.Expired && request.Kind == RequestKind.Balance,
    };

    private static BookingSnapshot Dysfunction(BookingSnapshot booking, RequestDysfunction fact)
    {
        var card = booking.Requests[fact.Number - 1].Card;
        var wiped = booking with
        {
            Cards = [.. booking.Cards.Select(c => c.Id == card ? c with { Wiped = true, Token = "" } : c)],
        };
        return Change(wiped, fact.Number, r => r with { State = RequestState.Sent, Method = null, Card = null });
    }
}
