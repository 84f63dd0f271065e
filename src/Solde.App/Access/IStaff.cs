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

    /// <summary>Stores a member of staff who is new (version 0) or was changed.</summary>
    /// <returns>False when they were changed meanwhile, or somebody else has the address.</returns>
    ValueTask<bool> SaveStaff(StaffMember member);

    /// <summary>Removes a member of staff with their sessions. The journal still names them by their id.</summary>
    /// <returns>False when the organisation has nobody of that id, or they are its last owner.</returns>
    ValueTask<bool> RemoveStaff(Guid organisation, Guid id);

    /// <summary>The names of some of an organisation's staff, by id. Who is none of them, or was removed, is left out.</summary>
    ValueTask<ImmutableDictionary<Guid, string>> StaffNames(Guid organisation, IEnumerable<Guid> staff);

    /// <summary>The property of a number; null when there is none, or they do not work there. An owner works at all of the organisation.</summary>
    ValueTask<Workplace?> Workplace(StaffMember member, long number);

    /// <summary>The property of an id; null when there is none, or they do not work there.</summary>
    ValueTask<Workplace?> Workplace(StaffMember member, Guid property);

    /// <summary>The properties that a member of staff works at, in the order of creation.</summary>
    /// <param name="member">Who.</param>
    /// <param name="text">What the name contains, whatever its case and accents; empty = any.</param>
    /// <param name="after">Those behind that number; 0 = from the first.</param>
    /// <param name="most">At most so many.</param>
    ValueTask<ImmutableArray<Workplace>> Workplaces(StaffMember member, string text, long after, int most);

    /// <summary>Who works at a property of an organisation, its owners too, by name: at most so many.</summary>
    ValueTask<ImmutableArray<Colleague>> Colleagues(Guid organisation, Guid property, int most);

    /// <summary>Says what a member of staff is at a property of their organisation. As an owner they are it at every property; as anything else, and with
    /// null, an owner is one no more. Null: they work there no more; who then works nowhere is removed with their sessions.</summary>
    ValueTask<RoleChange> SetRole(Guid organisation, Guid property, Guid staff, StaffRole? role);

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

    /// <summary>Who is invited to a property of an organisation, or to own all of them, by address.</summary>
    ValueTask<ImmutableArray<Invitation>> Invitations(Guid organisation, Guid property, Instant now);

    /// <summary>Ends an invitation of an organisation's.</summary>
    /// <returns>False when there is none of that hash.</returns>
    ValueTask<bool> Withdraw(Guid organisation, ImmutableArray<byte> invitation);

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
