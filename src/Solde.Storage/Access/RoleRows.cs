using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;
using Solde.Storage.Sql;

namespace Solde.Storage.Access;

/// <summary>Who may do what at which property, and who is invited to.</summary>
internal sealed class RoleRows(Session session)
{
    public async ValueTask<ImmutableArray<Workplace>> Of(StaffMember member)
    {
        // Settings are a document: the name is read out of the newest version.
        const string owner = """
            SELECT p.property_id, p.number, v.settings, 'owner' FROM organisation_properties o JOIN properties p ON p.property_id = o.property_id
            JOIN property_versions v ON v.property_id = p.property_id AND v.number = p.settings_version
            WHERE o.organisation_id = $1 ORDER BY p.number
            """;
        const string others = """
            SELECT p.property_id, p.number, v.settings, r.role FROM roles r JOIN properties p ON p.property_id = r.property_id
            JOIN property_versions v ON v.property_id = p.property_id AND v.number = p.settings_version
            WHERE r.staff_id = $1 ORDER BY p.number
            """;
        return
        [
            .. await session.Query(
                member.IsOwner ? owner : others,
                row => new Workplace(row.Id(0), row.Long(1), Documents.ReadSettings(row.Text(2)).Name, row.Word<StaffRole>(3)),
                member.IsOwner ? member.Organisation : member.Id),
        ];
    }

    public async ValueTask<ImmutableArray<(Guid Staff, StaffRole Role)>> At(Guid property) =>
    [
        .. await session.Query(
            "SELECT staff_id, role FROM roles WHERE property_id = $1 ORDER BY staff_id", row => (row.Id(0), row.Word<StaffRole>(1)), property),
    ];

    public async ValueTask<bool> Set(Guid organisation, Guid property, Guid staff, StaffRole? role)
    {
        const string known = """
            SELECT s.staff_id FROM staff s JOIN organisation_properties o ON o.organisation_id = s.organisation_id
            WHERE s.organisation_id = $1 AND o.property_id = $2 AND s.staff_id = $3
            """;
        const string save = """
            INSERT INTO roles (property_id, staff_id, role) VALUES ($1, $2, $3) ON CONFLICT (property_id, staff_id) DO UPDATE SET role = excluded.role
            """;
        if ((await session.Query(known, row => row.Id(0), organisation, property, staff)).Count == 0)
        {
            return false;
        }

        _ = role is { } given
            ? await session.Execute(save, property, staff, given)
            : await session.Execute("DELETE FROM roles WHERE property_id = $1 AND staff_id = $2", property, staff);
        return true;
    }

    public async ValueTask AddProperty(Guid organisation, Guid property) => await session.Execute(
        "INSERT INTO organisation_properties (property_id, organisation_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", property, organisation);

    public async ValueTask Invite(Invitation invitation)
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

    public ValueTask<Invitation?> Invitation(ImmutableArray<byte> hash, Instant now)
    {
        const string sql = """
            SELECT invitation_hash, organisation_id, property_id, role, email, invited_by, ends_at FROM invitations WHERE invitation_hash = $1 AND ends_at > $2
            """;
        return session.First(
            sql,
            row => new Invitation([.. row.Bytes(0)], row.Id(1), row.IsNull(2) ? null : row.Id(2), row.Word<StaffRole>(3), row.Text(4), row.Id(5), row.Instant(6)),
            hash.ToArray(), now);
    }

    public async ValueTask<bool> End(Invitation invitation) =>
        await session.Execute("DELETE FROM invitations WHERE invitation_hash = $1", invitation.Hash.ToArray()) == 1;

    public ValueTask<int> Forget(Instant now) => session.Execute("DELETE FROM invitations WHERE ends_at <= $1", now);
}
