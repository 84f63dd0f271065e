using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Requests;

namespace Solde.Core.Planning;

/// <summary>Has the vault forget the numbers that nobody will need any more: what is kept is kept for an answered request that is not paid yet, and for
/// nothing else (semantics 4, VAD).</summary>
internal static class KeptCards
{
    /// <summary>Wipes those that no request waits for: paid, revoked, disfunction, another card or method since.</summary>
    internal static void Follow(Deciding deciding)
    {
        foreach (var card in deciding.Booking.Cards)
        {
            if (card.Kept is not null && !IsAwaited(deciding.Booking, card.Id))
            {
                Wipe(deciding, card);
            }
        }
    }

    /// <summary>Wipes the one of a request through which money was taken, also where more is asked by now: it was authorised.</summary>
    internal static void Spend(Deciding deciding, int request)
    {
        if (deciding.Booking.Requests[request - 1].Card is { } id && deciding.Booking.Card(id) is { Kept: not null } card)
        {
            Wipe(deciding, card);
        }
    }

    private static bool IsAwaited(BookingSnapshot booking, CardId card) =>
        booking.Requests.Any(request => request is { State: RequestState.Answered, StayGone: false } && request.Card == card);

    private static void Wipe(Deciding deciding, CardOnFile card) => deciding.Note(new CardWiped(deciding.Now, card.Id, card.Kept!.Value));
}
