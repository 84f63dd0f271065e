using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Properties;
using Solde.App.Simulate;
using Solde.Core.Automations;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;
using Solde.Storage;

namespace Solde.Contract.Tests.Storage;

/// <summary>A database of an earlier program, with people, settings, journal and tasks in it, opened by this one: all that was there is there, and can be
/// gone on with.</summary>
public sealed class UpgradeTests
{
    private static readonly Guid House = new(7, 0, 0, new byte[8]);
    private static readonly Guid Lake = new(8, 0, 0, new byte[8]);
    private static readonly Guid Elsewhere = new(9, 0, 0, new byte[8]);
    private static readonly TemplateName Link = new(Recipient.Guest, Templates.PaymentLink, "fr");
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    /// <summary>Of whatever case, and with what is folded: accents, ligatures, apostrophes, hyphens, spaces in a row.</summary>
    private static readonly ImmutableArray<string> Searched = ["", "pins", "OEIL", "l'ete", "strasse", "e", "jean-", "lodz", "ystad"];

    private readonly CountedIds ids = new();

    public static TheoryData<StoreKind, int> Upgrades =>
        [.. from kind in (StoreKind[])[StoreKind.SqliteFile, StoreKind.Postgres] from first in Enumerable.Range(4, 5) select (kind, first)];

    [Theory, MemberData(nameof(Upgrades))]
    public async Task What_was_there_is_there_and_goes_on(StoreKind kind, int migration)
    {
        await using var rig = await Rig.Open(kind);
        await Fill(rig, since: migration - 1);
        var before = await Told(rig);
        Assert.InRange(before.Count, 40, int.MaxValue);
        await rig.ReopenFromBefore(migration);
        Assert.Equal(before, await Told(rig));
        Assert.Empty(await rig.Problems());
        await GoOn(rig);
        Assert.Empty(await rig.Problems());
    }

    /// <summary>What a program whose last migration was the given one could have written.</summary>
    private async Task Fill(Rig rig, int since)
    {
        var (owner, clerk, stranger) = (Member(1, "owner@example.com") with { IsOwner = true }, Member(2, "Bob@Example.com"), Member(3, "carl@example.com"));
        clerk = clerk with
        {
            SecurityStamp = "s", PasswordHash = "hash", FailedSignIns = 3, LockedUntil = Rig.Noon, TwoFactor = true, CodeKey = "key", RecoveryCodes = "codes",
            CodeStep = since >= 4 ? 59_000_000 : null, Passkeys = [new Passkey([1, 2, 3], "Phone", "{}", Rig.Noon)],
        };
        Assert.True(await Of(rig).SetUp(new Organisation(House, "Les Pins SARL", Rig.Noon), owner));
        Assert.True(await Of(rig).SaveStaff(clerk));
        Assert.True(await Of(rig).SaveStaff(stranger));
        foreach (var (property, name) in new[] { (Lake, "Le Lac"), (new Guid(10, 0, 0, new byte[8]), "L’Été, Haus Straße  Łódź") })
        {
            await rig.Store.SaveProperty(property, Rig.Settings with { Name = name }, Rig.Noon);
            await Of(rig).AddProperty(House, property);
        }

        await rig.Store.SaveProperty(Elsewhere, Rig.Settings with { Name = "Nobody's" }, Rig.Noon);
        await Of(rig).SetRole(House, Lake, clerk.Id, StaffRole.Manager);
        await Of(rig).SetRole(House, rig.Property, clerk.Id, StaffRole.FrontDesk);
        await Of(rig).SetRole(House, rig.Property, stranger.Id, StaffRole.Accountant);
        await Of(rig).AddSession(new StaffSession
        {
            Hash = [5], Staff = clerk.Id, Ticket = [1], CreatedAt = Rig.Noon, SeenAt = Rig.Noon, EndsAt = Rig.Noon + Duration.FromHours(8), Address = "::1", Agent = "Firefox",
        });
        await Of(rig).AddInvitation(new Invitation([6], House, Lake, StaffRole.Manager, "dora@example.com", owner.Id, Rig.Noon + Duration.FromDays(7)));

        var desk = Desk(rig, owner);
        Assert.Null(await desk.Save(Lake, known => known with { Name = "Hôtel « Jean-Œil »  Ystad", StaffAddress = "desk@example.com" }, Rig.Noon));
        if (since >= 5)
        {
            Assert.True(await desk.SaveLogo(Lake, Png, Rig.Noon));
            Assert.Equal(2, await desk.SaveTemplate(Lake, Link, "Hello {{guest}}", Rig.Noon));
        }

        var rules = new AutomationDesk(rig.Store, ids).As(Actor.Staff(owner.Id));
        var rule = new AutomationRule { Name = "Balance", Trigger = new Trigger(TriggerKind.DaysBeforeArrival, 0, 7, new LocalTime(14, 0)), Operation = Operation.Charge };
        var automation = await rules.Create(rig.Property, rule, active: false, Rig.Noon);
        Assert.Null(await rules.Edit(rig.Property, rule.Name, rule with { Name = "Balance, later" }, Rig.Noon));
        var booking = await rig.Book("A");
        await rig.Commit(Rig.With(
            booking, new PaymentRecorded(Rig.Noon + Duration.FromMinutes(1), Rig.Euros(100), PaymentMethod.Cash, [new FolioShare("main", Rig.Euros(100))]),
            new RunPlanned(Rig.Noon, automation.Ref, Rig.Noon + Duration.FromDays(1), Rig.Euros(600), 2), new TaskCreated(Rig.Noon, "Call the guest", "frontDesk")) with
        {
            By = Actor.Staff(clerk.Id), Messages = [rig.Mail()],
        });
        var sent = new RequestSent(Rig.Noon, 1, RequestKind.Link, Rig.Euros(700), "anne@example.com");
        await rig.Commit(Rig.With(await rig.Book("B"), sent, new RequestAnswered(Rig.Noon, 1, PaymentMethod.MailOrderCard, new CardId(1))));
        await rig.Commit(Rig.With(await rig.Book("C"), sent, new RequestPaid(Rig.Noon, 1)));
        await rig.Commit(Rig.With(await rig.Book("D"), new RequestScheduled(Rig.Noon, 1, Rig.Noon, new LocalDate(2026, 7, 10), Rig.Euros(700))));
        await rig.Store.Record(rig.Property, [new PropertyPaused(Rig.Noon), new TaskCreated(Rig.Noon, "Read the log", "payments"), new TaskCreated(Rig.Noon, "Done", "payments")], Actor.Staff(owner.Id));
        var tasks = await rig.Sqlite.Tasks(rig.Property, TaskFilter.All, null, 10);
        Assert.True(await rig.Sqlite.Finish(rig.Property, tasks.Single(task => task.Text == "Done").Id, Rig.Noon));
    }

