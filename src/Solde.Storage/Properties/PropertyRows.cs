using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Automations;
using Solde.Core.Properties;
using Solde.Storage.Automations;
using Solde.Storage.Sql;
using Solde.Storage.Webhooks;

namespace Solde.Storage.Properties;

/// <summary>The end of a chain of journal entries.</summary>
internal readonly record struct ChainEnd(long Seq, byte[] Hash);

/// <summary>Properties with all versions of their settings.</summary>
internal sealed class PropertyRows(Session session, ParsedRules parsed)
{
    private static readonly Many VersionsOf = new(
        "SELECT p.property_id, p.settings_version, p.rules_version, p.webhooks_version FROM {rows} JOIN properties p ON p.property_id = r.property_id", "id:property_id");

    public async ValueTask Save(Guid property, PropertySettings settings, Instant now)
    {
        const string upsert = """
            INSERT INTO properties (property_id, number, settings_version, chain_hash)
            VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM properties), 1, $2)
            ON CONFLICT (property_id) DO UPDATE SET settings_version = properties.settings_version + 1
            """;
        const string version = """
            INSERT INTO property_versions (property_id, number, at, settings)
            SELECT property_id, settings_version, $2, $3 FROM properties WHERE property_id = $1
            """;
        await session.Execute(upsert, property, Chain.Start(property, null));
        await session.Execute(version, property, now, Documents.Write(settings));
    }

    /// <summary>A property as it is now; null when there is none.</summary>
    public async ValueTask<PropertyView?> View(Guid property) => (await Views([property])).GetValueOrDefault(property);

    /// <summary>A property that a row of the database refers to.</summary>
    public async ValueTask<PropertyView> Required(Guid property) =>
        await View(property) ?? throw new InvalidOperationException($"there is no property {property}");

    /// <summary>Properties as they are now; unknown ones are left out. Settings and rules are parsed once a version.</summary>
    public async ValueTask<Dictionary<Guid, PropertyView>> Views(IEnumerable<Guid> properties)
    {
        var versions = await session.Query(
            VersionsOf, row => (Id: row.Id(0), Versions: new PropertyVersions(row.Long(1), row.Long(2), row.Long(3))), [.. properties.Select(id => new object?[] { id })]);
        var views = new Dictionary<Guid, PropertyView>(versions.Count);
        foreach (var (id, version) in versions)
        {
            views[id] = await View(id, version);
        }

        return views;
    }

    /// <summary>A property at given versions.</summary>
    public async ValueTask<PropertyView> View(Guid property, PropertyVersions versions)
    {
        if (parsed.Find(property, versions) is { } known)
        {
            return known;
        }

        const string sql = "SELECT settings FROM property_versions WHERE property_id = $1 AND number = $2";
        var settings = Documents.ReadSettings((await session.First(sql, row => row.Text(0), property, versions.Settings))!);
        var view = new PropertyView(settings, await new AutomationRows(session).Rules(property, settings), versions.Revision)
        {
            Subscriptions = versions.Webhooks == 0 ? [] : await new WebhookRows(session).Subscriptions(property),
        };
        parsed.Keep(property, versions, view);
        return view;
    }

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

    private async ValueTask<ChainEnd> ChainOf(string sql, Guid property)
    {
        var ends = await session.Query(sql, row => new ChainEnd(row.Long(0), row.Bytes(1)), property);
        return ends.Count == 1 ? ends[0] : throw new InvalidOperationException($"there is no property {property}");
    }
}

/// <summary>How often a property's settings, rules and webhooks were saved.</summary>
internal readonly record struct PropertyVersions(long Settings, long Rules, long Webhooks)
{
    /// <summary>What is decided with, in one: each only grows.</summary>
    public long Revision => Settings + Rules;
}
