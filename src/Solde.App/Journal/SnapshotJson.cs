using System.Text.Json;
using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.App.Journal;

/// <summary>The fold of a booking, and what was asked of the gateway, as compact JSON.</summary>
public static class SnapshotJson
{
    /// <summary>The fold: all of the booking but the property's settings, the open attempts and the news.</summary>
    public static string Write(BookingSnapshot booking) => JsonSerializer.Serialize(booking, StoredJson.Of<BookingSnapshot>(booking.Currency));

    /// <summary>A booking from its fold.</summary>
    /// <param name="json">As written by <see cref="Write"/>.</param>
    /// <param name="property">The property's settings.</param>
    /// <param name="attempts">Its open attempts.</param>
    public static BookingSnapshot Read(string json, PropertySettings property, ImmutableArray<Attempt> attempts) =>
        JsonSerializer.Deserialize(json, StoredJson.Of<BookingSnapshot>(property.Currency))! with { Property = property, Attempts = attempts };

    /// <summary>A gateway order. The same order always gives the same text, so that it can be hashed.</summary>
    public static string WriteOrder(GatewayOrder order) => JsonSerializer.Serialize(order, StoredJson.Of<GatewayOrder>(order.Amount.Currency));

    /// <summary>A gateway order from its text.</summary>
    public static GatewayOrder ReadOrder(string json, Currency currency) => JsonSerializer.Deserialize(json, StoredJson.Of<GatewayOrder>(currency))!;
}
