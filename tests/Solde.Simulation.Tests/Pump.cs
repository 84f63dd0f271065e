namespace Solde.Simulation.Tests;

/// <summary>Runs all continuations of a simulation on its one thread, in the order in which they became ready.</summary>
internal sealed class Pump : SynchronizationContext
{
    private readonly Lock turn = new();
    private readonly Queue<(SendOrPostCallback Work, object? State)> ready = [];
    private readonly int thread = Environment.CurrentManagedThreadId;

    /// <summary>Something became ready on another thread: at no certain time, so that a seed would not give the same run twice.</summary>
    public bool HasStray { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (turn)
        {
            HasStray |= Environment.CurrentManagedThreadId != thread;
            ready.Enqueue((d, state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Runs what is ready, and what becomes ready by that.</summary>
    public void Drain()
    {
        while (Next() is { Work: { } work } next)
        {
            work(next.State);
        }
    }

    /// <summary>Runs a call of a real part to its end, without letting anything else go on meanwhile.</summary>
    public TResult Finish<TResult>(Func<ValueTask<TResult>> call)
    {
        SetSynchronizationContext(null);
        try
        {
            var done = call();
            return done.IsCompleted ? done.Result : done.AsTask().GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(this);
        }
    }

    private (SendOrPostCallback? Work, object? State) Next()
    {
        lock (turn)
        {
            return ready.TryDequeue(out var next) ? next : (null, null);
        }
    }
}
