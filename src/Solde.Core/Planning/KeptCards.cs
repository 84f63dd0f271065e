using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Requests;

namespace Solde.Core.Planning;

/// <summary>Has the vault forget the numbers that nobody will need any more: what is kept is kept for an answered request that is not paid yet, for so long as
/// the property has set, and for nothing else (semantics 4, VAD).</summary>
internal static class KeptCards
{
    /// <summary>Wipes those that no request waits for (paid, revoked, disfunction, another card or method since) and those that are too old.</summary>
    internal static void Follow(Deciding deciding)
    {
        foreach (var card in deciding.Booking.Cards)
        {
            if (card.Kept is null)
            {
                continue;
            }

            if (WaitingFor(deciding.Booking, card.Id) is not { } request)
            {
                Wipe(deciding, card, WipeReason.NoLongerNeeded);
                continue;
            }

            // Of an older program nothing says since when; the guest left it after they were asked.
            var end = (card.KeptAt ?? request.LastSentAt ?? deciding.Now) + Duration.FromDays(deciding.Booking.Property.CardNumbersKeptDays);
            if (end <= deciding.Now)
            {
                Wipe(deciding, card, WipeReason.TooOld);
            }
            else
            {
                deciding.LookAgainAt(end);
            }
        }
    }

    /// <summary>Wipes the one of a request through which money was taken, also where more is asked by now: it was authorised.</summary>
    internal static void Spend(Deciding deciding, int request)
    {
        if (deciding.Booking.Requests[request - 1].Card is { } id && deciding.Booking.Card(id) is { Kept: not null } card)
        {
            Wipe(deciding, card, WipeReason.Charged);
        }
    }

    private static PaymentRequest? WaitingFor(BookingSnapshot booking, CardId card) =>
        booking.Requests.FirstOrDefault(request => request is { State: RequestState.Answered, StayGone: false } && request.Card == card);

    private static void Wipe(Deciding deciding, CardOnFile card, WipeReason reason) =>
        deciding.Note(new CardWiped(deciding.Now, card.Id, card.Kept!.Value, reason));
}
