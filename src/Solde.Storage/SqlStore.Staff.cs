using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;
using Solde.Core.Properties;

namespace Solde.Storage;

/// <content>Who signs in.</content>
public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public ValueTask<bool> IsSetUp() => Read(tables => tables.Staff.Any());

    /// <inheritdoc/>
    public ValueTask<bool> SetUp(Organisation organisation, StaffMember owner, (Guid Id, PropertySettings Settings)? first = null) => Write(async tables =>
    {
        if (!await tables.Staff.AddFirst(organisation) || !await tables.Staff.Save(owner))
        {
            return false;
        }

        if (first is { } property)
        {
            await tables.Properties.Save(property.Id, property.Settings, organisation.CreatedAt);
            await tables.Roles.AddProperty(organisation.Id, property.Id);
        }

        return true;
    });

    /// <inheritdoc/>
    public ValueTask<StaffMember?> Staff(Guid id) => Read(tables => tables.Staff.Find(id));

    /// <inheritdoc/>
    public ValueTask<StaffMember?> StaffByEmail(string email) => Read(tables => tables.Staff.FindByEmail(email));

    /// <inheritdoc/>
    public ValueTask<StaffMember?> StaffByPasskey(ImmutableArray<byte> passkey) => Read(tables => tables.Staff.FindByPasskey(passkey));

    /// <inheritdoc/>
    public ValueTask<bool> SaveStaff(StaffMember member) => Write(tables => tables.Staff.Save(member));

    /// <inheritdoc/>
    public ValueTask<bool> RemoveStaff(Guid organisation, Guid id) => Write(async tables =>
    {
        await tables.Roles.TakeOwners(organisation);
        return !await tables.Roles.IsLastOwner(organisation, id) && await tables.Staff.Remove(organisation, id);
    });

    /// <inheritdoc/>
    public ValueTask<ImmutableDictionary<Guid, string>> StaffNames(Guid organisation, IEnumerable<Guid> staff) =>
        Read(tables => tables.Roles.NamesOf(organisation, staff));

    /// <inheritdoc/>
    public ValueTask<Workplace?> Workplace(StaffMember member, long number) => Read(tables => tables.Roles.Of(member, number));

    /// <inheritdoc/>
    public ValueTask<Workplace?> Workplace(StaffMember member, Guid property) => Read(tables => tables.Roles.Of(member, property));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Workplace>> Workplaces(StaffMember member, string text, long after, int most) =>
        Read(tables => tables.Roles.Of(member, text, after, most));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Colleague>> Colleagues(Guid organisation, Guid property, int most) =>
        Read(tables => tables.Roles.At(organisation, property, most));

    /// <inheritdoc/>
    public ValueTask<RoleChange> SetRole(Guid organisation, Guid property, Guid staff, StaffRole? role) => Write(async tables =>
    {
        var change = await tables.Roles.Set(organisation, property, staff, role);
        if (change == RoleChange.Done && role is null && !await tables.Roles.WorksSomewhere(staff))
        {
            await tables.Staff.Remove(organisation, staff);
        }

        return change;
    });

    /// <inheritdoc/>
    public ValueTask AddProperty(Guid organisation, Guid property) => Write(tables => tables.Roles.AddProperty(organisation, property));

    /// <inheritdoc/>
    public ValueTask AddSession(StaffSession session) => Write(tables => tables.Sessions.Add(session));

    /// <inheritdoc/>
    public ValueTask<StaffSession?> Session(ImmutableArray<byte> hash, Instant now) => Read(tables => tables.Sessions.Find(hash, now));

    /// <inheritdoc/>
    public async ValueTask KeepSession(StaffSession session) => await Write(tables => tables.Sessions.Keep(session));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StaffSession>> Sessions(Guid staff, Instant now) => Read(tables => tables.Sessions.Of(staff, now));

    /// <inheritdoc/>
    public ValueTask<bool> EndSession(Guid staff, ImmutableArray<byte> hash) => Write(tables => tables.Sessions.End(staff, hash));

    /// <inheritdoc/>
    public ValueTask<int> EndOtherSessions(Guid staff, ImmutableArray<byte> but) => Write(tables => tables.Sessions.EndOthers(staff, but));

    /// <inheritdoc/>
    public ValueTask AddInvitation(Invitation invitation) => Write(tables => tables.Invitations.Add(invitation));

    /// <inheritdoc/>
    public ValueTask<Invitation?> Invitation(ImmutableArray<byte> hash, Instant now) => Read(tables => tables.Invitations.Find(hash, now));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Invitation>> Invitations(Guid organisation, Guid property, Instant now) =>
        Read(tables => tables.Invitations.Of(organisation, property, now));

    /// <inheritdoc/>
    public ValueTask<bool> Withdraw(Guid organisation, ImmutableArray<byte> invitation) =>
        Write(tables => tables.Invitations.Withdraw(organisation, invitation));

    /// <inheritdoc/>
    public ValueTask<bool> Accept(Invitation invitation, StaffMember member) => Write(async tables =>
    {
        if (!await tables.Invitations.End(invitation))
        {
            return false;
        }

        if (!await tables.Staff.Save(member))
        {
            await tables.Invitations.Add(invitation); // Somebody has the address: it stays open.
            return false;
        }

        return invitation.Property is not { } property || await tables.Roles.Set(invitation.Organisation, property, member.Id, invitation.Role) == RoleChange.Done;
    });

    /// <inheritdoc/>
    public ValueTask<int> ForgetSessions(Instant now) =>
        Write(async tables => await tables.Sessions.Forget(now) + await tables.Invitations.Forget(now));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> SharedKeys() => Read(tables => tables.Sessions.Keys());

    /// <inheritdoc/>
    public async ValueTask AddSharedKey(string name, string key) => await Write(tables => tables.Sessions.AddKey(name, key));
}
