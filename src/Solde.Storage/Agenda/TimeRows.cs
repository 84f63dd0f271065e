using System.Collections.Immutable;
using NodaTime;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.Core.Agenda;
using Solde.Storage.Sql;

namespace Solde.Storage.Agenda;

/// <summary>The times that appointments take.</summary>
internal sealed class TimeRows(Session session)
{
    private static readonly Many Wait = new(
        """
        INSERT INTO agendas (property_id, member, changes) SELECT r.property_id, r.member, 1 FROM {rows} WHERE true
        ON CONFLICT (property_id, member) DO UPDATE SET changes = agendas.changes + 1
        """,
        "id:property_id text:member");

    private static readonly Many Free = new(
        "DELETE FROM taken_times USING {rows} WHERE taken_times.property_id = r.property_id AND taken_times.booking_id = r.booking_id",
        "id:property_id id:booking_id");

    private static readonly Many Insert = new(
        """
        INSERT INTO taken_times (property_id, booking_id, member, from_at, until_at)
        SELECT r.property_id, r.booking_id, r.member, r.from_at, r.until_at FROM {rows}
        """,
        "id:property_id id:booking_id text:member number:from_at number:until_at");

    // One that lies further back than the longest cannot reach this far.
    private static readonly Many Clashing = new(
        """
        SELECT r.booking_id FROM {rows}, taken_times t
        WHERE t.property_id = r.property_id AND t.member = r.member AND t.booking_id <> r.booking_id
          AND t.from_at > r.lowest AND t.from_at < r.until_at AND t.until_at > r.from_at
        """,
        "id:property_id id:booking_id text:member number:lowest number:from_at number:until_at");

    /// <summary>Whether a client may have one more appointment. Who asks waits for whoever else is booking at the property so: nobody's agenda keeps their order,
    /// and no address stands in it.</summary>
    public async ValueTask<bool> HasRoom(Guid property, MostToCome limit)
    {
        await session.Execute(Wait, [[property, ""]]); // Before anybody's (Take): no two transactions wait for each other.
        return await Upcoming(property, limit.Email, limit.Now) < limit.Count;
    }

    /// <summary>Takes and frees times. Who takes one waits for whoever is taking another one of the same person.</summary>
    /// <param name="moved">Bookings, each with the time it takes from now on; null = none.</param>
    /// <returns>False when another booking has one of the times; then the transaction must be undone.</returns>
    public async ValueTask<bool> Take(IReadOnlyDictionary<BookingKey, TakenTime?> moved)
    {
        if (moved.Count == 0)
        {
            return true;
        }

        List<(BookingKey Booking, TakenTime Time)> taken = [.. moved.Where(each => each.Value is not null).Select(each => (each.Key, each.Value!))];
        List<(BookingKey Booking, TakenTime Time)> ofSomebody = [.. taken.Where(each => each.Time.Member.Length > 0)];

        // In one order, so that no two transactions wait for each other.
        await session.Execute(
            Wait,
            [
                .. ofSomebody.Select(each => (each.Booking.Property, each.Time.Member)).Distinct().OrderBy(each => each.Property)
                    .ThenBy(each => each.Member, StringComparer.Ordinal).Select(each => new object?[] { each.Property, each.Member }),
            ]);
        await session.Execute(Free, [.. moved.Keys.Select(booking => new object?[] { booking.Property, booking.Booking })]);
        await session.Execute(
            Insert, [.. taken.Select(each => new object?[] { each.Booking.Property, each.Booking.Booking, each.Time.Member, each.Time.From, each.Time.Until })]);
        var clashes = await session.Query(Clashing, row => row.Id(0), [.. ofSomebody.Select(Looked)]);
        return clashes.Count == 0;
    }

    public async ValueTask<ImmutableArray<TakenTime>> Taken(Guid property, Instant from, Instant until)
    {
        const string sql = """
            SELECT member, from_at, until_at FROM taken_times
            WHERE property_id = $1 AND from_at > $2 AND from_at < $3 AND until_at > $4 ORDER BY from_at
            """;
        return [.. await session.Query(sql, row => new TakenTime(row.Text(0), row.Instant(1), row.Instant(2)), property, from - TakenTime.Longest, until, from)];
    }

    public async ValueTask<ImmutableArray<BookingKey>> Between(Guid property, string? member, Instant from, Instant until, int limit)
    {
        const string all = """
            SELECT booking_id FROM taken_times
            WHERE property_id = $1 AND from_at > $2 AND from_at < $3 AND until_at > $4 ORDER BY from_at LIMIT $5
            """;
        const string ofOne = """
            SELECT booking_id FROM taken_times
            WHERE property_id = $1 AND member = $6 AND from_at > $2 AND from_at < $3 AND until_at > $4 ORDER BY from_at LIMIT $5
            """;
        object?[] values = [property, from - TakenTime.Longest, until, from, (long)limit, .. member is null ? [] : (object?[])[member]];
        return [.. await session.Query(member is null ? all : ofOne, row => new BookingKey(property, row.Id(0)), values)];
    }

    public async ValueTask<bool> WasHere(Guid property, string email, LocalDate today)
    {
        const string sql = """
            SELECT 1 FROM people p JOIN bookings b ON b.property_id = p.property_id AND b.booking_id = p.booking_id
            WHERE p.property_id = $1 AND lower(p.text) = $2 AND length(p.text) <= 320
              AND (b.status IN ('checkedIn', 'checkedOut') OR (b.status = 'expected' AND b.departure < $3)) LIMIT 1
            """;
        return (await session.Query(sql, row => row.Long(0), property, email.ToLowerInvariant(), today)).Count > 0;
    }

    public async ValueTask<int> Upcoming(Guid property, string email, Instant now)
    {
        const string sql = """
            SELECT count(DISTINCT t.booking_id) FROM people p JOIN taken_times t ON t.property_id = p.property_id AND t.booking_id = p.booking_id
            WHERE p.property_id = $1 AND lower(p.text) = $2 AND length(p.text) <= 320 AND t.from_at > $3
            """;
        return (int)(await session.Query(sql, row => row.Long(0), property, email.ToLowerInvariant(), now))[0];
    }

    private static object?[] Looked((BookingKey Booking, TakenTime Time) each) =>
        [each.Booking.Property, each.Booking.Booking, each.Time.Member, each.Time.From - TakenTime.Longest, each.Time.From, each.Time.Until];
}
