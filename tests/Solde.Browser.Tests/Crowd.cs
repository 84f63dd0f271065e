using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Jobs;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;
using Solde.Storage;

namespace Solde.Browser.Tests;

/// <summary>Rows in every list of a property's pages, as many as a test wants. The property is paused: the autopilot leaves it as it is.</summary>
internal sealed class Crowd(SqlStore store, Guid property, StaffMember owner, Instant now)
{
    private static readonly AutomationRef Failing = new(new Guid(1, 2, 3, new byte[8]), "Failing");

    private readonly CountedIds ids = new();
    private int count;
    private PropertySettings settings = null!;
    private Automation late = null!;
    private BookingKey first;

    /// <summary>What addresses of pages name: a booking, an automation and a job with as much to show as the lists.</summary>
    public Ids Ids { get; private set; } = null!;

    /// <summary>Adds rows until every list has so many at least.</summary>
    public async Task Grow(int rows)
    {
        if (count == 0)
        {
            await Begin();
        }

        for (; count < rows; count++)
        {
            var colleague = await AddColleague();
            var automation = await new AutomationDesk(store, ids).As(colleague).Create(property, Rule($"Automation {count}"), active: false, now);
            await new AutomationDesk(store, ids).As(colleague).Edit(property, late.Ref.Name, Rule(late.Ref.Name) with { Priority = count + 2 }, now);
            var (sent, answered) = (new RequestSent(now, 1, RequestKind.Link, Euros(700), "anne@example.com"), new RequestAnswered(now, 1, PaymentMethod.Cheque, null));
            var withCard = answered with { Method = PaymentMethod.MailOrderCard, Card = new CardId(1) };
            await Store(
            [
                Booking(colleague, automation.Ref, []), Booking(colleague, automation.Ref, [sent]), Booking(colleague, automation.Ref, [sent, answered]),
                Booking(colleague, automation.Ref, [sent, withCard]),
            ]);
            await AddToFirst(colleague);
            await store.Record(property, [new TaskCreated(now, $"Look up {count}", "payments")], colleague);
            await new KeyDesk(store).As(colleague).Create(property, ids.New(), $"System {count}", KeyScope.Read, BitConverter.GetBytes(count + 1).Concat(new byte[ApiKeyText.RandomBytes - 4]).ToArray(), now);
        }
    }

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private static AutomationRule Rule(string name) => new()
    {
        Name = name, Trigger = new Trigger(TriggerKind.DaysBeforeArrival, 0, 7, new LocalTime(14, 0)), Operation = Operation.Charge,
    };

    private async Task Begin()
    {
        await store.ChangeBrake(property, brake => brake with { Paused = true, HoldsBackSince = now }, [], lookAgain: false, now);
        settings = (await store.Property(property))!.Settings;
        late = await new AutomationDesk(store, ids).Create(property, Rule("Late"), active: false, now);
        var card = new CardOnFile(new CardId(1), CardOwner.Guest, "tok", "4242", "Visa", new YearMonth(2035, 12));
        var booking = Booking(Actor.Staff(owner.Id), late.Ref,
        [
            new RequestSent(now, 1, RequestKind.Link, Euros(700), "anne@example.com"), new CardAdded(now, card), new CardKept(now, card.Id, ids.New()),
            new RequestAnswered(now, 1, PaymentMethod.MailOrderCard, card.Id),
        ]);
        first = booking.Key;
        await Store([booking]);
        var job = new Job { Id = ids.New(), Property = property, Kind = JobKind.Backtest, Input = "{}", CreatedAt = now + Duration.FromDays(1) };
        await store.AddJob(job);
        await store.CancelJob(property, job.Id, now);
        Ids = new Ids(first.Booking, late.Ref.Id, job.Id, first.Booking);
    }

