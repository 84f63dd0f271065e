using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>How a card answers. Told by its number when it is stored; the ledger keeps this instead of the number.</summary>
public enum CardBehaviour
{
    /// <summary>Everything is approved (4242…, and any number without a row of its own).</summary>
    Approve,

    /// <summary>Declined, validation too (…0002).</summary>
    Decline,

    /// <summary>Valid, but there is no money on it (…9995).</summary>
    InsufficientFunds,

    /// <summary>The bank says expired, whatever is printed on it (…0069).</summary>
    Expired,

    /// <summary>Valid, then declines every charge and hold (…0341).</summary>
    DeclineOnceStored,

    /// <summary>The bank asks for authentication every time (…3184).</summary>
    AlwaysAuthenticate,

    /// <summary>Authentication once, at set-up: storing the card was that (…3155).</summary>
    AuthenticatedAtSetUp,
}

/// <summary>A card's answer.</summary>
internal readonly record struct CardAnswer(ReplyState State, DeclineReason? Reason = null)
{
    internal static readonly CardAnswer Approved = new(ReplyState.Succeeded);

    internal static CardAnswer Declined(DeclineReason reason) => new(ReplyState.Declined, reason);
}

/// <summary>The table of test cards.</summary>
internal static class TestCards
{
    internal static CardBehaviour Behaviour(string digits) => digits switch
    {
        "4000000000000002" => CardBehaviour.Decline,
        "4000000000009995" => CardBehaviour.InsufficientFunds,
        "4000000000000069" => CardBehaviour.Expired,
        "4000000000000341" => CardBehaviour.DeclineOnceStored,
        "4000002760003184" => CardBehaviour.AlwaysAuthenticate,
        "4000002500003155" => CardBehaviour.AuthenticatedAtSetUp,
        _ => CardBehaviour.Approve,
    };

    /// <summary>A charge or hold.</summary>
    internal static CardAnswer Pay(LedgerCard card, bool onSession, Instant now) => now >= card.UsableUntil
        ? CardAnswer.Declined(DeclineReason.ExpiredCard)
        : card.Behaviour switch
        {
            CardBehaviour.Approve or CardBehaviour.AuthenticatedAtSetUp => CardAnswer.Approved,
            CardBehaviour.Decline or CardBehaviour.DeclineOnceStored => CardAnswer.Declined(DeclineReason.Declined),
            CardBehaviour.InsufficientFunds => CardAnswer.Declined(DeclineReason.InsufficientFunds),
            CardBehaviour.Expired => CardAnswer.Declined(DeclineReason.ExpiredCard),
            // A guest who is there authenticates within the payment; nobody else can.
            CardBehaviour.AlwaysAuthenticate => onSession ? CardAnswer.Approved : new CardAnswer(ReplyState.ActionRequired),
        };

    /// <summary>A verification: asks the bank whether the card is good, not whether there is money on it.</summary>
    internal static CardAnswer Validate(LedgerCard card, Instant now) => now >= card.UsableUntil
        ? CardAnswer.Declined(DeclineReason.ExpiredCard)
        : card.Behaviour switch
        {
            CardBehaviour.Decline => CardAnswer.Declined(DeclineReason.Declined),
            CardBehaviour.Expired => CardAnswer.Declined(DeclineReason.ExpiredCard),
            CardBehaviour.AlwaysAuthenticate => CardAnswer.Declined(DeclineReason.AuthenticationRequired),
            CardBehaviour.Approve or CardBehaviour.InsufficientFunds or CardBehaviour.DeclineOnceStored
                or CardBehaviour.AuthenticatedAtSetUp => CardAnswer.Approved,
        };
}
