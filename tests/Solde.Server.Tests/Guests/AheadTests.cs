using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Reviews;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Server.Guests;

namespace Solde.Server.Tests.Guests;

/// <summary>Guests are told what will be taken from their own card, once, and nothing else.</summary>
public sealed class AheadTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 1, 7, 0);
    private static readonly PropertySettings Settings = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
    };

    private static readonly AutomationRule Balance = new()
    {
        Name = "Balance", Trigger = new Trigger(TriggerKind.DaysBeforeArrival, 0, 21, new LocalTime(14, 0)), Operation = Operation.Charge,
    };

    [Fact]
    public void What_is_charged_first_is_not_told_again()
    {
        var later = Balance with { Name = "Later", Trigger = Balance.Trigger with { Days = 7 } };
        var ahead = Assert.Single(Told(Booked(Settings, CardOwner.Guest, [later, Balance])));
        Assert.Equal((new LocalDate(2026, 7, 3), Euros(210), false), (ahead.On, ahead.Amount, ahead.IsHold));
    }

    [Fact]
    public void A_part_leaves_the_rest()
    {
        var half = Balance with { Name = "Half", Amount = Balance.Amount with { Percent = new Percent(-500_000) } };
        var rest = Balance with { Name = "Rest", Trigger = Balance.Trigger with { Days = 7 } };
        var hold = Balance with
        {
            Name = "Hold", Operation = Operation.Authorize, Trigger = Balance.Trigger with { Days = 1 },
            Amount = Balance.Amount with { Fixed = Euros(90), BeyondBalance = true },
        };
        Assert.Equal([(Euros(105), false), (Euros(105), false), (Euros(300), true)], Told(Booked(Settings, CardOwner.Guest, [half, rest, hold])).Select(each => (each.Amount, each.IsHold)));
    }

    [Fact]
    public void What_an_agencys_card_pays_is_not_told() => Assert.Empty(Told(Booked(Settings, CardOwner.Ota, [Balance])));

    [Fact]
    public void What_is_on_a_hidden_folio_is_not_told() =>
        Assert.Empty(Told(Booked(Settings, CardOwner.Guest, [Balance], new FolioVisibility(Now, "main", Visible: false))));

    [Fact]
    public void Nothing_is_promised_while_payments_are_paused()
    {
        var booked = Booked(Settings, CardOwner.Guest, [Balance]);
        var paused = Settings with { Brake = Settings.Brake with { Paused = true } };
        Assert.Empty(Told(booked with { Snapshot = booked.Snapshot with { Property = paused }, Property = booked.Property with { Settings = paused } }));
    }

    private static ImmutableArray<Ahead> Told(StoredBooking booking) => Ahead.Of(new Visit(booking, 0, "door", Now));

    private static StoredBooking Booked(PropertySettings settings, CardOwner owner, AutomationRule[] rules, params IDecision[] more)
    {
        var set = new RuleSet(rules.Select((rule, i) => new Automation(
            new AutomationRef(new Guid(i + 1, 0, 0, new byte[8]), rule.Name), i + 1, AutomationState.Active, Now, [new AutomationVersion(1, Now, rule)])));
        var details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 7, 24), Departure = new LocalDate(2026, 7, 31), Guest = new Guest("Anna Martin", null, "fr"),
        };
        var created = new BookingCreated(Now, Now, details, [new ChargeLine("accommodation", Euros(210), Booked: true)]);
        var card = new CardAdded(Now, new CardOnFile(new CardId(1), owner, "tok_1", "4242", "Visa", new YearMonth(2030, 1)));
        var pass = new Pass(Planner.Create(settings, "B1", created), set, Now).Take([card, .. more]).Follow();
        return new StoredBooking(new BookingKey(Guid.Empty, Guid.Empty), 1, pass.Booking, new PropertyView(settings, set, 1));
    }

    private static Money Euros(int euros) => new(euros * 100L, Currency.Eur);
}