    /// <summary>Somebody new works here, somebody else is invited, and who looks is signed in once more and works at one more property.</summary>
    private async Task<string> AddColleague()
    {
        var member = new StaffMember { Id = ids.New(), Organisation = owner.Organisation, Email = $"clerk{count}@example.com", Name = $"Clerk {count}", Language = "en", CreatedAt = now };
        Assert.True(await store.SaveStaff(member));
        Assert.Equal(RoleChange.Done, await store.SetRole(owner.Organisation, property, member.Id, StaffRole.FrontDesk));
        var hash = Inviting.HashOf($"{count}");
        await store.AddInvitation(new Invitation(hash, owner.Organisation, property, StaffRole.FrontDesk, $"new{count}@example.com", owner.Id, now + Inviting.Lasts));
        await store.AddSession(new StaffSession
        {
            Hash = hash, Staff = owner.Id, Ticket = [1], CreatedAt = now, SeenAt = now, EndsAt = now + Duration.FromHours(8), Address = "127.0.0.1", Agent = "",
        });
        return Actor.Staff(member.Id);
    }

    private Change Booking(string by, AutomationRef automation, ImmutableArray<IFact> facts)
    {
        var key = new BookingKey(property, ids.New());
        var arrival = now.InZone(settings.Zone).Date.PlusDays(20);
        var created = new BookingCreated(
            now, now,
            new BookingDetails { Channel = "direct", Ota = false, Arrival = arrival, Departure = arrival.PlusDays(3), Guest = new Guest("Anne Martin", "anne@example.com", "fr") },
            [new("accommodation", Euros(700), true)]);
        ImmutableArray<IFact> happened =
        [
            new RunPlanned(now, Failing, now, Euros(9), 1),
            new PaymentFailed(now, Euros(9), PaymentMethod.Card, Failing, DeclineReason.Declined, Guid.Empty, null),
            new RunPlanned(now, late.Ref, now - Duration.FromHours(2), Euros(9), 1),
            new RequestScheduled(now, 1, now, arrival, Euros(700)),
            .. automation == late.Ref ? [] : (IFact[])[new RunPlanned(now, automation, now + Duration.FromDays(1), Euros(9), 1)],
            new HoldPlaced(now, Euros(50), null, ids.New(), "main", "g", default, now + Duration.FromDays(7), BeyondBalance: false),
            new PaymentInDoubt(now, Euros(9), PaymentMethod.Card, null, ids.New()), new TaskCreated(now, "Call the guest", "frontDesk"), .. facts,
        ];
        var before = Planner.Create(settings, $"B{key.Booking:N}", created);
        return new Change
        {
            Key = key, FromVersion = 0, Before = null, After = happened.Aggregate(before, Planner.Apply) with { News = News.None }, Changed = true,
            Facts = [created, .. happened], By = by, Messages = [Letter()],
        };
    }

    /// <summary>More happens on the first booking.</summary>
    private async Task AddToFirst(string by)
    {
        var stored = (await store.Load(first))!;
        ImmutableArray<IFact> happened = [new FolioOpened(now, $"Folio {count}"), new FolioLineAdded(now, "main", "spa", Euros(10)), new TaskCreated(now, "Call again", "frontDesk")];
        var change = new Change
        {
            Key = first, FromVersion = stored.Version, Before = stored.Snapshot, Remembered = stored.Remembered, Changed = true,
            After = happened.Aggregate(stored.Snapshot, Planner.Apply) with { News = News.None }, Facts = happened, By = by, Messages = [Letter()],
        };
        await Store([change]);
    }

    private async Task Store(ImmutableArray<Change> changes) => Assert.All(await store.Commit(changes), result => Assert.Equal(CommitResult.Stored, result));

    private Message Letter() => new()
    {
        Id = ids.New(), To = Recipient.Guest, Template = Templates.BalanceRequest, Address = "anne@example.com", Language = "fr",
        Data = new Dictionary<string, string> { ["guest"] = "Anne Martin" }, CreatedAt = now, State = MessageState.Failed, Error = "no such mailbox",
    };
}
