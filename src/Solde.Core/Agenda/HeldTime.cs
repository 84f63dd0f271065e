using Solde.Core.Checkout;

namespace Solde.Core.Agenda;

/// <summary>The time of an appointment that is kept for a client while they leave a card; without one it is free again.</summary>
/// <param name="Until">Until when.</param>
/// <param name="Consent">What they agreed to; it counts once the card is there.</param>
public sealed record HeldTime(Instant Until, Consent Consent)
{
    /// <summary>How long a time is kept.</summary>
    public static readonly Duration Kept = Duration.FromMinutes(10);
}
