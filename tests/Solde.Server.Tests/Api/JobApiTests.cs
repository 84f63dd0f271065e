using System.Text.Json.Nodes;
using Solde.App.Jobs;
using Solde.Server.Api;
using Solde.Server.Backtest;

namespace Solde.Server.Tests.Api;

/// <summary>A backtest over the API: ordered, watched, read, called off.</summary>
public sealed class JobApiTests
{
    [Fact]
    public async Task A_backtest_gives_what_the_command_gives()
    {
        await using var rig = await ApiRig.Open();
        var ordered = await rig.Post("/automations/backtest", Order());
        Assert.Equal((201, "queued"), (ordered.Status, (string)ordered.Json["state"]!));
        Assert.True(await Work(rig).Pass(TestContext.Current.CancellationToken));
        Assert.False(await Work(rig).Pass(TestContext.Current.CancellationToken));
        var job = (await rig.Get($"/jobs/{(string)ordered.Json["job"]!}")).Json;
        Assert.Equal(("done", 1.0), ((string)job["state"]!, (double)job["progress"]!));
        Assert.Equal((2, "Charge on arrival"), ((int)job["result"]!["bookings"]!, (string)job["result"]!["automations"]![0]!["name"]!));
    }

    [Fact]
    public async Task Bookings_that_cannot_be_read_fail_it_by_line_and_column()
    {
        await using var rig = await ApiRig.Open();
        var order = Order();
        order["csv"] = "ref,from,nights,made,price\n117,2025-13-24,7,2025-03-01T10:00:00,700.00\n";
        var ordered = await rig.Post("/automations/backtest", order);
        await Work(rig).Pass(TestContext.Current.CancellationToken);
        var job = (await rig.Get($"/jobs/{(string)ordered.Json["job"]!}")).Json;
        Assert.Equal("failed", (string)job["state"]!);
        Assert.Contains("csv:2", (string)job["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_is_wrong_is_refused_at_once()
    {
        await using var rig = await ApiRig.Open();
        foreach (var (key, value, path) in new (string, JsonNode?, string)[]
        {
            ("csv", 1, "$.csv"), ("mapping", new JsonObject { ["property"] = new JsonObject() }, "$.mapping.property"), ("mapping", new JsonObject(), "$.mapping"),
            ("automations", new JsonArray(new JsonObject()), "$.automations[0]"), ("cards", "gold", "$.cards"),
        })
        {
            var order = Order();
            order[key] = value;
            var answer = await rig.Post("/automations/backtest", order);
            Assert.Equal((400, path), (answer.Status, (string?)answer.Json["path"]));
        }
    }

    [Fact]
    public async Task One_that_is_called_off_is_not_done_and_three_at_once_are_enough()
    {
        await using var rig = await ApiRig.Open();
        var jobs = new List<string>();
        for (var i = 0; i < JobDesk.MostOpen; i++)
        {
            jobs.Add((string)(await rig.Post("/automations/backtest", Order())).Json["job"]!);
        }

        Assert.Equal("tooManyJobs", (await rig.Post("/automations/backtest", Order())).Code);
        foreach (var job in jobs)
        {
            Assert.Equal("cancelled", (string)(await rig.Post($"/jobs/{job}/cancel")).Json["state"]!);
        }

        Assert.False(await Work(rig).Pass(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_node_that_stops_gives_its_job_back_to_start_anew()
    {
        await using var rig = await ApiRig.Open();
        var job = (string)(await rig.Post("/automations/backtest", Order())).Json["job"]!;
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var work = new JobWork(
            rig.Store,
            async (_, progress, cancel) =>
            {
                progress(0.5);
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, cancel);
                return default;
            },
            rig.Time);
        var pass = work.Pass(stop.Token);
        await begun.Task;
        Assert.Equal("running", (string)(await rig.Get($"/jobs/{job}")).Json["state"]!);
        await stop.CancelAsync();
        await pass;
        Assert.Equal("queued", (string)(await rig.Get($"/jobs/{job}")).Json["state"]!);
        await Work(rig).Pass(TestContext.Current.CancellationToken);
        Assert.Equal("done", (string)(await rig.Get($"/jobs/{job}")).Json["state"]!);
    }

    private static JobWork Work(ApiRig rig) => new(rig.Store, BacktestJob.Run, rig.Time);

    private static JsonObject Order() => (JsonObject)Stage.ExampleOf(RestApi.Endpoints.Single(endpoint => endpoint.Name == "backtest"))!;
}
