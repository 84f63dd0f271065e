using NodaTime;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Cards;
using Solde.Core.Json;

namespace Solde.App.Tests.Simulate;

public sealed class ScenarioReaderTests
{
    private const string Stay = """
        "channel": "direct", "arrival": "2026-05-20", "departure": "2026-05-22", "rooms": [{"unit": "1", "type": "double"}], "guest": {"name": "Anne"}
        """;

    private const string Appointment = """ "channel": "direct", "start": "2026-05-20T14:00", "services": ["cut", "dry"], "guest": {"name": "Léa"} """;

    /// <summary>An event of a lodging property that has an automation R, and the error it gives.</summary>
    public static TheoryData<string, string> RefusedEvents { get; } = new()
    {
        { """ {"do": "cancel", "ref": "B1"} """, "$.events[0]: at is missing" },
        { """ {"at": "2026-05-01T10:00", "ref": "B1"} """, "$.events[0]: do is missing" },
        { """ {"at": "2026-05-01T10:00", "do": "cancle", "ref": "B1"} """, "$.events[0].do: nothing is done by this name (did you mean cancel?)" },
        { """ {"at": "2026-05-01T10:00", "do": "cancel", "ref": "B1", "amount": "1.00"} """, "$.events[0].amount: unknown key" },
        { """ {"at": "2026-04-30T10:00", "do": "cancel", "ref": "B1"} """, "$.events[0].at: before start" },
        { """ {"at": "2026-05-01T10:00", "do": "activate", "automation": "r"} """, "$.events[0].automation: no automation has this name (did you mean R?)" },
        { """ {"at": "2026-05-01T10:00", "do": "refund", "ref": "B1", "amount": "0.00"} """, "$.events[0].amount: the amount must be above zero" },
        { """ {"at": "2026-05-01T10:00", "do": "sendLink", "ref": "B1", "amount": "-1.00"} """, "$.events[0].amount: the amount must not be below" },
        { """ {"at": "2026-05-01T10:00", "do": "addCard", "ref": "B1", "card": {"number": "4242 4242", "exp": "12/30", "owner": "guest"}} """, "$.events[0].card.number: a card number has only digits" },
        { """ {"at": "2026-05-01T10:00", "do": "addCard", "ref": "B1", "card": {"number": "4242", "exp": "13/30", "owner": "guest"}} """, "$.events[0].card.exp: not an expiry" },
        { """ {"at": "2026-05-01T10:00", "do": "addCard", "ref": "B1", "card": {"number": "4242", "exp": "12/30"}} """, "$.events[0].card: owner is missing" },
        { """ {"at": "2026-05-01T10:00", "do": "modify", "ref": "B1", "set": {"arrival": "2026-05-21", "departure": "2026-05-20"}} """, "$.events[0].set: departure before arrival" },
        { """ {"at": "2026-05-01T10:00", "do": "modify", "ref": "B1", "set": {"cards": []}} """, "$.events[0].set.cards: unknown key" },
        { """ {"at": "2026-05-01T10:00", "do": "modify", "ref": "B1", "set": {"start": "2026-05-21T10:00"}} """, "$.events[0].set.start: only a salon's" },
        { """ {"at": "2026-05-01T10:00", "do": "edit", "automation": "R", "set": {"amount": {"basis": "all"}}} """, "$.events[0].set.amount.basis: \"all\" is none of" },
        { """ {"at": "2026-05-01T10:00", "do": "edit", "automation": "R", "set": {"active": false}} """, "$.events[0].set.active: unknown key" },
        { """ {"at": "2026-05-01T10:00", "do": "edit", "automation": "R", "set": {"name": "Other"}} """, "$.events[0].set.name: another automation has this name" },
        { """ {"at": "2026-05-01T10:00", "do": "onlineOptions", "services": ["cut"], "start": "2026-05-02T10:00", "client": "new"} """, "$.events[0].services[0]: the property has no service" },
        { """ {"at": "2026-05-01T10:00", "do": "checkout", "ref": "B1", "add": [{"kind": "loan", "name": "T", "amount": "1.00"}]} """, "$.events[0].add[0].kind: \"loan\" is none of" },
        { """ {"at": "2026-05-01T10:00", "do": "checkout", "ref": "B1", "tenders": [{"method": "cash", "amount": "0.00"}]} """, "$.events[0].tenders[0].amount: " },
    };

