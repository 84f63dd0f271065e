using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Tests.Journal;

public sealed class TimelineTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 6, 30, 7, 0);
    private static readonly AutomationRef Rule = new(new Guid(7, 0, 0, new byte[8]), "Arrivals");
    private static readonly Guid Attempt = new(8, 0, 0, new byte[8]);
    private static readonly Money Amount = new(49_000, Currency.Eur);
    private static readonly BookingDetails Stay = new()
    {
        Channel = "expedia", Ota = true, Arrival = new(2026, 7, 24), Departure = new(2026, 7, 31), Guest = new("Anne Martin", "anne@example.com", null),
    };

    public static TheoryData<IFact, string> Entries => new()
    {
        { new BookingCreated(Nine, Nine, Stay, [new("accommodation", Amount, true), new("spa", Amount, true)]),
            """{"channel":"expedia","arrival":"2026-07-24","departure":"2026-07-31","amount":"980.00"}""" },
        { new BookingCreated(Nine, Nine, Stay, []), """{"channel":"expedia","arrival":"2026-07-24","departure":"2026-07-31","amount":"0.00"}""" },
        { new BookingModified(Nine, [BookingPart.Dates, BookingPart.GuaranteePolicy], Stay, null), """{"changed":["dates","guaranteePolicy"]}""" },
        { new BookingUpdated(Nine, [BookingPart.Destination], Stay), """{"changed":["destination"]}""" },
        { new BookingCancelled(Nine), "{}" },
        { new CardAdded(Nine, new CardOnFile(new(1), CardOwner.Ota, "tok_1", "4242", "visa", new YearMonth(2027, 3))),
            """{"card":{"owner":"ota","last4":"4242","brand":"visa","exp":"03/27"}}""" },
        { new CardValidationFailed(Nine, new(1), DeclineReason.ExpiredCard, Attempt), """{"reason":"expiredCard"}""" },
        { new RunPlanned(Nine, Rule, Nine + Duration.FromDays(200), Amount, 1),
            """{"automation":"Arrivals","dueAt":"2027-01-16T08:00:00+01:00","amount":"490.00"}""" },
        { new RunSkipped(Nine, Rule, SkipReason.NoOpenFolio, 1), """{"automation":"Arrivals","reason":"noOpenFolio"}""" },
        { new PaymentSucceeded(Nine, Amount, PaymentMethod.Card, null, Attempt, "ch_1", new(1), [], 1), """{"amount":"490.00","method":"card"}""" },
        { new PaymentFailed(Nine, Amount, PaymentMethod.MailOrderCard, Rule, DeclineReason.InsufficientFunds, Attempt, null),
            """{"automation":"Arrivals","amount":"490.00","method":"mailOrderCard","reason":"insufficientFunds"}""" },
        { new HoldPlaced(Nine, Amount, Rule, Attempt, "main", "pi_1", new(1), Nine, false), """{"automation":"Arrivals","amount":"490.00"}""" },
        { new RequestScheduled(Nine, 1, Nine, new LocalDate(2026, 7, 10), Amount),
            """{"sendAt":"2026-06-30T09:00:00+02:00","deadline":"2026-07-10","amount":"490.00"}""" },
        { new RequestSent(Nine, 1, RequestKind.Balance, Amount, "anne@example.com"), """{"kind":"balance","amount":"490.00","to":"anne@example.com"}""" },
        { new FolioClosed(Nine, "main", null), """{"folio":"main","document":null}""" },
        { new FolioClosed(Nine, "main", FolioDocument.Invoice), """{"folio":"main","document":"invoice"}""" },
        { new MessageSent(Nine, Recipient.Staff, "guest-answered", "staff@example.com"),
            """{"to":"staff","template":"guest-answered","address":"staff@example.com"}""" },
        { new TaskCreated(Nine, "Call", "payments", 1), """{"text":"Call","channel":"payments"}""" },
        { new AutomationEdited(Nine, Rule, 2), """{"automation":"Arrivals"}""" },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void An_entry_tells_what_people_need(IFact fact, string fields)
    {
        var expected = new JsonObject { ["at"] = "2026-06-30T09:00:00+02:00", ["what"] = FactNames.Of(fact), ["ref"] = "B1" };
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
        {
            expected[name] = value?.DeepClone();
        }

        Assert.Equal(expected.ToJsonString(), Timeline.View(new JournalEntry(default, Guid.Empty, "B1", fact), Sample.Property).ToJsonString());
    }

    [Fact]
    public void A_fact_of_the_property_has_no_ref() =>
        Assert.False(Timeline.View(new JournalEntry(default, null, null, new AutomationActivated(Nine, Rule)), Sample.Property).ContainsKey("ref"));

    [Fact]
    public void Every_fact_has_a_view_without_internals()
    {
        string[] internals = ["attempt", "version", "number", "set", "gatewayId", "token", "shares", "charge", "handAmount"];
        foreach (var type in FactNames.All.Keys)
        {
            var view = Timeline.View(new JournalEntry(default, Guid.Empty, "B1", (IFact)new Sample(1).Of(type)!), Sample.Property);
            var isDocument = type == typeof(DocumentIssued); // Known by its number.
            Assert.DoesNotContain(view, field => internals.Contains(field.Key) && !(isDocument && field.Key == "number"));
            Assert.StartsWith("20", ((string)view["at"]!).Replace("19", "20", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("UTC", "2026-06-30T07:00:00+00:00")]
    [InlineData("America/New_York", "2026-06-30T03:00:00-04:00")]
    [InlineData("Asia/Kolkata", "2026-06-30T12:30:00+05:30")]
    public void Instants_are_local_with_their_offset(string zone, string expected) =>
        Assert.Equal(expected, Timeline.At(Nine, DateTimeZoneProviders.Tzdb[zone]));

    [Fact]
    public void Milliseconds_are_shown_where_there_are_any() => Assert.Equal(
        "2026-06-30T09:00:00.25+02:00", Timeline.At(Nine + Duration.FromMilliseconds(250), Sample.Property.Zone));
}
