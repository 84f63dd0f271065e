using System.Text.Json.Nodes;
using Solde.App.Simulate;

namespace Solde.App.Tests.Simulate;

public sealed class ScenarioCheckTests
{
    private const string Timeline = """
        [
          {"at": "2026-05-01T10:00:00+02:00", "what": "booking.created", "ref": "B1"},
          {"at": "2026-05-01T10:00:00+02:00", "what": "run.planned", "ref": "B1", "automation": "R", "dueAt": "2026-05-20T12:00:00+02:00", "amount": "700.00"},
          {"at": "2026-05-02T10:00:00+02:00", "what": "message.sent", "ref": "B1", "to": "guest", "template": "payment-link"},
          {"at": "2026-05-02T10:00:00+02:00", "what": "message.sent", "ref": "B1", "to": "staff", "template": "payment-link"},
          {"at": "2026-05-02T10:00:00+02:00", "what": "payment.succeeded", "ref": "B1", "amount": "700.00", "attempt": 1},
          {"at": "2026-05-03T10:00:00+02:00", "what": "test.result", "automation": "R", "reasons": ["a", "b"],
            "matches": [{"ref": "B1", "amount": "1.00"}, {"ref": "B2", "amount": "2.00"}, {"ref": "B3", "amount": "1.00"}]},
          {"at": "2026-05-04T10:00:00+02:00", "what": "run.completed", "ref": "B1", "visible": true, "deadline": "2026-07-10"}
        ]
        """;

    [Theory]
    // Holds: nothing, one, some in order, all keys or a few.
    [InlineData("", true)]
    [InlineData("""{"what": "run.completed"}""", true)]
    [InlineData("""{"what": "booking.created"}, {"what": "payment.succeeded", "amount": "700.00"}, {"what": "run.completed", "visible": true}""", true)]
    [InlineData("{}", true)]
    // Within one instant in any order, over instants not.
    [InlineData("""{"what": "run.planned"}, {"what": "booking.created"}""", true)]
    [InlineData("""{"what": "payment.succeeded"}, {"what": "message.sent"}, {"what": "message.sent"}""", true)]
    [InlineData("""{"what": "run.completed"}, {"what": "payment.succeeded"}""", false)]
    [InlineData("""{"what": "message.sent"}, {"what": "booking.created"}""", false)]
    // An entry serves one expectation; a general one makes room for a special one.
    [InlineData("""{"what": "message.sent"}, {"what": "message.sent"}, {"what": "message.sent"}""", false)]
    [InlineData("""{"what": "booking.created"}, {"what": "booking.created"}""", false)]
    [InlineData("""{"what": "message.sent"}, {"what": "message.sent", "to": "guest"}""", true)]
    [InlineData("""{"what": "message.sent", "template": "payment-link"}, {"what": "message.sent", "to": "guest"}, {"what": "message.sent", "to": "guest"}""", false)]
    [InlineData("""{"ref": "B1"}, {"what": "message.sent", "to": "staff"}, {"ref": "B1"}, {"what": "message.sent", "to": "guest"}""", true)]
    // A general one must not use up a later instant.
    [InlineData("""{"ref": "B1"}, {"ref": "B1"}, {"ref": "B1"}, {"what": "message.sent", "to": "guest"}, {"what": "payment.succeeded"}, {"what": "run.completed"}""", true)]
    [InlineData("""{"ref": "B1"}, {"ref": "B1"}, {"ref": "B1"}, {"ref": "B1"}, {"ref": "B1"}, {"ref": "B1"}, {"ref": "B1"}""", false)]
    // Times match as prefixes, and only times.
    [InlineData("""{"at": "2026-05-01", "what": "run.planned", "dueAt": "2026-05-20T12:00"}""", true)]
    [InlineData("""{"at": "2026-05-01T10:01", "what": "run.planned"}""", false)]
    [InlineData("""{"what": "run.completed", "deadline": "2026-07"}""", true)]
    [InlineData("""{"what": "run"}""", false)]
    [InlineData("""{"what": "payment.succeeded", "amount": "700"}""", false)]
    // Exactly: value, type and presence.
    [InlineData("""{"what": "payment.succeeded", "attempt": 1}""", true)]
    [InlineData("""{"what": "payment.succeeded", "attempt": "1"}""", false)]
    [InlineData("""{"what": "run.completed", "visible": false}""", false)]
    [InlineData("""{"what": "run.completed", "reason": "declined"}""", false)]
    [InlineData("""{"what": "run.completed", "reason": null}""", true)]
    [InlineData("""{"what": "test.result", "reasons": ["a", "b"]}""", true)]
    [InlineData("""{"what": "test.result", "reasons": ["b", "a"]}""", false)]
    // Lists of objects: any order, equal length, the keys named, an item for each.
    [InlineData("""{"what": "test.result", "matches": [{"ref": "B3"}, {"ref": "B1"}, {"ref": "B2", "amount": "2.00"}]}""", true)]
    [InlineData("""{"what": "test.result", "matches": [{"amount": "1.00"}, {"ref": "B2"}, {"ref": "B1"}]}""", true)]
    [InlineData("""{"what": "test.result", "matches": [{"ref": "B1"}, {"ref": "B2"}]}""", false)]
    [InlineData("""{"what": "test.result", "matches": [{"ref": "B1"}, {"ref": "B1"}, {"ref": "B2"}]}""", false)]
    [InlineData("""{"what": "test.result", "matches": [{"amount": "2.00"}, {"amount": "2.00"}, {"amount": "1.00"}]}""", false)]
    [InlineData("""{"what": "test.result", "matches": []}""", false)]
    public void Expectations_are_an_ordered_part_of_the_timeline(string expect, bool holds) =>
        Assert.Equal(holds, ScenarioCheck.Compare(Entries(Timeline), Entries($"[{expect}]"), []).IsEmpty);

