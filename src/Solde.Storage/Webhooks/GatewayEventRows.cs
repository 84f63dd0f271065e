using System.Collections.Immutable;
using NodaTime;
using Solde.App.Webhooks;
using Solde.Storage.Sql;

namespace Solde.Storage.Webhooks;

/// <summary>What gateways posted.</summary>
internal sealed class GatewayEventRows(Session session)
{
    private static readonly Statement DueToClaim = new(static dialect => $"""
        SELECT gateway, event_id, body, tries FROM gateway_events WHERE due_at <= $1 ORDER BY due_at LIMIT $2 {dialect.SkipTaken}
        """);

    private static readonly Many Lease = new(
        """
        UPDATE gateway_events SET due_at = r.due_at, tries = tries + 1 FROM {rows}
        WHERE gateway_events.gateway = r.gateway AND gateway_events.event_id = r.event_id
        """,
        "text:gateway text:event_id number:due_at");

    private static readonly Many Update = new(
        """
        UPDATE gateway_events SET outcome = r.outcome, due_at = r.due_at FROM {rows}
        WHERE gateway_events.gateway = r.gateway AND gateway_events.event_id = r.event_id
        """,
        "text:gateway text:event_id text:outcome number:due_at");

    public async ValueTask<bool> Keep(GatewayEvent posted, Instant now)
    {
        const string sql = """
            INSERT INTO gateway_events (gateway, event_id, at, body, tries, due_at) VALUES ($1, $2, $3, $4, 0, $3)
            ON CONFLICT DO NOTHING
            """;
        return await session.Execute(sql, posted.Gateway, posted.Id, now, posted.Body.ToArray()) == 1;
    }

    /// <summary>Takes what was not looked at, the earliest first: nobody else gets it before the lease is over.</summary>
    public async ValueTask<ImmutableArray<DueGatewayEvent>> Claim(Instant now, Instant leaseUntil, int limit)
    {
        var due = await session.Query(
            DueToClaim.TextIn(session.Dialect), row => new DueGatewayEvent(new GatewayEvent(row.Text(0), row.Text(1), row.Bytes(2)), row.Int(3)), now, (long)limit);
        await session.Execute(Lease, [.. due.Select(each => new object?[] { each.Event.Gateway, each.Event.Id, leaseUntil })]);
        return [.. due];
    }

    public async ValueTask Save(IEnumerable<SeenGatewayEvent> events) => await session.Execute(
        Update, [.. events.Select(each => new object?[] { each.Event.Gateway, each.Event.Id, each.Outcome, each.DueAt })]);

    public ValueTask<int> Forget(Instant before)
    {
        const string sql = "DELETE FROM gateway_events WHERE at < $1 AND due_at IS NULL";
        return session.Execute(sql, before);
    }

    public async ValueTask<ImmutableArray<(GatewayEvent Event, GatewayEventOutcome Outcome, Instant At)>> Strange(int limit)
    {
        const string sql = """
            SELECT gateway, event_id, body, outcome, at FROM gateway_events WHERE outcome IN ('unknown', 'unreadable') ORDER BY at DESC, event_id LIMIT $1
            """;
        return
        [
            .. await session.Query(
                sql, row => (new GatewayEvent(row.Text(0), row.Text(1), row.Bytes(2)), row.Word<GatewayEventOutcome>(3), row.Instant(4)), (long)limit),
        ];
    }
}
