using NodaTime;
using Solde.App.Jobs;

namespace Solde.Contract.Tests.Storage;

/// <summary>Jobs: done by one, anew after an interruption, cancelled for good.</summary>
public sealed class JobTests
{
    private static readonly Instant Later = Rig.Noon + Duration.FromMinutes(1);

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_job_is_done_by_one(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var job = await Add(rig);
        Assert.Equal(job, await Jobs(rig).Job(rig.Property, job.Id));
        Assert.Null(await Jobs(rig).Job(rig.NewId(), job.Id));
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await Jobs(rig).ClaimJob(Rig.Noon, Later))));
        var taken = Assert.Single(claims, claim => claim is not null)!;
        Assert.True(await Jobs(rig).KeepJob(taken with { Progress = 500 }, Later));
        Assert.Equal((JobState.Running, 500), ((await Jobs(rig).Job(rig.Property, job.Id))!.State, (await Jobs(rig).Job(rig.Property, job.Id))!.Progress));
        Assert.Equal(1, await Jobs(rig).OpenJobs(rig.Property));
        var ended = taken with { State = JobState.Done, Progress = 1_000, Result = """{"bookings":1}""", EndedAt = Later };
        await Jobs(rig).EndJob(ended);
        Assert.Equal(ended, await Jobs(rig).Job(rig.Property, job.Id));
        Assert.Equal(0, await Jobs(rig).OpenJobs(rig.Property));
        Assert.Null(await Jobs(rig).ClaimJob(Later + Duration.FromDays(1), Later));
        Assert.Equal(0, await Jobs(rig).ForgetJobs(Later));
        Assert.Equal(1, await Jobs(rig).ForgetJobs(Later + Duration.FromMilliseconds(1)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_whose_lease_is_over_starts_anew_and_who_had_it_writes_nothing_more(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var job = await Add(rig);
        var first = (await Jobs(rig).ClaimJob(Rig.Noon, Later))!;
        await Jobs(rig).KeepJob(first with { Progress = 900 }, Later);
        var second = (await Jobs(rig).ClaimJob(Later, Later + Duration.FromMinutes(1)))!;
        Assert.Equal((0, 2), (second.Progress, second.Tries));
        Assert.False(await Jobs(rig).KeepJob(first, Later));
        await Jobs(rig).EndJob(first with { State = JobState.Done, Result = "{}", EndedAt = Later });
        Assert.Equal(JobState.Running, (await Jobs(rig).Job(rig.Property, job.Id))!.State);
        await Jobs(rig).GiveBackJob(second, Later);
        Assert.Equal(JobState.Queued, (await Jobs(rig).Job(rig.Property, job.Id))!.State);
        Assert.Equal(3, (await Jobs(rig).ClaimJob(Later, Later + Duration.FromMinutes(1)))!.Tries);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_cancelled_job_stays_cancelled(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var job = await Add(rig);
        var taken = (await Jobs(rig).ClaimJob(Rig.Noon, Later))!;
        Assert.Null(await Jobs(rig).CancelJob(rig.NewId(), job.Id, Later));
        Assert.Equal(JobState.Cancelled, (await Jobs(rig).CancelJob(rig.Property, job.Id, Later))!.State);
        Assert.False(await Jobs(rig).KeepJob(taken, Later));
        await Jobs(rig).EndJob(taken with { State = JobState.Done, EndedAt = Later });
        Assert.Equal(JobState.Cancelled, (await Jobs(rig).CancelJob(rig.Property, job.Id, Later))!.State);
        Assert.Null(await Jobs(rig).ClaimJob(Later, Later));
    }

    private static IJobs Jobs(Rig rig) => (IJobs)rig.Store;

    private static async Task<Job> Add(Rig rig)
    {
        var job = new Job { Id = rig.NewId(), Property = rig.Property, Kind = JobKind.Backtest, Input = "{}", CreatedAt = Rig.Noon };
        await Jobs(rig).AddJob(job);
        return job;
    }
}