    /// <summary>All of it, as this program reads it.</summary>
    private static async Task<List<string>> Told(Rig rig)
    {
        var (told, store) = (new List<string>(), rig.Sqlite);
        foreach (var number in Enumerable.Range(1, 3))
        {
            var member = (await store.Staff(Member(number, "").Id))!;
            told.Add($"{member with { Passkeys = [] }}");
            told.AddRange(member.Passkeys.Select(key => $"{key.Name} {key.Data} {Convert.ToHexString(key.Id.AsSpan())}"));
            told.AddRange((await store.Sessions(member.Id, Rig.Noon)).Select(session => $"{session.Agent} {session.Address} {session.SeenAt}"));
            foreach (var text in Searched)
            {
                var places = await store.Workplaces(member, text, 0, 10);
                Assert.True(number > 1 || places.Length > 0, text);
                told.AddRange(places.Select(place => $"'{text}' {place}"));
            }

            told.Add($"{await store.Workplace(member, 2)}");
        }

        foreach (var (property, settings) in await store.Properties())
        {
            told.Add($"{property} {PropertyJson.Write(settings).ToJsonString()} {settings.Logo} {settings.OwnTemplates.GetValueOrDefault(Link.Code)}");
            told.AddRange((await store.Colleagues(House, property, 10)).Select(each => $"{each}"));
            told.AddRange((await store.Invitations(House, property, Rig.Noon)).Select(each => $"{each.Email} {each.Role} {each.Property}"));
            told.AddRange((await store.Tasks(property, TaskFilter.All, null, 10)).Select(each => $"{each}"));
            told.AddRange((await store.Rules(property)).All.SelectMany(each => each.Versions.Select(version => $"{each.Ref} {each.State} {version.Number} {version.Rule.Name}")));
            foreach (var by in (string?[])[null, Actor.Staff(Member(1, "").Id), Actor.Staff(Member(2, "").Id)])
            {
                var page = await store.Look(property, new JournalFilter { By = by }, null, 50);
                told.AddRange(page.Entries.Select(entry => $"{by}: {entry.By} {entry.Ref} {FactNames.Of(entry.Fact)} {entry.Fact.At}"));
            }

            told.AddRange((await store.Takings(property, Rig.Noon, Rig.Noon + Duration.FromDays(1))).Select(each => $"{each}"));
            told.AddRange((await store.Expected(property, Rig.Noon, Rig.Noon + Duration.FromDays(9))).Select(each => $"{each}"));
            told.AddRange((await store.Search(property, new ListFilter(), new BookingPage(null, false, 10))).Select(line => $"{line with { Payments = [] }}"));
            told.AddRange((await store.Queued(property, Queue.Collectable, QueuePlace.Start, 10)).Select(each => $"card of {each.Booking.Snapshot.Ref}"));
            foreach (var filter in (ListFilter[])[new() { LinkSent = true }, new() { LinkSent = false }, new() { Request = RequestState.Paid }])
            {
                told.Add($"{filter}: {string.Join(' ', (await store.Search(property, filter, new BookingPage(null, false, 10))).Select(line => line.Ref))}");
            }

            told.AddRange((await store.Messages(property, null, false, 10)).Select(each => $"{each.Ref} {each.Message.Address} {each.Message.TemplateVersion}"));
        }

        return told;
    }

