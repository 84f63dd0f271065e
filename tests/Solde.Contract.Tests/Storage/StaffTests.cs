using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;

namespace Solde.Contract.Tests.Storage;

/// <summary>Who may sign in, what they may do where, and where they are signed in.</summary>
public sealed class StaffTests
{
    private static readonly Guid House = new(7, 0, 0, new byte[8]);

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task An_installation_is_set_up_once_and_its_first_owner_has_the_properties_that_are_there(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        Assert.False(await Of(rig).IsSetUp());
        var setUps = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            await Of(rig).SetUp(new Organisation(new Guid(70 + i, 0, 0, new byte[8]), "Les Pins SARL", Rig.Noon), Member(100 + i, $"anne{i}@example.com", owner: true) with
            {
                Organisation = new Guid(70 + i, 0, 0, new byte[8]),
            }))));
        Assert.Single(setUps, done => done);
        Assert.True(await Of(rig).IsSetUp());
        var owner = (await Of(rig).StaffByEmail($"anne{Array.IndexOf(setUps, true)}@example.com"))!;
        Assert.Equal([new Workplace(rig.Property, 1, "Les Pins", StaffRole.Owner)], await PlacesOf(rig, owner));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Somebody_is_found_by_id_address_and_passkey_as_they_were_stored(StoreKind kind)
    {
        await using var rig = await SetUp(kind);
        var member = Member(2, "Bob@Example.com") with
        {
            SecurityStamp = "s", PasswordHash = "hash", FailedSignIns = 3, LockedUntil = Rig.Noon, TwoFactor = true, CodeKey = "key", CodeStep = 59_000_000, RecoveryCodes = "codes",
            Passkeys = [new Passkey([1, 2, 3], "Phone", "{}", Rig.Noon)],
        };
        Assert.True(await Of(rig).SaveStaff(member));
        AssertSame(member with { Version = 1 }, await Of(rig).Staff(member.Id));
        AssertSame(member with { Version = 1 }, await Of(rig).StaffByEmail("bob@example.COM "));
        AssertSame(member with { Version = 1 }, await Of(rig).StaffByPasskey([1, 2, 3]));
        Assert.Null(await Of(rig).StaffByPasskey([9]));
        Assert.Null(await Of(rig).Staff(rig.NewId()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_address_is_one_persons_and_a_change_of_what_was_changed_meanwhile_is_refused(StoreKind kind)
    {
        await using var rig = await SetUp(kind);
        var member = Member(2, "bob@example.com");
        Assert.True(await Of(rig).SaveStaff(member));
        Assert.False(await Of(rig).SaveStaff(Member(3, "BOB@example.com")));
        var stored = (await Of(rig).Staff(member.Id))!;
        Assert.True(await Of(rig).SaveStaff(stored with { Name = "Robert" }));
        Assert.False(await Of(rig).SaveStaff(stored with { Name = "Bobby" }));
        Assert.False(await Of(rig).SaveStaff(stored with { Version = 2, Email = "owner@example.com" }));
        Assert.False(await Of(rig).SaveStaff(stored with { Version = 2, Organisation = rig.NewId() }));
        Assert.Equal(("Robert", 2), ((await Of(rig).Staff(member.Id))!.Name, (await Of(rig).Staff(member.Id))!.Version));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_role_is_at_one_property_of_the_own_organisation(StoreKind kind)
    {
        await using var rig = await SetUp(kind);
        var (member, stranger, other) = (Member(2, "bob@example.com"), rig.NewId(), rig.NewId());
        await Of(rig).SaveStaff(member);
        await rig.Store.SaveProperty(other, Rig.Settings with { Name = "Le Lac" }, Rig.Noon);
        Assert.Equal(RoleChange.Unknown, await Of(rig).SetRole(House, other, member.Id, StaffRole.Manager)); // It belongs to nobody yet.
        await Of(rig).AddProperty(House, other);
        Assert.Equal(RoleChange.Unknown, await Of(rig).SetRole(stranger, other, member.Id, StaffRole.Manager));
        Assert.Equal(RoleChange.Unknown, await Of(rig).SetRole(House, other, stranger, StaffRole.Manager));
        Assert.Empty(await PlacesOf(rig, member));
        Assert.Equal(RoleChange.Done, await Of(rig).SetRole(House, other, member.Id, StaffRole.Manager));
        Assert.Equal(RoleChange.Done, await Of(rig).SetRole(House, other, member.Id, StaffRole.Accountant));
        Assert.Equal([new Workplace(other, 2, "Le Lac", StaffRole.Accountant)], await PlacesOf(rig, member));
        Assert.Equal([("bob@example.com", StaffRole.Accountant), ("owner@example.com", StaffRole.Owner)], await TeamAt(rig, other));
        Assert.Equal([("owner@example.com", StaffRole.Owner)], await TeamAt(rig, rig.Property));
        Assert.Single(await Of(rig).Colleagues(House, other, 1));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_leaves_the_last_property_is_removed_and_the_last_owner_cannot_go(StoreKind kind)
    {
        await using var rig = await SetUp(kind);
        var (member, other) = (Member(2, "bob@example.com"), rig.NewId());
        await rig.Store.SaveProperty(other, Rig.Settings with { Name = "Le Lac" }, Rig.Noon);
        await Of(rig).AddProperty(House, other);
        await Of(rig).SaveStaff(member);
        await Of(rig).AddSession(Session(member.Id, 1, Rig.Noon));
        var owner = (await Of(rig).StaffByEmail("owner@example.com"))!.Id;
        await Of(rig).SetRole(House, rig.Property, member.Id, StaffRole.FrontDesk);
        await Of(rig).SetRole(House, other, member.Id, StaffRole.Manager);
        Assert.Equal(RoleChange.Done, await Of(rig).SetRole(House, other, member.Id, null));
        Assert.Equal(StaffRole.FrontDesk, Assert.Single(await PlacesOf(rig, member)).Role);

        Assert.Equal(RoleChange.LastOwner, await Of(rig).SetRole(House, rig.Property, owner, StaffRole.Manager));
        Assert.Equal(RoleChange.LastOwner, await Of(rig).SetRole(House, rig.Property, owner, null));
        Assert.False(await Of(rig).RemoveStaff(House, owner));
        Assert.Equal(RoleChange.Done, await Of(rig).SetRole(House, rig.Property, owner, StaffRole.Owner)); // What they are already.

        Assert.Equal(RoleChange.Done, await Of(rig).SetRole(House, rig.Property, member.Id, StaffRole.Owner));
        Assert.Equal(2, (await PlacesOf(rig, (await Of(rig).Staff(member.Id))!)).Length);
        var gone = await Task.WhenAll(new[] { owner, member.Id }.Select(id => Task.Run(async () => await Of(rig).SetRole(House, rig.Property, id, null))));
        Assert.Equal([RoleChange.Done, RoleChange.LastOwner], gone.Order());
        var left = gone[0] == RoleChange.Done ? owner : member.Id;
        Assert.Null(await Of(rig).Staff(left));
        Assert.Empty(await Of(rig).Sessions(owner == left ? owner : member.Id, Rig.Noon));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_properties_of_an_owner_of_many_are_found_by_number_by_name_and_page_by_page(StoreKind kind)
    {
        await using var rig = await SetUp(kind);
        var clerk = Member(2, "bob@example.com");
        await Of(rig).SaveStaff(clerk);
        var last = Guid.Empty;
        for (var i = 2; i <= 30; i++)
        {
            last = rig.NewId();
            await rig.Store.SaveProperty(last, Rig.Settings with { Name = $"Hôtel n{i}" }, Rig.Noon);
            await Of(rig).AddProperty(House, last);
        }

        await Of(rig).SetRole(House, last, clerk.Id, StaffRole.FrontDesk);
        var owner = (await Of(rig).StaffByEmail("owner@example.com"))!;
        Assert.Equal([1L, 2, 3], (await Of(rig).Workplaces(owner, "", 0, 3)).Select(place => place.Number));
        Assert.Equal([29L, 30], (await Of(rig).Workplaces(owner, "", 28, 10)).Select(place => place.Number));
        Assert.Equal([20L, 21], (await Of(rig).Workplaces(owner, "HOTEL N2", 19, 2)).Select(place => place.Number));
        Assert.Equal("Les Pins", Assert.Single(await Of(rig).Workplaces(owner, "pi", 0, 9)).Name);
        Assert.Equal(new Workplace(last, 30, "Hôtel n30", StaffRole.Owner), await Of(rig).Workplace(owner, 30));
        Assert.Null(await Of(rig).Workplace(owner, 31));
        Assert.Equal(new Workplace(last, 30, "Hôtel n30", StaffRole.Owner), await Of(rig).Workplace(owner, last));
        Assert.Equal(new Workplace(last, 30, "Hôtel n30", StaffRole.FrontDesk), await Of(rig).Workplace(clerk, last));
        Assert.Null(await Of(rig).Workplace(clerk, rig.Property));
        Assert.Null(await Of(rig).Workplace(owner, Guid.AllBitsSet));
        Assert.Equal(new Workplace(last, 30, "Hôtel n30", StaffRole.FrontDesk), await Of(rig).Workplace(clerk, 30));
        Assert.Null(await Of(rig).Workplace(clerk, 1));
        Assert.Equal(30, Assert.Single(await Of(rig).Workplaces(clerk, "n3", 0, 9)).Number);
        Assert.Empty(await Of(rig).Workplaces(clerk, "n2", 0, 9));

        await rig.Store.SaveProperty(last, Rig.Settings with { Name = "Élan" }, Rig.Noon);
        Assert.Equal("Élan", Assert.Single(await Of(rig).Workplaces(owner, "elan", 0, 9)).Name);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Names_are_those_of_the_own_organisation(StoreKind kind)
    {
        await using var rig = await SetUp(kind);
        var (bob, carl) = (Member(2, "bob@example.com"), Member(3, "carl@example.com"));
        await Of(rig).SaveStaff(bob);
        await Of(rig).SaveStaff(carl);
        var names = await Of(rig).StaffNames(House, [bob.Id, bob.Id, rig.NewId()]);
        Assert.Equal([KeyValuePair.Create(bob.Id, bob.Name)], names);
        Assert.Empty(await Of(rig).StaffNames(rig.NewId(), [bob.Id]));
        Assert.Empty(await Of(rig).StaffNames(House, []));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_session_is_seen_kept_and_ended_by_its_owner_only(StoreKind kind)
    {
        await using var rig = await SetUp(kind);
        var owner = (await Of(rig).StaffByEmail("owner@example.com"))!.Id;
        await Of(rig).SaveStaff(Member(2, "bob@example.com"));
        var bob = (await Of(rig).StaffByEmail("bob@example.com"))!.Id;
        await Of(rig).AddSession(Session(owner, 1, Rig.Noon));
        await Of(rig).AddSession(Session(owner, 2, Rig.Noon + Duration.FromMinutes(5)));
        await Of(rig).AddSession(Session(bob, 3, Rig.Noon));

        await Of(rig).KeepSession(Session(owner, 1, Rig.Noon + Duration.FromMinutes(9)) with { Address = "::1" });
        Assert.Equal(["::1", "127.0.0.1"], (await Of(rig).Sessions(owner, Rig.Noon)).Select(each => each.Address));
        Assert.Null(await Of(rig).Session([1], Rig.Noon + Duration.FromDays(1)));
        Assert.False(await Of(rig).EndSession(bob, [1]));
        Assert.True(await Of(rig).EndSession(owner, [1]));
        await Of(rig).KeepSession(Session(owner, 1, Rig.Noon)); // A request under way does not bring it back.
        Assert.Null(await Of(rig).Session([1], Rig.Noon));
        Assert.Equal(1, await Of(rig).EndOtherSessions(owner, [9]));
        Assert.NotNull(await Of(rig).Session([3], Rig.Noon));
        Assert.Equal(1, await Of(rig).ForgetSessions(Rig.Noon + Duration.FromDays(1)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_invitation_is_taken_up_once_and_a_taken_address_leaves_it_open(StoreKind kind)
    {
        await using var rig = await SetUp(kind);
        var owner = (await Of(rig).StaffByEmail("owner@example.com"))!;
        var first = Invited(rig.Property, 1, owner.Id);
        var second = first with { Hash = [2] };
        await Of(rig).AddInvitation(first);
        await Of(rig).AddInvitation(second);
        Assert.Null(await Of(rig).Invitation(first.Hash, Rig.Noon)); // The later one ended it.
        Assert.Equal(second.Hash, Assert.Single(await Of(rig).Invitations(House, rig.Property, Rig.Noon)).Hash);
        Assert.Empty(await Of(rig).Invitations(House, rig.Property, Rig.Noon + Duration.FromDays(8)));
        Assert.Empty(await Of(rig).Invitations(rig.NewId(), rig.Property, Rig.Noon));
        Assert.False(await Of(rig).Withdraw(rig.NewId(), second.Hash));
        await Of(rig).AddInvitation(Invited(rig.Property, 3, owner.Id) with { Email = "dora@example.com" });
        Assert.True(await Of(rig).Withdraw(House, [3]));
        Assert.Null(await Of(rig).Invitation(second.Hash, Rig.Noon + Duration.FromDays(8)));
        var invitation = (await Of(rig).Invitation(second.Hash, Rig.Noon))!;
        Assert.False(await Of(rig).Accept(invitation, Member(2, "owner@example.com")));
        Assert.NotNull(await Of(rig).Invitation(second.Hash, Rig.Noon));
        Assert.True(await Of(rig).Accept(invitation, Member(2, "bob@example.com")));
        Assert.False(await Of(rig).Accept(invitation, Member(3, "carl@example.com")));
        Assert.Null(await Of(rig).StaffByEmail("carl@example.com"));
        Assert.Equal(StaffRole.FrontDesk, Assert.Single(await PlacesOf(rig, Member(2, ""))).Role);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_is_removed_is_signed_in_nowhere_and_works_nowhere(StoreKind kind)
    {
        await using var rig = await SetUp(kind);
        var member = Member(2, "bob@example.com") with { Passkeys = [new Passkey([4], "Phone", "{}", Rig.Noon)] };
        await Of(rig).SaveStaff(member);
        await Of(rig).SetRole(House, rig.Property, member.Id, StaffRole.Manager);
        await Of(rig).AddSession(Session(member.Id, 1, Rig.Noon));
        Assert.False(await Of(rig).RemoveStaff(rig.NewId(), member.Id));
        Assert.True(await Of(rig).RemoveStaff(House, member.Id));
        Assert.Null(await Of(rig).Staff(member.Id));
        Assert.Null(await Of(rig).Session([1], Rig.Noon));
        Assert.Single(await TeamAt(rig, rig.Property));
        Assert.True(await Of(rig).SaveStaff(member)); // The address and the passkey are free again.
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Shared_keys_are_kept_once_a_name(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Of(rig).AddSharedKey("a", "1");
        await Of(rig).AddSharedKey("b", "2");
        await Of(rig).AddSharedKey("a", "3");
        Assert.Equal(["1", "2"], await Of(rig).SharedKeys());
    }

    private static IStaff Of(Rig rig) => (IStaff)rig.Store;

    private static ValueTask<ImmutableArray<Workplace>> PlacesOf(Rig rig, StaffMember member) => Of(rig).Workplaces(member, "", 0, 100);

    private static async Task<IEnumerable<(string, StaffRole)>> TeamAt(Rig rig, Guid property) =>
        (await Of(rig).Colleagues(House, property, 100)).Select(each => (each.Email, each.Role));

    private static async Task<Rig> SetUp(StoreKind kind)
    {
        var rig = await Rig.Open(kind);
        Assert.True(await Of(rig).SetUp(new Organisation(House, "Les Pins SARL", Rig.Noon), Member(1, "owner@example.com", owner: true)));
        return rig;
    }

    private static StaffMember Member(int number, string email, bool owner = false) => new()
    {
        Id = new Guid(1_000 + number, 0, 0, new byte[8]), Organisation = House, Email = email, Name = email, Language = "fr", IsOwner = owner, CreatedAt = Rig.Noon,
    };

    private static StaffSession Session(Guid staff, byte number, Instant seen) => new()
    {
        Hash = [number], Staff = staff, Ticket = [1], CreatedAt = Rig.Noon, SeenAt = seen, EndsAt = Rig.Noon + Duration.FromHours(12), Address = "127.0.0.1",
        Agent = "Firefox",
    };

    private static Invitation Invited(Guid property, byte number, Guid by) =>
        new([number], House, property, StaffRole.FrontDesk, "bob@example.com", by, Rig.Noon + Duration.FromDays(7));

    private static void AssertSame(StaffMember expected, StaffMember? actual)
    {
        Assert.Equal(expected with { Passkeys = [] }, actual! with { Passkeys = [] });
        Assert.Equal(expected.Passkeys.Select(key => (Id: Convert.ToHexString(key.Id.AsSpan()), key.Name, key.Data, key.CreatedAt)),
            actual.Passkeys.Select(key => (Id: Convert.ToHexString(key.Id.AsSpan()), key.Name, key.Data, key.CreatedAt)));
    }
}
