using System.Text.Json.Nodes;

namespace Solde.Server.Tests.Api;

public sealed class BookingApiTests
{
    [Fact]
    public async Task A_booking_goes_in_and_comes_back()
    {
        await using var rig = await ApiRig.Open();
        var taken = await rig.Put("/bookings/B1", ApiRig.Booking());
        Assert.Equal((201, "new"), (taken.Status, (string?)taken.Json["result"]));
        var booking = (await rig.Get("/bookings/B1")).Json;
        Assert.Equal(("B1", "expected", "700.00", "700.00"), ((string?)booking["ref"], (string?)booking["status"], (string?)booking["charges"], (string?)booking["collectible"]));
        Assert.Equal("2026-06-01T10:00:00+02:00", (string?)booking["recordedAt"]);
        Assert.Equal("Anne Martin", (string?)booking["guest"]!["name"]);
        Assert.Equal("B1", (string?)(await rig.Get("/bookings")).Json["items"]![0]!["ref"]);
    }

    [Fact]
    public async Task What_is_answered_is_written_as_it_is_and_is_nothing_but_JSON_to_whoever_reads_it()
    {
        await using var rig = await ApiRig.Open();
        var booking = ApiRig.Booking();
        booking["guest"]!["name"] = "<b>Zoë & \"Léa\"</b>";
        await rig.Put("/bookings/B1", booking);
        var answer = await rig.Get("/bookings/B1");
        Assert.Contains("\"recordedAt\":\"2026-06-01T10:00:00+02:00\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains("""
            "name":"<b>Zoë & \"Léa\"</b>"
            """, answer.Text, StringComparison.Ordinal);
        foreach (var each in (ApiAnswer[])[answer, await rig.Get("/bookings/<script>")])
        {
            // Without both a browser might take what a guest wrote for a page.
            Assert.Equal("nosniff", Assert.Single(each.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal(each.Status == 200 ? "application/json" : "application/problem+json", each.Type);
        }
    }

    [Fact]
    public async Task A_booking_s_destination_comes_back_and_its_change_is_no_modification()
    {
        await using var rig = await ApiRig.Open();
        var booking = ApiRig.Booking();
        booking["destination"] = "lac";
        Assert.Equal("lac", (string?)(await rig.Put("/bookings/B1", booking)).Json["booking"]!["destination"]);
        booking["destination"] = "centre";
        Assert.Equal("changed", (string?)(await rig.Put("/bookings/B1", booking)).Json["result"]);
        Assert.Equal("centre", (string?)(await rig.Get("/bookings/B1")).Json["destination"]);
        Assert.Equal(["booking.created", "booking.updated"], await Entries(rig, "booking."));
    }

    [Theory]
    [InlineData("2026/117")]
    [InlineData("a b")]
    [InlineData("é&?=#%2F+")]
    [InlineData("'; DROP TABLE bookings; --")]
    [InlineData("{{ 7 * 7 }}")]
    public async Task Any_text_may_be_a_reference(string reference)
    {
        await using var rig = await ApiRig.Open();
        var path = $"/bookings/{Uri.EscapeDataString(reference)}";
        Assert.Equal(201, (await rig.Put(path, ApiRig.Booking())).Status);
        Assert.Equal(reference, (string?)(await rig.Get(path)).Json["ref"]);
        Assert.Equal(200, (await rig.Post($"{path}/cancel")).Status);
    }

    [Fact]
    public async Task What_is_known_changes_nothing_and_says_so()
    {
        await using var rig = await ApiRig.Open();
        await rig.Put("/bookings/B1", ApiRig.Booking());
        var again = await rig.Put("/bookings/B1", ApiRig.Booking());
        Assert.Equal((200, "known"), (again.Status, (string?)again.Json["result"]));
        Assert.Equal("changed", (string?)(await rig.Put("/bookings/B1", ApiRig.Booking(amount: "800.00"))).Json["result"]);
        Assert.Equal(["booking.created", "booking.modified"], await Entries(rig, "booking."));
    }

    [Theory]
    [InlineData(6, "changed", "900.00")]
    [InlineData(5, "stale", "700.00")]
    [InlineData(4, "stale", "700.00")]
    public async Task An_older_or_identical_source_version_changes_nothing_and_says_so(long version, string result, string charges)
    {
        await using var rig = await ApiRig.Open();
        await rig.Put("/bookings/B1", Versioned(5, "700.00"));
        var taken = (await rig.Put("/bookings/B1", Versioned(version, "900.00"))).Json;
        Assert.Equal((result, charges), ((string?)taken["result"], (string?)taken["booking"]!["charges"]));
        Assert.Equal(Math.Max(5, version), (long?)taken["booking"]!["sourceVersion"]);
    }

    [Fact]
    public async Task What_is_refused_may_come_again_with_the_same_source_version()
    {
        await using var rig = await ApiRig.Open();
        await rig.Put("/bookings/B1", Versioned(1, "700.00"));
        await rig.Post("/bookings/B1/closeFolio", new JsonObject { ["folio"] = "main" });
        var refused = await rig.Put("/bookings/B1", Versioned(2, "900.00"));
        Assert.Equal((409, "folioClosed"), (refused.Status, refused.Code));
        Assert.Equal(1, (long?)(await rig.Get("/bookings/B1")).Json["sourceVersion"]);
        Assert.Equal("known", (string?)(await rig.Put("/bookings/B1", Versioned(2, "700.00"))).Json["result"]);
        Assert.Equal(2, (long?)(await rig.Get("/bookings/B1")).Json["sourceVersion"]);
    }

    [Theory]
    [InlineData("""{ "chanel": "direct" }""", "$.chanel", "unknown key (did you mean channel?)")]
    [InlineData("""{ "channel": "direct", "guest": { "name": "A" }, "arrival": "24.7.2026" }""", "$.arrival", null)]
    [InlineData("""{ "channel": "direct" }""", "$", "guest is missing")]
    [InlineData("""{ "channel": "direct", "guest": { "name": "A", "mail": "x" } }""", "$.guest.mail", null)]
    [InlineData("""{ "channel": "direct", "guest": { "name": "A" }, "arrival": "2026-07-24", "departure": "2026-07-20", "rooms": [] }""", "$", null)]
    [InlineData("""{ "channel": "direct", "guest": { "name": "A" }, "arrival": "2026-07-24", "departure": "2026-07-25", "rooms": [], "sourceVersion": -1 }""", "$.sourceVersion", null)]
    [InlineData("""[1, 2""", "$", null)]
    public async Task A_malformed_booking_is_refused_with_the_path_of_what_is_wrong(string body, string path, string? problem)
    {
        await using var rig = await ApiRig.Open();
        var answer = await rig.Send(HttpMethod.Put, rig.Under("/bookings/B1"), body);
        Assert.Equal((400, "malformed"), (answer.Status, answer.Code));
        Assert.Equal(path, (string?)answer.Json["path"]);
        Assert.Contains(problem ?? "", (string?)answer.Json["detail"]);
    }

    [Fact]
    public async Task A_card_comes_as_a_token_and_never_as_a_number()
    {
        await using var rig = await ApiRig.Open();
        await rig.Put("/bookings/B1", ApiRig.Booking());
        var card = ApiRig.Card(rig.NewCard());
        Assert.Equal(200, (await rig.Post("/bookings/B1/addCard", new JsonObject { ["card"] = card.DeepClone() })).Status);
        var shown = (await rig.Get("/bookings/B1")).Json["cards"]![0]!;
        Assert.Equal(("4242", "12/30"), ((string?)shown["last4"], (string?)shown["exp"]));
        Assert.Null(shown["token"]);
        card["token"] = "4242424242424242";
        var number = await rig.Post("/bookings/B1/addCard", new JsonObject { ["card"] = card });
        Assert.Equal((400, "$.card.token"), (number.Status, (string?)number.Json["path"]));
    }

    [Fact]
    public async Task What_is_refused_has_the_code_of_the_refusal()
    {
        await using var rig = await ApiRig.Open();
        await rig.Put("/bookings/B1", ApiRig.Booking());
        await rig.Post("/bookings/B1/cancel");
        var again = await rig.Post("/bookings/B1/cancel");
        Assert.Equal((409, "bookingCancelled"), (again.Status, again.Code));
        Assert.Equal("The booking is cancelled.", (string?)again.Json["detail"]);
    }

    [Theory]
    [InlineData(null, "650.00", "600.00")]
    [InlineData(true, "600.00", "600.00")]
    public async Task A_refund_posts_a_credit_line_only_where_it_asks_for_one(bool? creditLine, string balance, string collectible)
    {
        await using var rig = await ApiRig.Open();
        await rig.Put("/bookings/B1", ApiRig.Booking());
        await rig.Post("/bookings/B1/addPayment", new JsonObject { ["amount"] = "100.00", ["method"] = "cash" });
        var refunded = (await rig.Post("/bookings/B1/refund", new JsonObject { ["amount"] = "50.00", ["creditLine"] = creditLine })).Json;
        Assert.Equal((balance, collectible), ((string?)refunded["balance"], (string?)refunded["collectible"]));
    }

    [Fact]
    public async Task A_booking_that_is_not_there_leaves_no_trace()
    {
        await using var rig = await ApiRig.Open();
        Assert.Equal(404, (await rig.Post("/bookings/B9/cancel")).Status);
        Assert.Equal(["key.created"], await Entries(rig, ""));
    }

    [Fact]
    public async Task The_journal_is_read_page_by_page_and_goes_on_where_it_ended()
    {
        await using var rig = await ApiRig.Open();
        foreach (var reference in new[] { "A", "B", "C" })
        {
            await rig.Put($"/bookings/{reference}", ApiRig.Booking());
        }

        var told = new List<string?>();
        JsonNode page;
        var cursor = "";
        do
        {
            page = (await rig.Get($"/journal?limit=2{cursor}")).Json;
            told.AddRange(page["items"]!.AsArray().Select(entry => (string?)entry!["ref"]));
            cursor = $"&after={page["next"]}";
        }
        while (page["items"]!.AsArray().Count > 0);

        Assert.Equal([null, "A", "B", "C"], told.Distinct()); // The key first.
        var known = told.Count;
        await rig.Put("/bookings/D", ApiRig.Booking());
        var later = (await rig.Get($"/journal?limit=200{cursor}")).Json["items"]!.AsArray();
        Assert.All(later, entry => Assert.Equal("D", (string?)entry!["ref"]));
        Assert.Equal(known + later.Count, (await rig.Get("/journal?limit=200")).Json["items"]!.AsArray().Count);
    }

    private static JsonObject Versioned(long version, string amount)
    {
        var booking = ApiRig.Booking(amount: amount);
        booking["sourceVersion"] = version;
        return booking;
    }

    private static async Task<string[]> Entries(ApiRig rig, string start) =>
    [
        .. (await rig.Get("/journal?limit=200")).Json["items"]!.AsArray().Select(entry => (string)entry!["what"]!)
            .Where(what => what.StartsWith(start, StringComparison.Ordinal)),
    ];
}
