using NodaTime;
using Solde.App.Bookings;

namespace Solde.Storage.Search;

/// <summary>The part of a list that a query looks at: between two places, neither of which is in it.</summary>
internal readonly record struct Extent(BookingPlace Low, BookingPlace High)
{
    /// <summary>All of a filter's days, or what of them follows a page.</summary>
    public static Extent Of(ListFilter filter, BookingPage? page = null)
    {
        var low = new BookingPlace(filter.ArrivalFrom ?? LocalDate.MinIsoValue, Guid.Empty);
        var high = new BookingPlace(filter.ArrivalTo ?? LocalDate.MaxIsoValue, Guid.AllBitsSet);
        return page switch
        {
            { After: { } after, Descending: false } when Compare(after, low) > 0 => new Extent(after, high),
            { After: { } after, Descending: true } when Compare(after, high) < 0 => new Extent(low, after),
            _ => new Extent(low, high),
        };
    }

    /// <summary>Its first days, in the direction of a walk.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="days">How many.</param>
    /// <param name="descending">The walk goes to earlier days.</param>
    public Extent Days(LocalDate first, int days, bool descending) => descending
        ? Period.DaysBetween(Low.Arrival, first) <= days ? this : this with { Low = new BookingPlace(first.PlusDays(-days), Guid.AllBitsSet) }
        : Period.DaysBetween(first, High.Arrival) <= days ? this : this with { High = new BookingPlace(first.PlusDays(days), Guid.Empty) };

    /// <summary>What is left of it behind its first days.</summary>
    public Extent Behind(Extent days, bool descending) => descending ? this with { High = days.Low } : this with { Low = days.High };

    /// <summary>A page of some places, those that are in it.</summary>
    public List<BookingPlace> Part(IEnumerable<BookingPlace> places, BookingPage page)
    {
        var (low, high) = (Low, High);
        var order = Comparer<BookingPlace>.Create(page.Descending ? (one, other) => Compare(other, one) : Compare);
        return [.. places.Where(place => Compare(place, low) > 0 && Compare(place, high) < 0).Order(order).Take(page.Limit)];
    }

    public static int Compare(BookingPlace one, BookingPlace other) =>
        one.Arrival == other.Arrival ? one.Booking.CompareTo(other.Booking) : one.Arrival.CompareTo(other.Arrival);
}
