using NodaTime;
using Solde.App.Bookings;
using Solde.App.Days;
using Solde.App.Payments;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Server;
using Solde.Tests;

namespace Solde.Contract.Tests.Storage;

/// <summary>A day's money as the journal and the acquirer have it, where two properties share an account and their bookings a reference.</summary>
public sealed class DayTieTests
{
    private static readonly LocalDate Today = new(2026, 6, 1);

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Properties_of_one_account_with_one_reference_see_their_own_money(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (mine, theirs, acquirer) = await Opened(rig);
        await acquirer.Charge(mine, 100);
        await acquirer.Charge(theirs, 40);
        await acquirer.Do(mine, booking => FolioActions.Refund(booking, Rig.Euros(30), creditLine: true, acquirer.Clock.Now));
        Same(Rig.Euros(70), await acquirer.Tie(mine.Property));
        Same(Rig.Euros(40), await acquirer.Tie(theirs.Property));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_the_day_is_looked_at(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (mine, _, acquirer) = await Opened(rig);
        var midnight = Rig.Settings.Zone.AtStartOfDay(Today.PlusDays(1)).ToInstant();
        acquirer.Clock.Now = midnight - Duration.FromMilliseconds(1);
        await acquirer.Charge(mine, 100);
        acquirer.Clock.Now = midnight;
        await acquirer.Charge(mine, 40);
        Same(Rig.Euros(100), await acquirer.Tie(mine.Property));
        Same(Rig.Euros(40), await acquirer.Tie(mine.Property, Today.PlusDays(1)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_charge_whose_answer_was_lost_is_shown_where_it_was_asked_for(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (mine, theirs, acquirer) = await Opened(rig);
        acquirer.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter) { Verb = SandboxVerb.Execute });
        await acquirer.Charge(mine, 100);
        Assert.Equal([(null, Rig.Euros(100))], Amounts(await acquirer.Tie(mine.Property)));
        Same(Rig.Euros(0), await acquirer.Tie(theirs.Property));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_nobody_here_asked_for_is_shown_wherever_there_is_such_a_booking(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (mine, theirs, acquirer) = await Opened(rig);
        await rig.Book("R2");
        await acquirer.ChargeByHand("R2", 25);
        Assert.Equal([(null, Rig.Euros(25))], Amounts(await acquirer.Tie(mine.Property)));
        Same(Rig.Euros(0), await acquirer.Tie(theirs.Property));

        await acquirer.ChargeByHand("R1", 15);
        Assert.Contains(((Money?)null, (Money?)Rig.Euros(15)), Amounts(await acquirer.Tie(mine.Property)));
        Assert.Equal([(null, Rig.Euros(15))], Amounts(await acquirer.Tie(theirs.Property)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_the_acquirer_does_not_have_is_shown(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (mine, theirs, acquirer) = await Opened(rig);
        var stored = await rig.Load(mine);
        var never = new PaymentSucceeded(
            Rig.Noon, Rig.Euros(100), PaymentMethod.Card, null, rig.NewId(), "ch_99", null, [new FolioShare("main", Rig.Euros(100))], null);
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(stored, never)));
        var difference = Assert.Single((await acquirer.Tie(mine.Property)).Differences);
        Assert.Equal(("ch_99", "R1", (Money?)Rig.Euros(100), (Money?)null), (difference.Id, difference.Ref, difference.Journal, difference.Acquirer));
        Same(Rig.Euros(0), await acquirer.Tie(theirs.Property));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whose_an_attempt_is_is_known_and_of_others_nothing_is_said(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (mine, theirs, acquirer) = await Opened(rig);
        await acquirer.Charge(mine, 100);
        await acquirer.Charge(theirs, 40);
        var asked = acquirer.Ledger.Entries().Select(entry => Guid.Parse(entry.Attempt)).ToList();
        var known = await rig.Sqlite.PropertiesOf([.. asked, rig.NewId()]);
        Assert.Equal([(asked[0], mine.Property), (asked[1], theirs.Property)], known.OrderBy(each => asked.IndexOf(each.Key)).Select(each => (each.Key, each.Value)));
    }

    private static void Same(Money expected, DayTie tie)
    {
        Assert.Equal((expected, expected), (tie.Journal, tie.Acquirer));
        Assert.Empty(tie.Differences);
    }

    private static IEnumerable<(Money? Journal, Money? Acquirer)> Amounts(DayTie tie) => tie.Differences.Select(each => (each.Journal, each.Acquirer));

    /// <summary>Two properties, each with a booking R1 and a card.</summary>
    private static async Task<(BookingKey Mine, BookingKey Theirs, Account Acquirer)> Opened(Rig rig)
    {
        var elsewhere = rig.NewId();
        await rig.Store.SaveProperty(elsewhere, Rig.Settings, Rig.Noon);
        var account = new Account(rig);
        return (await account.Book(rig.Property), await account.Book(elsewhere), account);
    }

    /// <summary>The account that they share.</summary>
    private sealed class Account
    {
        private readonly CountedIds ids = new();
        private readonly SandboxAcquirer acquirer;
        private readonly Desk desk;
        private readonly Rig rig;
        private int byHand;

        internal Account(Rig rig)
        {
            this.rig = rig;
            acquirer = new SandboxAcquirer(Ledger, () => Clock.Now);
            desk = new Desk(rig.Store, new Execution(rig.Store, new SandboxGateway(acquirer, twoStep: false), ids, Clock), ids);
        }

        internal VirtualClock Clock { get; } = new() { Now = Rig.Noon };

        internal MemoryLedger Ledger { get; } = new();

        internal SandboxFaults Faults => acquirer.Faults;

        internal async Task<BookingKey> Book(Guid property)
        {
            var card = await acquirer.StoreCard("4242424242424242", new YearMonth(2030, 12));
            var arrival = Today.PlusDays(60);
            Assert.Null(await desk.Book(
                property,
                new NewBooking
                {
                    Ref = "R1",
                    Details = new BookingDetails
                    {
                        Channel = "direct", Ota = false, Arrival = arrival, Departure = arrival.PlusDays(7), Guest = new Guest("Anne Martin", null, "fr"),
                    },
                    Charges = [new("accommodation", Rig.Euros(700), true)],
                    Cards = [(card!, CardOwner.Guest)],
                },
                Clock.Now, default));
            return (await rig.Store.Find(property, ["R1"]))["R1"];
        }

        internal Task Charge(BookingKey booking, int amount) => Do(booking, before => CardActions.Charge(before, Rig.Euros(amount), CardChoice.Last));

        internal async Task Do(BookingKey booking, Func<BookingSnapshot, Answer> action) =>
            Assert.Null(await desk.Do(booking, "something", action, Clock.Now, default));

        /// <summary>Somebody charges a card at the acquirer's own pages.</summary>
        internal async Task ChargeByHand(string reference, int amount)
        {
            var card = await acquirer.StoreCard("4242424242424242", new YearMonth(2030, 12));
            var answer = await acquirer.Send(
                new SandboxRequest
                {
                    Verb = SandboxVerb.Execute, Key = $"by-hand-{++byHand}", Kind = AttemptKind.Charge, AmountMinor = Rig.Euros(amount).Minor, Currency = "EUR",
                    CardToken = card!.Token, Attempt = "by hand", Reference = reference,
                },
                default);
            Assert.Equal(ReplyState.Succeeded, answer.State);
        }

        internal async Task<DayTie> Tie(Guid property, LocalDate? day = null)
        {
            _ = await rig.Feed(property, default, 1); // Waits until what was stored is in the journal's feed.
            var books = new AcquirerBooks(succeeded => Ledger.Entries(succeeded: succeeded).ToAsyncEnumerable(), new ManualTime());
            return (await new DayDesk(rig.Sqlite, rig.Sqlite, rig.Sqlite, rig.Sqlite, books).Tie(property, Rig.Settings, day ?? Today, default))!;
        }
    }
}
