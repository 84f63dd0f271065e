using System.Text.Json.Nodes;
using Solde.App.Requests;
using Solde.Core.Properties;

namespace Solde.Server.Tests.Api;

/// <summary>Payment links that are asked for with the booking, and the list of cards that wait.</summary>
public sealed class LinkApiTests
{
    [Fact]
    public async Task A_link_that_comes_with_the_booking_is_sent_once()
    {
        await using var rig = await ApiRig.Open();
        var first = (await rig.Put("/bookings/B1", Linked())).Json;
        Assert.Equal(("new", "sent"), ((string?)first["result"], (string?)first["link"]!["result"]));
        Assert.Contains(first["booking"]!["requests"]!.AsArray(), request => (string?)request!["kind"] == "link" && (string?)request["state"] == "sent");
        Assert.Equal(("known", "known"), await Again(rig, Linked()));
        Assert.Equal(("changed", "known"), await Again(rig, Linked("900.00")));
        Assert.Equal(1, await Sent(rig));
    }

    [Fact]
    public async Task Who_does_not_ask_for_a_link_is_told_of_none()
    {
        await using var rig = await ApiRig.Open();
        Assert.Null((await rig.Put("/bookings/B1", ApiRig.Booking())).Json["link"]);
        Assert.Equal(0, await Sent(rig));
        Assert.Equal(("known", "sent"), await Again(rig, Linked()));
    }

    [Fact]
    public async Task A_link_that_was_revoked_is_not_sent_again_with_what_is_known_and_is_with_what_changed()
    {
        await using var rig = await ApiRig.Open();
        var link = (await rig.Put("/bookings/B1", Linked())).Json["booking"]!["requests"]!.AsArray().Single(request => (string?)request!["kind"] == "link")!;
        await rig.Post("/bookings/B1/cancelRequest", new JsonObject { ["request"] = (int)link["number"]! });
        Assert.Equal(("known", "known"), await Again(rig, Linked()));
        Assert.Equal(1, await Sent(rig));
        Assert.Equal(("changed", "sent"), await Again(rig, Linked("900.00")));
    }

    [Fact]
    public async Task What_refuses_the_link_is_told_and_the_booking_is_taken_in()
    {
        await using var rig = await ApiRig.Open();
        var booking = Linked();
        booking["guest"]!["email"] = null;
        var taken = await rig.Put("/bookings/B1", booking);
        Assert.Equal((201, "refused", "noAddress"), (taken.Status, (string?)taken.Json["link"]!["result"], (string?)taken.Json["link"]!["reason"]));
        Assert.Equal(("known", "refused"), await Again(rig, booking));
        Assert.Single(await Told(rig, "action.refused")); // Not with every repetition.
        await rig.Put("/bookings/B2", ApiRig.Booking());
        await rig.Post("/bookings/B2/cancel");
        Assert.Equal("bookingCancelled", (string?)(await rig.Put("/bookings/B2", Linked())).Json["link"]!["reason"]);
        Assert.Equal(0, await Sent(rig));
    }

    [Fact]
    public async Task A_booking_whose_balance_is_asked_at_once_gets_one_letter_with_its_link()
    {
        await using var rig = await ApiRig.Open();
        Assert.Equal("sent", (string?)(await rig.Put("/bookings/B1", Near())).Json["link"]!["result"]);
        await rig.RunDue();
        Assert.Equal(["balance", "link"], (await Requests()).Order());
        Assert.Equal(["payment-link"], await Letters(rig));
        Assert.Equal(("known", "known"), await Again(rig, Near()));

        async Task<string[]> Requests() =>
            [.. (await rig.Get("/bookings/B1")).Json["requests"]!.AsArray().Where(each => (string?)each!["state"] == "sent").Select(each => (string)each!["kind"]!)];
    }

