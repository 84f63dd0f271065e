using NodaTime;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Reviews;
using Solde.App.Runs;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;

namespace Solde.Contract.Tests.Storage;

public sealed class BrakeTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Theory]
    [MemberData(nameof(Rig.Databases), MemberType = typeof(Rig))]
    public async Task More_than_twenty_late_payments_are_held_back_as_one_task_and_charged_once_released(StoreKind kind)
    {
        await using var desk = await Play.Open(kind);
        await desk.Book(21);
        await desk.Look();
        Assert.Equal(0, desk.Charged); // Others may follow.
        await desk.Book(4);
        desk.Clock.Now += Braking.Settling + Second;
        await desk.Look();
        Assert.Equal(0, desk.Charged);
        Assert.NotNull(await desk.HoldsBackSince());
        var task = Assert.Single(await desk.Rig.Sqlite.Tasks(desk.Rig.Property, TaskFilter.All, null, 10));
        Assert.Equal("25 paiements échus en même temps, 17500.00 en tout, sont retenus : à vérifier, puis à libérer ou à annuler", task.Text);
        Assert.Equal((VerdictKind.Waiting, Reasons.HeldBack), await desk.Explain("B1"));

        desk.Clock.Now += Reviewing.Lease + Second;
        await desk.Look();
        Assert.Equal(0, desk.Charged);
        Assert.Equal(25, await desk.Brake.List(desk.Rig.Property, desk.Clock.Now).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(25, await desk.Brake.Release(desk.Rig.Property, desk.Clock.Now));
        await desk.Look();
        Assert.Equal(25, desk.Charged);
        Assert.Null(await desk.HoldsBackSince());
        Assert.Empty(await desk.Rig.Sqlite.Tasks(desk.Rig.Property, TaskFilter.All, null, 10));
        Assert.Null(await desk.Brake.Release(desk.Rig.Property, desk.Clock.Now));
        Assert.Empty(await desk.Rig.Problems());
    }

    [Theory]
    [MemberData(nameof(Rig.Databases), MemberType = typeof(Rig))]
    public async Task One_of_those_held_back_can_be_let_go_and_another_cancelled(StoreKind kind)
    {
        await using var desk = await Play.Open(kind);
        await desk.Book(25);
        desk.Clock.Now += Braking.Settling + Second;
        await desk.Look();
        Assert.Equal(0, desk.Charged);
        var held = await desk.Brake.List(desk.Rig.Property, desk.Clock.Now).ToListAsync(TestContext.Current.CancellationToken);
        var rule = (await desk.Rig.Sqlite.Rules(desk.Rig.Property)).All.Single();
        Assert.Null(await desk.Do(held[3].Booking.Key, booking => RunActions.Release(booking, rule, desk.Clock.Now)));
        Assert.Null(await desk.Do(held[4].Booking.Key, booking => RunActions.Cancel(booking, rule, desk.Clock.Now)));
        await desk.Look();
        Assert.Equal(1, desk.Charged);
        Assert.Equal(23, await desk.Brake.List(desk.Rig.Property, desk.Clock.Now).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Refusals.NotPlanned, await desk.Do(held[3].Booking.Key, booking => RunActions.Release(booking, rule, desk.Clock.Now)));
        Assert.Empty(await desk.Rig.Problems());
    }

    [Fact]
    public async Task Twenty_late_payments_are_charged_and_those_let_through_too()
    {
        await using var desk = await Play.Open(StoreKind.SqliteMemory);
        await desk.Book(Brake.Most);
        desk.Clock.Now += Braking.Settling + Second;
        await desk.Look();
        Assert.Equal(Brake.Most, desk.Charged);

        await desk.Brake.LetThrough(desk.Rig.Property, desk.Clock.Now);
        await desk.Book(30);
        await desk.Look();
        Assert.Equal(Brake.Most + 30, desk.Charged);
        Assert.Null(await desk.HoldsBackSince());
    }

    [Theory]
    [MemberData(nameof(Rig.Databases), MemberType = typeof(Rig))]
    public async Task Payments_that_were_not_looked_at_for_an_hour_are_late_and_can_be_cancelled_together(StoreKind kind)
    {
        await using var desk = await Play.Open(kind);
        await desk.Book(30, arrivesIn: 31);
        await desk.Look();
        desk.Clock.Now += Duration.FromDays(1) + Duration.FromMinutes(61); // Nothing runs: an outage.
        await desk.Look();
        Assert.Equal(0, desk.Charged);
        Assert.Equal(30, await desk.Brake.Cancel(desk.Rig.Property, desk.Clock.Now));
        await desk.Look();
        Assert.Equal(0, desk.Charged);
        Assert.Equal((VerdictKind.Cancelled, Reasons.ByStaff), await desk.Explain("B1"));
    }

    [Fact]
    public async Task Payments_on_time_are_never_held_back()
    {
        await using var desk = await Play.Open(StoreKind.SqliteMemory);
        await desk.Book(50, arrivesIn: 31);
        await desk.Look();
        desk.Clock.Now += Duration.FromDays(1) + Duration.FromMinutes(1);
        await desk.Look();
        Assert.Equal(50, desk.Charged);
    }

    [Theory]
    [MemberData(nameof(Rig.Databases), MemberType = typeof(Rig))]
    public async Task A_paused_property_decides_nothing_and_drops_nothing(StoreKind kind)
    {
        await using var desk = await Play.Open(kind);
        await desk.Book(3);
        desk.Clock.Now += Braking.Settling + Second;
        Assert.True(await desk.Brake.Pause(desk.Rig.Property, desk.Clock.Now));
        Assert.False(await desk.Brake.Pause(desk.Rig.Property, desk.Clock.Now));
        await desk.Book(2);
        await desk.Look();
        Assert.Equal(0, desk.Charged);
        Assert.Equal((VerdictKind.Waiting, Reasons.Paused), await desk.Explain("B1"));
        await desk.Rig.Store.SaveProperty(desk.Rig.Property, Rig.Settings with { StaffAddress = "desk@example.com" }, desk.Clock.Now);
        await desk.Look();
        Assert.Equal(0, desk.Charged);

        Assert.True(await desk.Brake.Resume(desk.Rig.Property, desk.Clock.Now));
        await desk.Look();
        desk.Clock.Now += Braking.Settling + Second; // Two of them are planned only now.
        await desk.Look();
        Assert.Equal(5, desk.Charged);
        var told = (await desk.Rig.Feed(desk.Rig.Property, default, 1000)).Where(entry => entry.Booking is null).Select(entry => FactNames.Of(entry.Fact));
        Assert.Equal(["automation.created", "automation.activated", "property.paused", "property.resumed"], told);
    }

    [Theory]
    [MemberData(nameof(Rig.Kinds), MemberType = typeof(Rig))]
    public async Task What_an_automation_ordered_before_a_pause_is_not_sent_after_it_and_what_staff_ordered_is(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (automatic, byStaff) = (await rig.Book("A"), await rig.Book("B"));
        var (charge, byHand) = (rig.Charge(10), rig.Charge(20));
        byHand = new(byHand.Id, byHand.Order with { Initiator = Core.Payments.Initiator.Staff }, byHand.State, byHand.At) { NextCheckAt = byHand.NextCheckAt };
        await rig.Commit(Rig.With(automatic, charge));
        await rig.Commit(Rig.With(byStaff, byHand));
        Assert.True(await rig.Store.ChangeBrake(rig.Property, brake => brake with { Paused = true }, [new PropertyPaused(Rig.Noon)], lookAgain: false, Rig.Noon));
        var loaded = await rig.Store.Load([automatic.Key, byStaff.Key]);
        Assert.All(loaded, stored => Assert.True(stored.Property.Settings.Brake.Paused && stored.Snapshot.Property.Brake.Paused));
        var sent = await rig.Store.MarkSent([(automatic.Key, charge), (byStaff.Key, byHand)], Rig.Noon, Rig.Noon + Execution.Lease);
        Assert.Equal([MarkedAs.Voided, MarkedAs.Sent], sent);
        Assert.Equal([automatic.Key], (await rig.Store.Due(Rig.Noon, 10)).Reviews);
    }

    /// <summary>A property whose automation charges the balance 30 days before arrival, in virtual time, looked at as a node does.</summary>
    private sealed class Play : IAsyncDisposable
    {
        private static readonly AutomationRule Rule = new()
        {
            Name = "Balance", Trigger = new Trigger(TriggerKind.DaysBeforeArrival, 0, 30, new LocalTime(12, 0)), Operation = Operation.Charge,
        };

        private readonly CountedIds ids = new();
        private readonly MemoryLedger ledger = new();
        private readonly Execution execution;
        private readonly Reviewing reviewing;
        private readonly SandboxAcquirer acquirer;
        private int booked;

        private Play(Rig rig)
        {
            Rig = rig;
            acquirer = new SandboxAcquirer(ledger, () => Clock.Now);
            execution = new Execution(rig.Store, new SandboxGateway(acquirer, twoStep: false), ids, Clock);
            Brake = new Braking(rig.Store, rig.Sqlite, ids);
            reviewing = new Reviewing(rig.Store, execution, ids, Brake);
        }

        internal Rig Rig { get; }

        internal VirtualClock Clock { get; } = new() { Now = Rig.Noon };

        internal Braking Brake { get; }

        internal int Charged => ledger.Entries().Count();

        internal static async Task<Play> Open(StoreKind kind)
        {
            var play = new Play(await Rig.Open(kind));
            await new AutomationDesk(play.Rig.Store, play.ids).Create(play.Rig.Property, Rule, active: true, Rig.Noon - Duration.FromDays(40));
            return play;
        }

        internal async Task Book(int count, int arrivesIn = 10)
        {
            var view = (await Rig.Store.Property(Rig.Property))!;
            var card = await acquirer.StoreCard("4242424242424242", new YearMonth(2030, 12));
            var arrival = Clock.Now.InZone(Rig.Settings.Zone).Date.PlusDays(arrivesIn);
            var results = await Rig.Store.Commit(
            [
                .. Enumerable.Range(0, count).Select(_ => Recording.New(
                    Rig.Property, view,
                    new NewBooking
                    {
                        Ref = $"B{++booked}",
                        Details = new BookingDetails
                        {
                            Channel = "direct", Ota = false, Arrival = arrival, Departure = arrival.PlusDays(7), Guest = new Guest("Anne Martin", null, "fr"),
                        },
                        Charges = [new("accommodation", Rig.Euros(700), true)],
                        Cards = [(card!, CardOwner.Guest)],
                    },
                    [], Clock.Now, ids)!),
            ]);
            Assert.All(results, result => Assert.Equal(CommitResult.Stored, result));
        }

        /// <summary>Something staff do; null, or why it was refused.</summary>
        internal ValueTask<string?> Do(BookingKey booking, Func<BookingSnapshot, Answer> action) =>
            new Desk(Rig.Store, execution, ids).Do(booking, "something", action, Clock.Now, default);

        /// <summary>Looks at what is due until nothing more is.</summary>
        internal async Task Look()
        {
            while (true)
            {
                var (taken, sent) = await reviewing.Due(Instant.MinValue, Clock.Now, 10, default);
                await sent;
                var (any, swept) = await reviewing.Sweep(Clock.Now, 10, default);
                await swept;
                if (taken.IsEmpty && !any)
                {
                    return;
                }
            }
        }

        internal async Task<Instant?> HoldsBackSince() => (await Rig.Store.Property(Rig.Property))!.Settings.Brake.HoldsBackSince;

        internal async Task<(VerdictKind, Reasons)> Explain(string reference)
        {
            var automation = (await Rig.Store.Rules(Rig.Property)).All.Single();
            var verdict = (await new Rehearsal(Rig.Store).Explain(Rig.Property, reference, automation, Clock.Now))!.Verdict;
            return (verdict.Kind, verdict.Reasons);
        }

        public ValueTask DisposeAsync() => Rig.DisposeAsync();
    }
}
