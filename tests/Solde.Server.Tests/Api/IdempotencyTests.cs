using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Access;

namespace Solde.Server.Tests.Api;

/// <summary>A request that is sent twice is done once.</summary>
public sealed class IdempotencyTests
{
    private static JsonObject Charge(string amount = "45.00") => new() { ["group"] = "spa", ["amount"] = amount };

    [Fact]
    public async Task The_same_request_again_gives_the_first_answer_and_does_nothing()
    {
        await using var rig = await Booked();
        var first = await rig.Post("/bookings/B1/addCharge", Charge(), "one");
        var again = await rig.Post("/bookings/B1/addCharge", Charge(), "one");
        Assert.Equal((200, first.Text), (again.Status, again.Text));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal("745.00", (string?)(await rig.Get("/bookings/B1")).Json["charges"]);
    }

    [Fact]
    public async Task Refusals_are_kept_too()
    {
        await using var rig = await Booked();
        await rig.Post("/bookings/B1/checkIn");
        var first = await rig.Post("/bookings/B1/cancel", name: "one");
        var again = await rig.Post("/bookings/B1/cancel", name: "one");
        Assert.Equal((409, first.Text), (again.Status, again.Text));
        Assert.Equal("application/problem+json", (await rig.Http.GetAsync("/api/v1/nothing", TestContext.Current.CancellationToken)).Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/bookings/B1/addCharge", "46.00")]
    [InlineData("/bookings/B2/addCharge", "45.00")]
    [InlineData("/bookings/B1/addCharge?x=1", "45.00")]
    public async Task The_same_key_with_another_request_is_refused(string path, string amount)
    {
        await using var rig = await Booked();
        await rig.Post("/bookings/B1/addCharge", Charge(), "one");
        var other = await rig.Post(path, Charge(amount), "one");
        Assert.True(other is { Status: 422, Code: "idempotencyKeyReused" } or { Status: 400, Code: "malformed" }, other.Text);
        Assert.Equal("745.00", (string?)(await rig.Get("/bookings/B1")).Json["charges"]);
    }

    [Fact]
    public async Task While_the_first_is_under_way_the_second_waits_its_turn_elsewhere()
    {
        await using var rig = await Booked();
        var key = (await rig.Store.FindKey(ApiKeyText.PrefixOf(rig.MyKey)!))!;
        var target = rig.Under("/bookings/B1/cancel");
        ImmutableArray<byte> request = [.. System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"POST\n{target}\n"))];
        await rig.Store.Begin(key, "one", request, rig.Now, rig.Now - Duration.FromDays(1));
        var second = await rig.Post("/bookings/B1/cancel", name: "one");
        Assert.Equal((409, "requestUnderWay"), (second.Status, second.Code));
        Assert.Equal("expected", (string?)(await rig.Get("/bookings/B1")).Json["status"]);
    }

    [Fact]
    public async Task After_a_day_the_key_may_be_used_again()
    {
        await using var rig = await Booked();
        await rig.Post("/bookings/B1/addCharge", Charge(), "one");
        rig.Now += Duration.FromHours(24) + Duration.FromMilliseconds(1);
        Assert.Equal(200, (await rig.Post("/bookings/B1/addCharge", Charge("5.00"), "one")).Status);
        Assert.Equal("750.00", (string?)(await rig.Get("/bookings/B1")).Json["charges"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("two words")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task Every_post_needs_a_key_of_its_own(string? name)
    {
        await using var rig = await Booked();
        var answer = await rig.Send(HttpMethod.Post, rig.Under("/bookings/B1/cancel"), null, name);
        Assert.Equal((400, "Idempotency-Key"), (answer.Status, (string?)answer.Json["path"]));
        Assert.Equal("expected", (string?)(await rig.Get("/bookings/B1")).Json["status"]);
    }

    [Fact]
    public async Task Sent_many_times_at_once_it_is_done_once()
    {
        await using var rig = await Booked();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rig.Post("/bookings/B1/addCharge", Charge(), "one")));
        Assert.All(answers, answer => Assert.True(answer.Status is 200 or 409, answer.Text));
        Assert.Contains(answers, answer => answer.Status == 200);
        Assert.Equal("745.00", (string?)(await rig.Get("/bookings/B1")).Json["charges"]);
    }

    private static async Task<ApiRig> Booked()
    {
        var rig = await ApiRig.Open();
        await rig.Put("/bookings/B1", ApiRig.Booking());
        await rig.Put("/bookings/B2", ApiRig.Booking());
        return rig;
    }
}
