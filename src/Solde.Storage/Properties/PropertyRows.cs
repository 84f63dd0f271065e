using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Properties;
using Solde.Core.Automations;
using Solde.Core.Properties;
using Solde.Storage.Automations;
using Solde.Storage.Search;
using Solde.Storage.Sql;
using Solde.Storage.Webhooks;

namespace Solde.Storage.Properties;

/// <summary>The end of a chain of journal entries.</summary>
internal readonly record struct ChainEnd(long Seq, byte[] Hash);

/// <summary>Properties with all versions of their settings.</summary>
internal sealed class PropertyRows(Session session, FoundRules rules)
{
    /// <summary>What <see cref="StateIn"/> reads, of a table <c>p</c>.</summary>
    public const string Columns = "p.settings_version, p.rules_version, p.brake_version, p.webhooks_version, p.paused, p.holds_back_since, p.lets_through_until";

    public const int ColumnCount = 7;

    private static readonly Many StatesOf = new(
        $$"""SELECT p.property_id, {{Columns}} FROM {rows}, properties p WHERE p.property_id = r.property_id""", "id:property_id");

    private static readonly Many LateOf = new(
        $$"""
        SELECT r.property_id, p.settles_at,
            (SELECT COUNT(*) FROM (
                SELECT 1 FROM bookings b WHERE b.property_id = r.property_id AND b.next_run_at <= r.due_before AND b.run_released = 0
                LIMIT {{Brake.Most + 1}}) AS late)
        FROM {rows}, properties p WHERE p.property_id = r.property_id
        """,
        "id:property_id number:due_before");

    // In the order of the keys, so that no two transactions wait for each other's properties.
    private static readonly Many Settle = new(
        "UPDATE properties SET settles_at = r.settles_at FROM {rows} WHERE properties.property_id = r.property_id AND properties.settles_at < r.settles_at",
        "id:property_id number:settles_at");

    public async ValueTask Save(Guid property, PropertySettings settings, Instant now)
    {
        const string upsert = """
            INSERT INTO properties (property_id, number, settings_version, chain_hash, name, words)
            VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM properties), 1, $2, $3, $4)
            ON CONFLICT (property_id) DO UPDATE SET settings_version = properties.settings_version + 1, name = excluded.name, words = excluded.words
            """;
        const string version = """
            INSERT INTO property_versions (property_id, number, at, settings, logo, templates)
            SELECT property_id, settings_version, $2, $3, $4, $5 FROM properties WHERE property_id = $1
            """;
        await session.Execute(upsert, property, Chain.Start(property, null), settings.Name, Folded.WordBegins + Folded.Of(settings.Name));
        await session.Execute(version, property, now, Documents.Write(settings), settings.Logo, Documents.Write(settings.OwnTemplates));
    }

    /// <summary>A property as it is now; null when there is none.</summary>
    public async ValueTask<PropertyView?> View(Guid property) => (await Views([property])).GetValueOrDefault(property);

    /// <summary>A property that a row of the database refers to.</summary>
    public async ValueTask<PropertyView> Required(Guid property) =>
        await View(property) ?? throw new InvalidOperationException($"there is no property {property}");

    /// <summary>Properties as they are now; unknown ones are left out. Settings and rules are parsed once a version.</summary>
    public async ValueTask<Dictionary<Guid, PropertyView>> Views(IEnumerable<Guid> properties)
    {
        var states = await session.Query(StatesOf, row => (Id: row.Id(0), State: StateIn(row, 1)), [.. properties.Select(id => new object?[] { id })]);
        var views = new Dictionary<Guid, PropertyView>(states.Count);
        foreach (var (id, state) in states)
        {
            views[id] = await View(id, state);
        }

        return views;
    }

    /// <summary>A property in a given state.</summary>
    public async ValueTask<PropertyView> View(Guid property, PropertyState state)
    {
        var versions = state.Versions;
        if (rules.Find(property, versions) is { } known)
        {
            return known;
        }

        const string sql = "SELECT settings, logo, templates FROM property_versions WHERE property_id = $1 AND number = $2";
        var settings = (await session.First(sql, SettingsIn, property, versions.Settings))! with { Brake = state.Brake };
        var view = new PropertyView(settings, await new AutomationRows(session).Rules(property, settings), versions.Revision)
        {
            Subscriptions = versions.Webhooks == 0 ? [] : await new WebhookRows(session).Subscriptions(property),
        };
        rules.Add(property, versions, view);
        return view;
    }

