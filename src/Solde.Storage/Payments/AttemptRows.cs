using System.Collections.Concurrent;
using System.Collections.Immutable;
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
    private static readonly Many OpenOf = new(
        """
        SELECT a.property_id, a.booking_id, a.attempt_id, a.order_json, a.state, a.at, a.reason, a.gateway_id, a.sent_at, a.checks, a.expires_at,
            a.next_check_at, a.currency
        FROM {rows}, attempts a WHERE a.property_id = r.property_id AND a.booking_id = r.booking_id AND a.settled = 0
        ORDER BY a.at, a.attempt_id
        """,
        "id:property_id id:booking_id");

    private static readonly Many SettleMany = new(
        """
        UPDATE attempts SET settled = 1 FROM {rows}
        WHERE attempts.property_id = r.property_id AND attempts.booking_id = r.booking_id AND attempts.attempt_id = r.attempt_id
        """,
        "id:property_id id:booking_id id:attempt_id");

    // What somebody else has sent meanwhile is not changed by who does not know of it, and "it was not sent" is believed only of what nobody took since:
    // not_sent_until is the lease under which that was found (Attempt.WasTakenSince).
    private static readonly Many UpdateMany = new(
        """
        UPDATE attempts SET state = r.state, reason = r.reason, gateway_id = r.gateway_id, booking_version = r.booking_version, sent_at = r.sent_at,
            checks = r.checks, next_check_at = r.next_check_at, expires_at = r.expires_at, settled = r.settled
        FROM {rows}
        WHERE attempts.property_id = r.property_id AND attempts.booking_id = r.booking_id AND attempts.attempt_id = r.attempt_id
          AND attempts.order_hash = r.order_hash AND (attempts.sent_at IS NULL OR r.sent_at IS NOT NULL)
          AND (r.not_sent_until IS NULL OR (attempts.next_check_at <= r.not_sent_until AND attempts.checks <= r.checks))
        """,
        "id:property_id id:booking_id id:attempt_id bytes:order_hash text:state text:reason text:gateway_id number:booking_version number:sent_at "
        + "number:checks number:next_check_at number:expires_at number:settled number:not_sent_until",
        tells: "attempt_id");

    // Two unique indexes refuse: an attempt that is there already, and a payment beside one that is not final.
    private static readonly Many InsertMany = new(
        """
        INSERT INTO attempts (property_id, booking_id, attempt_id, kind, currency, order_json, order_hash, state, reason, gateway_id, booking_version,
            at, sent_at, checks, next_check_at, expires_at, settled, gateway)
        SELECT r.property_id, r.booking_id, r.attempt_id, r.kind, r.currency, r.order_json, r.order_hash, r.state, r.reason, r.gateway_id,
            r.booking_version, r.at, r.sent_at, r.checks, r.next_check_at, r.expires_at, r.settled, r.gateway
        FROM {rows} WHERE true
        ON CONFLICT DO NOTHING
        """,
        "id:property_id id:booking_id id:attempt_id text:kind text:currency text:order_json bytes:order_hash text:state text:reason text:gateway_id "
        + "number:booking_version number:at number:sent_at number:checks number:next_check_at number:expires_at number:settled text:gateway");

    private static readonly Many KnownOf = new(
        """
        SELECT a.attempt_id, a.order_hash FROM {rows}, attempts a
        WHERE a.property_id = r.property_id AND a.booking_id = r.booking_id AND a.attempt_id = r.attempt_id
        """,
        "id:property_id id:booking_id id:attempt_id");

    private static readonly Many PropertyOf = new(
        "SELECT a.attempt_id, a.property_id FROM {rows}, attempts a WHERE a.attempt_id = r.attempt_id", "id:attempt_id");

    // Somebody who took it since, its lease being over, has it now, and sends it.
    private static readonly Many SendMany = new(
        """
        UPDATE attempts SET state = 'sent', sent_at = r.sent_at, next_check_at = r.next_check_at, gateway_id = COALESCE(r.gateway_id, attempts.gateway_id)
        FROM {rows}
        WHERE attempts.property_id = r.property_id AND attempts.booking_id = r.booking_id AND attempts.attempt_id = r.attempt_id
          AND attempts.settled = 0 AND attempts.state IN ('new', 'prepared') AND (r.taken_until IS NULL OR attempts.next_check_at <= r.taken_until)
          AND (r.automatic = 0 OR (SELECT paused FROM properties p WHERE p.property_id = r.property_id) = 0)
          AND (r.takes_money = 0 OR attempts.booking_version =
            (SELECT version FROM bookings b WHERE b.property_id = r.property_id AND b.booking_id = r.booking_id))
        """,
        "id:property_id id:booking_id id:attempt_id text:gateway_id number:sent_at number:next_check_at number:takes_money number:automatic "
        + "number:taken_until",
        tells: "attempt_id");

    private static readonly Many VoidMany = new(
        """
        UPDATE attempts SET state = 'voided', settled = 1 FROM {rows}
        WHERE attempts.property_id = r.property_id AND attempts.booking_id = r.booking_id AND attempts.attempt_id = r.attempt_id
          AND attempts.settled = 0 AND attempts.state IN ('new', 'prepared') AND (r.taken_until IS NULL OR attempts.next_check_at <= r.taken_until)
        """,
        "id:property_id id:booking_id id:attempt_id number:taken_until",
        tells: "attempt_id");

    private static readonly Many PrepareMany = new(
        """
        UPDATE attempts SET state = 'prepared', gateway_id = r.gateway_id FROM {rows}
        WHERE attempts.property_id = r.property_id AND attempts.booking_id = r.booking_id AND attempts.attempt_id = r.attempt_id
          AND attempts.settled = 0 AND attempts.state IN ('new', 'prepared')
        """,
        "id:property_id id:booking_id id:attempt_id text:gateway_id");

    // By how many gateways are left out.
    private static readonly ConcurrentDictionary<int, Statement> DueToClaim = new();

    private static readonly Many Lease = new(
        """
        UPDATE attempts SET next_check_at = r.next_check_at FROM {rows}
        WHERE attempts.property_id = r.property_id AND attempts.booking_id = r.booking_id AND attempts.attempt_id = r.attempt_id
        """,
        "id:property_id id:booking_id id:attempt_id number:next_check_at");

    /// <summary>The attempts of bookings whose end the journal does not tell yet, oldest first.</summary>
    public async ValueTask<ILookup<BookingKey, Attempt>> Open(IReadOnlyList<object?[]> bookings) => (await session.Query(
        OpenOf, row => (Key: new BookingKey(row.Id(0), row.Id(1)), Attempt: Read(row)), bookings)).ToLookup(pair => pair.Key, pair => pair.Attempt);

    /// <summary>Ends attempts that the journal has told the end of.</summary>
    public async ValueTask Settle(IEnumerable<(BookingKey Booking, Guid Attempt)> settled) => await session.Execute(SettleMany, Ids(settled));

    /// <summary>Stores attempts that are new or whose state changed.</summary>
    /// <returns>False when one was refused because another payment of its booking is not final, or because somebody of whom the writer does not know
    /// sent it or took it; then nothing may be kept of the transaction.</returns>
    public async ValueTask<bool> Save(IReadOnlyList<AttemptRow> attempts)
    {
        if (attempts.Count == 0)
        {
            return true;
        }

        // What ends goes first: it may make room for what is new.
        var changed = await session.Written(UpdateMany, [.. attempts.Where(each => each.Changing is not null).Select(each => each.Changing!)]);
        var added = attempts.Where(each => !changed.Contains(each.Attempt.Id)).ToList();
        if (await session.Execute(InsertMany, [.. added.Select(each => each.Added)]) == added.Count)
        {
            return true;
        }

        var known = (await session.Query(KnownOf, row => (Id: row.Id(0), Order: row.Bytes(1)), Ids(added.Select(each => (each.Booking, each.Attempt.Id)))))
            .ToDictionary(each => each.Id, each => each.Order);
        if (added.Exists(each => known.TryGetValue(each.Attempt.Id, out var order) && !order.AsSpan().SequenceEqual(each.OrderHash)))
        {
            throw new InvalidOperationException("an attempt was written with another order: one key, one set of parameters, for ever");
        }

        return false;
    }

    /// <summary>Marks attempts as sent, those that take money only if their booking still has the version they were decided at.</summary>
    /// <returns>Those that were marked.</returns>
    public ValueTask<HashSet<Guid>> MarkSent(IEnumerable<(BookingKey Booking, Attempt Attempt)> attempts, Instant now, Instant leaseUntil) =>
        session.Written(
            SendMany,
            [
                .. attempts.Select(each => new object?[]
                {
                    each.Booking.Property, each.Booking.Booking, each.Attempt.Id, each.Attempt.GatewayId, now, leaseUntil, each.Attempt.Order.TakesMoney,
                    each.Attempt.Order.IsAutomatic, each.Attempt.NextCheckAt,
                }),
            ]);

    /// <summary>Gives up attempts that were not sent.</summary>
    /// <returns>Those that were given up; the others were sent already, have ended, or are somebody else's by now.</returns>
    public ValueTask<HashSet<Guid>> Void(IEnumerable<(BookingKey Booking, Attempt Attempt)> attempts) => session.Written(
        VoidMany, [.. attempts.Select(each => new object?[] { each.Booking.Property, each.Booking.Booking, each.Attempt.Id, each.Attempt.NextCheckAt })]);

    /// <summary>Notes the gateway's ids of attempts that were prepared and not sent yet.</summary>
    public async ValueTask SavePrepared(IEnumerable<(BookingKey Booking, Attempt Attempt)> attempts) => await session.Execute(
        PrepareMany,
        [.. attempts.Select(each => new object?[] { each.Booking.Property, each.Booking.Booking, each.Attempt.Id, each.Attempt.GatewayId })]);

    /// <summary>What is due, the earliest first; looked at, not claimed.</summary>
    public async ValueTask<ImmutableArray<(BookingKey Booking, Guid Attempt)>> Due(Instant now, int limit)
    {
        const string sql = """
            SELECT property_id, booking_id, attempt_id FROM attempts WHERE settled = 0 AND next_check_at <= $1
            ORDER BY next_check_at, attempt_id LIMIT $2
            """;
        return [.. await session.Query(sql, row => (new BookingKey(row.Id(0), row.Id(1)), row.Id(2)), now, (long)limit)];
    }

    /// <summary>Takes what is due, the earliest first: nobody else gets it before the lease is over.</summary>
    public async ValueTask<ImmutableArray<(BookingKey Booking, Guid Attempt)>> Claim(Instant now, Instant leaseUntil, int limit, ImmutableArray<string> except)
    {
        var sql = DueToClaim.GetOrAdd(except.Length, static left => new Statement(dialect => ToClaim(dialect, left)));
        var claimed = await session.Query(sql.TextIn(session.Dialect), row => (new BookingKey(row.Id(0), row.Id(1)), row.Id(2)), [now, (long)limit, .. except]);
        await session.Execute(
            Lease, [.. claimed.Select(each => new object?[] { each.Item1.Property, each.Item1.Booking, each.Item2, leaseUntil })]);
        return [.. claimed];
    }

    /// <summary>Says when an attempt is due next.</summary>
    public async ValueTask PutOff(BookingKey booking, Guid attempt, Instant until) =>
        await session.Execute(Lease, [[booking.Property, booking.Booking, attempt, until]]);

    /// <summary>Whose attempts these are.</summary>
    public async ValueTask<ImmutableDictionary<Guid, Guid>> PropertiesOf(IEnumerable<Guid> attempts) => (await session.Query(
        PropertyOf, row => (Attempt: row.Id(0), Property: row.Id(1)), [.. attempts.Select(attempt => new object?[] { attempt })]))
        .ToImmutableDictionary(each => each.Attempt, each => each.Property);

    private static string ToClaim(IDialect dialect, int left) => $"""
        SELECT property_id, booking_id, attempt_id FROM attempts
        WHERE settled = 0 AND next_check_at <= $1 {string.Concat(Enumerable.Range(3, left).Select(number => $" AND gateway <> ${number}"))}
        ORDER BY next_check_at, attempt_id LIMIT $2 {dialect.SkipTaken}
        """;

    private static List<object?[]> Ids(IEnumerable<(BookingKey Booking, Guid Attempt)> attempts) =>
        [.. attempts.Select(each => new object?[] { each.Booking.Property, each.Booking.Booking, each.Attempt })];

    private static Attempt Read(Row row) => new(
        row.Id(2), SnapshotJson.ReadOrder(row.Text(3), Currency.Parse(row.Text(12))), row.Word<AttemptState>(4), row.Instant(5))
    {
        Reason = row.WordOrNull<DeclineReason>(6),
        GatewayId = row.TextOrNull(7),
        SentAt = row.InstantOrNull(8),
        Checks = row.Int(9),
        ExpiresAt = row.InstantOrNull(10),
        NextCheckAt = row.InstantOrNull(11),
    };
}
