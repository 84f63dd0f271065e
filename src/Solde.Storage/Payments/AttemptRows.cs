using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Storage.Sql;

namespace Solde.Storage.Payments;

/// <summary>Attempts: what was asked of the gateway, frozen, and what came of it.</summary>
internal sealed class AttemptRows(Session session)
{
    private const string Columns = "attempt_id, order_json, state, at, reason, gateway_id, sent_at, checks, expires_at, next_check_at";

    /// <summary>The attempts whose end the journal does not tell yet, oldest first.</summary>
    public async ValueTask<ImmutableArray<Attempt>> Open(BookingKey booking, Currency currency)
    {
        const string sql =
            $"SELECT {Columns} FROM attempts WHERE property_id = $1 AND booking_id = $2 AND settled = 0 ORDER BY at, attempt_id";
        return [.. await session.Query(sql, row => Read(row, currency), booking.Property, booking.Booking)];
    }

    /// <summary>Stores what a change says of a booking's attempts.</summary>
    /// <returns>False when another payment of the booking is not final yet; then nothing may be kept of the change.</returns>
    public async ValueTask<bool> Save(Change change, long version)
    {
        const string settle = "UPDATE attempts SET settled = 1 WHERE property_id = $1 AND booking_id = $2 AND attempt_id = $3";
        var open = change.After.Attempts.Select(attempt => attempt.Id).ToHashSet();
        foreach (var id in await OpenIds(change.Key))
        {
            if (!open.Contains(id))
            {
                await session.Execute(settle, change.Key.Property, change.Key.Booking, id);
            }
        }

        try
        {
            foreach (var attempt in change.Attempts)
            {
                await Upsert(change.Key, attempt, version, settled: !open.Contains(attempt.Id));
            }

            return true;
        }
        catch (DbException e) when (session.Dialect.IsDuplicate(e))
        {
            return false;
        }
    }

    /// <summary>Marks an attempt as sent if its booking still has the version it was decided at.</summary>
    public async ValueTask<bool> MarkSent(BookingKey booking, Attempt attempt, Instant now, Instant leaseUntil)
    {
        const string sql = """
            UPDATE attempts SET state = 'sent', sent_at = $4, next_check_at = $5
            WHERE property_id = $1 AND booking_id = $2 AND attempt_id = $3 AND settled = 0 AND state IN ('new', 'prepared')
              AND ($6 = 0 OR booking_version = (SELECT version FROM bookings WHERE property_id = $1 AND booking_id = $2))
            """;
        return await session.Execute(
            sql, booking.Property, booking.Booking, attempt.Id, now, leaseUntil, attempt.Order.TakesMoney ? 1 : 0) == 1;
    }

    /// <summary>Gives up an attempt that was not sent.</summary>
    /// <returns>False when it was sent already, or has ended.</returns>
    public async ValueTask<bool> Void(BookingKey booking, Guid attempt)
    {
        const string sql = """
            UPDATE attempts SET state = 'voided', settled = 1
            WHERE property_id = $1 AND booking_id = $2 AND attempt_id = $3 AND settled = 0 AND state IN ('new', 'prepared')
            """;
        return await session.Execute(sql, booking.Property, booking.Booking, attempt) == 1;
    }

    /// <summary>Notes the gateway's id of an attempt that was prepared and not sent yet.</summary>
    public async ValueTask SavePrepared(BookingKey booking, Attempt attempt)
    {
        const string sql = """
            UPDATE attempts SET state = $4, gateway_id = $5
            WHERE property_id = $1 AND booking_id = $2 AND attempt_id = $3 AND settled = 0 AND state IN ('new', 'prepared')
            """;
        await session.Execute(sql, booking.Property, booking.Booking, attempt.Id, attempt.State, attempt.GatewayId);
    }

    public async ValueTask<ImmutableArray<(BookingKey Booking, Guid Attempt)>> Due(Instant now, int limit)
    {
        const string sql = """
            SELECT property_id, booking_id, attempt_id FROM attempts
            WHERE settled = 0 AND next_check_at IS NOT NULL AND next_check_at <= $1 ORDER BY next_check_at, at, attempt_id LIMIT $2
            """;
        return [.. await session.Query(sql, row => (new BookingKey(row.Id(0), row.Id(1)), row.Id(2)), now, (long)limit)];
    }

    private async ValueTask<List<Guid>> OpenIds(BookingKey booking)
    {
        const string sql = "SELECT attempt_id FROM attempts WHERE property_id = $1 AND booking_id = $2 AND settled = 0";
        return await session.Query(sql, row => row.Id(0), booking.Property, booking.Booking);
    }

    private async ValueTask Upsert(BookingKey booking, Attempt attempt, long version, bool settled)
    {
        const string sql = """
            INSERT INTO attempts (property_id, booking_id, attempt_id, kind, order_json, order_hash, state, reason, gateway_id, booking_version, at,
                sent_at, checks, next_check_at, expires_at, settled)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (property_id, booking_id, attempt_id) DO UPDATE SET state = excluded.state, reason = excluded.reason,
                gateway_id = excluded.gateway_id, booking_version = excluded.booking_version, sent_at = excluded.sent_at, checks = excluded.checks,
                next_check_at = excluded.next_check_at, expires_at = excluded.expires_at, settled = excluded.settled
            WHERE attempts.order_hash = excluded.order_hash
            """;
        var order = SnapshotJson.WriteOrder(attempt.Order);
        var written = await session.Execute(
            sql, booking.Property, booking.Booking, attempt.Id, attempt.Order.Kind, order, SHA256.HashData(Encoding.UTF8.GetBytes(order)),
            attempt.State, attempt.Reason, attempt.GatewayId, version, attempt.At, attempt.SentAt, (long)attempt.Checks, attempt.NextCheckAt,
            attempt.ExpiresAt, settled);
        if (written == 0)
        {
            throw new InvalidOperationException($"attempt {attempt.Id} was written with another order: one key, one set of parameters, for ever");
        }
    }

    private static Attempt Read(Row row, Currency currency) =>
        new(row.Id(0), SnapshotJson.ReadOrder(row.Text(1), currency), row.Word<AttemptState>(2), row.Instant(3))
        {
            Reason = row.WordOrNull<DeclineReason>(4),
            GatewayId = row.TextOrNull(5),
            SentAt = row.InstantOrNull(6),
            Checks = row.Int(7),
            ExpiresAt = row.InstantOrNull(8),
            NextCheckAt = row.InstantOrNull(9),
        };
}
