using Solde.Core.Automations;
using Solde.Core.Cards;
using Solde.Core.Properties;

namespace Solde.Core.Payments;

/// <summary>What an attempt asks of the gateway.</summary>
public enum AttemptKind
{
    /// <summary>Take money from a card.</summary>
    Charge,

    /// <summary>Place a hold (empreinte, pre-authorisation).</summary>
    Authorize,

    /// <summary>Take a hold's money, in full or in part.</summary>
    Capture,

    /// <summary>Give a hold up.</summary>
    Release,

    /// <summary>Give money back.</summary>
    Refund,

    /// <summary>Verify a card; moves no money.</summary>
    Validate,
}

/// <summary>Where an attempt stands (architecture, exactly once).</summary>
public enum AttemptState
{
    /// <summary>Written down; nothing was sent.</summary>
    New,

    /// <summary>Prepared at the gateway; no money can move yet.</summary>
    Prepared,

    /// <summary>The confirming call may have left.</summary>
    Sent,

    /// <summary>No readable answer came; the gateway is asked later, nothing is sent again.</summary>
    Unknown,

    /// <summary>The gateway works on it.</summary>
    Processing,

    /// <summary>The gateway did not know after seven days; staff must say.</summary>
    Manual,

    /// <summary>The bank wants the guest to authenticate; nothing is collected.</summary>
    ActionRequired,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Refused.</summary>
    Declined,

    /// <summary>Given up before anything was sent, or cancelled at the gateway.</summary>
    Voided,
}

/// <summary>Why a payment failed, in words no gateway owns.</summary>
public enum DeclineReason
{
    /// <summary>Refused without a reason.</summary>
    Declined,

    /// <summary>Not enough money.</summary>
    InsufficientFunds,

    /// <summary>The card is past its date.</summary>
    ExpiredCard,

    /// <summary>Reported lost or stolen.</summary>
    LostOrStolen,

    /// <summary>The bank wanted the guest to authenticate (SCA).</summary>
    AuthenticationRequired,

    /// <summary>Not a valid card.</summary>
    InvalidCard,

    /// <summary>The gateway could not be reached; provably nothing was sent.</summary>
    GatewayUnavailable,
}

/// <summary>Who asked for an attempt.</summary>
public enum Initiator
{
    /// <summary>An automation, or the autopilot itself.</summary>
    Automation,

    /// <summary>The guest, on a pay page.</summary>
    Guest,

    /// <summary>Staff.</summary>
    Staff,
}

/// <summary>The part of a payment that goes to one folio.</summary>
/// <param name="Folio">The folio's name.</param>
/// <param name="Amount">Above zero.</param>
public sealed record FolioShare(string Folio, Money Amount);

/// <summary>What is asked of the gateway, decided or ordered by a person; frozen once written.</summary>
public sealed record GatewayOrder : Planning.IDecision
{
    /// <summary>What to do.</summary>
    public required AttemptKind Kind { get; init; }

    /// <summary>How much; zero for a validation.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who asked.</summary>
    public required Initiator Initiator { get; init; }

    /// <summary>The autopilot's own payment: not sent while the property is paused.</summary>
    public bool IsAutomatic => Initiator == Initiator.Automation && TakesMoney;

    /// <summary>The person or system that asked, as the journal names them; null = the autopilot or the guest.</summary>
    public string? By { get; init; }

    /// <summary>How the money counts on the folio.</summary>
    public PaymentMethod Method { get; init; } = PaymentMethod.Card;

    /// <summary>The card on file to use.</summary>
    public CardId? Card { get; init; }

    /// <summary>The gateway's token of a card given for this payment only, not kept on file.</summary>
    public string? Token { get; init; }

    /// <summary>Where the money is posted; the shares add up to <see cref="Amount"/>.</summary>
    public ImmutableArray<FolioShare> Shares { get; init; } = [];

    /// <summary>The part of the amount that is a surcharge, posted as its own charge on success (LH13).</summary>
    public Money? Surcharge { get; init; }

