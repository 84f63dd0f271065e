using System.Collections.Frozen;
using NodaTime;
using NodaTime.Text;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.Core.Tests.Planning;

/// <summary>When a booking is looked at again: at the first instant at which something can become due by itself.</summary>
public sealed class NextReviewTests
{
    private static readonly Instant June = Stay.Booked + Duration.FromDays(1);
    private static readonly CardAdded Card = new(Stay.Booked, Stay.GuestCard);
    private static readonly PropertySettings Balance = Stay.Property with { BalanceSchedule = new BalanceSchedule { DueDays = 14, RemindDays = [3, 1] } };
    private static readonly PropertySettings Releasing = Stay.Property with { ReleaseHoldsAfterCheckOutDays = 2 };
    private static readonly HoldPlaced Hold = new(
        June, Stay.Euros(700), null, Stay.Attempt, "main", "ho_1", Stay.GuestCard.Id, June + Duration.FromDays(7), BeyondBalance: false);
    private static readonly PaymentRecorded Paid = new(June, Stay.Euros(700), PaymentMethod.Cash, [new("main", Stay.Euros(700))]);

    private static readonly FrozenDictionary<string, (BookingSnapshot Booking, RuleSet Rules, string? Expected)> Cases =
        new Dictionary<string, (BookingSnapshot, RuleSet, string?)>
        {
            ["nothing waits"] = (Stay.Booking(Card), RuleSet.Empty, null),
            ["a planned run"] = (Stay.Booking(Card), Stay.Rules(Stay.Rule), "2026-07-24T08:00:00Z"),
            ["the earlier of two runs"] = (Stay.Booking(Card),
                Stay.Rules(Stay.Rule, Stay.Rule with { Trigger = Stay.After(TriggerKind.UntilArrival, 48) }), "2026-07-22T10:00:00Z"),
            ["a run that waits for an event"] = (Stay.Booking(Card), Stay.Rules(Stay.Rule with { Trigger = Stay.After(TriggerKind.AfterArrival) }), null),
            ["a guarantee's period"] = (Stay.Booking(Stay.Details with { GuaranteePolicy = "flex" }), RuleSet.Empty, "2026-06-03T10:00:00Z"),
            ["a balance request to be sent"] = (Stay.Booking(Balance, Stay.Details), RuleSet.Empty, "2026-06-30T07:00:00Z"),
            ["a reminder"] = (Stay.Booking(Balance, Stay.Details, Scheduled(), Sent(1)), RuleSet.Empty, "2026-07-07T07:00:00Z"),
            ["the second reminder"] = (Stay.Booking(Balance, Stay.Details, Scheduled(), Sent(1), new RequestReminded(June, 1)), RuleSet.Empty, "2026-07-09T07:00:00Z"),
            ["a deadline"] = (Stay.Booking(Balance, Stay.Details, Scheduled(), Sent(1), new RequestAnswered(June, 1, PaymentMethod.BankTransfer, null)),
                RuleSet.Empty, "2026-07-10T22:00:00Z"),
            ["the end of a link"] = (Stay.Booking(Sent(1, RequestKind.Link)), RuleSet.Empty, "2026-07-31T22:00:00Z"),
            ["a card's number in the vault"] = (Left(), RuleSet.Empty, "2026-07-02T10:00:00Z"),
            ["a card's number kept by an older program"] = (Left() with { Cards = [.. Left().Cards.Select(card => card with { KeptAt = null })] },
                RuleSet.Empty, "2026-07-02T10:00:00Z"),
            ["an authentication"] = (Stay.Booking(Card, Planned(), Asked()) with { Attempts = [Stay.Charge(AttemptState.ActionRequired) with { At = June }] },
                Stay.Rules(Stay.Rule), "2026-06-03T10:00:00Z"),
            ["a cancellation without an answer"] = (Stay.Booking(Card, Planned(), Asked())
                with { Attempts = [Stay.Charge(AttemptState.ActionRequired) with { At = June - Duration.FromDays(1), NextCheckAt = June + Duration.FromSeconds(5) }] },
                Stay.Rules(Stay.Rule), null), // the attempt itself is due then
            ["a hold"] = (Stay.Booking(Card, Hold), RuleSet.Empty, "2026-06-09T10:00:00Z"),
            ["a hold's release after check-out"] = (Stay.Booking(Releasing, Stay.Details, Card, Hold, Paid, new BookingCheckedOut(June)),
                RuleSet.Empty, "2026-06-04T10:00:00Z"),
            ["a hold whose release failed"] = (Stay.Booking(Releasing, Stay.Details, Card, Hold, Paid, new BookingCheckedOut(June),
                new HoldReleaseFailed(June, Stay.Euros(700), 1, DeclineReason.Declined, Stay.Attempt)), RuleSet.Empty, "2026-06-09T10:00:00Z"),
            ["a payment in doubt"] = (Stay.Booking(Balance, Stay.Details, Card) with
            {
                Attempts = [Stay.Charge(AttemptState.Unknown, automation: 9)], InDoubt = [Stay.Attempt],
            }, RuleSet.Empty, null), // looked at when the doubt is over
        }.ToFrozenDictionary();

    public static TheoryData<string> Names => [.. Cases.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void A_booking_is_looked_at_again_when_something_can_become_due(string name)
    {
        var (booking, rules, expected) = Cases[name];
        var (_, plan) = Stay.Settled(booking, rules, June);
        Assert.Empty(Stay.Say(plan.Due));
        Assert.Equal(expected, plan.NextReviewAt is { } next ? InstantPattern.ExtendedIso.Format(next) : null);
    }

    [Fact]
    public void A_booking_with_something_to_do_is_looked_at_again_at_once()
    {
        var plan = Planner.Decide(Stay.Booking(Card), Stay.Rules(Stay.Rule), June);
        Assert.Equal(["run.planned"], Stay.Say(plan.Follows));
        Assert.Equal(June, plan.NextReviewAt);
    }

    private static BookingSnapshot Left() => Stay.Booking(
        Sent(1, RequestKind.Link), Card, new RequestAnswered(June, 1, PaymentMethod.MailOrderCard, Stay.GuestCard.Id), new CardKept(June, Stay.GuestCard.Id, Stay.Attempt));

    private static RequestScheduled Scheduled() =>
        new(Stay.Booked, 1, Instant.FromUtc(2026, 6, 30, 7, 0), new LocalDate(2026, 7, 10), Stay.Euros(700));

    private static RequestSent Sent(int number, RequestKind kind = RequestKind.Balance) =>
        new(June, number, kind, Stay.Euros(700), "anne@example.com");

    private static RunPlanned Planned() => new(Stay.Booked, Stay.Ref(), June, Stay.Euros(700), 1);

    private static PaymentActionRequired Asked() =>
        new(June, Stay.Euros(700), PaymentMethod.Card, Stay.Ref(), DeclineReason.AuthenticationRequired, Stay.Attempt);
}
