using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.Storage.Sql;

namespace Solde.Storage.Reviews;

/// <summary>When each booking is looked at again. Narrow and hot: one row for a booking, none when nothing can become due by itself.</summary>
internal sealed class ReviewRows(Session session)
{
    // Rules and settings still matter to a booking for a while after it ended: fees, holds, refunds.
    private const int DaysAfterDeparture = 60;

    private const string Set = """
        INSERT INTO reviews (property_id, booking_id, lane, due_at, position) VALUES ($1, $2, 0, $3, $4)
        ON CONFLICT (property_id, booking_id) DO UPDATE SET lane = 0, due_at = excluded.due_at, position = excluded.position
        """;

    private const string Remove = "DELETE FROM reviews WHERE property_id = $1 AND booking_id = $2";

    /// <summary>Stores when bookings are looked at again.</summary>
    public async ValueTask Save(IReadOnlyList<(BookingKey Booking, long Number, Instant? DueAt)> reviews)
    {
        await session.ExecuteMany(Set, [.. reviews.Where(r => r.DueAt is not null).Select(r => Values(r.Booking, r.DueAt, r.Number))]);
        await session.ExecuteMany(Remove, [.. reviews.Where(r => r.DueAt is null).Select(r => new object?[] { r.Booking.Property, r.Booking.Booking })]);
    }

    /// <summary>Makes a booking due now.</summary>
    public async ValueTask MakeDue(BookingKey booking, Instant now)
    {
        const string sql = """
            INSERT INTO reviews (property_id, booking_id, lane, due_at, position)
            SELECT property_id, booking_id, 0, $3, number FROM bookings WHERE property_id = $1 AND booking_id = $2
            ON CONFLICT (property_id, booking_id) DO UPDATE SET lane = 0, due_at = excluded.due_at, position = excluded.position
            """;
        await session.Execute(sql, booking.Property, booking.Booking, now);
    }

    /// <summary>Makes a property's open bookings due in the second lane, the nearest arrival first. One that is due already stays where it is.</summary>
    public async ValueTask Sweep(Guid property, Instant now)
    {
        const string sql = """
            INSERT INTO reviews (property_id, booking_id, lane, due_at, position)
            SELECT property_id, booking_id, 1, $2, CAST(REPLACE(arrival, '-', '') AS INTEGER) FROM bookings
            WHERE property_id = $1 AND (status IN ('expected', 'checkedIn') OR departure >= $3)
            ON CONFLICT (property_id, booking_id) DO UPDATE SET lane = 1, due_at = excluded.due_at, position = excluded.position
            WHERE reviews.due_at > excluded.due_at OR reviews.lane = 1
            """;
        await session.Execute(sql, property, now, now.InUtc().Date.PlusDays(-DaysAfterDeparture));
    }

    /// <summary>What is due: the first lane by time, then the second.</summary>
    public async ValueTask<ImmutableArray<BookingKey>> Due(Instant now, int limit)
    {
        const string sql = "SELECT property_id, booking_id FROM reviews WHERE lane = $1 AND due_at <= $2 ORDER BY due_at, position LIMIT $3";
        var due = await session.Query(sql, KeyOf, 0L, now, (long)limit);
        if (due.Count < limit)
        {
            due.AddRange(await session.Query(sql, KeyOf, 1L, now, (long)(limit - due.Count)));
        }

        return [.. due];
    }

    /// <summary>The next instant after this one at which a booking, an attempt or a message is due.</summary>
    public async ValueTask<Instant?> Next(Instant now)
    {
        const string sql = """
            SELECT MIN(due) FROM (
                SELECT MIN(due_at) AS due FROM reviews WHERE lane = 0 AND due_at > $1
                UNION ALL SELECT MIN(due_at) FROM reviews WHERE lane = 1 AND due_at > $1
                UNION ALL SELECT MIN(next_check_at) FROM attempts WHERE settled = 0 AND next_check_at > $1
                UNION ALL SELECT MIN(next_try_at) FROM messages WHERE next_try_at > $1) AS next
            """;
        return (await session.Query(sql, row => row.InstantOrNull(0), now))[0];
    }

    private static BookingKey KeyOf(Row row) => new(row.Id(0), row.Id(1));

    private static object?[] Values(BookingKey booking, Instant? dueAt, long number) => [booking.Property, booking.Booking, dueAt, number];
}
