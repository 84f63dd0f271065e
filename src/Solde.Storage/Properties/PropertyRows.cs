using NodaTime;
using Solde.App.Journal;
using Solde.Core.Properties;
using Solde.Storage.Sql;

namespace Solde.Storage.Properties;

/// <summary>The counters of a property and the end of its own chain, as they stand within a transaction.</summary>
internal sealed record PropertyHead(Guid Property, PropertySettings Settings)
{
    public long Bookings { get; set; }

    public long Messages { get; set; }

    public long Cursor { get; set; }

    public ChainEnd Chain { get; set; }
}

/// <summary>The end of a chain of journal entries.</summary>
internal readonly record struct ChainEnd(long Seq, byte[] Hash);

/// <summary>Properties with all versions of their settings. Settings are parsed once per version.</summary>
internal sealed class PropertyRows(Session session)
{
    private readonly Dictionary<Guid, (long Version, PropertySettings Settings)> parsed = [];

    /// <summary>A transaction failed: what was read in it may never have been.</summary>
    public void Forget() => parsed.Clear();

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

    /// <summary>A property's settings; null when there is none.</summary>
    public async ValueTask<PropertySettings?> Settings(Guid property) =>
        await Versions(property) is { } versions ? await Settings(property, versions.Settings) : null;

    /// <summary>A property's settings, which a row of the database refers to.</summary>
    public async ValueTask<PropertySettings> Required(Guid property) => await Settings(property) ?? throw Unknown(property);

    public async ValueTask<List<Guid>> Ids()
    {
        const string sql = "SELECT property_id FROM properties ORDER BY number";
        return await session.Query(sql, row => row.Id(0));
    }

    /// <summary>How often settings and rules were saved; null when there is no such property.</summary>
    public ValueTask<PropertyVersions?> Versions(Guid property)
    {
        const string sql = "SELECT settings_version, rules_version FROM properties WHERE property_id = $1";
        return session.First(sql, row => new PropertyVersions(row.Long(0), row.Long(1)), property);
    }

    /// <summary>Every version of the settings, with the instant from which it was in force.</summary>
    public async ValueTask<List<(Instant From, PropertySettings Settings)>> History(Guid property)
    {
        const string sql = "SELECT at, settings FROM property_versions WHERE property_id = $1 ORDER BY number";
        return await session.Query(sql, row => (row.Instant(0), Documents.ReadSettings(row.Text(1))), property);
    }

    /// <summary>The counters, for a transaction that writes.</summary>
    public async ValueTask<PropertyHead> Head(Guid property)
    {
        const string sql = "SELECT bookings, messages, cursor, chain_seq, chain_hash FROM properties WHERE property_id = $1";
        var settings = await Required(property);
        return await session.First(
            sql,
            row => new PropertyHead(property, settings)
            {
                Bookings = row.Long(0), Messages = row.Long(1), Cursor = row.Long(2), Chain = new ChainEnd(row.Long(3), row.Bytes(4)),
            },
            property) ?? throw Unknown(property);
    }

    public async ValueTask Save(PropertyHead head)
    {
        const string sql =
            "UPDATE properties SET bookings = $2, messages = $3, cursor = $4, chain_seq = $5, chain_hash = $6 WHERE property_id = $1";
        await session.Execute(sql, head.Property, head.Bookings, head.Messages, head.Cursor, head.Chain.Seq, head.Chain.Hash);
    }

    private async ValueTask<PropertySettings> Settings(Guid property, long version)
    {
        if (parsed.TryGetValue(property, out var known) && known.Version == version)
        {
            return known.Settings;
        }

        const string sql = "SELECT settings FROM property_versions WHERE property_id = $1 AND number = $2";
        var settings = Documents.ReadSettings((await session.First(sql, row => row.Text(0), property, version))!);
        parsed[property] = (version, settings);
        return settings;
    }

    private static InvalidOperationException Unknown(Guid property) => new($"there is no property {property}");
}

/// <summary>How often a property's settings and rules were saved.</summary>
internal sealed record PropertyVersions(long Settings, long Rules);
