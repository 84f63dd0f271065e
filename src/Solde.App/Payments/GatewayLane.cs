using Solde.Core.Payments;

namespace Solde.App.Payments;

/// <summary>How much a gateway is asked at once, and when it is not asked at all.</summary>
public sealed record LaneLimits
{
    /// <summary>Calls under way at once; the others wait their turn.</summary>
    public int AtOnce { get; init; } = 500;

    /// <summary>Attempts under way and waiting. What is more stays in the database, and comes when there is room.</summary>
    public int Most { get; init; } = 2_000;

    /// <summary>So many calls in a row without a readable answer open the breaker.</summary>
    public int Failures { get; init; } = 20;

    /// <summary>How long the breaker stays open the first time; each time in a row it is twice as long.</summary>
    public Duration Rest { get; init; } = Duration.FromSeconds(5);

    /// <summary>The longest that the breaker stays open.</summary>
    public Duration LongestRest { get; init; } = Duration.FromSeconds(60);
}

/// <summary>A gateway as the machine calls it: bounded, and left alone for a while when it does not answer, so that one gateway that hangs delays
/// no payment of another.</summary>
/// <remarks>While the breaker is open, every call answers <see cref="ReplyState.Unavailable"/> at once: nothing was sent. Then one call is let through; a
/// readable answer closes the breaker.</remarks>
/// <param name="gateway">The gateway.</param>
/// <param name="clock">The time.</param>
/// <param name="limits">How much, and when not.</param>
public sealed class GatewayLane(IGateway gateway, IClock clock, LaneLimits limits) : IGateway, IDisposable
{
    private static readonly GatewayReply LeftAlone = new(ReplyState.Unavailable, Reason: DeclineReason.GatewayUnavailable);

    private readonly SemaphoreSlim turns = new(limits.AtOnce);
    private readonly Lock state = new();
    private int entered;
    private int failures;
    private int rests;
    private Instant openUntil = Instant.MinValue;

    /// <summary>The installation's name for it; without one, the gateway's own.</summary>
    public string Name { get; init; } = gateway.Name;

    /// <inheritdoc/>
    public bool TwoStep => gateway.TwoStep;

    /// <summary>Attempts under way and waiting.</summary>
    public int UnderWay => Volatile.Read(ref entered);

    /// <summary>No more attempts are taken for now.</summary>
    public bool IsFull => UnderWay >= limits.Most;

    /// <summary>The gateway is left alone for now.</summary>
    public bool IsOpen
    {
        get
        {
            lock (state)
            {
                return clock.GetCurrentInstant() < openUntil;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel) => Ask(() => gateway.Prepare(call, cancel), cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel) => Ask(() => gateway.Confirm(id, key, cancel), cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel) => Ask(() => gateway.Execute(call, cancel), cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) => Ask(() => gateway.Cancel(id, key, cancel), cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) => Ask(() => gateway.Find(id, key, cancel), cancel);

    /// <inheritdoc/>
    public void Dispose() => turns.Dispose();

    /// <summary>Takes a place for an attempt; false when there is none.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref entered) <= limits.Most)
        {
            return true;
        }

        Interlocked.Decrement(ref entered);
        return false;
    }

    /// <summary>Gives the place back.</summary>
    public void Leave() => Interlocked.Decrement(ref entered);

    private async ValueTask<GatewayReply> Ask(Func<ValueTask<GatewayReply>> call, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            if (MayCall() is not { } isProbe)
            {
                return LeftAlone;
            }

            var reply = await call();
            Note(reply.State is ReplyState.Unknown or ReplyState.Unavailable, isProbe);
            return reply;
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Whether the breaker is closed; when its rest is over, one call at a time is let through to find out.</summary>
    /// <returns>Whether it is that one; null = the gateway is left alone.</returns>
    private bool? MayCall()
    {
        lock (state)
        {
            var now = clock.GetCurrentInstant();
            if (now < openUntil)
            {
                return null;
            }

            if (rests == 0)
            {
                return false;
            }

            openUntil = now + limits.LongestRest; // For the others, until this one's answer says how it goes on.
            return true;
        }
    }

    private void Note(bool failed, bool isProbe)
    {
        lock (state)
        {
            if (!failed)
            {
                (failures, rests, openUntil) = (0, 0, Instant.MinValue);
                return;
            }

            if (!isProbe && (rests > 0 || ++failures < limits.Failures))
            {
                return; // Calls that were under way when it opened say nothing new.
            }

            var rest = limits.Rest * Math.Pow(2, Math.Min(rests, 10));
            rests++;
            openUntil = clock.GetCurrentInstant() + Duration.Min(rest, limits.LongestRest);
        }
    }
}
