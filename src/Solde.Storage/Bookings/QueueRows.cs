using System.Collections.Frozen;
using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>The queues of a property: each has an index of the bookings that stand in it, and of no others.</summary>
internal sealed class QueueRows(Session session, BookingRows bookings)
{
    private const string Planned = """
        SELECT booking_id, next_run_at FROM bookings
        WHERE property_id = $1 AND next_run_at IS NOT NULL AND (next_run_at, booking_id) >= ($2, $3) ORDER BY next_run_at, booking_id LIMIT $4
        """;

    // One text a queue, so that the index is found by its condition.
    private static readonly FrozenDictionary<Queue, string> InOrderOfRecording = new Dictionary<Queue, string>
    {
        [Queue.Failed] = Flagged("run_failed"),
        [Queue.InDoubt] = Flagged("in_doubt"),
        [Queue.Pending] = Flagged("request_pending"),
        [Queue.Sent] = Flagged("request_sent"),
        [Queue.Answered] = Flagged("request_answered"),
        [Queue.Collectable] = Flagged("card_left"),
        [Queue.Holds] = Flagged("hold_open"),
    }.ToFrozenDictionary();

    /// <summary>Bookings of a queue from a place on.</summary>
    public async ValueTask<ImmutableArray<QueuedBooking>> Page(Guid property, Queue queue, QueuePlace from, int limit)
    {
        var places = queue == Queue.Planned
            ? await session.Query(Planned, row => new QueuePlace(row.Long(1), row.Id(0)), property, from.At, from.Booking, (long)limit)
            : await session.Query(InOrderOfRecording[queue], row => new QueuePlace(0, row.Id(0)), property, from.Booking, (long)limit);
        var loaded = (await bookings.Load([.. places.Select(place => new BookingKey(property, place.Booking))])).ToDictionary(stored => stored.Key.Booking);
        return [.. places.Select(place => new QueuedBooking(place, loaded[place.Booking]))];
    }

    /// <summary>How many stand in a queue, up to a number: only their places are read.</summary>
    public async ValueTask<int> Count(Guid property, Queue queue, int most) => queue == Queue.Planned
        ? (await session.Query(Planned, row => row.Long(1), property, QueuePlace.Start.At, QueuePlace.Start.Booking, (long)most)).Count
        : (await session.Query(InOrderOfRecording[queue], row => row.Id(0), property, QueuePlace.Start.Booking, (long)most)).Count;

    private static string Flagged(string column) =>
        $"SELECT booking_id FROM bookings WHERE property_id = $1 AND {column} = 1 AND booking_id >= $2 ORDER BY booking_id LIMIT $3";
}
