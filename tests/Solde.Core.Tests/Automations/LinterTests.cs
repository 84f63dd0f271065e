using System.Collections.Immutable;
using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Automations.Linting;
using Solde.Core.Bookings;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Core.Tests.Planning;

namespace Solde.Core.Tests.Automations;

/// <summary>What the linter says of rules, and of what they leave; each row is what is added to the usual rules, and all that is said of it.</summary>
public sealed class LinterTests
{
    private const string Balance = """{"name": "A", "trigger": {"when": "daysBeforeArrival", "days": 7, "at": "14:00"}, "operation": "charge"}""";

    /// <summary>Keys that are added to a rule that charges the balance a week before arrival, or replace its own.</summary>
    public static TheoryData<string, string> Alone => new()
    {
        { "{}", "" },
        { """{"operation": "none"}""", "DoesNothing $.onSuccess" },
        { """{"operation": "none", "onSuccess": {"task": "Call"}}""", "" },
        { """{"amount": {"basis": "balance", "beyondBalance": true}}""", "BeyondBalance $.amount.beyondBalance" },
        { """{"operation": "authorize", "trigger": {"when": "afterArrival", "hours": 0}, "amount": {"basis": "charges", "extra": "100.00", "beyondBalance": true}}""", "" },
        { """{"amount": {"basis": "balance", "percent": 10}}""", "NeverMoreThanOwed $.amount.percent" },
        { """{"amount": {"basis": "balance", "fixed": "5.00"}}""", "NeverMoreThanOwed $.amount.fixed" },
        { """{"amount": {"basis": "balance", "percent": -50, "fixed": "5.00"}}""", "" },
        { """{"amount": {"basis": "charges", "percent": 120}}""", "NeverMoreThanOwed $.amount.percent" },
        { """{"amount": {"basis": "charges", "percent": 30}}""", "" },
        { """{"amount": {"basis": "charges"}}""", "TakesNothing $.amount" },
        { """{"amount": {"basis": "balance", "percent": -100}}""", "TakesNothing $.amount" },
        { """{"amount": {"basis": "depositDue"}}""", "" },
        { """{"filter": {"guaranteePolicies": ["strict"]}}""", "NeverFits $.filter.guaranteePolicies" },
        { """{"filter": {"guaranteePolicies": ["flex", "strict"]}}""", "UnknownPolicy $.filter.guaranteePolicies" },
        { """{"filter": {"guaranteePolicies": ["flex"]}}""", "" },
        { """{"filter": {"channels": ["expedia", "booking.com"], "ota": false}}""", "NeverFits $.filter.ota" },
        { """{"filter": {"channels": ["direct"], "ota": true}}""", "NeverFits $.filter.ota" },
        { """{"filter": {"channels": ["expedia", "direct"], "ota": true}}""", "" },
        { """{"filter": {"includeCompanies": ["Acme"], "excludeCompanies": ["Acme", "Zed"]}}""", "NeverFits $.filter.includeCompanies" },
        { """{"filter": {"includeAgencies": ["Tour"], "excludeAgencies": ["Tour"]}}""", "NeverFits $.filter.includeAgencies" },
        { """{"filter": {"cards": "none"}}""", "NeverFits $.filter.cards" },
        { """{"filter": {"cards": "otaOnly"}, "card": "lastGuest"}""", "NeverFits $.filter.cards" },
        { """{"filter": {"cards": "guestOnly"}, "card": "lastGuest"}""", "" },
        { """{"card": "lastOta"}""", "VirtualCardTooEarly $.trigger" },
        { """{"card": "lastOta", "trigger": {"when": "arrivalDay", "at": "12:00"}}""", "" },
        { """{"card": "lastOta", "trigger": {"when": "untilArrival", "hours": 12}}""", "" },
        { """{"operation": "authorize"}""", "HoldExpiresBeforeCheckOut $.trigger" },
        { """{"operation": "authorize", "trigger": {"when": "afterCreation", "hours": 0}}""", "HoldExpiresBeforeCheckOut $.trigger" },
        { """{"operation": "authorize", "trigger": {"when": "untilArrival", "hours": 144}}""", "HoldExpiresBeforeCheckOut $.trigger" },
        { """{"operation": "authorize", "trigger": {"when": "untilArrival", "hours": 24}}""", "" },
    };

