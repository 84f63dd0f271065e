using System.Collections.Immutable;
using NodaTime;
using Solde.App.Journal;
using Solde.App.Webhooks;
using Solde.Storage.Sql;

namespace Solde.Storage.Webhooks;

/// <summary>Where other systems are told what happens.</summary>
internal sealed class WebhookRows(Session session)
{
    private const string Columns =
        "w.property_id, w.webhook_id, w.url, w.events, w.active, w.off_reason, w.secret_number, w.rotated_at, w.created_at, w.failing_since";

    private static readonly Many Known = new(
        $$"""SELECT {{Columns}} FROM {rows}, webhooks w WHERE w.property_id = r.property_id AND w.webhook_id = r.webhook_id""",
        "id:property_id id:webhook_id");

    private static readonly Many Recovered = new(
        """
        UPDATE webhooks SET failing_since = NULL FROM {rows}
        WHERE webhooks.property_id = r.property_id AND webhooks.webhook_id = r.webhook_id AND webhooks.failing_since IS NOT NULL
        """,
        "id:property_id id:webhook_id");

    private static readonly Many Failing = new(
        """
        UPDATE webhooks SET failing_since = r.at FROM {rows}
        WHERE webhooks.property_id = r.property_id AND webhooks.webhook_id = r.webhook_id AND webhooks.failing_since IS NULL
        """,
        "id:property_id id:webhook_id number:at");

    public async ValueTask<ImmutableArray<Webhook>> Of(Guid property)
    {
        const string sql = $"SELECT {Columns} FROM webhooks w WHERE w.property_id = $1 ORDER BY w.created_at, w.webhook_id";
        return [.. await session.Query(sql, Read, property)];
    }

    public ValueTask<Webhook?> Find(Guid property, Guid webhook)
    {
        const string sql = $"SELECT {Columns} FROM webhooks w WHERE w.property_id = $1 AND w.webhook_id = $2";
        return session.First(sql, Read, property, webhook);
    }

    /// <summary>Webhooks by property and id; those that are gone are left out.</summary>
    public async ValueTask<Dictionary<(Guid Property, Guid Webhook), Webhook>> Of(IEnumerable<(Guid Property, Guid Webhook)> keys) =>
        (await session.Query(Known, Read, [.. keys.Select(key => new object?[] { key.Property, key.Webhook })])).ToDictionary(each => (each.Property, each.Id));

    /// <summary>Those of a property that are switched on.</summary>
    public async ValueTask<ImmutableArray<Subscription>> Subscriptions(Guid property)
    {
        const string sql = "SELECT webhook_id, events FROM webhooks WHERE property_id = $1 AND active = 1 ORDER BY webhook_id";
        return [.. await session.Query(sql, row => new Subscription(row.Id(0), FilterOf(row.Text(1))), property)];
    }

    public async ValueTask Save(Webhook webhook)
    {
        const string sql = """
            INSERT INTO webhooks (property_id, webhook_id, url, events, active, off_reason, secret_number, rotated_at, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (property_id, webhook_id) DO UPDATE SET url = excluded.url, events = excluded.events, active = excluded.active,
                off_reason = excluded.off_reason, secret_number = excluded.secret_number, rotated_at = excluded.rotated_at,
                failing_since = CASE WHEN webhooks.active = excluded.active AND webhooks.url = excluded.url THEN webhooks.failing_since END
            """;
        await session.Execute(
            sql, webhook.Property, webhook.Id, webhook.Url, string.Join(' ', webhook.Events.Patterns), webhook.Active, webhook.OffReason,
            (long)webhook.SecretNumber, webhook.RotatedAt, webhook.CreatedAt);
        await NoteChange(webhook.Property);
    }

    public async ValueTask<bool> Remove(Guid property, Guid webhook)
    {
        const string sql = "DELETE FROM webhooks WHERE property_id = $1 AND webhook_id = $2";
        if (await session.Execute(sql, property, webhook) == 0)
        {
            return false;
        }

        await NoteChange(property);
        return true;
    }

    /// <summary>Notes which webhooks take what is sent and which do not.</summary>
    public async ValueTask Note(IReadOnlyCollection<WebhookHealth> health)
    {
        var latest = health.GroupBy(each => (each.Property, each.Webhook)).OrderBy(each => each.Key)
            .Select(each => (each.Key.Property, each.Key.Webhook, At: each.Max(one => one.At), Succeeded: each.Any(one => one.Succeeded))).ToList();
        await session.Execute(Recovered, [.. latest.Where(each => each.Succeeded).Select(each => new object?[] { each.Property, each.Webhook })]);
        await session.Execute(Failing, [.. latest.Where(each => !each.Succeeded).Select(each => new object?[] { each.Property, each.Webhook, each.At })]);
    }

    /// <summary>Switches a webhook off.</summary>
    /// <param name="property">The property.</param>
    /// <param name="webhook">The webhook.</param>
    /// <param name="reason">Why.</param>
    /// <param name="failingSinceAtLatest">Only if it has failed since then; null = however short.</param>
    /// <returns>Where it posted to; null when it was off, or has not failed for long enough.</returns>
    public async ValueTask<string?> SwitchOff(Guid property, Guid webhook, string reason, Instant? failingSinceAtLatest)
    {
        const string sql = """
            UPDATE webhooks SET active = 0, off_reason = $3 WHERE property_id = $1 AND webhook_id = $2 AND active = 1 AND failing_since <= $4
            RETURNING url
            """;
        var address = await session.First(sql, row => row.Text(0), property, webhook, reason, failingSinceAtLatest is { } at ? StoredTime.Milliseconds(at) : long.MaxValue);
        if (address is not null)
        {
            await NoteChange(property);
        }

        return address;
    }

    private async ValueTask NoteChange(Guid property)
    {
        const string sql = "UPDATE properties SET webhooks_version = webhooks_version + 1 WHERE property_id = $1";
        await session.Execute(sql, property);
    }

    private static EventFilter FilterOf(string text) => new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    private static Webhook Read(Row row) => new()
    {
        Property = row.Id(0),
        Id = row.Id(1),
        Url = row.Text(2),
        Events = FilterOf(row.Text(3)),
        Active = row.Flag(4),
        OffReason = row.TextOrNull(5),
        SecretNumber = row.Int(6),
        RotatedAt = row.InstantOrNull(7),
        CreatedAt = row.Instant(8),
        FailingSince = row.InstantOrNull(9),
    };
}
