using NodaTime;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Folios;
using Solde.Core.Properties;

namespace Solde.Server.Office.Settings;

/// <summary>A booking that there is not, to show what would be done with one.</summary>
internal static class SampleBooking
{
    private const int DaysUntilArrival = 24;
    private const int Nights = 7;
    private const long Units = 490;

    /// <summary>What it costs.</summary>
    public static Money Price(PropertySettings property) => new(Units * property.Currency.MinorPerUnit, property.Currency);

    /// <summary>The booking, made now; for a salon an appointment.</summary>
    /// <param name="property">The property.</param>
    /// <param name="language">The guest's language.</param>
    /// <param name="ota">Whether it comes by way of an OTA, with its virtual card.</param>
    /// <param name="now">The instant.</param>
    public static NewBooking Of(PropertySettings property, string language, bool ota, Instant now)
    {
        var local = now.InZone(property.Zone).LocalDateTime;
        var (arrival, isSalon) = (local.Date.PlusDays(DaysUntilArrival), property.Kind == PropertyKind.Salon);
        return new NewBooking
        {
            Ref = "2048",
            Details = new BookingDetails
            {
                Channel = ota ? "booking.com" : "direct", Ota = ota, Arrival = arrival, Departure = isSalon ? arrival : arrival.PlusDays(Nights),
                Start = isSalon ? arrival.At(new LocalTime(local.Hour, 0)) : null, Guest = new Guest("Camille Durand", "camille@example.com", language),
            },
            Charges = [new ChargeLine("accommodation", Price(property), Booked: true)],
            Cards = [(new StoredCard("sample", "4242", "Visa", new YearMonth(arrival.Year + 2, 1)), ota ? CardOwner.Ota : CardOwner.Guest)],
        };
    }
}
