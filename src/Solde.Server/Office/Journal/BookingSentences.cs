using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Folios;

namespace Solde.Server.Office.Journal;

/// <summary>What became of a booking.</summary>
internal static class BookingSentences
{
    public static string? Of(IFact fact, Voice voice) => fact switch
    {
        BookingCreated f => Created(f, voice),
        BookingModified f => Modified(f, voice),
        BookingUpdated f => voice.Say(
            new("Booking updated: {0}.", "Réservation mise à jour : {0}."), Parts(f.Changed, f.Details.Start is not null, voice)),
        BookingCancelled => voice.Say(new("The booking was cancelled.", "La réservation est annulée.")),
        BookingNoShow => voice.Say(new("No-show: the guest did not come.", "Défection : le client ne s'est pas présenté.")),
        BookingCheckedIn => voice.Say(new("The guest has arrived.", "Le client est arrivé.")),
        BookingCheckedOut => voice.Say(new("The guest has left.", "Le client est parti.")),
        _ => null,
    };

    private static string Created(BookingCreated fact, Voice voice) => voice.Say(
        new("Booking received ({0}): {1}{2}.", "Réservation reçue ({0}) : {1}{2}."),
        voice.Language.Channel(fact.Details.Channel), Stay(fact.Details, voice), Charges(fact.Charges, voice));

    private static string Modified(BookingModified fact, Voice voice)
    {
        var stay = fact.Changed.Contains(BookingPart.Dates)
            ? voice.Say(new(" Now {0}.", " Désormais {0}."), Stay(fact.Details, voice))
            : "";
        return voice.Say(new("Booking modified: {0}.", "Réservation modifiée : {0}."), Parts(fact.Changed, fact.Details.Start is not null, voice)) + stay;
    }

    private static string Stay(BookingDetails details, Voice voice) => details.Start is { } start
        ? voice.Say(new("on {0}", "le {0}"), voice.Language.DateAndTime(start))
        : voice.Say(new("from {0} to {1}", "du {0} au {1}"), voice.Day(details.Arrival), voice.Day(details.Departure));

    private static string Charges(IReadOnlyCollection<ChargeLine> charges, Voice voice) => charges.Count == 0
        ? ""
        : ", " + voice.Amount(charges.Select(charge => charge.Amount).Aggregate((sum, amount) => sum + amount));

    private static string Parts(IEnumerable<BookingPart> parts, bool isAppointment, Voice voice) =>
        voice.Language.AllOf([.. parts.Select(part => voice.Say(part == BookingPart.Rooms && isAppointment ? Services : Of(part)))]);

    /// <summary>What an appointment has in the place of rooms.</summary>
    private static Text Services => new("services", "prestations");

    private static Text Of(BookingPart part) => part switch
    {
        BookingPart.Dates => new("dates", "dates"),
        BookingPart.Rooms => new("rooms", "chambres"),
        BookingPart.Channel => new("channel", "canal"),
        BookingPart.Charges => new("price", "prix"),
        BookingPart.Guest => new("guest", "client"),
        BookingPart.GuaranteePolicy => new("guarantee policy", "conditions de garantie"),
        BookingPart.Company => new("company", "société"),
        BookingPart.Agency => new("agency", "agence"),
        BookingPart.Destination => new("destination", "destination"),
    };
}
