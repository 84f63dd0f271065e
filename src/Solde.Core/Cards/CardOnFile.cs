namespace Solde.Core.Cards;

/// <summary>The number of a card within its booking, from 1, in the order added.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct CardId(int Number);

/// <summary>Whose card it is.</summary>
public enum CardOwner
{
    /// <summary>The guest's own.</summary>
    Guest,

    /// <summary>A virtual card of an OTA.</summary>
    Ota,
}

/// <summary>What the acquirer said of a card when it was verified (LH5).</summary>
public enum CardValidation
{
    /// <summary>Never verified.</summary>
    None,

    /// <summary>Verified.</summary>
    Valid,

    /// <summary>Refused.</summary>
    Failed,
}

/// <summary>A card on file: a gateway's token and what may be shown of it. Never a number or a code.</summary>
/// <param name="Id">Its number in the booking.</param>
/// <param name="Owner">Guest or OTA.</param>
/// <param name="Token">The gateway's token.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="Brand">Visa, Mastercard…, as the gateway names it.</param>
/// <param name="Expiry">Last month in which it can be used.</param>
public sealed record CardOnFile(CardId Id, CardOwner Owner, string Token, string Last4, string Brand, YearMonth Expiry)
{
    /// <summary>What the acquirer said when the card was verified.</summary>
    public CardValidation Validation { get; init; }

    /// <summary>The token was deleted (disfunction); the card cannot be used.</summary>
    public bool Wiped { get; init; }

    /// <summary>The record of the vault that keeps its number; null = it keeps none, or none any more.</summary>
    public Guid? Kept { get; init; }

    /// <summary>Since when it keeps it.</summary>
    public Instant? KeptAt { get; init; }
}

/// <summary>Why somebody looks at a number that the vault keeps.</summary>
public enum RevealReason
{
    /// <summary>To type it into the terminal.</summary>
    Terminal,

    /// <summary>To have the acquirer authorise it by telephone.</summary>
    Telephone,

    /// <summary>To charge it otherwise: the gateway cannot.</summary>
    GatewayFailed,
}

/// <summary>Why the vault keeps a number no more that nobody looked at.</summary>
public enum WipeReason
{
    /// <summary>Nobody waits for it: its request was paid otherwise, cancelled, answered otherwise or ended with the stay; or the card was wrong.</summary>
    NoLongerNeeded,

    /// <summary>The gateway charged it.</summary>
    Charged,

    /// <summary>It was kept for as long as the property keeps numbers.</summary>
    TooOld,

    /// <summary>Staff had it forgotten, by itself or with all of the vault.</summary>
    ByStaff,
}
