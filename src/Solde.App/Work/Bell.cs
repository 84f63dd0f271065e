using System.Threading.Channels;

namespace Solde.App.Work;

/// <summary>Wakes the workers of this node when work is due: rung by the store for what this node stores, and by the clock for what was known to come.</summary>
public sealed class Bell : IBell
{
    private static readonly WorkQueues[] Each =
        [.. Enum.GetValues<WorkQueues>().Where(queue => System.Numerics.BitOperations.IsPow2((int)queue))];

    private readonly TimeProvider time;
    private readonly LiveClock now;
    private readonly Dictionary<WorkQueues, Signal> signals = Each.ToDictionary(queue => queue, _ => new Signal());
    private readonly Signal clock = new();
    private readonly Lock turn = new();
    private Instant next = Instant.MaxValue;

    /// <param name="time">The time.</param>
    public Bell(TimeProvider time) => (this.time, now) = (time, new LiveClock(time));

    /// <inheritdoc/>
    public void Ring(WorkQueues queues, Instant dueAt)
    {
        if (dueAt <= now.GetCurrentInstant())
        {
            Wake(queues);
            return;
        }

        lock (turn)
        {
            if (dueAt >= next)
            {
                return;
            }

            next = dueAt;
        }

        clock.Set();
    }

    /// <summary>Wakes whoever waits for these queues.</summary>
    public void Wake(WorkQueues queues)
    {
        foreach (var queue in Each)
        {
            if (queues.HasFlag(queue))
            {
                signals[queue].Set();
            }
        }
    }

    /// <summary>Waits until a queue may have work.</summary>
    public Task WaitFor(WorkQueues queue, CancellationToken stop) => signals[queue].Wait(stop);

    /// <summary>Waits until the next known instant at which something is due, until an earlier one is told, or at most so long.</summary>
    public async Task WaitForTime(Instant? known, TimeSpan most, CancellationToken stop)
    {
        lock (turn)
        {
            next = known ?? Instant.MaxValue;
        }

        while (true)
        {
            TimeSpan left;
            lock (turn)
            {
                left = next == Instant.MaxValue ? most : (next - now.GetCurrentInstant()).ToTimeSpan();
            }

            if (left <= TimeSpan.Zero)
            {
                return;
            }

            var wait = left < most ? left : most;
            using var cut = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var over = Task.Delay(wait, time, cut.Token);
            if (await Task.WhenAny(over, clock.Wait(cut.Token)) == over)
            {
                await cut.CancelAsync();
                stop.ThrowIfCancellationRequested();
                return;
            }

            await cut.CancelAsync();
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A flag that one waits for and that falls when it is seen.</summary>
    private sealed class Signal
    {
        private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public void Set() => raised.Writer.TryWrite(true);

        public Task<bool> Wait(CancellationToken stop) => raised.Reader.ReadAsync(stop).AsTask();
    }
}
