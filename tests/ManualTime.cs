namespace Solde.Tests;

/// <summary>A clock that only the test moves, and the timers set by it.</summary>
/// <param name="start">When it begins; null = the tenth of March 2026, at nine, UTC.</param>
internal sealed class ManualTime(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock turn = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = start ?? new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private TaskCompletionSource changed = New();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (turn)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and calls what came due on the way; no timer here repeats.</summary>
    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (turn)
        {
            now += by;
            due = [.. timers.Where(timer => timer.DueAt <= now)];
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Call());
    }

    /// <summary>Moves the clock to the next instant that somebody waits for and calls who does; done once as many wait again as did before.</summary>
    /// <remarks>So a loop that waits, works and waits again has worked once, however short its wait.</remarks>
    public async Task Step()
    {
        TimeSpan away;
        int count;
        lock (turn)
        {
            (away, count) = (timers.Min(timer => timer.DueAt) - now, timers.Count);
        }

        Advance(away);
        await Until(() => timers.Count >= count);
    }

    /// <summary>Done once somebody, or so many, wait for the time that is so far away.</summary>
    public Task Awaited(TimeSpan away, int count = 1) => Until(() => timers.Count(timer => timer.DueAt - now == away) >= count);

    /// <summary>Done once so many wait, for whatever time.</summary>
    public Task Waited(int count) => Until(() => timers.Count >= count);

    private async Task Until(Func<bool> holds)
    {
        while (true)
        {
            Task next;
            lock (turn)
            {
                if (holds())
                {
                    return;
                }

                next = changed.Task;
            }

            await next;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Set(Timer timer, TimeSpan dueTime)
    {
        lock (turn)
        {
            timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.DueAt = now + dueTime;
                timers.Add(timer);
            }

            changed.SetResult();
            changed = New();
        }
    }

    private sealed class Timer(ManualTime time, Action call) : ITimer
    {
        public DateTimeOffset DueAt { get; set; }

        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose() => time.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