    /// <summary>A second rule that is at work beside the first.</summary>
    public static TheoryData<string, string, string> Pairs => new()
    {
        { "{}", """{"trigger": {"when": "daysBeforeArrival", "days": 7, "at": "14:00"}}""", "Overlap B A" },
        { "{}", """{"trigger": {"when": "daysBeforeArrival", "days": 7, "at": "14:01"}, "amount": {"basis": "depositDue"}}""", "" },
        { "{}", """{"trigger": {"when": "untilArrival", "hours": 166}, "amount": {"basis": "depositDue"}}""", "Overlap B A" },
        { "{}", """{"trigger": {"when": "daysBeforeArrival", "days": 3, "at": "14:00"}}""", "AlreadyTaken B A" },
        { "{}", """{"trigger": {"when": "daysBeforeArrival", "days": 9, "at": "14:00"}}""", "AlreadyTaken A B" },
        { "{}", """{"trigger": {"when": "daysBeforeArrival", "days": 9, "at": "14:00"}, "amount": {"basis": "balance", "percent": -70}}""", "" },
        { "{}", """{"trigger": {"when": "afterArrival", "hours": 0}}""", "" },
        { """{"filter": {"channels": ["direct"]}}""", """{"filter": {"channels": ["expedia"]}}""", "" },
        { """{"filter": {"channels": ["direct"]}}""", """{"filter": {"ota": true}}""", "" },
        { """{"filter": {"channels": ["direct"]}}""", """{"filter": {"ota": false}}""", "Overlap B A" },
        { """{"filter": {"includeCompanies": ["Acme"]}}""", """{"filter": {"excludeCompanies": ["Acme"]}}""", "" },
        { """{"filter": {"cards": "guestOnly"}}""", """{"filter": {"cards": "guestAndOta"}}""", "" },
        { "{}", """{"trigger": {"when": "afterCancellation", "hours": 0}}""", "" },
        { "{}", """{"operation": "none", "onSuccess": {"task": "Call"}}""", "" },
        { """{"exclusive": true}""", """{"exclusive": true}""", "Shadowed B A" },
        { """{"exclusive": true, "filter": {"channels": ["direct"]}}""", """{"exclusive": true}""", "" },
        { """{"exclusive": true, "filter": {"ota": false}}""", """{"exclusive": true, "filter": {"ota": false, "channels": ["direct"]}}""", "Shadowed B A" },
        { """{"exclusive": true, "scope": "newBookings"}""", """{"exclusive": true}""", "" },
        { """{"exclusive": true, "filter": {"excludeAgencies": ["Tour"]}}""", """{"exclusive": true, "filter": {"includeAgencies": ["Fly"]}}""", "Shadowed B A" },
    };

    [Theory]
    [MemberData(nameof(Alone))]
    public void A_rule_by_itself(string changes, string expected) =>
        Assert.Equal(expected, Told(Check(Stay.Property, [], Rule("A", changes)), warning => $"{warning.Code} {warning.Place}"));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_rules(string first, string second, string expected) =>
        Assert.Equal(expected, Told(Check(Stay.Property, [], Rule("A", first), Rule("B", second)), warning => $"{warning.Code} {warning.Automation} {warning.Other}"));

    [Fact]
    public void A_rule_that_is_not_at_work_is_in_nobodys_way()
    {
        var (rule, other) = (Rule("A", "{}"), Rule("B", "{}"));
        var rules = Linter.AtWork([(rule, true), (other, false)]);
        Assert.Empty(Linter.Check(rules, Stay.Property, [], Stay.Booked));
    }

