using System.Text.Json.Nodes;

namespace Solde.Server.Tests.Api;

public sealed class AutomationApiTests
{
    [Fact]
    public async Task An_automation_starts_inactive_unless_it_says_otherwise()
    {
        await using var rig = await ApiRig.Open();
        var made = await rig.Post("/automations", Rule("A"));
        Assert.Equal((201, "inactive", 1), (made.Status, (string?)made.Json["state"], (int)made.Json["version"]!));
        var active = Rule("B");
        active["active"] = true;
        Assert.Equal("active", (string?)(await rig.Post("/automations", active)).Json["state"]);
        Assert.Equal("active", (string?)(await rig.Post($"/automations/{made.Json["automation"]}/activate")).Json["state"]);
    }

    [Fact]
    public async Task An_edit_makes_a_version_and_what_is_the_same_makes_none()
    {
        await using var rig = await ApiRig.Open();
        var path = $"/automations/{(await rig.Post("/automations", Rule("A"))).Json["automation"]}";
        Assert.Equal(1, (int)(await rig.Put(path, Rule("A"))).Json["version"]!);
        Assert.Equal(2, (int)(await rig.Put(path, Rule("A", days: 5))).Json["version"]!);
        var versions = (await rig.Get(path)).Json["versions"]!.AsArray();
        Assert.Equal([7, 5], versions.Select(version => (int)version!["rule"]!["trigger"]!["days"]!));
    }

    [Fact]
    public async Task An_edit_of_an_old_version_overwrites_nothing()
    {
        await using var rig = await ApiRig.Open();
        var path = $"/automations/{(await rig.Post("/automations", Rule("A"))).Json["automation"]}";
        await rig.Put(path, Rule("A", days: 5));
        var old = Rule("A", days: 3);
        old["version"] = 1;
        var refused = await rig.Put(path, old);
        Assert.Equal((409, "versionConflict"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_name_is_given_once_also_when_many_ask_for_it_at_once()
    {
        await using var rig = await ApiRig.Open();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => rig.Post("/automations", Rule("A"))));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => Assert.Equal((409, "automationExists"), (answer.Status, answer.Code)));
    }

    [Fact]
    public async Task A_test_shows_what_would_be_charged_and_why_not_the_rest()
    {
        await using var rig = await ApiRig.Open();
        var rule = Rule("A");
        rule["trigger"] = new JsonObject { ["when"] = "afterCreation", ["hours"] = 0 };
        var path = $"/automations/{(await rig.Post("/automations", rule)).Json["automation"]}";
        await rig.Put("/bookings/WITH", ApiRig.Booking(card: rig.NewCard()));
        await rig.Put("/bookings/WITHOUT", ApiRig.Booking());
        var result = (await rig.Get($"{path}/test")).Json;
        Assert.Equal((2, 1), ((int)result["bookings"]!, (int)result["matching"]!));
        Assert.Equal(("WITH", "700.00"), ((string?)result["matches"]![0]!["ref"], (string?)result["matches"]![0]!["amount"]));
        Assert.Contains("noCard", result["others"]![0]!["reasons"]!.AsArray().Select(reason => (string?)reason));
        Assert.Equal("inactive", (string?)(await rig.Get("/bookings/WITH/explain")).Json["items"]![0]!["reasons"]![0]);
    }

    [Theory]
    [InlineData("""{ "percent": "1.5" }""", "$.surcharge")]
    public async Task What_the_law_forbids_is_refused_with_its_path(string surcharge, string path)
    {
        await using var rig = await ApiRig.Open();
        var rule = Rule("A");
        rule["surcharge"] = JsonNode.Parse(surcharge);
        var answer = await rig.Post("/automations", rule);
        Assert.Equal(400, answer.Status);
        Assert.StartsWith(path, (string?)answer.Json["path"]);
    }

    [Theory]
    [InlineData("currency", "USD", "currencyFixed")]
    [InlineData("kind", "salon", "kindFixed")]
    public async Task A_property_keeps_its_currency_and_its_kind(string key, string value, string code)
    {
        await using var rig = await ApiRig.Open();
        var settings = (JsonObject)(await rig.Get("")).Json["settings"]!.DeepClone();
        settings[key] = value;
        var refused = await rig.Put("", settings);
        Assert.Equal((409, code), (refused.Status, refused.Code));
        settings[key] = key == "currency" ? "EUR" : "lodging";
        settings["sendRequestsAt"] = "07:30";
        Assert.Equal("07:30", (string?)(await rig.Put("", settings)).Json["settings"]!["sendRequestsAt"]);
    }

    private static JsonObject Rule(string name, int days = 7) => new()
    {
        ["name"] = name,
        ["trigger"] = new JsonObject { ["when"] = "daysBeforeArrival", ["days"] = days, ["at"] = "09:00" },
        ["operation"] = "charge",
    };
}
