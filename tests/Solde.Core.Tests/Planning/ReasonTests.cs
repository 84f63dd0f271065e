using System.Collections.Frozen;
using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Guarantees;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Planning;

/// <summary>Why an automation does not act on a booking (X1): one row for each reason, alone.</summary>
public sealed class ReasonTests
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 7, 24, 8, 0); // the rule is due: 10:00 in Paris
    private static readonly Instant June = Stay.Booked + Duration.FromDays(1);
    private static readonly CardAdded Card = new(Stay.Booked, Stay.GuestCard);
    private static readonly BookingFilter Any = BookingFilter.Any;

    // Takes a tenth of the charges whatever is owed.
    private static readonly AutomationRule Extra =
        Stay.Rule with { Amount = Stay.Rule.Amount with { BeyondBalance = true, Basis = AmountBasis.Charges, Percent = Percent.Of(10) } };

    private static readonly BookingDetails Two = Stay.Details with
    {
        Rooms = [new("1", "double", null, null), new("2", "double", new LocalDate(2026, 7, 25), null)],
    };

    private static readonly FrozenDictionary<string, Case> Cases = new Dictionary<string, Case>
    {
        ["nothing is against it"] = Of(Stay.Rule, Morning, VerdictKind.Due, Reasons.None, Card),
        ["it is planned"] = Of(Stay.Rule, June, VerdictKind.Planned, Reasons.None, Card),
        ["switched off"] = Of(Stay.Rule, June, VerdictKind.NotTaken, Reasons.Inactive, Card) with { State = AutomationState.Inactive },
        ["archived"] = Of(Stay.Rule, June, VerdictKind.NotTaken, Reasons.Archived, Card) with { State = AutomationState.Archived },
        ["booked before activation"] = Of(Stay.Rule with { Scope = Scope.NewBookings }, June, VerdictKind.NotTaken, Reasons.BookedBeforeActivation, Card)
            with { ActivatedAt = Stay.Booked + Duration.FromHours(1) },
        ["channel"] = Filtered(Any with { Channels = ["expedia"] }, Reasons.ChannelNotMatched),
        ["ota"] = Filtered(Any with { Ota = true }, Reasons.OtaNotMatched),
        ["policy"] = Filtered(Any with { GuaranteePolicies = ["flex"] }, Reasons.PolicyNotMatched),
        ["company not included"] = Filtered(Any with { IncludeCompanies = ["Other"] }, Reasons.CompanyNotMatched),
        ["company excluded"] = Filtered(Any with { ExcludeCompanies = ["Acme"] }, Reasons.CompanyNotMatched),
        ["agency not included"] = Filtered(Any with { IncludeAgencies = ["Other"] }, Reasons.AgencyNotMatched),
        ["agency excluded"] = Filtered(Any with { ExcludeAgencies = ["Tour"] }, Reasons.AgencyNotMatched),
        ["several at once"] = Filtered(Any with { Channels = ["expedia"], Ota = true, IncludeAgencies = ["Other"] },
            Reasons.ChannelNotMatched | Reasons.OtaNotMatched | Reasons.AgencyNotMatched),
        ["guarantee state, when due"] = Of(Stay.Rule with { Filter = Any with { GuaranteeStates = [GuaranteeState.Guaranteed] } }, Morning,
            VerdictKind.Skipped, Reasons.FilterNotMet | Reasons.GuaranteeNotMatched, Card),
        ["cards, when due"] = Of(Stay.Rule with { Filter = Any with { Cards = CardFilter.OtaOnly } }, Morning,
            VerdictKind.Skipped, Reasons.FilterNotMet | Reasons.CardsNotMatched, Card),
        ["cards, before it is due"] = Of(Stay.Rule with { Filter = Any with { Cards = CardFilter.OtaOnly } }, June, VerdictKind.Planned, Reasons.None, Card),
        ["taken by another"] = Of(Stay.Rule with { Exclusive = true }, June, VerdictKind.NotTaken, Reasons.TakenByAnother, Card)
            with { Before = Stay.Rule with { Exclusive = true, Priority = 1 } },
        ["rooms of differing dates"] = Of(Stay.Rule with { Exclusive = true }, June, VerdictKind.Skipped, Reasons.RoomDatesDiffer, Card)
            with { Details = Two },
        ["cancelled"] = Of(Stay.Rule, June, VerdictKind.NotTaken, Reasons.BookingCancelled, Card, new BookingCancelled(June)),
        ["no-show"] = Of(Stay.Rule, Morning, VerdictKind.NotTaken, Reasons.NoShow, Card, new BookingNoShow(Morning)),
        ["not cancelled"] = On(TriggerKind.AfterCancellation, VerdictKind.NotTaken, Reasons.NotCancelled),
        ["already arrived"] = On(TriggerKind.UntilArrival, VerdictKind.NotTaken, Reasons.AlreadyArrived, new BookingCheckedIn(June)),
        ["not arrived"] = On(TriggerKind.AfterArrival, VerdictKind.Expected, Reasons.NotArrived),
        ["not departed"] = On(TriggerKind.AfterDeparture, VerdictKind.Expected, Reasons.NotDeparted),
        ["too late"] = On(TriggerKind.AfterCreation, VerdictKind.Missed, Reasons.TooLate) with { ActivatedAt = June },
        ["a minute less than too late"] = On(TriggerKind.AfterCreation, VerdictKind.Due, Reasons.None)
            with { ActivatedAt = June - Duration.FromMinutes(1) },
        ["nothing due"] = Of(Stay.Rule, Morning, VerdictKind.Skipped, Reasons.NothingDue, Card, Paid()),
        ["no open folio"] = Of(Stay.Rule, Morning, VerdictKind.Skipped, Reasons.NoOpenFolio, Card, new FolioClosed(June, "main", null)),
        ["no card"] = Of(Stay.Rule, Morning, VerdictKind.Skipped, Reasons.NoCard),
        ["no card of its kind"] = Of(Stay.Rule with { Card = CardChoice.LastOta }, Morning, VerdictKind.Skipped, Reasons.NoCard, Card),
        ["card not verified yet"] = Of(Stay.Rule with { ValidateCard = true }, June, VerdictKind.Waiting, Reasons.CardNotValidated, Card),
        ["card refused"] = Of(Stay.Rule with { ValidateCard = true }, June, VerdictKind.Skipped, Reasons.CardInvalid, Card,
            new CardValidationFailed(June, Stay.GuestCard.Id, DeclineReason.ExpiredCard, Stay.Attempt)),
        ["card not verified for want of a gateway"] = Of(Stay.Rule with { ValidateCard = true }, June, VerdictKind.Waiting, Reasons.CardNotValidated, Card,
            new CardValidationFailed(June, Stay.GuestCard.Id, DeclineReason.GatewayUnavailable, Stay.Attempt)),
        ["its payment is under way"] = Of(Stay.Rule, Morning, VerdictKind.Waiting, Reasons.PaymentInProgress, Card, Planned())
            with { Attempt = Stay.Charge(AttemptState.Sent) },
        ["another payment is under way"] = Of(Extra, Morning, VerdictKind.Waiting, Reasons.PaymentInProgress, Card) with { Attempt = Stay.Charge(AttemptState.Sent, automation: 9) },
        ["another payment is in doubt"] = Of(Extra, Morning, VerdictKind.Waiting, Reasons.InDoubt, Card) with { Attempt = Stay.Charge(AttemptState.Unknown, automation: 9) },
        ["another payment in doubt takes all that is owed"] = Of(Stay.Rule, Morning, VerdictKind.Skipped, Reasons.NothingDue, Card)
            with { Attempt = Stay.Charge(AttemptState.Unknown, automation: 9) },
        ["done"] = Of(Stay.Rule, Morning, VerdictKind.Succeeded, Reasons.AlreadyRan, Card, Planned(), new RunCompleted(June, Stay.Ref())),
        ["declined"] = Of(Stay.Rule, Morning, VerdictKind.Failed, Reasons.Declined, Card, Planned(), Failed(DeclineReason.InsufficientFunds)),
        ["gateway unavailable"] = Of(Stay.Rule, Morning, VerdictKind.Failed, Reasons.GatewayUnavailable, Card, Planned(), Failed(DeclineReason.GatewayUnavailable)),
        ["to be authenticated"] = Of(Stay.Rule, Morning, VerdictKind.ActionRequired, Reasons.AuthenticationRequired, Card, Planned(),
            new PaymentActionRequired(
                Morning, Stay.Euros(700), PaymentMethod.Card, Stay.Ref(), DeclineReason.AuthenticationRequired, Stay.Attempt)),
        ["cancelled by staff"] = Of(Stay.Rule, Morning, VerdictKind.Cancelled, Reasons.ByStaff, Card, Planned(),
            new RunCancelled(June, Stay.Ref(), RunCancelReason.ByStaff)),
    }.ToFrozenDictionary();

    public static TheoryData<string> Names => [.. Cases.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Each_reason_stands_alone(string name)
    {
        var row = Cases[name];
        var (_, plan) = Stay.Settled(row.Booking, row.Rules, row.Now);
        var verdict = plan.Verdicts[row.Rules.PositionOf(Stay.Ref().Id)];
        Assert.Equal((row.Kind, row.Reasons), (verdict.Kind, verdict.Reasons));
    }

    /// <summary>The same input gives the same plan, and stays what it was.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Deciding_twice_decides_the_same_and_changes_nothing(string name)
    {
        var (booking, rules, now) = (Cases[name].Booking, Cases[name].Rules, Cases[name].Now);
        var before = booking with { };
        for (var looks = 0; looks < 2; looks++)
        {
            var first = Planner.Decide(booking, rules, now);
            var second = Planner.Decide(booking, rules, now);
            Assert.Equal(Stay.Say(first.Follows), Stay.Say(second.Follows));
            Assert.Equal(first.Follows.Select(decision => decision.ToString()), second.Follows.Select(decision => decision.ToString()));
            Assert.Equal(Stay.Say(first.Due), Stay.Say(second.Due));
            Assert.Equal(first.Verdicts.AsEnumerable(), second.Verdicts.AsEnumerable());
            Assert.Equal(first.NextReviewAt, second.NextReviewAt);
            Assert.Equal(before, booking);
            booking = Stay.Settled(booking, rules, now).Booking;
            before = booking with { };
        }
    }

    private static Case Filtered(BookingFilter filter, Reasons reasons) => Of(Stay.Rule with { Filter = filter }, June, VerdictKind.NotTaken, reasons, Card);

    private static Case On(TriggerKind trigger, VerdictKind kind, Reasons reasons, params IFact[] facts) =>
        Of(Stay.Rule with { Trigger = Stay.After(trigger) }, June, kind, reasons, [Card, .. facts]);

    private static Case Of(AutomationRule rule, Instant now, VerdictKind kind, Reasons reasons, params IFact[] facts) =>
        new(rule, now, kind, reasons, facts);

    private static PaymentRecorded Paid() =>
        new(June, Stay.Euros(700), PaymentMethod.Cash, [new FolioShare("main", Stay.Euros(700))]);

    private static RunPlanned Planned() => new(Stay.Booked, Stay.Ref(), Morning, Stay.Euros(700), 1);

    private static PaymentFailed Failed(DeclineReason reason) =>
        new(Morning, Stay.Euros(700), PaymentMethod.Card, Stay.Ref(), reason, Stay.Attempt, null);

    private sealed record Case(AutomationRule Rule, Instant Now, VerdictKind Kind, Reasons Reasons, IFact[] Facts)
    {
        public AutomationState State { get; init; } = AutomationState.Active;

        public Instant? ActivatedAt { get; init; }

        public BookingDetails Details { get; init; } = Stay.Details;

        /// <summary>Another automation that comes before it.</summary>
        public AutomationRule? Before { get; init; }

        public Attempt? Attempt { get; init; }

        public BookingSnapshot Booking => Stay.Booking(Details, [.. Facts]) with
        {
            Attempts = Attempt is null ? [] : [Attempt], InDoubt = Attempt is { State: AttemptState.Unknown } ? [Attempt.Id] : [],
        };

        public RuleSet Rules
        {
            get
            {
                var own = Stay.Automation(Rule, 1, State, ActivatedAt);
                return new RuleSet(Before is null ? [own] : [own, Stay.Automation(Before, 2)]);
            }
        }
    }
}