    [Theory]
    [InlineData("""{"what": "payment.failed"}""", true)]
    [InlineData("""{"what": "payment.succeeded", "ref": "B2"}""", true)]
    [InlineData("""{"what": "payment.succeeded"}""", false)]
    [InlineData("""{"at": "2026-05-02", "ref": "B1"}""", false)]
    [InlineData("""{"what": "payment.failed"}, {"what": "run.completed"}""", false)]
    public void What_is_to_be_absent_matches_nothing(string absent, bool holds) =>
        Assert.Equal(holds, ScenarioCheck.Compare(Entries(Timeline), [], Entries($"[{absent}]")).IsEmpty);

    [Fact]
    public void Entries_built_by_the_program_compare_like_those_read_from_text()
    {
        JsonObject entry = new() { ["at"] = "2026-05-01T10:00", ["visible"] = true, ["count"] = 2, ["amount"] = 1.50m, ["list"] = new JsonArray(new JsonObject { ["ref"] = "B1" }) };
        Assert.Empty(ScenarioCheck.Compare([entry], Entries("""[{"at": "2026-05", "visible": true, "count": 2, "amount": 1.50, "list": [{"ref": "B1"}]}]"""), []));
    }

    [Theory]
    [InlineData(
        """{"what": "payment.succeeded", "ref": "B1", "amount": "600.00", "method": "card"}""",
        """$.expect[0]: {"what":"payment.succeeded","ref":"B1","amount":"600.00","method":"card"} did not come; nearest is {"at":"2026-05-02T10:00:00+02:00","what":"payment.succeeded","ref":"B1","amount":"700.00","attempt":1}: amount is "700.00", not "600.00", method is missing""")]
    [InlineData(
        """{"what": "run.completed"}, {"what": "booking.created"}""",
        """$.expect[1]: {"what":"booking.created"} came only before what was expected before it: {"at":"2026-05-01T10:00:00+02:00","what":"booking.created","ref":"B1"}""")]
    [InlineData(
        """{"what": "run.planned"}, {"what": "run.planned"}""",
        """$.expect[1]: {"what":"run.planned"} came, but serves another expectation: {"at":"2026-05-01T10:00:00+02:00","what":"run.planned","ref":"B1","automation":"R","dueAt":"2026-05-20T12:00:00+02:00","amount":"700.00"}""")]
    public void A_failure_says_what_differs_from_the_nearest_entry(string expect, string failure) =>
        Assert.Equal([failure], ScenarioCheck.Compare(Entries(Timeline), Entries($"[{expect}]"), []).Select(each => each.ToString()));

    [Fact]
    public void A_failure_does_not_hide_the_next_one()
    {
        var failures = ScenarioCheck.Compare(
            Entries(Timeline), Entries("""[{"what": "run.missed"}, {"what": "payment.succeeded"}, {"what": "run.skipped"}]"""), Entries("""[{"what": "run.completed"}]"""));
        Assert.Equal(["$.expect[0]", "$.expect[2]", "$.absent[0]"], failures.Select(failure => failure.Path));
    }

    [Fact]
    public void An_empty_timeline_fails_every_expectation() =>
        Assert.Equal(
            ["$.expect[0]: {\"what\":\"run.planned\"} did not come: nothing happened"],
            ScenarioCheck.Compare([], Entries("""[{"what": "run.planned"}]"""), Entries("""[{"what": "run.missed"}]""")).Select(each => each.ToString()));

    private static List<JsonObject> Entries(string json) => [.. JsonNode.Parse(json)!.AsArray().Select(entry => (JsonObject)entry!)];
}
