using System.Collections.Frozen;

namespace Solde.Core.Bookings;

/// <summary>What is known of booking channels by their codes (LH1).</summary>
public static class Channels
{
    // Sites where travellers book and that may hand over a virtual card. Booking engines and channel managers (little-hotelier) are none.
    private static readonly FrozenSet<string> OnlineTravelAgencies = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "abritel", "agoda", "airbnb", "booking.com", "ctrip", "despegar", "ebookers", "expedia", "hostelworld", "hotels.com", "hrs",
        "lastminute.com", "makemytrip", "opodo", "orbitz", "priceline", "traveloka", "travelocity", "trip.com", "vrbo");

    /// <summary>Whether a channel is an OTA where the booking does not say so itself.</summary>
    public static bool IsOta(string channel) => OnlineTravelAgencies.Contains(channel);
}
