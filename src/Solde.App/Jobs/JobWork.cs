namespace Solde.App.Jobs;

/// <summary>How the work of a job ended.</summary>
/// <param name="Result">Its result, as JSON.</param>
/// <param name="Error">Why it cannot be done, where it has none.</param>
public readonly record struct JobResult(string? Result, string? Error);

/// <summary>Does a job, telling how much of it is done, from 0 to 1.</summary>
public delegate Task<JobResult> JobAction(Job job, Action<double> progress, CancellationToken cancel);

/// <summary>Works on jobs, one at a time. The progress is written, and the lease renewed, every two seconds; a job that was interrupted starts
/// anew, at most three times.</summary>
/// <param name="jobs">The durable memory.</param>
/// <param name="act">Does a job.</param>
/// <param name="time">The time.</param>
public sealed class JobWork(IJobs jobs, JobAction act, TimeProvider time)
{
    private const int MostTries = 3;
    private static readonly Duration Lease = Duration.FromSeconds(60);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private readonly Work.LiveClock clock = new(time);

    /// <summary>Does the job that waits longest.</summary>
    /// <param name="stop">Gives it back, to start anew.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Pass(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        if (await jobs.ClaimJob(now, now + Lease) is not { } job)
        {
            return false;
        }

        if (job.Tries > MostTries)
        {
            await End(job, JobState.Failed, new JobResult(null, "it was interrupted three times"));
            return true;
        }

        var progress = 0.0;
        using var ended = new CancellationTokenSource();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var beating = Keep(job, () => Volatile.Read(ref progress), cancel, ended.Token);
        try
        {
            var result = await act(job, done => Volatile.Write(ref progress, done), cancel.Token);
            await End(job, result.Error is null ? JobState.Done : JobState.Failed, result);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await jobs.GiveBackJob(job, clock.GetCurrentInstant());
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Called off, or somebody else's by now.
        }
        finally
        {
            await ended.CancelAsync();
            await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await jobs.ForgetJobs(clock.GetCurrentInstant() - Job.Kept);
        return true;
    }

    private ValueTask End(Job job, JobState state, JobResult result) => jobs.EndJob(job with
    {
        State = state, Progress = state == JobState.Done ? 1_000 : 0, Result = result.Result, Error = result.Error, EndedAt = clock.GetCurrentInstant(),
    });

    /// <summary>Holds the job while it is worked on; stops the work when it is the caller's no more.</summary>
    private async Task Keep(Job job, Func<double> progress, CancellationTokenSource cancel, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(Beat, time, ended);
            var share = (int)(Math.Clamp(progress(), 0, 1) * 1_000);
            if (!await jobs.KeepJob(job with { Progress = share }, clock.GetCurrentInstant() + Lease))
            {
                await cancel.CancelAsync();
                return;
            }
        }
    }
}
