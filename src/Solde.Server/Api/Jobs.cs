using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Solde.App.Jobs;
using Solde.App.Journal;
using Solde.Core.Json;
using Solde.Server.Backtest;
using static Solde.Server.Api.RefusalWords;

namespace Solde.Server.Api;

/// <summary>Jobs: what takes longer than a request may.</summary>
internal static class Jobs
{
    private const string Tag = "Jobs";
    private const string One = Endpoint.Property + "/jobs/{job}";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new(
            "POST", Endpoint.Property + "/automations/backtest", "backtest",
            "Plays bookings of the past through automations, as a job. Active ones act, inactive ones only show in the result.", Backtest)
        {
            Tag = Tag, Takes = "BacktestOrder", Gives = "Job", Refuses = [TooManyJobs], MayCreate = true, MostBytes = BacktestJob.MostBytes,
        },
        new("GET", One, "getJob", "How far a job is, and its result. Kept for seven days after its end.", async call => Reply.Ok(View(await Of(call), call)))
        {
            Tag = Tag, Gives = "Job",
        },
        new("POST", One + "/cancel", "cancelJob", "Calls a job off. One that is over stays as it is.", Cancel) { Tag = Tag, Gives = "Job" },
    ];

    private static async ValueTask<Reply> Backtest(Call call) =>
        await call.Parts.Jobs.Order(call.Property, JobKind.Backtest, BacktestJob.Order(call.Body, call.Settings), call.Now) is { } job
            ? Reply.Created(View(job, call))
            : Problem.Refused(TooManyJobs);

    private static async ValueTask<Reply> Cancel(Call call) =>
        await call.Parts.Jobs.Cancel(call.Property, call.Id("job"), call.Now) is { } job ? Reply.Ok(View(job, call)) : Problem.NotFound;

    private static async ValueTask<Job> Of(Call call) => await call.Parts.Jobs.Find(call.Property, call.Id("job")) ?? throw ApiFault.NotFound();

    private static JsonObject View(Job job, Call call) => new()
    {
        ["job"] = job.Id.ToString("D"),
        ["kind"] = CamelCase.Of(job.Kind),
        ["state"] = CamelCase.Of(job.State),
        ["progress"] = job.Progress / 1_000m,
        ["createdAt"] = Timeline.At(job.CreatedAt, call.Settings.Zone),
        ["endedAt"] = job.EndedAt is { } at ? Timeline.At(at, call.Settings.Zone) : null,
        ["error"] = job.Error,
        ["result"] = job.Result is { } result ? JsonNode.Parse(result) : null,
    };
}
