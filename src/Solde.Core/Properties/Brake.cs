namespace Solde.Core.Properties;

/// <summary>What keeps a property's automatic payments back. Kept beside its settings, and no part of their document: saving settings releases nothing.</summary>
/// <param name="Paused">Nothing is decided until it is resumed; nothing is dropped either.</param>
/// <param name="HoldsBackSince">Since when payments that are late are held back, because many of them came due at once; null = none is.</param>
/// <param name="LetsThroughUntil">Until when late payments are not held back, however many; null = they are.</param>
public sealed record Brake(bool Paused = false, Instant? HoldsBackSince = null, Instant? LetsThroughUntil = null)
{
    /// <summary>So many late payments of a property may be due at once; more are held back.</summary>
    public const int Most = 20;

    private static readonly Duration Late = Duration.FromHours(1);

    /// <summary>The brake is off.</summary>
    public static Brake Off { get; } = new();

    /// <summary>Whether what was due at an instant is late: only what was not looked at in time can be (an automation just switched on, an import, a restore,
    /// an outage).</summary>
    public static bool IsLate(Instant dueAt, Instant now) => dueAt <= LateBefore(now);

    /// <summary>The last instant at which something was due that is late now.</summary>
    public static Instant LateBefore(Instant now) => now - Late;
}
