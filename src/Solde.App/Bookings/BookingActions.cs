using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Planning;

namespace Solde.App.Bookings;

/// <summary>What happens to the stay itself: modified, cancelled, no-show, checked in and out, cards, guarantee.</summary>
public static class BookingActions
{
    /// <summary>A known reference taken in again: only what differs is a change (semantics 2, Once), and cards and payments that are not
    /// known yet are added. Once a fee stands in the place of what was booked, or was waived, its prices change nothing.</summary>
    public static Answer Update(BookingSnapshot before, NewBooking booking, Instant now)
    {
        var answer = Modify(before, new BookingChanges { Details = _ => booking.Details, Charges = before.Fee is null ? booking.Charges : null }, now);
        ImmutableArray<IDecision> more = [.. NewCards(before, booking, now), .. NewConsent(before, booking, now), .. NewPayments(before, booking, now)];
        return answer.Refusal is null && !more.IsEmpty ? Answer.Do([.. answer.Decisions, .. more]) : answer;
    }

    /// <summary>The cards and payments that come with a new booking.</summary>
    public static ImmutableArray<IDecision> BroughtAlong(NewBooking booking, Instant now)
    {
        var facts = ImmutableArray.CreateBuilder<IDecision>();
        for (var i = 0; i < booking.Cards.Length; i++)
        {
            facts.Add(new CardAdded(now, OnFile(new CardId(i + 1), booking.Cards[i].Card, booking.Cards[i].Owner)));
        }

        if (booking.Consent is { } consent)
        {
            facts.Add(new ConsentGiven(now, consent));
        }

        foreach (var (amount, method) in booking.Payments)
        {
            facts.Add(new PaymentRecorded(now, amount, method, [new("main", amount)], BroughtAlong: true));
        }

        return facts.DrainToImmutable();
    }

    /// <summary>Changes what the outside says. Dates, rooms, channel or booked charges: a modification; anything else: an update; what is
    /// known already: nothing.</summary>
    public static Answer Modify(BookingSnapshot before, BookingChanges changes, Instant now)
    {
        var details = changes.Details(before.Details);
        if (details.Departure < details.Arrival || details.Rooms.Any(room => details.SpanOf(room) is var span && span.Departure < span.Arrival))
        {
            return Answer.Refuse(Refusals.DepartureBeforeArrival);
        }

        var charges = changes.Charges is { } booked && !Booked(before).SequenceEqual(booked) ? changes.Charges : null;
        if (charges is not null && before.Folios[0].Closed)
        {
            return Answer.Refuse(Refusals.FolioClosed);
        }

        if (charges is not null && before.Fee is not null)
        {
            return Answer.Refuse(Refusals.FeeSettled); // What was booked is credited: the fee stands in its place, or nothing.
        }

        var changed = Changed(before.Details, details, charges is not null);
        if (changed.IsEmpty)
        {
            return Answer.Nothing;
        }

        return changed.Any(part => part is BookingPart.Dates or BookingPart.Rooms or BookingPart.Channel or BookingPart.Charges)
            ? Answer.Do(new BookingModified(now, changed, details, charges))
            : Answer.Do(new BookingUpdated(now, changed, details));
    }

    /// <summary>Cancels a booking that has not arrived (LH10).</summary>
    public static Answer Cancel(BookingSnapshot before, Instant now) => Before(before, new BookingCancelled(now));

    /// <summary>Notes that the guest did not come.</summary>
    public static Answer NoShow(BookingSnapshot before, Instant now) => Before(before, new BookingNoShow(now));

    /// <summary>Checks the guest in.</summary>
    public static Answer CheckIn(BookingSnapshot before, Instant now) => Before(before, new BookingCheckedIn(now));

    /// <summary>Checks the guest out; a booking whose arrival was never noted can be checked out too.</summary>
    public static Answer CheckOut(BookingSnapshot before, Instant now) => before.Status switch
    {
        BookingStatus.Cancelled => Answer.Refuse(Refusals.BookingCancelled),
        BookingStatus.NoShow => Answer.Refuse(Refusals.BookingNoShow),
        BookingStatus.CheckedOut => Answer.Refuse(Refusals.AlreadyDeparted),
        _ => Answer.Do(new BookingCheckedOut(now)),
    };

