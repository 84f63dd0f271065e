using System.Collections.Immutable;
using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Planning;

/// <summary>A stay of 700.00 at Les Pins, 24 to 31 July 2026, booked on 1 June at noon, with a guest's card; rules; and decisions in words.</summary>
internal static class Stay
{
    public static readonly Instant Booked = Instant.FromUtc(2026, 6, 1, 10, 0);
    public static readonly Guid Attempt = new("0198a6c0-0000-7000-8000-0000000000a1");
    public static readonly CardOnFile GuestCard = new(new CardId(1), CardOwner.Guest, "tok_1", "4242", "Visa", new YearMonth(2030, 12));

    public static PropertySettings Property { get; } = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "en",
        GuaranteePolicies = [new("flex", new(Percent.Of(30), null, null), PeriodHours: 48, Guarantees.SatisfiedBy.Deposit)],
    };

    public static BookingDetails Details { get; } = new()
    {
        Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 7, 24), Departure = new LocalDate(2026, 7, 31),
        Guest = new Guest("Anne Martin", "anne@example.com", "fr"), Company = "Acme", Agency = "Tour",
    };

    /// <summary>Charges the balance on the arrival day at 10:00.</summary>
    public static AutomationRule Rule { get; } = new()
    {
        Name = "Rule", Trigger = new Trigger(TriggerKind.ArrivalDay, 0, 0, new LocalTime(10, 0)), Operation = Operation.Charge,
    };

    public static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    public static Trigger After(TriggerKind kind, int hours = 0) => new(kind, hours, 0, LocalTime.Midnight);

    public static AutomationRef Ref(int number = 1) => new(new Guid(number, 0, 0, new byte[8]), number == 1 ? "Rule" : $"Rule {number}");

    public static BookingSnapshot Booking(params ImmutableArray<IFact> facts) => Booking(Details, facts);

    public static BookingSnapshot Booking(BookingDetails details, params ImmutableArray<IFact> facts) => Booking(Property, details, facts);

    public static BookingSnapshot Booking(PropertySettings property, BookingDetails details, params ImmutableArray<IFact> facts)
    {
        var created = new BookingCreated(Booked, Booked, details, [new("accommodation", Euros(700), Booked: true)]);
        return facts.Aggregate(Planner.Create(property, "B1", created), Planner.Apply) with { News = News.None };
    }

    /// <summary>Active automations, the first the oldest.</summary>
    public static RuleSet Rules(params AutomationRule[] rules) => new(rules.Select((rule, i) => Automation(rule, i + 1)));

    public static Automation Automation(AutomationRule rule, int number = 1, AutomationState state = AutomationState.Active, Instant? activatedAt = null) =>
        new(Ref(number), number, state, activatedAt ?? Booked, [new AutomationVersion(1, activatedAt ?? Booked, rule)]);

    /// <summary>The charge of an automation, as far as it has come.</summary>
    public static Attempt Charge(AttemptState state, int automation = 1, AttemptKind kind = AttemptKind.Charge) => new(
        Attempt,
        new GatewayOrder
        {
            Kind = kind, Amount = Euros(700), Initiator = Initiator.Automation, Card = GuestCard.Id, Automation = Ref(automation), Version = 1,
            Shares = [new FolioShare("main", Euros(700))],
        },
        state, Booked);

    /// <summary>Decides until nothing follows any more; what is due is left.</summary>
    public static (BookingSnapshot Booking, Plan Plan) Settled(BookingSnapshot booking, RuleSet rules, Instant now)
    {
        for (var looks = 0; looks < 20; looks++)
        {
            var plan = Planner.Decide(booking, rules, now);
            if (plan.Follows.IsEmpty)
            {
                return (booking, plan);
            }

            booking = plan.Follows.OfType<IFact>().Aggregate(booking, Planner.Apply) with { News = News.None };
        }

        throw new InvalidOperationException("the booking does not come to rest");
    }

    /// <summary>Decisions in words.</summary>
    public static string[] Say(ImmutableArray<IDecision> decisions) => [.. decisions.Select(Say)];

    private static string Say(IDecision decision) => decision switch
    {
        TaskCreated task => $"task: {task.Text}",
        GuaranteeChanged changed => $"guarantee.changed {changed.State}",
        FolioClosed closed => $"folio.closed {closed.Folio} {closed.Document}",
        FolioVisibility shown => $"folio.visibility {shown.Folio} {shown.Visible}",
        IFact fact => FactNames.Of(fact),
        MessageDraft draft => $"mail to {draft.To}: {draft.Template}",
        GatewayOrder order => $"order: {order.Kind} {order.Amount}",
        CancelAttempt => "cancel the attempt",
        _ => throw new InvalidOperationException($"unknown decision {decision}"),
    };
}
