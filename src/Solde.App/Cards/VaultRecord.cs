using Solde.App.Bookings;
using Solde.Core.Cards;
using Solde.Core.Planning;

namespace Solde.App.Cards;

/// <summary>A card's number and expiry as the vault gives them away to be stored: encrypted under a key of its own, which is wrapped by a key that the
/// database never has. As a decision it is stored with the facts beside it, or not at all.</summary>
public sealed record VaultRecord : IDecision
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The booking whose card it is.</summary>
    public required BookingKey Booking { get; init; }

    /// <summary>Which of its cards.</summary>
    public required CardId Card { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>The master key that wraps its own.</summary>
    public required int KeyVersion { get; init; }

    /// <summary>Its own key, wrapped.</summary>
    public required ImmutableArray<byte> WrappedKey { get; init; }

    /// <summary>With which number and expiry are encrypted.</summary>
    public required ImmutableArray<byte> Nonce { get; init; }

    /// <summary>Number and expiry, encrypted. Never the code.</summary>
    public required ImmutableArray<byte> Ciphertext { get; init; }
}
