using System.Collections.Immutable;
using NodaTime;
using Solde.App.Webhooks;
using Solde.Storage.Sql;

namespace Solde.Storage.Webhooks;

/// <summary>What is, or was, to be sent to webhooks.</summary>
internal sealed class WebhookDeliveryRows(Session session)
{
    private const string Columns =
        "d.property_id, d.webhook_id, d.delivery_id, d.booking_id, d.seq, d.what, d.at, d.state, d.tries, d.next_try_at, d.tried_at, d.status, d.answer";

    private const string Key = """
        webhook_deliveries.property_id = r.property_id AND webhook_deliveries.webhook_id = r.webhook_id
          AND webhook_deliveries.delivery_id = r.delivery_id
        """;

    private static readonly Statement DueToClaim = new(static dialect => $"""
        SELECT {Columns} FROM webhook_deliveries d WHERE d.next_try_at <= $1 ORDER BY d.next_try_at, d.delivery_id LIMIT $2 {dialect.SkipTaken}
        """);

    private static readonly Many Lease = new(
        $$"""UPDATE webhook_deliveries SET next_try_at = r.next_try_at FROM {rows} WHERE {{Key}}""",
        "id:property_id id:webhook_id id:delivery_id number:next_try_at");

    private static readonly Many Update = new(
        $$"""
        UPDATE webhook_deliveries SET state = r.state, tries = r.tries, next_try_at = r.next_try_at, tried_at = r.tried_at, status = r.status,
            answer = r.answer
        FROM {rows} WHERE {{Key}}
        """,
        "id:property_id id:webhook_id id:delivery_id text:state number:tries number:next_try_at number:tried_at number:status text:answer");

    private static readonly Many Orphaned = new(
        """
        DELETE FROM webhook_deliveries USING {rows}
        WHERE webhook_deliveries.property_id = r.property_id AND webhook_deliveries.webhook_id = r.webhook_id
        """,
        "id:property_id id:webhook_id");

    /// <summary>Takes what is due, the earliest first: nobody else gets it before the lease is over.</summary>
    public async ValueTask<List<WebhookDelivery>> Claim(Instant now, Instant leaseUntil, int limit)
    {
        var due = await session.Query(DueToClaim.TextIn(session.Dialect), Read, now, (long)limit);
        await session.Execute(Lease, [.. due.Select(each => new object?[] { each.Property, each.Webhook, each.Id, leaseUntil })]);
        return due;
    }

    public async ValueTask Save(IEnumerable<WebhookDelivery> deliveries) => await session.Execute(
        Update,
        [
            .. deliveries.OrderBy(each => each.Id).Select(each => new object?[]
            {
                each.Property, each.Webhook, each.Id, each.State, (long)each.Tries, each.NextTryAt, each.TriedAt, (long?)each.Status, each.Answer,
            }),
        ]);

    /// <summary>Removes what is for webhooks that are gone.</summary>
    public async ValueTask Remove(IEnumerable<(Guid Property, Guid Webhook)> gone) =>
        await session.Execute(Orphaned, [.. gone.Select(each => new object?[] { each.Property, each.Webhook })]);

    /// <summary>Nothing that waits for a webhook is sent any more.</summary>
    public async ValueTask GiveUp(Guid property, Guid webhook, string why)
    {
        const string sql = """
            UPDATE webhook_deliveries SET state = 'failed', next_try_at = NULL, answer = COALESCE(answer, $3)
            WHERE property_id = $1 AND webhook_id = $2 AND next_try_at IS NOT NULL
            """;
        await session.Execute(sql, property, webhook, why);
    }

    public async ValueTask<ImmutableArray<WebhookDelivery>> Page(Guid property, Guid webhook, WebhookDeliveryState? state, Guid? before, int limit)
    {
        const string page = $"SELECT {Columns} FROM webhook_deliveries d WHERE d.property_id = $1 AND d.webhook_id = $2 AND d.delivery_id < $3";
        const string all = $"{page} ORDER BY d.delivery_id DESC LIMIT $4";
        const string some = $"{page} AND d.state = $4 ORDER BY d.delivery_id DESC LIMIT $5";
        var from = before ?? Guid.AllBitsSet;
        return state is { } wanted
            ? [.. await session.Query(some, Read, property, webhook, from, Words.Of(wanted), (long)limit)]
            : [.. await session.Query(all, Read, property, webhook, from, (long)limit)];
    }

    public ValueTask<WebhookDelivery?> Replay(Guid property, Guid webhook, Guid delivery, Instant now)
    {
        const string sql = """
            UPDATE webhook_deliveries AS d SET state = 'queued', tries = 0, next_try_at = $4 WHERE property_id = $1 AND webhook_id = $2 AND delivery_id = $3
            RETURNING property_id, webhook_id, delivery_id, booking_id, seq, what, at, state, tries, next_try_at, tried_at, status, answer
            """;
        return session.First(sql, Read, property, webhook, delivery, now);
    }

    public async ValueTask<int> ReplaySince(Guid property, Guid webhook, Instant since, bool failedOnly, Instant now)
    {
        const string sql = """
            UPDATE webhook_deliveries SET state = 'queued', tries = 0, next_try_at = $4
            WHERE property_id = $1 AND webhook_id = $2 AND delivery_id >= $3 AND (state = 'failed' OR $5 = 0)
            """;
        return await session.Execute(sql, property, webhook, DeliveryId.First(since), now, failedOnly);
    }

    public async ValueTask<int> Forget(Guid property, Guid webhook, Instant before)
    {
        const string sql = "DELETE FROM webhook_deliveries WHERE property_id = $1 AND webhook_id = $2 AND delivery_id < $3 AND next_try_at IS NULL";
        return await session.Execute(sql, property, webhook, DeliveryId.First(before));
    }

    private static WebhookDelivery Read(Row row) => new()
    {
        Property = row.Id(0),
        Webhook = row.Id(1),
        Id = row.Id(2),
        Booking = row.Id(3),
        Seq = row.Long(4),
        What = row.Text(5),
        At = row.Instant(6),
        State = row.Word<WebhookDeliveryState>(7),
        Tries = row.Int(8),
        NextTryAt = row.InstantOrNull(9),
        TriedAt = row.InstantOrNull(10),
        Status = (int?)row.LongOrNull(11),
        Answer = row.TextOrNull(12),
    };
}
