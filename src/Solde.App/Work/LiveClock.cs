namespace Solde.App.Work;

/// <summary>The time in whole milliseconds, as it is stored.</summary>
/// <param name="time">Where it comes from.</param>
public sealed class LiveClock(TimeProvider time) : IClock
{
    /// <summary>The instant it is, UTC, cut to the millisecond.</summary>
    public Instant GetCurrentInstant() => Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