    /// <summary>The columns of <see cref="Columns"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">Where they begin.</param>
    public static PropertyState StateIn(Row row, int first) => new(
        new PropertyVersions(row.Long(first), row.Long(first + 1), row.Long(first + 2), row.Long(first + 3)),
        new Brake(row.Flag(first + 4), row.InstantOrNull(first + 5), row.InstantOrNull(first + 6)));

    /// <summary>Changes what keeps a property's payments back; the row is nobody else's until the transaction ends.</summary>
    /// <returns>False when it stays as it is.</returns>
    public async ValueTask<bool> Change(Guid property, Func<Brake, Brake?> change)
    {
        const string save = """
            UPDATE properties SET paused = $2, holds_back_since = $3, lets_through_until = $4, brake_version = brake_version + 1 WHERE property_id = $1
            """;
        await TakeChain(property);
        if (change((await Required(property)).Settings.Brake) is not { } brake)
        {
            return false;
        }

        await session.Execute(save, property, brake.Paused, brake.HoldsBackSince, brake.LetsThroughUntil);
        return true;
    }

    /// <summary>Late payments of properties, and until when more may follow; properties without are left out.</summary>
    public async ValueTask<ImmutableDictionary<Guid, LatePayments>> Late(IEnumerable<Guid> properties, Instant now)
    {
        var late = await session.Query(
            LateOf, row => (Id: row.Id(0), Late: new LatePayments(row.Int(2), row.Instant(1))),
            [.. properties.Select(id => new object?[] { id, Brake.LateBefore(now) })]);
        return late.Where(each => each.Late.Bookings > 0 || each.Late.SettlesAt > now).ToImmutableDictionary(each => each.Id, each => each.Late);
    }

    /// <summary>Notes until when more late payments may follow.</summary>
    public async ValueTask SaveSettling(IEnumerable<(Guid Property, Instant At)> settling) => await session.Execute(
        Settle, [.. settling.OrderBy(each => each.Property).Select(each => new object?[] { each.Property, each.At })]);

    public async ValueTask<List<Guid>> Ids()
    {
        const string sql = "SELECT property_id FROM properties ORDER BY number";
        return await session.Query(sql, row => row.Id(0));
    }

    /// <summary>Every version of the settings, with the instant from which it was in force.</summary>
    public async ValueTask<List<(Instant From, PropertySettings Settings)>> History(Guid property)
    {
        const string sql = "SELECT at, settings FROM property_versions WHERE property_id = $1 ORDER BY number";
        return await session.Query(sql, row => (row.Instant(0), Documents.ReadSettings(row.Text(1))), property);
    }

    /// <summary>The end of the chain of facts that concern no booking.</summary>
    public ValueTask<ChainEnd> ChainOf(Guid property)
    {
        const string sql = "SELECT chain_seq, chain_hash FROM properties WHERE property_id = $1";
        return ChainOf(sql, property);
    }

    /// <summary>The end of that chain; nobody else appends to it until the transaction ends.</summary>
    public ValueTask<ChainEnd> TakeChain(Guid property)
    {
        const string sql = "UPDATE properties SET chain_seq = chain_seq WHERE property_id = $1 RETURNING chain_seq, chain_hash";
        return ChainOf(sql, property);
    }

    public async ValueTask SaveChain(Guid property, ChainEnd chain)
    {
        const string sql = "UPDATE properties SET chain_seq = $2, chain_hash = $3 WHERE property_id = $1";
        await session.Execute(sql, property, chain.Seq, chain.Hash);
    }

    private static PropertySettings SettingsIn(Row row) => Documents.ReadSettings(row.Text(0)) with
    {
        Logo = row.IsNull(1) ? null : row.Id(1), OwnTemplates = Documents.ReadVersions(row.TextOrNull(2)),
    };

    private async ValueTask<ChainEnd> ChainOf(string sql, Guid property)
    {
        var ends = await session.Query(sql, row => new ChainEnd(row.Long(0), row.Bytes(1)), property);
        return ends.Count == 1 ? ends[0] : throw new InvalidOperationException($"there is no property {property}");
    }
}

/// <summary>How often a property's settings, rules, brake and webhooks were saved.</summary>
internal readonly record struct PropertyVersions(long Settings, long Rules, long Brake, long Webhooks)
{
    /// <summary>What is decided with, in one: each only grows.</summary>
    public long Revision => Settings + Rules + Brake;
}

/// <summary>What a property's row says of it.</summary>
internal readonly record struct PropertyState(PropertyVersions Versions, Brake Brake);
