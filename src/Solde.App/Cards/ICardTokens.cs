using Solde.App.Bookings;

namespace Solde.App.Cards;

/// <summary>What became of a card that a gateway was to store.</summary>
public enum TokenState
{
    /// <summary>It has it, under a token.</summary>
    Stored,

    /// <summary>It takes no such card.</summary>
    Refused,

    /// <summary>No readable answer; it may have it, under a token that nobody knows. Asking again does no harm.</summary>
    Unavailable,
}

/// <summary>What a gateway said of a card it was to store.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Card">The card with its token, where it is stored.</param>
public sealed record TokenReply(TokenState State, StoredCard? Card = null);

/// <summary>Where a gateway takes a card's number and gives a token for it. Only the vault calls it: everybody else never has a number.</summary>
public interface ICardTokens
{
    /// <summary>Stores a card; moves no money. A second storing gives a second token.</summary>
    /// <param name="number">Its digits.</param>
    /// <param name="expiry">Last month in which it can be used.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Never an exception for what the other side does or fails to do; within 30 s.</returns>
    ValueTask<TokenReply> Store(string number, YearMonth expiry, CancellationToken cancel);
}
