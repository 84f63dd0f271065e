namespace Solde.App.Jobs;

/// <summary>What a job does.</summary>
public enum JobKind
{
    /// <summary>Plays bookings of the past through rules.</summary>
    Backtest,
}

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>It waits, or was interrupted and starts anew.</summary>
    Queued,

    /// <summary>Somebody works on it.</summary>
    Running,

    /// <summary>It has its result.</summary>
    Done,

    /// <summary>It cannot be done; the error says why.</summary>
    Failed,

    /// <summary>It was called off.</summary>
    Cancelled,
}

/// <summary>Work that takes long, done by whichever node takes it. Kept for seven days after its end.</summary>
public sealed record Job
{
    /// <summary>For how long a job is kept after its end.</summary>
    public static readonly Duration Kept = Duration.FromDays(7);

    /// <summary>Its id (UUIDv7, made by the application).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its property.</summary>
    public required Guid Property { get; init; }

    /// <summary>What it does.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>What it does it with, as JSON.</summary>
    public required string Input { get; init; }

    /// <summary>When it was ordered.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; init; }

    /// <summary>How much of it is done, from 0 to 1,000.</summary>
    public int Progress { get; init; }

    /// <summary>The result, as JSON; null = there is none (yet).</summary>
    public string? Result { get; init; }

    /// <summary>Why it cannot be done.</summary>
    public string? Error { get; init; }

    /// <summary>When it came to its end.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>How often somebody began it.</summary>
    public int Tries { get; init; }

    /// <summary>Whether it came to its end.</summary>
    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}

/// <summary>The durable memory of jobs.</summary>
/// <remarks>As in <c>IStore</c>, each method is one transaction. Whoever works on a job holds a lease and renews it with the progress; a job whose
/// lease ends is taken by somebody else and starts anew.</remarks>
public interface IJobs
{
    /// <summary>Orders a job.</summary>
    ValueTask AddJob(Job job);

    /// <summary>A job; null when the property has none of that id.</summary>
    ValueTask<Job?> Job(Guid property, Guid job);

    /// <summary>How many jobs of a property are not over.</summary>
    ValueTask<int> OpenJobs(Guid property);

    /// <summary>Calls a job off. One that is over stays as it is.</summary>
    /// <returns>The job as it is then; null when the property has none of that id.</returns>
    ValueTask<Job?> CancelJob(Guid property, Guid job, Instant now);

    /// <summary>Takes the job that waits longest; null when none is due.</summary>
    ValueTask<Job?> ClaimJob(Instant now, Instant leaseUntil);

    /// <summary>Notes progress and holds the job for longer.</summary>
    /// <returns>False when it is the caller's no more: cancelled, or begun again by somebody else.</returns>
    ValueTask<bool> KeepJob(Job job, Instant leaseUntil);

    /// <summary>Gives a job back that was begun and is to start anew at once.</summary>
    ValueTask GiveBackJob(Job job, Instant now);

    /// <summary>Stores how a job ended, unless it is the caller's no more.</summary>
    ValueTask EndJob(Job job);

    /// <summary>Forgets jobs that were over before an instant.</summary>
    ValueTask<int> ForgetJobs(Instant before);
}
