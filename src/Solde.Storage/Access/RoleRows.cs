using System.Collections.Immutable;
using Solde.App.Access;
using Solde.Storage.Search;
using Solde.Storage.Sql;

namespace Solde.Storage.Access;

/// <summary>Who may do what at which property.</summary>
internal sealed class RoleRows(Session session)
{
    private const string OfOwner = """
        SELECT p.property_id, p.number, p.name, 'owner' FROM organisation_properties w JOIN properties p ON p.property_id = w.property_id
        WHERE w.organisation_id = $1
        """;

    private const string OfOthers = """
        SELECT p.property_id, p.number, p.name, w.role FROM roles w JOIN properties p ON p.property_id = w.property_id WHERE w.staff_id = $1
        """;

    private const string Page = "AND w.place > $2 ORDER BY w.place LIMIT $3";
    private const string AtNumber = "AND w.place = $2";
    private const string OfId = "AND w.property_id = $2";

    private static readonly Statement OwnerFinds = new(dialect => $"{OfOwner} AND {dialect.Contains("p.words", "$4")} {Page}");
    private static readonly Statement OthersFind = new(dialect => $"{OfOthers} AND {dialect.Contains("p.words", "$4")} {Page}");

    private static readonly Many Names = new(
        "SELECT s.staff_id, s.name FROM {rows}, staff s WHERE s.staff_id = r.staff_id AND s.organisation_id = r.organisation_id",
        "id:staff_id id:organisation_id");

    public ValueTask<Workplace?> Of(StaffMember member, long number) => member.IsOwner
        ? session.First($"{OfOwner} {AtNumber}", Read, member.Organisation, number)
        : session.First($"{OfOthers} {AtNumber}", Read, member.Id, number);

    public ValueTask<Workplace?> Of(StaffMember member, Guid property) => member.IsOwner
        ? session.First($"{OfOwner} {OfId}", Read, member.Organisation, property)
        : session.First($"{OfOthers} {OfId}", Read, member.Id, property);

    public async ValueTask<ImmutableArray<Workplace>> Of(StaffMember member, string text, long after, int most)
    {
        var who = member.IsOwner ? member.Organisation : member.Id;
        return Folded.Sought(text) is { } sought
            ? [.. await session.Query((member.IsOwner ? OwnerFinds : OthersFind).TextIn(session.Dialect), Read, who, after, (long)most, sought)]
            : [.. await session.Query(member.IsOwner ? $"{OfOwner} {Page}" : $"{OfOthers} {Page}", Read, who, after, (long)most)];
    }

    public async ValueTask<ImmutableDictionary<Guid, string>> NamesOf(Guid organisation, IEnumerable<Guid> staff) =>
        (await session.Query(Names, row => (Id: row.Id(0), Name: row.Text(1)), [.. staff.Distinct().Select(id => new object?[] { id, organisation })]))
            .ToImmutableDictionary(each => each.Id, each => each.Name);

    /// <summary>The organisation's owners and who has a role at the property, by name.</summary>
    public async ValueTask<ImmutableArray<Colleague>> At(Guid organisation, Guid property, int most)
    {
        const string sql = """
            SELECT s.staff_id, s.name, s.email, 'owner' AS role FROM staff s WHERE s.organisation_id = $1 AND s.is_owner = 1
            UNION ALL
            SELECT s.staff_id, s.name, s.email, r.role FROM roles r JOIN staff s ON s.staff_id = r.staff_id
            WHERE r.property_id = $2 AND s.organisation_id = $1 AND s.is_owner = 0
            ORDER BY 2, 1 LIMIT $3
            """;
        return
        [
            .. await session.Query(
                sql, row => new Colleague(row.Id(0), row.Text(1), row.Text(2), row.Word<StaffRole>(3)), organisation, property, (long)most),
        ];
    }

    public async ValueTask<RoleChange> Set(Guid organisation, Guid property, Guid staff, StaffRole? role)
    {
        const string known = """
            SELECT s.staff_id FROM staff s JOIN organisation_properties o ON o.organisation_id = s.organisation_id
            WHERE s.organisation_id = $1 AND o.property_id = $2 AND s.staff_id = $3
            """;
        const string save = """
            INSERT INTO roles (property_id, staff_id, role, place) VALUES ($1, $2, $3, (SELECT number FROM properties WHERE property_id = $1))
            ON CONFLICT (property_id, staff_id) DO UPDATE SET role = excluded.role
            """;
        await TakeOwners(organisation);
        if (await session.First(known, row => (object)row.Id(0), organisation, property, staff) is null)
        {
            return RoleChange.Unknown;
        }

        if (role != StaffRole.Owner && await IsLastOwner(organisation, staff))
        {
            return RoleChange.LastOwner;
        }

        await session.Execute(
            "UPDATE staff SET is_owner = $2, version = version + 1 WHERE staff_id = $1 AND is_owner <> $2", staff, role == StaffRole.Owner);
        _ = role switch
        {
            StaffRole.Owner => await session.Execute("DELETE FROM roles WHERE staff_id = $1", staff),
            { } given => await session.Execute(save, property, staff, given),
            null => await session.Execute("DELETE FROM roles WHERE property_id = $1 AND staff_id = $2", property, staff),
        };
        return RoleChange.Done;
    }

    /// <summary>Whether somebody works at any property.</summary>
    public async ValueTask<bool> WorksSomewhere(Guid staff)
    {
        const string sql = """
            SELECT staff_id FROM staff s WHERE s.staff_id = $1 AND (s.is_owner = 1 OR EXISTS (SELECT 1 FROM roles r WHERE r.staff_id = s.staff_id))
            """;
        return await session.First(sql, row => (object)row.Id(0), staff) is not null;
    }

    public async ValueTask<bool> IsLastOwner(Guid organisation, Guid staff)
    {
        const string sql = """
            SELECT staff_id FROM staff WHERE staff_id = $2 AND is_owner = 1
                AND NOT EXISTS (SELECT 1 FROM staff other WHERE other.organisation_id = $1 AND other.is_owner = 1 AND other.staff_id <> $2)
            """;
        return await session.First(sql, row => (object)row.Id(0), organisation, staff) is not null;
    }

    /// <summary>Nobody else changes who owns the organisation until the transaction ends: two owners who remove each other must not both succeed.</summary>
    public ValueTask<int> TakeOwners(Guid organisation) => session.Execute("UPDATE organisations SET number = number WHERE organisation_id = $1", organisation);

    public async ValueTask AddProperty(Guid organisation, Guid property) => await session.Execute(
        """
        INSERT INTO organisation_properties (property_id, organisation_id, place) SELECT property_id, $2, number FROM properties WHERE property_id = $1
        ON CONFLICT DO NOTHING
        """,
        property, organisation);

    private static Workplace Read(Row row) => new(row.Id(0), row.Long(1), row.Text(2), row.Word<StaffRole>(3));
}
