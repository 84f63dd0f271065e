using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;
using Solde.Storage.Sql;

namespace Solde.Storage.Access;

/// <summary>Who is invited to work where.</summary>
internal sealed class InvitationRows(Session session)
{
    private const string Select = "SELECT invitation_hash, organisation_id, property_id, role, email, invited_by, ends_at FROM invitations";

    public async ValueTask Add(Invitation invitation)
    {
        const string earlier = """
            DELETE FROM invitations WHERE organisation_id = $1 AND email = $2 AND (property_id = $3 OR ($3 IS NULL AND property_id IS NULL))
            """;
        const string insert = """
            INSERT INTO invitations (invitation_hash, organisation_id, property_id, role, email, invited_by, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
        await session.Execute(earlier, invitation.Organisation, invitation.Email, invitation.Property);
        await session.Execute(
            insert, invitation.Hash.ToArray(), invitation.Organisation, invitation.Property, invitation.Role, invitation.Email, invitation.By, invitation.EndsAt);
    }

    public ValueTask<Invitation?> Find(ImmutableArray<byte> hash, Instant now)
    {
        const string sql = $"{Select} WHERE invitation_hash = $1 AND ends_at > $2";
        return session.First(sql, Read, hash.ToArray(), now);
    }

    public async ValueTask<bool> End(Invitation invitation) =>
        await session.Execute("DELETE FROM invitations WHERE invitation_hash = $1", invitation.Hash.ToArray()) == 1;

    /// <summary>Who is invited to a property, or to own all of them, by address.</summary>
    public async ValueTask<ImmutableArray<Invitation>> Of(Guid organisation, Guid property, Instant now)
    {
        const string sql = $"{Select} WHERE organisation_id = $1 AND (property_id = $2 OR property_id IS NULL) AND ends_at > $3 ORDER BY email, invitation_hash";
        return [.. await session.Query(sql, Read, organisation, property, now)];
    }

    public async ValueTask<bool> Withdraw(Guid organisation, ImmutableArray<byte> hash) =>
        await session.Execute("DELETE FROM invitations WHERE organisation_id = $1 AND invitation_hash = $2", organisation, hash.ToArray()) == 1;

    public ValueTask<int> Forget(Instant now) => session.Execute("DELETE FROM invitations WHERE ends_at <= $1", now);

    private static Invitation Read(Row row) =>
        new([.. row.Bytes(0)], row.Id(1), row.IsNull(2) ? null : row.Id(2), row.Word<StaffRole>(3), row.Text(4), row.Id(5), row.Instant(6));
}
