using Solde.Core.Cards;

namespace Solde.Core.Payments;

/// <summary>Where a hold stands.</summary>
public enum HoldState
{
    /// <summary>The money is blocked on the card.</summary>
    Open,

    /// <summary>Taken, in full or in part.</summary>
    Captured,

    /// <summary>Given up.</summary>
    Released,

    /// <summary>The gateway let it go.</summary>
    Expired,
}

/// <summary>A pre-authorisation (caution, empreinte): money blocked on a card (C14).</summary>
/// <param name="Number">Its number within the booking, from 1.</param>
/// <param name="Amount">What is blocked.</param>
/// <param name="Folio">The folio a capture is posted to.</param>
/// <param name="GatewayId">The gateway's id.</param>
/// <param name="Card">The card.</param>
/// <param name="ExpiresAt">When the gateway lets it go.</param>
/// <param name="BeyondBalance">A capture need not be owed.</param>
public sealed record Hold(int Number, Money Amount, string Folio, string GatewayId, CardId Card, Instant ExpiresAt, bool BeyondBalance)
{
    /// <summary>Where it stands.</summary>
    public HoldState State { get; init; }

    /// <summary>Its release failed; staff have the task, nothing is tried again by itself.</summary>
    public bool ReleaseFailed { get; init; }
}