    /// <summary>Puts a card on file; it is the last one from then on.</summary>
    public static Answer AddCard(BookingSnapshot before, StoredCard card, CardOwner owner, Instant now) =>
        Answer.Do(new CardAdded(now, OnFile(new CardId(before.Cards.Length + 1), card, owner)));

    /// <summary>Sets the guarantee state by hand; it sticks until the policy is satisfied (semantics 3).</summary>
    public static Answer SetGuarantee(BookingSnapshot before, GuaranteeState state, Instant now) =>
        before.Guarantee == state && before.GuaranteeSet is not null ? Answer.Nothing : Answer.Do(new GuaranteeChanged(now, state, Set: true));

    internal static CardOnFile OnFile(CardId id, StoredCard card, CardOwner owner) =>
        new(id, owner, card.Token, card.Last4, card.Brand, card.Expiry);

    private static IEnumerable<IDecision> NewCards(BookingSnapshot before, NewBooking booking, Instant now) => booking.Cards
        .Where(given => !before.Cards.Any(known => known.Owner == given.Owner
            && (known.Last4, known.Brand, known.Expiry) == (given.Card.Last4, given.Card.Brand, given.Card.Expiry)))
        .Select((given, i) => new CardAdded(now, OnFile(new CardId(before.Cards.Length + i + 1), given.Card, given.Owner)));

    // What is sent again is read by today's prices and clock: what the client agreed to stays, unless the source says that they agreed once more since.
    private static IEnumerable<IDecision> NewConsent(BookingSnapshot before, NewBooking booking, Instant now) =>
        booking.Consent is { } consent && before.Status is BookingStatus.Expected or BookingStatus.CheckedIn
            && (before.Consent is not { } known || (booking.ConsentDated && consent.At > known.At))
            ? [new ConsentGiven(now, consent)]
            : [];

    // Each known payment explains one of those given; what staff noted meanwhile is not counted twice.
    private static IEnumerable<IDecision> NewPayments(BookingSnapshot before, NewBooking booking, Instant now)
    {
        var folio = before.OldestOpenFolio ?? before.Folios[0];
        var known = before.Folios.SelectMany(each => each.Payments).Where(payment => payment.Charge is null)
            .Select(payment => (payment.Amount, payment.Method)).ToList();
        foreach (var (amount, method) in booking.Payments)
        {
            if (!known.Remove((amount, method)))
            {
                yield return new PaymentRecorded(now, amount, method, [new(folio.Name, amount)]);
            }
        }
    }

    private static Answer Before(BookingSnapshot before, IFact fact) => before.Status switch
    {
        BookingStatus.Cancelled => Answer.Refuse(Refusals.BookingCancelled),
        BookingStatus.NoShow => Answer.Refuse(Refusals.BookingNoShow),
        BookingStatus.CheckedIn => Answer.Refuse(Refusals.AlreadyArrived),
        BookingStatus.CheckedOut => Answer.Refuse(Refusals.AlreadyDeparted),
        BookingStatus.Expected => Answer.Do(fact),
    };

    private static IEnumerable<ChargeLine> Booked(BookingSnapshot booking) => booking.Folios[0].Lines.Where(line => line.Booked);

    private static ImmutableArray<BookingPart> Changed(BookingDetails before, BookingDetails after, bool charges)
    {
        var parts = ImmutableArray.CreateBuilder<BookingPart>();
        void Add(bool differs, BookingPart part)
        {
            if (differs)
            {
                parts.Add(part);
            }
        }

        Add(!before.SameDatesAs(after), BookingPart.Dates);
        Add(!before.Rooms.SequenceEqual(after.Rooms) || !before.Services.SequenceEqual(after.Services) || before.TeamMember != after.TeamMember, BookingPart.Rooms);
        Add(before.Channel != after.Channel || before.Ota != after.Ota, BookingPart.Channel);
        Add(charges, BookingPart.Charges);
        Add(before.Guest != after.Guest, BookingPart.Guest);
        Add(before.GuaranteePolicy != after.GuaranteePolicy, BookingPart.GuaranteePolicy);
        Add(before.Company != after.Company, BookingPart.Company);
        Add(before.Agency != after.Agency, BookingPart.Agency);
        Add(before.Destination != after.Destination, BookingPart.Destination);
        return parts.DrainToImmutable();
    }
}
