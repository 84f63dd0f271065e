using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Properties;

namespace Solde.Core.Requests;

/// <summary>What a payment request asks for, by when, and how it may be paid (semantics 4 and 5).</summary>
public static class Asking
{
    /// <summary>What the page of a request asks now: the collectible balance, or the lesser of it and the amount set by hand.
    /// An amount typed with a link may go up to the balance (semantics 1). A request for a sale asks what is left of it. Never negative.</summary>
    public static Money AmountOf(BookingSnapshot booking, PaymentRequest request)
    {
        var collectible = Collectible(booking);
        return request switch
        {
            { Sale: { } sale } => booking.OpenSale is { } open && open.Number == sale ? OfSale(booking, open) : Money.Zero(booking.Currency),
            { HandAmount: null } => collectible,
            { HandAmount: { } hand, Kind: RequestKind.Link } => Money.Min(hand, booking.Balance.OrZero()),
            { HandAmount: { } hand } => Money.Min(hand, collectible),
        };
    }

    /// <summary>What can be asked of the guest: the booking's collectible balance as far as open folios have it.</summary>
    public static Money Collectible(BookingSnapshot booking)
    {
        var open = Money.Zero(booking.Currency);
        foreach (var folio in booking.Folios)
        {
            open = folio.Closed ? open : open + folio.Collectible.OrZero();
        }

        return Money.Min(open, booking.Collectible.OrZero());
    }

    /// <summary>What can be asked for a sale that is open: the collectible balance of its folio, as far as the booking has it.</summary>
    public static Money OfSale(BookingSnapshot booking, Sale sale) => booking.Folio(sale.Folio) is { Closed: false } folio
        ? Money.Min(folio.Collectible.OrZero(), Collectible(booking))
        : Money.Zero(booking.Currency);

    /// <summary>When a balance request leaves, and the day by whose end it should be paid (SH1–SH3).</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="schedule">The property's schedule.</param>
    /// <param name="at">When there was first something to ask for, or the dates were last changed: what is past by then has been missed.</param>
    public static (Instant SendAt, LocalDate Deadline) Schedule(BookingSnapshot booking, BalanceSchedule schedule, Instant at)
    {
        var clock = new LocalClock(booking.Property.Zone);
        var details = booking.Details;
        var deadline = details.Arrival.PlusDays(-schedule.DueDays);
        for (var i = 0; i < details.Rooms.Length; i++)
        {
            var room = details.Rooms[i];
            var own = details.SpanOf(room).Arrival.PlusDays(-schedule.DueDaysOf(room.Unit, room.Type));
            deadline = i == 0 ? own : LocalDate.Min(deadline, own);
        }

        var sendAt = clock.At(deadline.PlusDays(-schedule.LeadDays), booking.Property.SendRequestsAt);
        return (Instant.Max(sendAt, at), clock.DateOf(at) > deadline ? details.Arrival : deadline);
    }

    /// <summary>Until when a request can be paid: the end of the departure day; one sent (again) later than that, seven days.</summary>
    public static Instant LinkEnd(BookingSnapshot booking, PaymentRequest request)
    {
        var clock = new LocalClock(booking.Property.Zone);
        var end = clock.EndOf(booking.Details.Departure);
        return request.LastSentAt >= end ? request.LastSentAt.Value + Duration.FromDays(7) : end;
    }

    /// <summary>When a request shows as expired: a balance request after its deadline day, a link when it can no longer be paid.</summary>
    public static Instant ExpiresAt(BookingSnapshot booking, PaymentRequest request)
    {
        var clock = new LocalClock(booking.Property.Zone);
        return request.Deadline is { } deadline ? clock.EndOf(deadline) : LinkEnd(booking, request);
    }

    /// <summary>The methods a request offers for what it asks now: of the property's, for a balance request those ticked in its schedule (SH4).</summary>
    public static ImmutableArray<PaymentMethod> MethodsOf(BookingSnapshot booking, PaymentRequest request)
    {
        var ticked = request.Kind == RequestKind.Balance ? booking.Property.BalanceSchedule?.Methods ?? [] : [];
        return (ticked.IsEmpty, booking.Property.Methods) switch
        {
            (false, null) => ticked,
            (false, _) => [.. MethodsOf(booking, AmountOf(booking, request)).Where(ticked.Contains)],
            (true, _) => MethodsOf(booking, AmountOf(booking, request)),
        };
    }

    /// <summary>The methods that the property offers a booking's guest for an amount, in the order shown (T3).</summary>
    public static ImmutableArray<PaymentMethod> MethodsOf(BookingSnapshot booking, Money amount)
    {
        var offered = booking.Property.Methods ?? [new OfferedMethod(PaymentMethod.Card)];
        return [.. offered.Where(each => each.IsFor(booking.Details.Destination, amount)).Select(each => each.Method)];
    }
}
