using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Solde.App.Access;
using Solde.Storage.Sql;

namespace Solde.Storage.Access;

/// <summary>Keys of the API: their hashes, never themselves.</summary>
internal sealed class KeyRows(Session session)
{
    private const string Select = "SELECT property_id, key_id, prefix, hash, name, scope, created_at, used_on, revoked_at FROM api_keys";

    /// <returns>False when the property has a key of that id.</returns>
    public async ValueTask<bool> Add(ApiKey key)
    {
        const string sql = """
            INSERT INTO api_keys (property_id, key_id, prefix, hash, name, scope, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (property_id, key_id) DO NOTHING
            """;
        return 1 == await session.Execute(sql, key.Property, key.Id, key.Prefix, key.Hash.ToArray(), key.Name, Words.Of(key.Scope), key.CreatedAt);
    }

    public async ValueTask<ImmutableArray<ApiKey>> Of(Guid property)
    {
        const string sql = $"{Select} WHERE property_id = $1 ORDER BY created_at, key_id";
        return [.. await session.Query(sql, Read, property)];
    }

    public ValueTask<ApiKey?> Find(string prefix)
    {
        const string sql = $"{Select} WHERE prefix = $1";
        return session.First(sql, Read, prefix);
    }

    public async ValueTask<bool> Revoke(Guid property, string prefix, Instant now)
    {
        const string sql = "UPDATE api_keys SET revoked_at = $3 WHERE property_id = $1 AND prefix = $2 AND revoked_at IS NULL";
        return await session.Execute(sql, property, prefix, now) == 1;
    }

    public async ValueTask NoteUse(ApiKey key, LocalDate day)
    {
        const string sql = "UPDATE api_keys SET used_on = $3 WHERE property_id = $1 AND key_id = $2";
        await session.Execute(sql, key.Property, key.Id, day);
    }

    private static ApiKey Read(Row row) => new()
    {
        Property = row.Id(0),
        Id = row.Id(1),
        Prefix = row.Text(2),
        Hash = [.. row.Bytes(3)],
        Name = row.Text(4),
        Scope = row.Word<KeyScope>(5),
        CreatedAt = row.Instant(6),
        UsedOn = row.TextOrNull(7) is { } day ? LocalDatePattern.Iso.Parse(day).GetValueOrThrow() : null,
        RevokedAt = row.InstantOrNull(8),
    };
}
