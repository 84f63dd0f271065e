namespace Solde.App.Jobs;

/// <summary>Orders jobs.</summary>
/// <param name="jobs">The durable memory.</param>
/// <param name="ids">Makes ids.</param>
public sealed class JobDesk(IJobs jobs, IIds ids)
{
    /// <summary>No property has more that are not over.</summary>
    public const int MostOpen = 3;

    /// <summary>Orders a job.</summary>
    /// <returns>The job; null when the property has as many as it may.</returns>
    public async ValueTask<Job?> Order(Guid property, JobKind kind, string input, Instant now)
    {
        if (await jobs.OpenJobs(property) >= MostOpen)
        {
            return null;
        }

        var job = new Job { Id = ids.New(), Property = property, Kind = kind, Input = input, CreatedAt = now };
        await jobs.AddJob(job);
        return job;
    }

    /// <summary>A job; null when the property has none of that id.</summary>
    public ValueTask<Job?> Find(Guid property, Guid job) => jobs.Job(property, job);

    /// <summary>Calls a job off; null when the property has none of that id.</summary>
    public ValueTask<Job?> Cancel(Guid property, Guid job, Instant now) => jobs.CancelJob(property, job, now);
}
