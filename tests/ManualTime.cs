namespace Solde.Tests;

/// <summary>A clock that only the test moves, and the timers set by it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock turn = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
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

    /// <summary>Done once somebody, or so many, wait for the time that is so far away.</summary>
    public async Task Awaited(TimeSpan away, int count = 1)
    {
        while (true)
        {
            Task next;
            lock (turn)
            {
                if (timers.Count(timer => timer.DueAt - now == away) >= count)
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