    [Fact]
    public void A_surcharge_from_before_the_law_is_told()
    {
        var rule = Rule("A", "{}") with { Surcharge = new Surcharge(Percent.Of(2), null) };
        Assert.Equal("SurchargeForbidden", Told(Check(Stay.Property, [], rule), warning => $"{warning.Code}"));
        Assert.Equal("", Told(Check(Stay.Property with { Country = "AU" }, [], rule), warning => $"{warning.Code}"));
    }

    [Fact]
    public void A_deposit_without_a_policy_is_nothing() =>
        Assert.Equal("TakesNothing", Told(Check(Stay.Property with { GuaranteePolicies = [] }, [], Rule("A", """{"amount": {"basis": "depositDue"}}""")), warning => $"{warning.Code}"));

    [Fact]
    public void A_hold_is_measured_against_the_stays_that_are_to_come()
    {
        var rule = Rule("A", """{"operation": "authorize", "trigger": {"when": "untilArrival", "hours": 24}}""");
        var (week, night) = (Stay.Booking(), Stay.Booking(Stay.Details with { Departure = Stay.Details.Arrival.PlusDays(1) }));
        var warning = Check(Stay.Property, [week, night, night], rule).Single(each => each.Code == LintCode.HoldExpiresBeforeCheckOut);
        Assert.Equal((1, 3, "B1"), (warning.Bookings, warning.Of, warning.Named.Single()));
    }

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"filter": {"channels": ["expedia"]}}""", "Uncovered 1 of 1: B1")]
    [InlineData("""{"operation": "authorize", "trigger": {"when": "arrivalDay", "at": "14:00"}}""", "Uncovered 1 of 1: B1")]
    [InlineData("""{"trigger": {"when": "afterCancellation", "hours": 0}}""", "Uncovered 1 of 1: B1")]
    [InlineData("""{"operation": "none", "onSuccess": {"email": "payment-link"}}""", "")]
    [InlineData("""{"trigger": {"when": "afterCreation", "hours": 0}}""", "Uncovered 1 of 1: B1")]
    public void A_booking_that_nothing_will_collect_is_told(string changes, string expected) => Assert.Equal(
        expected,
        Told(Check(Stay.Property, [Stay.Booking()], Rule("A", changes)), warning => $"{warning.Code} {warning.Bookings} of {warning.Of}: {string.Join(' ', warning.Named)}"));

    [Fact]
    public void A_booking_that_is_asked_by_e_mail_is_covered()
    {
        var asks = Stay.Property with { BalanceSchedule = PropertyJson.Read(DocumentValue.Parse("""
            {"name": "Les Pins", "timeZone": "Europe/Paris", "currency": "EUR", "country": "FR", "language": "fr", "balanceSchedule": {"dueDays": 14}}
            """)).BalanceSchedule };
        Assert.Empty(Check(asks, [Stay.Booking()]));
        Assert.Single(Check(Stay.Property, [Stay.Booking()]));
    }

    private static ImmutableArray<LintWarning> Check(PropertySettings property, ImmutableArray<BookingSnapshot> sample, params AutomationRule[] rules) =>
        Linter.Check(Linter.AtWork(rules.Select(rule => (rule, true))), property, sample, Stay.Booked + Duration.FromDays(2));

    private static string Told(ImmutableArray<LintWarning> warnings, Func<LintWarning, string> tell) => string.Join(", ", warnings.Select(tell));

    private static AutomationRule Rule(string name, string changes)
    {
        var document = DocumentValue.Parse(Balance).AsAnyObject();
        document["name"] = name;
        foreach (var (key, value) in DocumentValue.Parse(changes).AsAnyObject())
        {
            document[key] = value?.DeepClone();
        }

        return AutomationJson.ReadRule(DocumentValue.Of(document), Currency.Eur, "FR");
    }
}
