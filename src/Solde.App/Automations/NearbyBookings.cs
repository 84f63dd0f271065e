using Solde.App.Bookings;

namespace Solde.App.Automations;

/// <summary>The bookings that automations act on soonest: what may be looked at, whole, in one go.</summary>
public static class NearbyBookings
{
    /// <summary>The most that are looked at.</summary>
    public const int Most = BookingPage.Most;

    // Who arrived a little while ago is still in house, more often than not.
    private const int DaysBack = 7;

    /// <summary>The bookings that arrived in the last week or are to come, the nearest arrival first, at most <see cref="Most"/>.</summary>
    /// <param name="search">Finds them.</param>
    /// <param name="store">Loads them.</param>
    /// <param name="property">The property.</param>
    /// <param name="today">The property's day.</param>
    public static async ValueTask<ImmutableArray<StoredBooking>> Of(IBookingSearch search, IStore store, Guid property, LocalDate today)
    {
        var filter = new ListFilter { ArrivalFrom = today.PlusDays(-DaysBack) };
        var page = await search.Search(property, filter, new BookingPage(null, Descending: false, Most));
        return await store.Load([.. page.Select(line => new BookingKey(property, line.Place.Booking))]);
    }
}