    [Theory]
    [MemberData(nameof(RefusedEvents))]
    public void A_malformed_event_is_refused_where_it_is_wrong(string happening, string message) =>
        Assert.StartsWith(message, Assert.Throws<DocumentException>(() => Read(happening)).Message);

    [Theory]
    [InlineData("""{"ref": "B1"}""", "$.events[0].booking: channel is missing")]
    [InlineData("""{"ref": "B1", STAY, "start": "2026-05-20T10:00"}""", "$.events[0].booking.start: only a salon's appointments have it")]
    [InlineData("""{"ref": "B1", STAY, "charges": [{"group": "spa"}]}""", "$.events[0].booking.charges[0]: amount or net is missing")]
    [InlineData("""{"ref": "B1", STAY, "payments": [{"amount": "0.00", "method": "cash"}]}""", "$.events[0].booking.payments[0].amount: the amount must be above")]
    [InlineData("""{"ref": "B1", "channel": "direct", "arrival": "2026-05-20", "departure": "2026-05-22", "guest": {"name": "A"}, "rooms": [{"unit": "1", "type": "d", "arrival": "2026-05-23"}]}""", "$.events[0].booking.rooms[0]: departure before arrival")]
    [InlineData("""{"ref": "B1", "channel": "direct", "arrival": "2026-05-20", "departure": "2026-05-22", "guest": {"name": "A", "email": "a"}, "rooms": []}""", "$.events[0].booking.guest.email: not an e-mail address")]
    public void A_malformed_booking_is_refused_where_it_is_wrong(string booking, string message) =>
        Assert.StartsWith(message, Assert.Throws<DocumentException>(() => Read(Book(booking))).Message);

    [Theory]
    [InlineData("direct", "", false)]
    [InlineData("little-hotelier", "", false)]
    [InlineData("booking.com", "", true)]
    [InlineData("expedia", "", true)]
    [InlineData("airbnb", "", true)]
    [InlineData("agoda-x", "", false)]
    [InlineData("expedia", ", \"ota\": false", false)]
    [InlineData("direct", ", \"ota\": true", true)]
    public void Ota_goes_by_the_channel_unless_it_is_said(string channel, string said, bool ota)
    {
        var scenario = Read(Book($$"""{"ref": "B1", {{Stay.Replace("direct", channel, StringComparison.Ordinal)}}{{said}}}"""));
        Assert.Equal(ota, Assert.IsType<BookEvent>(scenario.Events[0]).Booking.Details.Ota);
    }

    [Theory]
    [InlineData("", "{\"channel\": \"expedia\"}", true)]
    [InlineData("", "{\"company\": \"ACME\"}", null)]
    [InlineData(", \"ota\": false", "{\"channel\": \"expedia\"}", null)]
    [InlineData("", "{\"channel\": \"expedia\", \"ota\": false}", false)]
    public void Ota_follows_a_new_channel_unless_it_was_said(string said, string set, bool? ota)
    {
        var scenario = Read(
            Book($$"""{"ref": "B1", {{Stay}}{{said}}}"""),
            $$"""{"at": "2026-05-01T11:00", "do": "modify", "ref": "B1", "set": {{set}}}""");
        Assert.Equal(ota, Assert.IsType<ModifyEvent>(scenario.Events[1]).Set.Ota);
    }

    [Fact]
    public void Gross_wins_over_net()
    {
        var booking = Assert.IsType<BookEvent>(Read(Book($$"""
            {"ref": "B1", {{Stay}}, "charges": [{"group": "a", "amount": "10.00", "net": "8.00", "tax": "1.00"}, {"group": "b", "net": "8.00", "tax": "1.00"},
              {"group": "c", "net": "8.00"}]}
            """)).Events[0]).Booking;
        Assert.Equal([Eur(1000), Eur(900), Eur(800)], booking.Charges.Select(line => line.Amount));
        Assert.Equal([Eur(100), Eur(100), null], booking.Charges.Select(line => line.Tax));
        Assert.All(booking.Charges, line => Assert.True(line.Booked));
    }

