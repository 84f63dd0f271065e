using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;
using Solde.Storage.Sql;

namespace Solde.Storage.Access;

/// <summary>Who may sign in, and with what.</summary>
internal sealed class StaffRows(Session session)
{
    private const string Columns = """
        staff_id, organisation_id, email, name, language, is_owner, security_stamp, password_hash, failed_sign_ins, locked_until, two_factor, code_key,
        recovery_codes, created_at, version, code_step
        """;

    // Few have passkeys: the others' are not asked for.
    private const string Select = $"SELECT {Columns}, (SELECT COUNT(*) FROM passkeys p WHERE p.staff_id = staff.staff_id) FROM staff";

    public async ValueTask<bool> Any() =>
        (await session.Query("SELECT 1 WHERE EXISTS (SELECT 1 FROM organisations)", row => row.Long(0))).Count > 0;

    /// <summary>The first organisation, which takes all properties that have none.</summary>
    /// <returns>False when there is one.</returns>
    public async ValueTask<bool> AddFirst(Organisation organisation)
    {
        const string insert = "INSERT INTO organisations (organisation_id, number, name, created_at) VALUES ($1, 1, $2, $3) ON CONFLICT DO NOTHING";
        const string adopt = """
            INSERT INTO organisation_properties (property_id, organisation_id, place)
            SELECT property_id, $1, number FROM properties WHERE property_id NOT IN (SELECT property_id FROM organisation_properties)
            """;
        if (await session.Execute(insert, organisation.Id, organisation.Name, organisation.CreatedAt) == 0)
        {
            return false;
        }

        await session.Execute(adopt, organisation.Id);
        return true;
    }

    public ValueTask<StaffMember?> Find(Guid id) => First($"{Select} WHERE staff_id = $1", id);

    public ValueTask<StaffMember?> FindByEmail(string email) => First($"{Select} WHERE address = $1", AddressOf(email));

    public ValueTask<StaffMember?> FindByPasskey(ImmutableArray<byte> passkey) =>
        First($"{Select} WHERE staff_id = (SELECT staff_id FROM passkeys WHERE credential_id = $1)", passkey.ToArray());

    /// <returns>False when they were changed meanwhile, or somebody else has the address.</returns>
    public async ValueTask<bool> Save(StaffMember member)
    {
        const string insert = $"""
            INSERT INTO staff ({Columns}, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT DO NOTHING
            """;
        const string update = """
            UPDATE staff SET email = $3, name = $4, language = $5, is_owner = $6, security_stamp = $7, password_hash = $8, failed_sign_ins = $9,
                locked_until = $10, two_factor = $11, code_key = $12, recovery_codes = $13, version = $15, code_step = $16, address = $17
            WHERE staff_id = $1 AND organisation_id = $2 AND created_at = $14 AND version = $15 - 1
                AND NOT EXISTS (SELECT 1 FROM staff other WHERE other.address = $17 AND other.staff_id <> $1)
            """;
        var saved = await session.Execute(
            member.Version == 0 ? insert : update,
            member.Id, member.Organisation, member.Email, member.Name, member.Language, member.IsOwner, member.SecurityStamp, member.PasswordHash,
            (long)member.FailedSignIns, member.LockedUntil, member.TwoFactor, member.CodeKey, member.RecoveryCodes, member.CreatedAt, member.Version + 1,
            member.CodeStep, AddressOf(member.Email));
        if (saved == 0)
        {
            return false;
        }

        await SavePasskeys(member);
        return true;
    }

    public async ValueTask<bool> Remove(Guid organisation, Guid id)
    {
        if (await session.First("SELECT staff_id FROM staff WHERE organisation_id = $1 AND staff_id = $2", row => (object)row.Id(0), organisation, id) is null)
        {
            return false;
        }

        await session.Execute("DELETE FROM sessions WHERE staff_id = $1", id);
        await session.Execute("DELETE FROM passkeys WHERE staff_id = $1", id);
        await session.Execute("DELETE FROM roles WHERE staff_id = $1", id);
        await session.Execute("DELETE FROM staff WHERE staff_id = $1", id);
        return true;
    }

    // Few and seldom changed: those that stay are written again.
    private async ValueTask SavePasskeys(StaffMember member)
    {
        const string insert = "INSERT INTO passkeys (credential_id, staff_id, name, data, created_at) VALUES ($1, $2, $3, $4, $5)";
        if (member.Version > 0)
        {
            await session.Execute("DELETE FROM passkeys WHERE staff_id = $1", member.Id);
        }

        foreach (var passkey in member.Passkeys)
        {
            await session.Execute(insert, passkey.Id.ToArray(), member.Id, passkey.Name, passkey.Data, passkey.CreatedAt);
        }
    }

    private async ValueTask<StaffMember?> First(string sql, object value)
    {
        const string passkeys = "SELECT credential_id, name, data, created_at FROM passkeys WHERE staff_id = $1 ORDER BY created_at, credential_id";
        if (await session.First(sql, row => Tuple.Create(Read(row), row.Long(16)), value) is not var (member, count))
        {
            return null;
        }

        return count == 0 ? member : member with { Passkeys = [.. await session.Query(passkeys, row => ReadPasskey(row, 0), member.Id)] };
    }

    private static string AddressOf(string email) => email.Trim().ToLowerInvariant();

    private static Passkey ReadPasskey(Row row, int first) => new([.. row.Bytes(first)], row.Text(first + 1), row.Text(first + 2), row.Instant(first + 3));

    private static StaffMember Read(Row row) => new()
    {
        Id = row.Id(0),
        Organisation = row.Id(1),
        Email = row.Text(2),
        Name = row.Text(3),
        Language = row.Text(4),
        IsOwner = row.Flag(5),
        SecurityStamp = row.Text(6),
        PasswordHash = row.TextOrNull(7),
        FailedSignIns = row.Int(8),
        LockedUntil = row.InstantOrNull(9),
        TwoFactor = row.Flag(10),
        CodeKey = row.TextOrNull(11),
        RecoveryCodes = row.TextOrNull(12),
        CreatedAt = row.Instant(13),
        Version = row.Long(14),
        CodeStep = row.LongOrNull(15),
    };
}
