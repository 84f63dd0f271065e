using BenchmarkDotNet.Attributes;
using NodaTime;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Bench;

/// <summary>One <see cref="Planner.Decide"/> over a booking with 20 automations: as it is seen first (20 runs to plan), as it waits
/// (20 runs planned), and on the day (one run due).</summary>
[MemoryDiagnoser]
public class DecideBench
{
    private static readonly Instant Created = Instant.FromUtc(2026, 5, 1, 8, 0);
    private readonly RuleSet rules = new(Enumerable.Range(1, 20).Select(Automation));
    private BookingSnapshot fresh = null!;
    private BookingSnapshot planned = null!;

    /// <summary>Makes the booking in its two states.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var property = new PropertySettings
        {
            Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        };
        var details = new BookingDetails
        {
            Channel = "direct",
            Ota = false,
            Arrival = new LocalDate(2026, 7, 24),
            Departure = new LocalDate(2026, 7, 31),
            Rooms = [new Room("101", "double", null, null)],
            Guest = new Guest("Anne Martin", "anne@example.com", "fr"),
        };
        var created = new BookingCreated(Created, Created, details, [new ChargeLine("accommodation", new Money(70000, Currency.Eur), Booked: true)]);
        fresh = Planner.Create(property, "B1", created);
        fresh = Planner.Apply(fresh, new CardAdded(Created, new CardOnFile(new CardId(1), CardOwner.Guest, "tok", "4242", "visa", new YearMonth(2030, 12))));
        planned = fresh;
        foreach (var decision in Planner.Decide(fresh, rules, Created).Follows)
        {
            planned = Planner.Apply(planned, (IFact)decision);
        }
    }

    /// <summary>Twenty runs to plan.</summary>
    [Benchmark]
    public Plan First() => Planner.Decide(fresh, rules, Created);

    /// <summary>Nothing to do: twenty runs wait.</summary>
    [Benchmark(Baseline = true)]
    public Plan Waiting() => Planner.Decide(planned, rules, Created);

    private static Automation Automation(int age)
    {
        var trigger = (age % 3) switch
        {
            0 => new Trigger(TriggerKind.UntilArrival, age, 0, default),
            1 => new Trigger(TriggerKind.DaysBeforeArrival, 0, age, new LocalTime(14, 0)),
            _ => new Trigger(TriggerKind.BeforeDeparture, age, 0, default),
        };
        var rule = new AutomationRule
        {
            Name = $"Rule {age}",
            Trigger = trigger,
            Operation = Operation.Charge,
            Filter = new BookingFilter { Channels = ["direct", "booking.com"] },
        };
        var id = new Guid(age, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);
        return new Automation(new AutomationRef(id, rule.Name), age, AutomationState.Active, Created, [new AutomationVersion(1, Created, rule)]);
    }
}