    /// <summary>The automation whose run this is.</summary>
    public AutomationRef? Automation { get; init; }

    /// <summary>The version of the automation.</summary>
    public int Version { get; init; }

    /// <summary>The payment request it answers, by number.</summary>
    public int? Request { get; init; }

    /// <summary>The sale that it settles, by number.</summary>
    public int? Sale { get; init; }

    /// <summary>The fee that it takes; null = none.</summary>
    public Checkout.FeeKind? Fee { get; init; }

    /// <summary>The hold to capture or release, by number.</summary>
    public int? Hold { get; init; }

    /// <summary>The payment to refund, by number.</summary>
    public int? Payment { get; init; }

    /// <summary>The gift voucher whose price a refund gives back, by its number within the booking; null = of none.</summary>
    public int? Voucher { get; init; }

    /// <summary>A refund posts a matching credit line.</summary>
    public bool CreditLine { get; init; }

    /// <summary>What of a refund the credit line is of, where the rest had been overpaid; null = all of it.</summary>
    public Money? Credit { get; init; }

    /// <summary>May go beyond the collectible balance (C7).</summary>
    public bool BeyondBalance { get; init; }

    /// <summary>Takes or blocks money: given up when the booking changes before it was sent, and decided anew. What gives money back, or
    /// moves none, is as right after the change as before it.</summary>
    public bool TakesMoney => Kind is AttemptKind.Charge or AttemptKind.Authorize or AttemptKind.Capture;
}

/// <summary>Ends an attempt that waits for authentication, at the gateway.</summary>
/// <param name="Attempt">The attempt's id.</param>
/// <param name="Lapsed">Something is owed still and nothing takes its place (not authenticated in time, or not owed in full any more): the
/// payment failed. False: another one takes its place, or nothing is owed.</param>
public sealed record CancelAttempt(Guid Attempt, bool Lapsed) : Planning.IDecision;

/// <summary>One try at the gateway that is not settled in the journal yet.</summary>
/// <param name="Id">Its id; also the root of its idempotency keys.</param>
/// <param name="Order">What was asked.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">When it was written down.</param>
public sealed record Attempt(Guid Id, GatewayOrder Order, AttemptState State, Instant At)
{
    /// <summary>Why it was declined.</summary>
    public DeclineReason? Reason { get; init; }

    /// <summary>The gateway's id of the charge, hold or refund.</summary>
    public string? GatewayId { get; init; }

    /// <summary>When a hold placed by it expires.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>When the confirming call was about to leave.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>When the gateway is asked again; until then it is nobody else's. Of one that was not sent: until when that could be said of it.</summary>
    public Instant? NextCheckAt { get; init; }

    /// <summary>How often the gateway was asked what came of it.</summary>
    public int Checks { get; init; }

    /// <summary>No money moved yet but it may at any moment: it counts as collected, and nothing else is tried on its folio.</summary>
    public bool IsInFlight => State is AttemptState.New or AttemptState.Prepared or AttemptState.Sent or AttemptState.Unknown
        or AttemptState.Processing or AttemptState.Manual;

    /// <summary>It ended without a call that could have done anything.</summary>
    public bool WasNotSent => State == AttemptState.Declined && Reason == DeclineReason.GatewayUnavailable;

    /// <summary>Somebody else took it since it was as given, or has stored what came of it: whoever had it then neither sends it nor says that it was not
    /// sent. Each of the three may be all that shows it: an attempt that waits for the guest or for staff has no next check, and an event may bring one
    /// forward, by a clock that is behind, to before the end of the lease.</summary>
    public bool WasTakenSince(Attempt given) =>
        given.NextCheckAt is { } lease && (NextCheckAt is not { } check || check > lease || Checks > given.Checks);

    /// <summary>Has a result that the journal does not tell yet.</summary>
    public bool IsFinal => State is AttemptState.Succeeded or AttemptState.Declined or AttemptState.Voided;
}
