using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;
using Solde.Storage.Sql;

namespace Solde.Storage.Access;

/// <summary>Where staff are signed in, and the keys that all nodes share for it.</summary>
internal sealed class SessionRows(Session session)
{
    private const string Select = "SELECT session_hash, staff_id, ticket, created_at, seen_at, ends_at, address, agent FROM sessions";

    public async ValueTask Add(StaffSession added)
    {
        const string sql = """
            INSERT INTO sessions (session_hash, staff_id, ticket, created_at, seen_at, ends_at, address, agent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
        await session.Execute(
            sql, added.Hash.ToArray(), added.Staff, added.Ticket.ToArray(), added.CreatedAt, added.SeenAt, added.EndsAt, added.Address, added.Agent);
    }

    public ValueTask<StaffSession?> Find(ImmutableArray<byte> hash, Instant now) =>
        session.First($"{Select} WHERE session_hash = $1 AND ends_at > $2", Read, hash.ToArray(), now);

    public ValueTask<int> Keep(StaffSession kept)
    {
        const string sql = """
            UPDATE sessions SET ticket = $3, seen_at = $4, ends_at = $5, address = $6, agent = $7 WHERE session_hash = $1 AND staff_id = $2
            """;
        return session.Execute(sql, kept.Hash.ToArray(), kept.Staff, kept.Ticket.ToArray(), kept.SeenAt, kept.EndsAt, kept.Address, kept.Agent);
    }

    public async ValueTask<ImmutableArray<StaffSession>> Of(Guid staff, Instant now) =>
        [.. await session.Query($"{Select} WHERE staff_id = $1 AND ends_at > $2 ORDER BY seen_at DESC, session_hash", Read, staff, now)];

    public async ValueTask<bool> End(Guid staff, ImmutableArray<byte> hash) =>
        await session.Execute("DELETE FROM sessions WHERE staff_id = $1 AND session_hash = $2", staff, hash.ToArray()) == 1;

    public ValueTask<int> EndOthers(Guid staff, ImmutableArray<byte> but) =>
        session.Execute("DELETE FROM sessions WHERE staff_id = $1 AND session_hash <> $2", staff, but.ToArray());

    public ValueTask<int> Forget(Instant now) => session.Execute("DELETE FROM sessions WHERE ends_at <= $1", now);

    public async ValueTask<ImmutableArray<string>> Keys() => [.. await session.Query("SELECT data FROM shared_keys ORDER BY name", row => row.Text(0))];

    public ValueTask<int> AddKey(string name, string key) =>
        session.Execute("INSERT INTO shared_keys (name, data) VALUES ($1, $2) ON CONFLICT DO NOTHING", name, key);

    private static StaffSession Read(Row row) => new()
    {
        Hash = [.. row.Bytes(0)],
        Staff = row.Id(1),
        Ticket = [.. row.Bytes(2)],
        CreatedAt = row.Instant(3),
        SeenAt = row.Instant(4),
        EndsAt = row.Instant(5),
        Address = row.Text(6),
        Agent = row.Text(7),
    };
}
