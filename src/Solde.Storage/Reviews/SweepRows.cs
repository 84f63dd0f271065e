using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.Storage.Sql;

namespace Solde.Storage.Reviews;

/// <summary>Walks through the bookings of a property after its rules or settings changed: one row a property, from which workers take page after page.
/// Open bookings come first, the nearest arrival first; then those that ended not long ago.</summary>
internal sealed class SweepRows(Session session)
{
    // Rules and settings still matter to a booking for a while after it ended: fees, holds, refunds.
    private const int DaysAfterDeparture = 60;

    private static readonly Statement Due = new(static dialect => $"""
        SELECT property_id, generation, ended, day, booking_id, since FROM sweeps WHERE due_at <= $1 ORDER BY due_at, property_id LIMIT 1
        {dialect.SkipTaken}
        """);

    /// <summary>Begins a walk; one under way begins anew.</summary>
    public async ValueTask Begin(Guid property, Instant now)
    {
        const string sql = """
            INSERT INTO sweeps (property_id, generation, ended, day, booking_id, since, due_at) VALUES ($1, 1, 0, '', $2, $3, $4)
            ON CONFLICT (property_id) DO UPDATE SET generation = sweeps.generation + 1, ended = 0, day = '', booking_id = excluded.booking_id,
                since = excluded.since, due_at = excluded.due_at
            """;
        await session.Execute(sql, property, Guid.Empty, now.InUtc().Date.PlusDays(-DaysAfterDeparture), now);
    }

    /// <summary>Takes the next page of a walk that is due; nobody else gets it before the lease is over. Null when none is.</summary>
    public async ValueTask<SweepPage?> Claim(Instant now, Instant leaseUntil, int limit)
    {
        const string lease = "UPDATE sweeps SET due_at = $2 WHERE property_id = $1";
        var place = await session.First(
            Due.TextIn(session.Dialect),
            row => new Place(row.Id(0), row.Long(1), row.Flag(2), row.Text(3), row.Id(4), row.Text(5)), now);
        if (place is null)
        {
            return null;
        }

        await session.Execute(lease, place.Property, leaseUntil);
        var page = await Page(place, limit);
        return new SweepPage(place.Property, place.Generation, place.Ended, page.Count == limit, [.. page.Select(each => each.Key)], page.LastOrDefault().Day);
    }

    /// <summary>Notes that a page was walked through.</summary>
    public async ValueTask Advance(SweepPage page, Instant now)
    {
        const string next = """
            UPDATE sweeps SET ended = $3, day = $4, booking_id = $5, due_at = $6 WHERE property_id = $1 AND generation = $2
            """;
        const string done = "DELETE FROM sweeps WHERE property_id = $1 AND generation = $2";
        if (page.IsFull)
        {
            await session.Execute(next, page.Property, page.Generation, page.Ended, page.LastDay, page.Bookings[^1].Booking, now);
        }
        else if (!page.Ended)
        {
            await session.Execute(next, page.Property, page.Generation, true, "", Guid.Empty, now);
        }
        else
        {
            await session.Execute(done, page.Property, page.Generation);
        }
    }

    private async ValueTask<List<(BookingKey Key, string Day)>> Page(Place place, int limit)
    {
        const string open = """
            SELECT booking_id, arrival FROM bookings
            WHERE property_id = $1 AND status IN ('expected', 'checkedIn') AND (arrival, booking_id) > ($2, $3) ORDER BY arrival, booking_id LIMIT $4
            """;
        const string ended = """
            SELECT booking_id, departure FROM bookings
            WHERE property_id = $1 AND status NOT IN ('expected', 'checkedIn') AND (departure, booking_id) > ($2, $3) AND departure >= $5
            ORDER BY departure, booking_id LIMIT $4
            """;
        (BookingKey, string) Read(Row row) => (new BookingKey(place.Property, row.Id(0)), row.Text(1));
        return place.Ended
            ? await session.Query(ended, Read, place.Property, place.Day, place.Booking, (long)limit, place.Since)
            : await session.Query(open, Read, place.Property, place.Day, place.Booking, (long)limit);
    }

    private sealed record Place(Guid Property, long Generation, bool Ended, string Day, Guid Booking, string Since);
}