    [Fact]
    public async Task Who_was_asked_for_the_balance_already_gets_no_link_with_what_changes()
    {
        await using var rig = await ApiRig.Open();
        var booking = Near();
        booking["link"] = false;
        await rig.Put("/bookings/B1", booking);
        await rig.RunDue();
        Assert.Equal(("changed", "known"), await Again(rig, Near("900.00")));
        Assert.Equal(["balance-request"], await Letters(rig));
    }

    [Theory]
    [InlineData(5, "sent")]
    [InlineData(4, null)]
    public async Task An_older_state_of_a_booking_asks_for_nothing(long version, string? link)
    {
        await using var rig = await ApiRig.Open();
        var booking = ApiRig.Booking();
        booking["sourceVersion"] = 5;
        await rig.Put("/bookings/B1", booking);
        (booking["sourceVersion"], booking["link"]) = (version, true);
        var taken = (await rig.Put("/bookings/B1", booking)).Json;
        Assert.Equal(("stale", link), ((string?)taken["result"], (string?)taken["link"]?["result"]));
    }

    [Fact]
    public async Task Cards_that_wait_are_listed_until_they_are_collected()
    {
        await using var rig = await ApiRig.Open();
        foreach (var (reference, method) in new[] { ("B1", PaymentMethod.MailOrderCard), ("B2", PaymentMethod.BankTransfer) })
        {
            await rig.Put($"/bookings/{reference}", ApiRig.Booking());
            await rig.Post($"/bookings/{reference}/forceSend");
            var key = (await rig.Store.Find(rig.Mine, [reference]))[reference];
            var card = method == PaymentMethod.MailOrderCard ? rig.NewCard() : null;
            Assert.Null(await rig.Desk.Do(key, "guestChooses", booking => GuestActions.Choose(booking, method, card, rig.Now), rig.Now, default));
        }

        Assert.Equal(["B1", "B2"], await Listed(rig, "answered"));
        Assert.Equal(["B1"], await Listed(rig, "collectable"));
        Assert.Equal(409, (await rig.Post("/bookings/B1/collect", new JsonObject { ["request"] = 2 })).Status);
        Assert.Equal(200, (await rig.Post("/bookings/B1/collect", new JsonObject { ["request"] = 1 })).Status);
        Assert.Empty(await Listed(rig, "collectable"));
        Assert.Equal(400, (await rig.Get("/requests?state=paid")).Status);
        Assert.Empty(await rig.Problems());
    }

    private static JsonObject Linked(string amount = "700.00")
    {
        var booking = ApiRig.Booking(amount: amount);
        booking["link"] = true;
        return booking;
    }

    /// <summary>A booking whose balance is asked for at once.</summary>
    private static JsonObject Near(string amount = "700.00")
    {
        var booking = ApiRig.Booking("2026-06-18", "2026-06-20", amount);
        booking["link"] = true;
        return booking;
    }

    /// <summary>What was written to the guest of B1.</summary>
    private static async Task<string[]> Letters(ApiRig rig) =>
    [
        .. (await rig.Get("/bookings/B1/messages")).Json["items"]!.AsArray().Where(each => (string?)each!["to"] == "guest")
            .Select(each => (string)each!["template"]!),
    ];

    private static async Task<(string? Result, string? Link)> Again(ApiRig rig, JsonObject booking)
    {
        var taken = (await rig.Put("/bookings/B1", booking)).Json;
        return ((string?)taken["result"], (string?)taken["link"]?["result"]);
    }

    private static async Task<int> Sent(ApiRig rig) => (await Told(rig, "request.sent")).Length;

    private static async Task<string[]> Told(ApiRig rig, string what) =>
        [.. (await rig.Get("/journal?limit=200")).Json["items"]!.AsArray().Select(entry => (string)entry!["what"]!).Where(told => told == what)];

    private static async Task<string[]> Listed(ApiRig rig, string state) =>
        [.. (await rig.Get($"/requests?state={state}")).Json["items"]!.AsArray().Select(item => (string)item!["ref"]!)];
}
