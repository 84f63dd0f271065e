using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Solde.App.Backtest;
using Solde.App.Journal;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Planning;

namespace Solde.App.Tests.Play;

/// <summary>Whatever the order of events: never too much, never twice, nothing forgotten. Each property plays scenarios made from random
/// seeds; a failure names the seed.</summary>
public sealed class MoneyTests
{
    // The same plays at every run, and others with ./test --seed N.
    private static readonly ulong Seed = ulong.Parse(Environment.GetEnvironmentVariable("SOLDE_TEST_SEED") ?? "1", CultureInfo.InvariantCulture);
    private static readonly Config Plays = Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(Seed, 2 * Seed + 1);

    [Fact]
    public void What_is_kept_never_exceeds_what_is_owed() => ForAnyPlay(play =>
        play.Steps.All(step => step.Fact is not PaymentSucceeded || step.IsBeyondBalance || step.After.Kept <= Money.Max(step.Owed, step.Before.Kept)));

    [Fact]
    public void A_run_happens_once_between_two_plannings() => ForAnyPlay(play =>
    {
        var open = new Dictionary<(string, Guid), int>();
        foreach (var (reference, fact) in play.Facts.Where(each => each.Ref is not null))
        {
            if (fact is IAutomationFact { Automation: { } automation })
            {
                var key = (reference!, automation.Id);
                var times = open.GetValueOrDefault(key);
                open[key] = fact switch
                {
                    RunPlanned => 0,
                    PaymentSucceeded or HoldPlaced => times + 1,
                    _ => times,
                };
                if (open[key] > 1)
                {
                    return false;
                }
            }
        }

        return true;
    });

    [Fact]
    public void An_automation_that_does_not_repeat_succeeds_once() => ForAnyPlay(play =>
    {
        var repeating = play.Scenario.Automations.Where(a => a.Rule.RepeatOnModification).Select(a => a.Rule.Name).ToHashSet();
        return play.Facts
            .Where(each => each.Fact is PaymentSucceeded or HoldPlaced && each.Fact is IAutomationFact { Automation: not null })
            .Select(each => (each.Ref, ((IAutomationFact)each.Fact).Automation!.Name))
            .Where(each => !repeating.Contains(each.Name))
            .GroupBy(each => each)
            .All(group => group.Count() == 1);
    });

    [Fact]
    public void The_journal_rebuilds_the_booking() => ForAnyPlay(play =>
        play.Ends.All(end => SnapshotJson.Write(end.Value) == SnapshotJson.Write(play.Rebuilt[end.Key])));

    [Fact]
    public void Every_hold_ends_or_is_still_open_in_time() => ForAnyPlay(play =>
        play.Ends.Values.SelectMany(booking => booking.Holds).All(hold =>
            hold.State != Core.Payments.HoldState.Open || hold.ExpiresAt > play.Scenario.Until));

    [Fact]
    public void No_attempt_is_left_open_without_faults() => ForAnyPlay(play => play.Ends.Values.All(booking => booking.Attempts.IsEmpty));

    [Fact]
    public void A_sale_closes_once() => ForAnyPlay(play => play.Facts.Where(each => each.Fact is SaleClosed)
        .GroupBy(each => (each.Ref, ((SaleClosed)each.Fact).Number)).All(group => group.Count() == 1));

    [Fact]
    public void A_salons_card_on_file_never_pays_more_than_was_agreed() => ForAnyPlay(play => play.Steps.All(step =>
        step.Fact is not PaymentSucceeded { Card: not null, Request: null } || step.Before.Consent is not { } consent
        || ByCard(step.After) <= Money.Max(consent.Cap, ByCard(step.Before))));

    [Fact]
    public void Vouchers_pay_what_they_were_sold_for_at_most() => ForAnyPlay(play =>
    {
        var left = Money.Zero(play.Scenario.Property.Currency);
        var taken = new Dictionary<string, Money>();
        foreach (var (_, fact) in play.Facts)
        {
            left = fact switch
            {
                VoucherIssued f => left + f.Amount,
                VoucherRedeemed f => left - f.Amount,
                VoucherCredited f => left + f.Amount,
                VoucherVoided f => left - f.Amount,
                _ => left,
            };
            if (fact is VoucherRedeemed redeemed)
            {
                taken[redeemed.Voucher] = taken.GetValueOrDefault(redeemed.Voucher, Money.Zero(left.Currency)) + redeemed.Amount;
            }

            if (left.Minor < 0 || (fact is VoucherCredited credited && (taken[credited.Voucher] -= credited.Amount).Minor < 0))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void A_voucher_is_issued_when_what_was_sold_is_paid() => ForAnyPlay(play => play.Steps.All(step =>
        step.Fact is not VoucherIssued issued || step.Before.Folio(issued.Folio)!.IsPaid));

    private static Money ByCard(BookingSnapshot booking) => booking.Folios.SelectMany(folio => folio.Payments).Where(payment => payment.Card is not null)
        .Aggregate(Money.Zero(booking.Currency), (sum, payment) => sum + payment.Amount);

    private static void ForAnyPlay(Func<Played, bool> holds) => Check.One(
        Plays, Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => holds(Played.Of(seed)).Label($"seed {seed}")));

    /// <summary>One fact with the booking before and after it, and the fact that came next.</summary>
    private sealed record Step(IFact Fact, BookingSnapshot Before, BookingSnapshot After, IFact? Next, Scenario Scenario)
    {
        /// <summary>What the booking owes, with the surcharge line that comes right after its payment.</summary>
        internal Money Owed => Next is FolioLineAdded { Group: "surcharge" } line ? After.Charges + line.Amount : After.Charges;

        internal bool IsBeyondBalance => Fact is PaymentSucceeded { Automation: { } automation }
            && Scenario.Automations.First(a => a.Rule.Name == automation.Name).Rule.Amount.BeyondBalance;
    }

    private sealed record Played(
        Scenario Scenario, ImmutableArray<(string? Ref, IFact Fact)> Facts, ImmutableArray<Step> Steps,
        Dictionary<string, BookingSnapshot> Ends, Dictionary<string, BookingSnapshot> Rebuilt)
    {
        // FsCheck's properties are not asynchronous; a play in memory does not wait for anything.
        private static T Wait<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

        internal static Played Of(int seed)
        {
            var scenario = ScenarioReader.Read((seed % 3 == 0 ? GeneratedSalon.Of(seed) : GeneratedScenario.Of(seed)).ToJsonString());
            var store = new MemoryStore();
            var play = Wait(Player.Play(scenario, Stages.Of(store)));
            var entries = Wait(store.Journal(play.Property, default, int.MaxValue));
            var rebuilt = new Dictionary<string, BookingSnapshot>();
            var steps = ImmutableArray.CreateBuilder<Step>();
            foreach (var (i, entry) in entries.Index().Where(each => each.Item.Booking is not null))
            {
                if (entry.Fact is BookingCreated created)
                {
                    rebuilt[entry.Ref!] = Planner.Create(scenario.Property, entry.Ref!, created);
                    continue;
                }

                var before = rebuilt[entry.Ref!];
                var after = rebuilt[entry.Ref!] = Planner.Apply(before, entry.Fact) with { News = News.None };
                steps.Add(new Step(entry.Fact, before, after, i + 1 < entries.Length ? entries[i + 1].Fact : null, scenario));
            }

            var ends = Wait(store.Bookings(play.Property, null, 1_000)).ToDictionary(b => b.Snapshot.Ref, b => b.Snapshot);
            return new Played(scenario, [.. entries.Select(e => (e.Ref, e.Fact))], steps.DrainToImmutable(), ends, rebuilt);
        }
    }
}