    [Theory]
    [InlineData(""" "net": "20.00", "tax": "2.00" """, "22.00 at 10")]
    [InlineData(""" "amount": "22.00", "tax": "2.00" """, "22.00 at 10")]
    [InlineData(""" "net": "20.00", "tax": "2.00", "vatRate": 20 """, "22.00 at 20")]
    [InlineData(""" "net": "20.00", "vatRate": 5.5 """, "21.10 at 5.5")]
    [InlineData(""" "amount": "21.10", "net": "20.00", "vatRate": "5.5" """, "21.10 at 5.5")]
    [InlineData(""" "amount": "22.00" """, "22.00 at ")]
    public void A_charge_says_its_VAT_rate_or_its_tax_implies_it(string keys, string charged)
    {
        var booking = Assert.IsType<BookEvent>(Read(Book($$"""{"ref": "B1", {{Stay}}, "charges": [{"group": "breakfast", {{keys}}}]}""")).Events[0]).Booking;
        Assert.Equal(charged, $"{booking.Charges[0].Amount.ToDecimalString()} at {booking.Charges[0].Rate}");
    }

    [Fact]
    public void Charges_have_names_and_rates_whenever_they_are_added()
    {
        var scenario = Read(
            Book($$"""{"ref": "B1", {{Stay}}, "charges": [{"group": "spa", "name": "Hammam", "amount": "30.00"}]}"""),
            """{"at": "2026-05-02T10:00", "do": "addCharge", "ref": "B1", "group": "spa", "name": "Massage", "amount": "45.00", "vatRate": 20}""");
        Assert.Equal("Hammam", Assert.IsType<BookEvent>(scenario.Events[0]).Booking.Charges[0].Name);
        var added = Assert.IsType<AddChargeEvent>(scenario.Events[1]);
        Assert.Equal(("Massage", Percent.Of(20)), (added.Name, added.Rate));
    }

    [Fact]
    public void Events_are_played_by_time_and_ties_in_file_order()
    {
        var scenario = Read(
            """{"at": "2026-05-02T10:00", "do": "checkIn", "ref": "B1"}""",
            """{"at": "2026-05-01T10:00:00Z", "do": "cancel", "ref": "B1"}""",
            """{"at": "2026-05-01T12:00", "do": "noShow", "ref": "B1"}""");
        Assert.Equal(["cancel", "noShow", "checkIn"], scenario.Events.Select(happening => happening.Do));
    }

    [Fact]
    public void A_value_given_as_null_is_removed_and_one_not_given_stays()
    {
        var set = Assert.IsType<ModifyEvent>(
            Read("""{"at": "2026-05-01T10:00", "do": "modify", "ref": "B1", "set": {"company": null, "destination": "lac", "charges": []}}""").Events[0]).Set;
        Assert.Equal((new Given<string>(null), null, true), (set.Company, set.Agency, set.Charges?.IsEmpty));
        Assert.Equal(new Given<string>("lac"), set.Destination);
    }

    [Fact]
    public void A_card_has_its_expiry_and_a_guest_types_the_guests_card()
    {
        var pays = Assert.IsType<GuestPaysEvent>(
            Read("""{"at": "2026-05-01T10:00", "do": "guestPays", "ref": "B1", "method": "card", "card": {"number": "1", "exp": "02/31"}}""").Events[0]);
        Assert.Equal(new ScenarioCard("1", new YearMonth(2031, 2), CardOwner.Guest), pays.Card);
    }

    [Fact]
    public void Edits_add_up_and_names_they_give_can_be_used_afterwards()
    {
        const string edit = """{"at": "2026-05-02T10:00", "do": "edit", "automation": "R", "set": {"name": "S", "amount": {"basis": "charges", "nights": 1}}}""";
        var scenario = Read(edit, """{"at": "2026-05-02T10:01", "do": "edit", "automation": "S", "set": {"priority": 7}}""");
        var once = ScenarioReader.Edited(scenario.Automations[0].Rule, ((EditEvent)scenario.Events[0]).Set, scenario.Property);
        var twice = ScenarioReader.Edited(once, ((EditEvent)scenario.Events[1]).Set, scenario.Property);
        Assert.Equal(("S", AmountBasis.Charges, 7), (twice.Name, twice.Amount.Basis, twice.Priority));

        Assert.StartsWith(
            "$.events[1].automation: no automation has this name at that time",
            Assert.Throws<DocumentException>(
                () => Read(edit, """{"at": "2026-05-01T10:01", "do": "edit", "automation": "S", "set": {"priority": 7}}""")).Message);
    }

