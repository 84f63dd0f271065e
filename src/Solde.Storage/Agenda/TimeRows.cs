using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.Core.Agenda;
using Solde.Storage.Sql;

namespace Solde.Storage.Agenda;

/// <summary>The times that appointments take.</summary>
internal sealed class TimeRows(Session session)
{
    /// <summary>Takes and frees times. Who takes one waits for whoever is taking another one of the same person.</summary>
    /// <param name="moved">Bookings, each with the time it takes from now on; null = none.</param>
    /// <returns>False when another booking has one of the times; then the transaction must be undone.</returns>
    public async ValueTask<bool> Take(IReadOnlyDictionary<BookingKey, TakenTime?> moved)
    {
        const string wait = """
            INSERT INTO agendas (property_id, member, changes) VALUES ($1, $2, 1)
            ON CONFLICT (property_id, member) DO UPDATE SET changes = agendas.changes + 1
            """;
        const string free = "DELETE FROM taken_times WHERE property_id = $1 AND booking_id = $2";

        // In one order, so that no two transactions wait for each other.
        foreach (var (property, member) in moved.Where(each => each.Value is { Member.Length: > 0 }).Select(each => (each.Key.Property, each.Value!.Member)).Distinct()
            .OrderBy(each => each.Property).ThenBy(each => each.Member, StringComparer.Ordinal))
        {
            await session.Execute(wait, property, member);
        }

        foreach (var (booking, _) in moved)
        {
            await session.Execute(free, booking.Property, booking.Booking);
        }

        foreach (var (booking, time) in moved)
        {
            if (time is not null && !await Take(booking, time))
            {
                return false;
            }
        }

        return true;
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

    // One that lies further back than the longest cannot reach this far.
    private async ValueTask<bool> Take(BookingKey booking, TakenTime time)
    {
        const string take = """
            INSERT INTO taken_times (property_id, booking_id, member, from_at, until_at)
            SELECT $1, $2, $3, $4, $5 WHERE $3 = '' OR NOT EXISTS (
                SELECT 1 FROM taken_times t
                WHERE t.property_id = $1 AND t.member = $3 AND t.from_at > $6 AND t.from_at < $5 AND t.until_at > $4)
            """;
        return await session.Execute(
            take, booking.Property, booking.Booking, time.Member, time.From, time.Until, time.From - TakenTime.Longest) == 1;
    }
}
