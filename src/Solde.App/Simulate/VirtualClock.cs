namespace Solde.App.Simulate;

/// <summary>The time of a play: it stands still until it is moved.</summary>
public sealed class VirtualClock : IClock
{
    /// <summary>The instant it is.</summary>
    public Instant Now { get; set; }

    /// <inheritdoc/>
    public Instant GetCurrentInstant() => Now;
}