    [Fact]
    public void An_appointment_is_charged_the_prices_of_its_services()
    {
        var booking = Assert.IsType<BookEvent>(Salon(Book($$"""{"ref": "A1", {{Appointment}}}""")).Events[0]).Booking;
        Assert.Equal([("cut", Eur(5500)), ("dry", Eur(1000))], booking.Charges.Select(line => (line.Group, line.Amount)));
        Assert.Equal((new LocalDate(2026, 5, 20), new LocalDate(2026, 5, 20)), (booking.Details.Arrival, booking.Details.Departure));
    }

    [Theory]
    [InlineData(Stay, "$.events[0].booking.arrival: an appointment has start and services instead")]
    [InlineData(Appointment + ", \"charges\": [{\"group\": \"a\", \"amount\": \"1.00\"}]", "$.events[0].booking.charges: the charges of an appointment")]
    [InlineData(""" "channel": "direct", "start": "2026-05-20T14:00", "services": ["cutt"], "guest": {"name": "Léa"} """, "$.events[0].booking.services[0]: the property has no service with this code (did you mean cut?)")]
    public void A_malformed_appointment_is_refused(string keys, string message) =>
        Assert.StartsWith(message, Assert.Throws<DocumentException>(() => Salon(Book($$"""{"ref": "A1", {{keys}}}"""))).Message);

    [Theory]
    [InlineData("\"until\": \"2026-06-01T00:00\"", "\"until\": \"2026-04-01T00:00\"", "$.until: before start")]
    [InlineData("\"name\": \"Other\"", "\"name\": \"R\"", "$.automations[1].name: another automation has this name")]
    [InlineData("\"expect\": []", "\"expect\": [{\"what\": \"payment.suceeded\"}]", "$.expect[0].what: \"payment.suceeded\" is none of ")]
    [InlineData("\"expect\": []", "\"expect\": [7]", "$.expect[0]: an object is expected, not a number")]
    [InlineData("\"events\"", "\"event\"", "$.event: unknown key (did you mean events?)")]
    public void A_malformed_scenario_is_refused_where_it_is_wrong(string written, string instead, string message) =>
        Assert.StartsWith(message, Assert.Throws<DocumentException>(() => ScenarioReader.Read(File("").Replace(written, instead, StringComparison.Ordinal))).Message);

    private static Money Eur(long minor) => new(minor, Currency.Eur);

    private static string Book(string booking) =>
        $$"""{"at": "2026-05-01T10:00", "do": "book", "booking": {{booking.Replace("STAY", Stay, StringComparison.Ordinal)}}}""";

    private static Scenario Read(params string[] events) => ScenarioReader.Read(File(string.Join(',', events)));

    private static Scenario Salon(string happening) => ScenarioReader.Read(File(happening).Replace(
        "\"lodging\"",
        """
        "salon", "services": [{"code": "cut", "price": "55.00", "minutes": 45}, {"code": "dry", "price": "10.00", "minutes": 15}]
        """,
        StringComparison.Ordinal));

    private static string File(string events) => $$"""
        {
          "property": {"name": "Les Pins", "timeZone": "Europe/Paris", "currency": "EUR", "country": "FR", "language": "fr", "kind": "lodging"},
          "automations": [
            {"name": "R", "trigger": {"when": "afterArrival", "hours": 0}, "operation": "charge"},
            {"name": "Other", "trigger": {"when": "afterArrival", "hours": 0}, "operation": "charge"}
          ],
          "start": "2026-05-01T00:00",
          "events": [{{events}}],
          "until": "2026-06-01T00:00",
          "expect": []
        }
        """;
}