    /// <summary>What the migrations brought, done to what was there before them.</summary>
    private async Task GoOn(Rig rig)
    {
        var store = rig.Sqlite;
        var (owner, clerk) = ((await store.StaffByEmail("owner@example.com"))!, (await store.StaffByPasskey([1, 2, 3]))!);
        Assert.True(await store.SaveStaff(clerk with { CodeStep = 59_000_001 }));
        Assert.Equal(59_000_001, (await store.Staff(clerk.Id))!.CodeStep);
        Assert.Equal(RoleChange.Done, await store.SetRole(House, Lake, clerk.Id, null));
        Assert.Equal(["Les Pins"], (await store.Workplaces(clerk, "", 0, 10)).Select(place => place.Name));
        Assert.Equal(RoleChange.LastOwner, await store.SetRole(House, Lake, owner.Id, null));
        await store.AddProperty(House, Elsewhere);
        Assert.Equal([1L, 2, 3, 4], (await store.Workplaces(owner, "", 0, 10)).Select(place => place.Number));

        var desk = Desk(rig, clerk);
        Assert.Null(await desk.Save(Lake, known => known with { Name = "Le Château" }, Rig.Noon));
        Assert.Equal("Le Château", Assert.Single(await store.Workplaces(owner, "chateau", 0, 10)).Name);
        Assert.True(await desk.SaveLogo(rig.Property, Png, Rig.Noon));
        Assert.Equal(2, await desk.SaveTemplate(rig.Property, Link, "Bonjour {{guest}}", Rig.Noon));
        Assert.Equal("Bonjour {{guest}}", await store.Template(rig.Property, Link, 2));
        Assert.Equal(Png, (await store.Logo((await store.Property(rig.Property))!.Settings.Logo!.Value))!.Bytes);
        var byClerk = await store.Look(rig.Property, new JournalFilter { By = Actor.Staff(clerk.Id) }, null, 50);
        Assert.Equal(5, byClerk.Entries.Length); // A payment, a plan and a task before; a logo and a text now.

        var task = (await store.Tasks(rig.Property, new TaskFilter("frontDesk", null), null, 10)).Single();
        Assert.True(await store.Assign(rig.Property, task.Id, clerk.Id));
        Assert.Equal(task.Id, (await store.Tasks(rig.Property, new TaskFilter(null, clerk.Id), null, 10)).Single().Id);

        var booking = await rig.Load(new BookingKey(rig.Property, task.Id.Booking));
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(
            booking, new PaymentRecorded(Rig.Noon, Rig.Euros(50), PaymentMethod.Cash, [new FolioShare("main", Rig.Euros(50))]),
            new RunCancelled(Rig.Noon, booking.Snapshot.Runs.Single().Automation, RunCancelReason.ByStaff))));
        Assert.Equal(Rig.Euros(150), Assert.Single(await store.Takings(rig.Property, Rig.Noon, Rig.Noon + Duration.FromDays(1))).Collected);
        Assert.Empty(await store.Expected(rig.Property, Rig.Noon, Rig.Noon + Duration.FromDays(9)));
    }

    private static SqlStore Of(Rig rig) => rig.Sqlite;

    private PropertyDesk Desk(Rig rig, StaffMember by) => new PropertyDesk(rig.Store, rig.Sqlite, ids).As(Actor.Staff(by.Id));

    private static StaffMember Member(int number, string email) => new()
    {
        Id = new Guid(1_000 + number, 0, 0, new byte[8]), Organisation = House, Email = email, Name = email, Language = "fr", CreatedAt = Rig.Noon,
    };
}
