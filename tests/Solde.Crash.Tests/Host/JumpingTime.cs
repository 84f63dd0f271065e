namespace Solde.Crash.Tests.Host;

/// <summary>A clock that runs as the wall's does, from an instant of its own, and jumps over the time in which nothing is due.</summary>
internal sealed class JumpingTime(TimeProvider wall, Instant start) : TimeProvider
{
    private long ahead = (start.ToDateTimeOffset() - wall.GetUtcNow()).Ticks;

    public override DateTimeOffset GetUtcNow() => wall.GetUtcNow().AddTicks(Volatile.Read(ref ahead));

    public void JumpTo(Instant instant) => Interlocked.Add(ref ahead, Math.Max(0, (instant.ToDateTimeOffset() - GetUtcNow()).Ticks));
}
