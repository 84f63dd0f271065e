using System.Text.Json.Nodes;
using NodaTime;
using Solde.Server.Api;

namespace Solde.Server.Tests.Api;

/// <summary>How much one may ask.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        await using var rig = await ApiRig.Open();
        var answer = await rig.Send(HttpMethod.Put, rig.Under("/bookings/B1"), new string(' ', ApiLimits.BodyBytes + 1));
        Assert.Equal((413, "tooLarge"), (answer.Status, answer.Code));
        Assert.Equal(400, (await rig.Send(HttpMethod.Put, rig.Under("/bookings/B1"), new string(' ', ApiLimits.BodyBytes))).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_that_is_not_json_is_refused(string type)
    {
        await using var rig = await ApiRig.Open();
        var answer = await rig.Send(HttpMethod.Put, rig.Under("/bookings/B1"), ApiRig.Booking().ToJsonString(), type: type);
        Assert.Equal((415, "unsupportedMediaType"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Too_many_requests_are_refused_until_there_are_some_again()
    {
        await using var rig = await ApiRig.Open(new ApiLimits { Burst = 3, PerSecond = 1 });
        Assert.Equal([200, 200, 200, 429], await Statuses(rig, 4));
        var refused = await rig.Get("/bookings");
        Assert.Equal(("tooManyRequests", "1"), (refused.Code, refused.Headers.RetryAfter!.ToString()));
        rig.Now += Duration.FromSeconds(2);
        Assert.Equal([200, 200, 429], await Statuses(rig, 3));
        Assert.Equal(200, (await rig.Get("/api/v1/properties", rig.TheirKey)).Status);
    }

    [Theory]
    [InlineData("/bookings?limit=0", "?limit")]
    [InlineData("/bookings?limit=201", "?limit")]
    [InlineData("/bookings?limit=1e2", "?limit")]
    [InlineData("/bookings?limit=1&limit=2", "?limit")]
    [InlineData("/bookings?after=x", "?after")]
    [InlineData("/bookings?offset=3", "?offset")]
    [InlineData("/journal?after=MC4x0Q", "?after")]
    [InlineData("/tasks?after=OTk5OTk5OTk5OTk5OTk5OTk5OS4wLjA", "?after")]
    [InlineData("/requests?state=paid", "?state")]
    [InlineData("/messages?undelivered=1", "?undelivered")]
    public async Task A_parameter_that_means_nothing_is_refused(string path, string named)
    {
        await using var rig = await ApiRig.Open();
        var answer = await rig.Get(path);
        Assert.Equal((400, named), (answer.Status, (string?)answer.Json["path"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(200)]
    public async Task A_queue_is_read_to_its_end_in_pages_of_any_length(int limit)
    {
        await using var rig = await ApiRig.Open();
        foreach (var (name, days) in new[] { ("Half", 14), ("Rest", 7) })
        {
            await rig.Post("/automations", Rule(name, days));
        }

        foreach (var reference in new[] { "A", "B", "C" })
        {
            await rig.Put($"/bookings/{reference}", ApiRig.Booking(arrival: reference == "B" ? "2026-07-20" : "2026-07-24"));
        }

        var read = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await rig.Get($"/plannedPayments?limit={limit}{(cursor is null ? "" : $"&after={cursor}")}")).Json;
            Assert.InRange(page["items"]!.AsArray().Count, 1, limit);
            read.AddRange(page["items"]!.AsArray().Select(item => $"{item!["ref"]} {item["automation"]}"));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        Assert.Equal(["B Half", "B Rest", "A Half", "A Rest", "C Half", "C Rest"], read);
    }

    [Fact]
    public async Task An_address_that_is_none_or_another_method_is_a_problem_too()
    {
        await using var rig = await ApiRig.Open();
        Assert.Equal((404, "notFound"), await Coded(rig.Get("/api/v1/nothing")));
        Assert.Equal((405, "methodNotAllowed"), await Coded(rig.Send(HttpMethod.Delete, rig.Under("/bookings/B1"), null)));
    }

    private static JsonObject Rule(string name, int days) => new()
    {
        ["name"] = name,
        ["active"] = true,
        ["trigger"] = new JsonObject { ["when"] = "daysBeforeArrival", ["days"] = days, ["at"] = "09:00" },
        ["operation"] = "charge",
    };

    private static async Task<List<int>> Statuses(ApiRig rig, int requests)
    {
        var statuses = new List<int>();
        while (statuses.Count < requests)
        {
            statuses.Add((await rig.Get("/bookings")).Status);
        }

        return statuses;
    }

    private static async Task<(int Status, string? Code)> Coded(Task<ApiAnswer> asked)
    {
        var answer = await asked;
        return (answer.Status, answer.Code);
    }
}
