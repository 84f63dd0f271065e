using System.Collections.Immutable;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Storage.Sql;

namespace Solde.Storage.Search;

/// <summary>What a list shows of its bookings.</summary>
internal sealed class LineRows(Session session)
{
    private static readonly Many Select = new(
        """
        SELECT l.booking_id, l.arrival, b.ref, p.text, b.departure, l.channel, l.facets, b.balance, b.collectible
        FROM {rows}, listed l
        JOIN bookings b ON b.property_id = l.property_id AND b.booking_id = l.booking_id
        JOIN words w ON w.property_id = l.property_id AND w.booking_id = l.booking_id
        LEFT JOIN people p ON p.property_id = w.property_id AND p.booking_id = w.booking_id AND p.number = w.person
        WHERE l.property_id = r.property_id AND l.booking_id = r.booking_id
        """,
        "id:property_id id:booking_id");

    /// <summary>The lines of bookings, in their order.</summary>
    public async ValueTask<ImmutableArray<BookingLine>> Of(Guid property, IReadOnlyCollection<BookingPlace> places, Currency currency)
    {
        var keys = Keys.Of(places.Select(place => new BookingKey(property, place.Booking)));
        var lines = (await session.Query(Select, row => Line(row, currency), keys)).ToDictionary(line => line.Place);
        return [.. places.Select(place => lines[place])];
    }

    private static BookingLine Line(Row row, Currency currency) => new(
        new BookingPlace(LocalDatePattern.Iso.Parse(row.Text(1)).Value, row.Id(0)), row.Text(2), row.TextOrNull(3),
        LocalDatePattern.Iso.Parse(row.Text(4)).Value, row.Text(5), Facets.Status(row.Long(6)), new Money(row.Long(7), currency),
        new Money(row.Long(8), currency), Facets.Balance(row.Long(6)), Facets.PaymentsIn(row.Long(6)));
}
