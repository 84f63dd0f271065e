using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;

namespace Solde.Core.Planning;

/// <summary>Confirms an appointment once the card is there that its time is kept for, and frees the time when none came. Both happen also while the property
/// is paused: no money moves by it.</summary>
internal static class Appointments
{
    internal static void Follow(Deciding deciding)
    {
        if (deciding.Booking is not { Held: { } held, Status: BookingStatus.Expected } booking)
        {
            return;
        }

        if (booking.LastCard(CardChoice.LastGuest) is { } card)
        {
            deciding.Note(new ConsentGiven(deciding.Now, held.Consent with { Card = card.Id }));
            deciding.Note(new AppointmentConfirmed(deciding.Now));
            deciding.Add(new MessageDraft(Recipient.Guest, Templates.AppointmentConfirmation));
        }
        else if (held.Until <= deciding.Now)
        {
            deciding.Note(new AppointmentReleased(deciding.Now));
            deciding.Note(new BookingCancelled(deciding.Now));
        }
        else
        {
            deciding.LookAgainAt(held.Until);
        }
    }

    internal static BookingSnapshot Apply(BookingSnapshot booking, IFact fact) =>
        booking with { Held = (fact as AppointmentHeld)?.Held, Lapsed = fact is AppointmentReleased };
}
