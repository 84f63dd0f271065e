namespace Solde.App.Simulate;

/// <summary>The time of a play: it stands still until it is moved.</summary>
public sealed class VirtualClock
{
    /// <summary>The instant it is.</summary>
    public Instant Now { get; set; }
}
