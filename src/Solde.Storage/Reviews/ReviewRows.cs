using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.Storage.Sql;

namespace Solde.Storage.Reviews;

/// <summary>When each booking is looked at again. Narrow and hot: one row for a booking, none when nothing can become due by itself.</summary>
internal sealed class ReviewRows(Session session)
{
    private static readonly Many Set = new(
        """
        INSERT INTO reviews (property_id, booking_id, due_at, tries) SELECT r.property_id, r.booking_id, r.due_at, 0 FROM {rows} WHERE true
        ON CONFLICT (property_id, booking_id) DO UPDATE SET due_at = excluded.due_at, tries = 0
        """,
        "id:property_id id:booking_id number:due_at");

    private static readonly Many Remove = new(
        "DELETE FROM reviews USING {rows} WHERE reviews.property_id = r.property_id AND reviews.booking_id = r.booking_id", "id:property_id id:booking_id");

    private static readonly Statement DueToClaim = new(static dialect => $"""
        SELECT property_id, booking_id, due_at, tries, {dialect.Address} FROM reviews WHERE due_at > $1 AND due_at <= $2 ORDER BY due_at, booking_id LIMIT $3
        {dialect.SkipTaken}
        """);

    // By where they lie: while an old snapshot is held, the index of the keys has an entry for every earlier time of each.
    private static readonly Many ClaimMany = new(
        static dialect => $$"""
            UPDATE reviews SET due_at = r.due_at, tries = tries + 1 FROM {rows}
            WHERE {{dialect.IsAt("reviews", "reviews.property_id = r.property_id AND reviews.booking_id = r.booking_id")}}
            """,
        "id:property_id id:booking_id number:due_at text:address",
        tells: "booking_id");

    /// <summary>Stores when bookings are looked at again.</summary>
    public async ValueTask Save(IReadOnlyList<(BookingKey Booking, Instant? DueAt)> reviews)
    {
        await session.Execute(
            Set, [.. reviews.Where(r => r.DueAt is not null).Select(r => new object?[] { r.Booking.Property, r.Booking.Booking, r.DueAt })]);
        await session.Execute(Remove, Keys.Of(reviews.Where(r => r.DueAt is null).Select(r => r.Booking)));
    }

    /// <summary>What is due, the earliest first; looked at, not claimed.</summary>
    public async ValueTask<ImmutableArray<BookingKey>> Due(Instant now, int limit)
    {
        const string sql = "SELECT property_id, booking_id FROM reviews WHERE due_at <= $1 ORDER BY due_at, booking_id LIMIT $2";
        return [.. await session.Query(sql, KeyOf, now, (long)limit)];
    }

    /// <summary>Takes what is due, the earliest first: nobody else gets it before the lease is over.</summary>
    public async ValueTask<ImmutableArray<ClaimedReview>> Claim(Instant after, Instant now, Instant leaseUntil, int limit)
    {
        var due = await session.Query(
            DueToClaim.TextIn(session.Dialect), row => (Review: new ClaimedReview(KeyOf(row), row.Instant(2), row.Int(3) + 1), Address: row.TextOrNull(4)),
            after, now, (long)limit);
        var claimed = await session.Written(
            ClaimMany, [.. due.Select(each => new object?[] { each.Review.Booking.Property, each.Review.Booking.Booking, leaseUntil, each.Address })]);
        return [.. due.Where(each => claimed.Contains(each.Review.Booking.Booking)).Select(each => each.Review)];
    }

    /// <summary>The next instant after this one at which anything is due.</summary>
    public async ValueTask<Instant?> Next(Instant now)
    {
        const string sql = """
            SELECT MIN(due) FROM (
                SELECT MIN(due_at) AS due FROM reviews WHERE due_at > $1
                UNION ALL SELECT MIN(due_at) FROM sweeps WHERE due_at > $1
                UNION ALL SELECT MIN(next_check_at) FROM attempts WHERE settled = 0 AND next_check_at > $1
                UNION ALL SELECT MIN(next_try_at) FROM messages WHERE next_try_at > $1
                UNION ALL SELECT MIN(next_try_at) FROM webhook_deliveries WHERE next_try_at > $1
                UNION ALL SELECT MIN(due_at) FROM gateway_events WHERE due_at > $1
                UNION ALL SELECT MIN(due_at) FROM jobs WHERE due_at > $1) AS next
            """;
        return (await session.Query(sql, row => row.InstantOrNull(0), now))[0];
    }

    private static BookingKey KeyOf(Row row) => new(row.Id(0), row.Id(1));
}
