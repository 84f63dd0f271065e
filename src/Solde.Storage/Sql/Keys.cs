using Solde.App.Bookings;

namespace Solde.Storage.Sql;

/// <summary>Keys of bookings as the rows of a <see cref="Many"/>.</summary>
internal static class Keys
{
    public static List<object?[]> Of(IEnumerable<BookingKey> bookings) => [.. bookings.Select(key => new object?[] { key.Property, key.Booking })];
}
