using Solde.Core.Properties;

namespace Solde.App.Access;

/// <summary>Remembers who may sign in, to which properties, and where they are signed in.</summary>
public interface IStaff
{
    /// <summary>Whether somebody is there to sign in: the installation is set up.</summary>
    ValueTask<bool> IsSetUp();

    /// <summary>Sets the installation up: an organisation, its first owner, and every property that has none belongs to it.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="owner">Its owner.</param>
    /// <param name="first">A property that is made with it; null = none.</param>
    /// <returns>False when that was done before; then nothing is stored.</returns>
    ValueTask<bool> SetUp(Organisation organisation, StaffMember owner, (Guid Id, PropertySettings Settings)? first = null);

    /// <summary>A member of staff; null when there is none of that id.</summary>
    ValueTask<StaffMember?> Staff(Guid id);

    /// <summary>The member of staff with an e-mail address, whatever its case; null when there is none.</summary>
    ValueTask<StaffMember?> StaffByEmail(string email);

    /// <summary>The member of staff with a passkey; null when there is none.</summary>
    ValueTask<StaffMember?> StaffByPasskey(ImmutableArray<byte> passkey);

    /// <summary>Everybody of an organisation, by name.</summary>
    ValueTask<ImmutableArray<StaffMember>> StaffOf(Guid organisation);

    /// <summary>Stores a member of staff who is new (version 0) or was changed.</summary>
    /// <returns>False when they were changed meanwhile, or somebody else has the address.</returns>
    ValueTask<bool> SaveStaff(StaffMember member);

    /// <summary>Removes a member of staff with their sessions. The journal still names them by their id.</summary>
    ValueTask<bool> RemoveStaff(Guid organisation, Guid id);

    /// <summary>The properties that a member of staff works at, in the order of creation: an owner's are all of the organisation.</summary>
    ValueTask<ImmutableArray<Workplace>> Workplaces(Guid staff);

    /// <summary>Who works at a property, owners left out.</summary>
    ValueTask<ImmutableArray<(Guid Staff, StaffRole Role)>> RolesAt(Guid property);

    /// <summary>Says what a member of staff may do at a property of their organisation; null = nothing.</summary>
    /// <returns>False when the property or the member is none of the organisation's.</returns>
    ValueTask<bool> SetRole(Guid organisation, Guid property, Guid staff, StaffRole? role);

    /// <summary>Makes a property one of an organisation's.</summary>
    ValueTask AddProperty(Guid organisation, Guid property);

    /// <summary>Stores a session.</summary>
    ValueTask AddSession(StaffSession session);

    /// <summary>The session of a hash; null when there is none, or it has ended.</summary>
    ValueTask<StaffSession?> Session(ImmutableArray<byte> hash, Instant now);

    /// <summary>Stores what changed of a session; one that has ended stays so.</summary>
    ValueTask KeepSession(StaffSession session);

    /// <summary>A member's sessions, the one last seen first.</summary>
    ValueTask<ImmutableArray<StaffSession>> Sessions(Guid staff, Instant now);

    /// <summary>Ends a session of a member of staff.</summary>
    /// <returns>False when they have no such session.</returns>
    ValueTask<bool> EndSession(Guid staff, ImmutableArray<byte> hash);

    /// <summary>Ends all sessions of a member of staff but one, and says how many.</summary>
    ValueTask<int> EndOtherSessions(Guid staff, ImmutableArray<byte> but);

    /// <summary>Stores an invitation; an earlier one to the same address and property ends.</summary>
    ValueTask AddInvitation(Invitation invitation);

    /// <summary>The invitation of a hash; null when there is none, or it has ended.</summary>
    ValueTask<Invitation?> Invitation(ImmutableArray<byte> hash, Instant now);

    /// <summary>Takes an invitation up: the member is stored, with the role, and the invitation ends.</summary>
    /// <returns>False when it was taken up before, or somebody has the address.</returns>
    ValueTask<bool> Accept(Invitation invitation, StaffMember member);

    /// <summary>Removes what has ended: sessions and invitations. Says how many.</summary>
    ValueTask<int> ForgetSessions(Instant now);

    /// <summary>Keys that all nodes share (of cookies and forms), encrypted.</summary>
    ValueTask<ImmutableArray<string>> SharedKeys();

    /// <summary>Stores such a key.</summary>
    ValueTask AddSharedKey(string name, string key);
}
