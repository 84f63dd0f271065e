using System.Collections.Concurrent;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Reviews;

namespace Solde.App.Work;

/// <summary>A queue that a node works on beside the bookings' own.</summary>
/// <param name="Queue">Which.</param>
/// <param name="Pass">Takes what is due and lets it go on by itself where that takes long; says whether there may be more. Gets what a node stops by.</param>
public sealed record OtherWork(WorkQueues Queue, Func<Action<Task>, CancellationToken, Task<bool>> Pass);

/// <summary>A node at work: a worker for each queue, over the same claims, until it is told to stop. Any number of nodes may share a database.</summary>
/// <remarks>A stop is graceful: nothing more is claimed, and what was sent is waited for. A kill is no worse: leases end, and whoever looks next goes on.</remarks>
/// <param name="store">The durable memory, which rings the bell.</param>
/// <param name="execution">Where money moves.</param>
/// <param name="outbox">Where e-mails leave.</param>
/// <param name="brake">Holds payments back that come due late, many at once.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="bell">Says when work is due.</param>
/// <param name="time">The time.</param>
/// <param name="failed">Told what went wrong in a pass over a queue, which is tried again.</param>
public sealed class Node(
    IStore store, Execution execution, Outbox outbox, Braking brake, IIds ids, Bell bell, TimeProvider time, Action<Exception, WorkQueues> failed)
{
    private const int Batch = 500;
    private const int BatchesTogether = 3;

    // So many attempts may be under way at all gateways before no more bookings are looked at: another node can take what waits in the database. Each
    // gateway has its own, lower bound, so that one that hangs does not come to this.
    private const int MostUnderWay = 20_000;

    // What another node stored and did not live to do is found at the latest then.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);

    // Rows passed over once are not passed over again, but for what came late, from a clock that is behind.
    private static readonly Duration Overlap = Duration.FromSeconds(2);
    private static readonly Duration WholePassEvery = Duration.FromSeconds(10);

    private static readonly TimeSpan LongestPass = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMinutes(5);

    private readonly Reviewing reviewing = new(store, execution, ids, brake);
    private readonly LiveClock clock = new(time);
    private readonly HashSet<Task> underWay = [];
    private readonly ConcurrentDictionary<WorkQueues, long> finishedAt = [];

    // Where the reviews go on.
    private readonly Lock place = new();
    private Instant floor = Instant.MinValue;
    private Instant wholePassAt = Instant.MinValue;
    private bool moreIsDue;

    /// <summary>Queues to work on beside the bookings' own.</summary>
    public ImmutableArray<OtherWork> Others { get; init; } = [];

    /// <summary>The queues over which no pass was finished for so long that something must be wrong: a minute, for messages the lease of their sending.
    /// Passes are made at least every <see cref="LongestSleep"/>, so idleness is none. A job may take as long as it likes.</summary>
    public WorkQueues Stalled => finishedAt
        .Where(each => each.Key != WorkQueues.Jobs && time.GetElapsedTime(each.Value) > (each.Key == WorkQueues.Messages ? LongestBatch : LongestPass))
        .Aggregate(WorkQueues.None, (all, each) => all | each.Key);

    /// <summary>Works until told to stop; returns when what was sent has ended.</summary>
    /// <param name="queues">Which queues to work on.</param>
    /// <param name="stop">Tells it to stop.</param>
    public async Task Run(WorkQueues queues, CancellationToken stop)
    {
        var workers = Passes.Where(each => queues.HasFlag(each.Queue))
            .Select(each => Task.Run(() => Work(each.Queue, each.Pass, stop), CancellationToken.None));
        var others = Others.Where(each => queues.HasFlag(each.Queue))
            .Select(each => Task.Run(() => Work(each.Queue, () => each.Pass(task => Follow(task, each.Queue), stop), stop), CancellationToken.None));
        await Task.WhenAll([Task.Run(() => KeepTime(stop), CancellationToken.None), .. workers, .. others]);
        await Task.WhenAll(UnderWay());
    }

    /// <summary>The queues, and what a pass over each does; true = there is more.</summary>
    internal (WorkQueues Queue, Func<Task<bool>> Pass)[] Passes =>
    [
        (WorkQueues.Reviews, Reviews), (WorkQueues.Attempts, Attempts), (WorkQueues.Sweeps, Sweep), (WorkQueues.Messages, Messages),
    ];

    private Instant Now => clock.GetCurrentInstant();

    /// <summary>Does passes over a queue while there is more, then waits until it may have some.</summary>
    private async Task Work(WorkQueues queue, Func<Task<bool>> pass, CancellationToken stop)
    {
        var failures = 0;
        finishedAt[queue] = time.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var more = await pass();
                finishedAt[queue] = time.GetTimestamp();
                failures = 0;
                if (!more)
                {
                    await bell.WaitFor(queue, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A worker outlives whatever goes wrong in one pass; what was claimed comes back when its lease is over.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed(e, queue);
                await Rest(++failures, stop);
            }
        }
    }

    private async Task KeepTime(CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var now = Now;
                bell.Wake(WorkQueues.All);
                await bell.WaitForTime(await store.NextDueAt(now), LongestSleep, stop);
                failures = 0;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // As above.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed(e, WorkQueues.None);
                await Rest(++failures, stop);
            }
        }
    }

    // While more is due than a batch takes, one is loaded and another decided as a third is stored: the database and this process both have work.
    private async Task<bool> Reviews()
    {
        var full = await Task.WhenAll(Enumerable.Range(0, moreIsDue ? BatchesTogether : 1).Select(_ => ReviewBatch()));
        return moreIsDue = !full.Contains(false);
    }

    /// <returns>Whether it was full.</returns>
    private async Task<bool> ReviewBatch()
    {
        if (execution.Lanes.UnderWay >= MostUnderWay)
        {
            return false; // Whoever is done rings.
        }

        var now = Now;
        var (isWhole, after) = WhereToBegin(now);
        using var span = Telemetry.Spans.StartActivity("review batch");
        var (taken, sent) = await reviewing.Due(after, now, Batch, CancellationToken.None);
        span?.SetTag("bookings", taken.Length);
        foreach (var review in taken)
        {
            Telemetry.Done("reviews", review.DueAt, Now);
        }

        Follow(sent, WorkQueues.Attempts);
        lock (place)
        {
            // All that was due is taken, but where the batch is full. The next whole pass finds what was stored with an earlier time than this.
            floor = (taken.Length == Batch ? taken[^1].DueAt : now) - Overlap;
            wholePassAt = isWhole && taken.Length < Batch ? now + WholePassEvery : wholePassAt;
        }

        return taken.Length == Batch;
    }

    private (bool IsWhole, Instant After) WhereToBegin(Instant now)
    {
        lock (place)
        {
            var isWhole = now >= wholePassAt;
            return (isWhole, isWhole ? Instant.MinValue : floor);
        }
    }

    private async Task<bool> Attempts()
    {
        var now = Now;
        var due = await store.ClaimAttempts(now, now + Execution.Lease, Batch, execution.Lanes.Full);
        if (due.IsEmpty)
        {
            return false; // Nothing to follow: whatever is under way rings when it ends.
        }

        Follow(execution.Advance(due, CancellationToken.None).AsTask(), WorkQueues.Attempts);
        return due.Length == Batch;
    }

    private async Task<bool> Sweep()
    {
        var started = time.GetTimestamp();
        var (any, sent) = await reviewing.Sweep(Now, Batch, CancellationToken.None);
        Follow(sent, WorkQueues.Attempts);
        if (any && execution.Lanes.UnderWay > 0)
        {
            // The second lane leaves at least half of the machine to payments.
            await Task.Delay(time.GetElapsedTime(started), time, CancellationToken.None);
        }

        return any;
    }

    private async Task<bool> Messages() => await outbox.SendDue(Now, Outbox.Together, CancellationToken.None) == Outbox.Together;

    /// <summary>Lets work with another system go on beside the next pass.</summary>
    private void Follow(Task work, WorkQueues queue)
    {
        if (work.IsCompletedSuccessfully)
        {
            return;
        }

        var task = Watch(work, queue);
        lock (underWay)
        {
            underWay.Add(task);
        }

        _ = task.ContinueWith(ended => Forget(ended, queue), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <returns>Whether it went well.</returns>
    private async Task<bool> Watch(Task work, WorkQueues queue)
    {
        try
        {
            await work;
            return true;
        }
#pragma warning disable CA1031 // Nobody waits for it; what was claimed comes back when its lease is over.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failed(e, queue);
            return false;
        }
    }

    private void Forget(Task<bool> task, WorkQueues queue)
    {
        lock (underWay)
        {
            underWay.Remove(task);
        }

        if (task.Result)
        {
            // There is room again; also for reviews, which send attempts. After a failure not at once: the next would most likely fail too.
            bell.Wake(queue == WorkQueues.Attempts ? WorkQueues.Reviews | WorkQueues.Attempts : queue);
        }
    }

    private Task[] UnderWay()
    {
        lock (underWay)
        {
            return [.. underWay];
        }
    }

    private async Task Rest(int failures, CancellationToken stop)
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(100 << Math.Min(failures, 6), 5_000)), time, stop);
        }
        catch (OperationCanceledException)
        {
            // The caller sees the stop.
        }
    }
}
