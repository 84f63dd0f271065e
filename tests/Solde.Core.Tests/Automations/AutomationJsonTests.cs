using System.Text.Json.Nodes;
using Solde.Core.Automations;
using Solde.Core.Json;

namespace Solde.Core.Tests.Automations;

public sealed class AutomationJsonTests
{
    private const string Smallest = """{"name": "R", "trigger": {"when": "afterArrival", "hours": 0}, "operation": "charge"}""";

    private static readonly Currency Aud = Currency.Parse("AUD");

    /// <summary>The smallest document with one key more, as those that follow add or replace keys.</summary>
    public static TheoryData<string> Documents { get; } =
    [
        "{}",
        """{"active": false}""",
        """{"trigger": {"when": "untilArrival", "hours": 48}}""",
        """{"trigger": {"when": "daysBeforeArrival", "days": 7, "at": "09:00"}}""",
        """{"trigger": {"when": "arrivalDay", "at": "18:30"}}""",
        """{"trigger": {"when": "departureDay", "at": "00:00", "hours": null}}""",
        """{"scope": "newBookings", "exclusive": true, "priority": 1}""",
        """
        {"filter": {"channels": ["expedia"], "ota": null, "guaranteeStates": ["awaiting", "nonGuaranteed"], "guaranteePolicies": ["flex"],
          "cards": "guestAndOta", "includeCompanies": ["A"], "excludeCompanies": ["B"], "includeAgencies": ["C"], "excludeAgencies": ["D"]}}
        """,
        """{"filter": {"ota": false}, "card": "lastOta"}""",
        """{"amount": {"basis": "balance", "percent": -50, "fixed": "10.00", "groups": [], "nights": null}}""",
        """{"amount": {"basis": "charges", "groups": ["spa"], "percent": "12.3456", "extra": "-5.00", "fixed": null}}""",
        """{"amount": {"basis": "charges", "nights": 2, "beyondBalance": true}}""",
        """{"amount": {"basis": "depositDue", "percent": 10, "fixed": "-1.00"}}""",
        """{"surcharge": {"percent": "1.5"}}""",
        """{"surcharge": {"fixed": "2.00", "percent": null}}""",
        """{"validateCard": true, "repeatOnModification": true}""",
        """
        {"onSuccess": {"email": "payment-confirmation", "closeFolio": true, "document": "invoice", "folioVisible": false,
          "guaranteeState": "guaranteed", "task": "File it"}, "onFailure": {"task": "Call"}}
        """,
        """{"operation": "none", "onSuccess": null, "filter": null, "amount": null, "surcharge": null}""",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_is_written_reads_as_the_same_automation(string changes)
    {
        var (rule, active) = Read(changes);
        var written = AutomationJson.Write(rule, active);
        var (again, activeAgain) = AutomationJson.Read(DocumentValue.Of(written), Aud, "AU");
        Assert.True(JsonNode.DeepEquals(written, AutomationJson.Write(again, activeAgain)), written.ToJsonString());
        Assert.Equal(rule with { Filter = again.Filter, Amount = again.Amount }, again);
    }

    [Fact]
    public void Every_key_of_a_document_is_written()
    {
        var written = AutomationJson.Write(Read("""{"amount": {"basis": "charges", "nights": 2}}""").Rule, true);
        Assert.Equal(
            """
            {"name":"R","active":true,"trigger":{"when":"afterArrival","hours":0},"scope":"all","exclusive":false,"priority":100,"filter":{"channels":[],"ota":null,"guaranteeStates":[],"guaranteePolicies":[],"cards":null,"includeCompanies":[],"excludeCompanies":[],"includeAgencies":[],"excludeAgencies":[]},"operation":"charge","card":"last","amount":{"basis":"charges","percent":null,"groups":[],"nights":2,"extra":null,"beyondBalance":false},"surcharge":null,"validateCard":false,"repeatOnModification":false,"onSuccess":{"email":null,"closeFolio":false,"document":null,"folioVisible":null,"guaranteeState":null,"task":null},"onFailure":{"email":null,"closeFolio":false,"document":null,"folioVisible":null,"guaranteeState":null,"task":null}}
            """,
            written.ToJsonString());
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var (rule, active) = Read("{}");
        Assert.True(active);
        Assert.Equal(
            (Scope.All, false, 100, CardChoice.Last, AmountBasis.Balance, null, false, false),
            (rule.Scope, rule.Exclusive, rule.Priority, rule.Card, rule.Amount.Basis, rule.Surcharge, rule.ValidateCard, rule.RepeatOnModification));
    }

    [Theory]
    [InlineData("""{"retries": 3}""", "$.retries: unknown key")]
    [InlineData("""{"name": null}""", "$: name is missing")]
    [InlineData("""{"name": " "}""", "$.name: empty")]
    [InlineData("""{"trigger": "afterArrival"}""", "$.trigger: an object is expected, not a text")]
    [InlineData("""{"trigger": {"when": "afterArrival"}}""", "$.trigger: hours is missing")]
    [InlineData("""{"trigger": {"when": "afterArrival", "hours": -1}}""", "$.trigger.hours: -1 is not a whole number between 0 and")]
    [InlineData("""{"trigger": {"when": "afterArrival", "hours": 1.5}}""", "$.trigger.hours: 1.5 is not")]
    [InlineData("""{"trigger": {"when": "afterArrival", "hours": 0, "at": "09:00"}}""", "$.trigger.at: has no meaning with afterArrival")]
    [InlineData("""{"trigger": {"when": "arrivalDay"}}""", "$.trigger: at is missing")]
    [InlineData("""{"trigger": {"when": "arrivalDay", "at": "09:00", "hours": 1}}""", "$.trigger.hours: has no meaning with arrivalDay")]
    [InlineData("""{"trigger": {"when": "arrivalDay", "at": "09:00", "days": 1}}""", "$.trigger.days: has no meaning with arrivalDay")]
    [InlineData("""{"trigger": {"when": "daysBeforeArrival", "days": -1, "at": "09:00"}}""", "$.trigger.days: ")]
    [InlineData("""{"trigger": {"when": "daysBeforeArrival", "at": "09:00"}}""", "$.trigger: days is missing")]
    [InlineData("""{"trigger": {"when": "beforeArrival", "hours": 1}}""", "$.trigger.when: \"beforeArrival\" is none of afterCreation, afterArrival,")]
    [InlineData("""{"priority": -1}""", "$.priority: ")]
    [InlineData("""{"filter": {"cards": "both"}}""", "$.filter.cards: \"both\" is none of none, guestOnly, otaOnly, guestAndOta")]
    [InlineData("""{"amount": {"basis": "charges", "percent": 10, "nights": 1}}""", "$.amount: percent and nights exclude each other")]
    [InlineData("""{"amount": {"basis": "charges", "percent": -10}}""", "$.amount.percent: -10 is not between 0 and 1000")]
    [InlineData("""{"amount": {"basis": "charges", "fixed": "1.00"}}""", "$.amount.fixed: has no meaning with the basis charges: use extra")]
    [InlineData("""{"amount": {"basis": "balance", "groups": ["spa"]}}""", "$.amount.groups: has a meaning only with the basis charges")]
    [InlineData("""{"amount": {"nights": 1}}""", "$.amount.nights: has a meaning only with the basis charges")]
    [InlineData("""{"amount": {"basis": "depositDue", "extra": "1.00"}}""", "$.amount.extra: has a meaning only with the basis charges: use fixed")]
    [InlineData("""{"amount": {"fixed": "1.005"}}""", "$.amount.fixed: too many decimals for AUD")]
    [InlineData("""{"surcharge": {}}""", "$.surcharge: exactly one of percent and fixed is needed")]
    [InlineData("""{"surcharge": {"percent": 1, "fixed": "1.00"}}""", "$.surcharge: exactly one of percent and fixed is needed")]
    [InlineData("""{"surcharge": {"fixed": "-1.00"}}""", "$.surcharge.fixed: the amount must be above zero")]
    [InlineData("""{"operation": "authorize", "surcharge": {"percent": 1}}""", "$.surcharge: a surcharge needs the operation charge")]
    [InlineData("""{"onSuccess": {"email": "payment-succeeded"}}""", "$.onSuccess.email: \"payment-succeeded\" is none of appointment-confirmation, authentication-required,")]
    [InlineData("""{"onFailure": {"document": "bill"}}""", "$.onFailure.document: \"bill\" is none of receipt, invoice")]
    public void What_could_not_be_saved_is_refused(string changes, string message) =>
        Assert.StartsWith(message, Assert.Throws<DocumentException>(() => Read(changes)).Message);

    [Fact]
    public void A_name_has_at_most_100_characters()
    {
        Assert.Equal(100, Read($$"""{"name": "{{new string('x', 100)}}"}""").Rule.Name.Length);
        Assert.Throws<DocumentException>(() => Read($$"""{"name": "{{new string('x', 101)}}"}"""));
    }

    [Theory]
    [InlineData("FR", true)]
    [InlineData("RE", true)] // La Réunion is part of the Union
    [InlineData("NO", true)]
    [InlineData("GB", true)]
    [InlineData("CH", false)]
    [InlineData("US", false)]
    public void A_surcharge_is_refused_where_the_law_forbids_it(string country, bool refused)
    {
        var error = Record.Exception(() => Read("""{"surcharge": {"percent": 1}}""", country));
        Assert.Equal(refused, error is DocumentException { Path: "$.surcharge" } named && named.Message.Contains("PSD2 art. 62(4)", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edit_replaces_whole_keys_and_names_its_own_path()
    {
        var rule = Read("""{"amount": {"basis": "charges", "nights": 2}, "priority": 5}""").Rule;
        var edited = Edit("""{"amount": {"percent": -50}, "name": "S"}""");
        Assert.Equal(("S", AmountBasis.Balance, null, 5), (edited.Name, edited.Amount.Basis, edited.Amount.Nights, edited.Priority));
        Assert.StartsWith("$.set.scop: unknown key", Assert.Throws<DocumentException>(() => Edit("""{"scop": "all"}""")).Message);
        Assert.StartsWith("$.set.active: unknown key", Assert.Throws<DocumentException>(() => Edit("""{"active": true}""")).Message);
        Assert.StartsWith("$.set: name is missing", Assert.Throws<DocumentException>(() => Edit("""{"name": null}""")).Message);

        AutomationRule Edit(string set) => AutomationJson.Edit(rule, DocumentValue.Parse(set, "$.set"), Aud, "AU");
    }

    private static (AutomationRule Rule, bool Active) Read(string changes, string country = "AU")
    {
        var document = JsonNode.Parse(Smallest)!.AsObject();
        foreach (var (key, value) in JsonNode.Parse(changes)!.AsObject())
        {
            document[key] = value?.DeepClone();
        }

        return AutomationJson.Read(DocumentValue.Of(document), Aud, country);
    }
}
