using Solde.Core.Payments;

namespace Solde.App.Payments;

/// <summary>What is asked of a gateway. Frozen once written: the same key always carries the same parameters.</summary>
public sealed record GatewayCall
{
    /// <summary>Idempotency key of the step.</summary>
    public required string Key { get; init; }

    /// <summary>What to do.</summary>
    public required AttemptKind Kind { get; init; }

    /// <summary>How much; zero for a validation.</summary>
    public required Money Amount { get; init; }

    /// <summary>The card's token; null for captures, releases and refunds.</summary>
    public string? CardToken { get; init; }

    /// <summary>The gateway's id of the charge to refund or the hold to capture or release.</summary>
    public string? Target { get; init; }

    /// <summary>The guest is there and can authenticate (a pay page); false for what the autopilot does by itself.</summary>
    public bool OnSession { get; init; }

    /// <summary>Metadata by which the charge can be found again: the attempt's id.</summary>
    public required string Attempt { get; init; }

    /// <summary>Metadata for people: the booking's reference.</summary>
    public required string Reference { get; init; }
}

/// <summary>What a gateway answered.</summary>
public enum ReplyState
{
    /// <summary>Ready to be confirmed; no money moved.</summary>
    Prepared,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>It works on it; ask later.</summary>
    Processing,

    /// <summary>Refused; see the reason.</summary>
    Declined,

    /// <summary>The guest must authenticate; no money moved.</summary>
    ActionRequired,

    /// <summary>Cancelled; no money moved and none will.</summary>
    Cancelled,

    /// <summary>No readable answer (time-out, reset, 5xx): it may or may not have happened.</summary>
    Unknown,

    /// <summary>Provably not sent (the connection was never made).</summary>
    Unavailable,

    /// <summary>The gateway knows nothing under that id or key.</summary>
    NotFound,
}

/// <summary>A gateway's answer.</summary>
/// <param name="State">What it said.</param>
/// <param name="Id">Its id of the charge, hold, refund or verification.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="ExpiresAt">When a hold expires.</param>
public sealed record GatewayReply(ReplyState State, string? Id = null, DeclineReason? Reason = null, Instant? ExpiresAt = null);

/// <summary>An acquirer or payment provider.</summary>
/// <remarks>No method throws for what the other side does or fails to do: time-outs, resets, 5xx and unreadable answers are
/// <see cref="ReplyState.Unknown"/>. Each call ends within 30 s. The same key with the same parameters replays the first answer for as
/// long as the gateway keeps keys (24 h); with other parameters it is a programming error and throws.</remarks>
public interface IGateway
{
    /// <summary>The name stored with each attempt.</summary>
    string Name { get; }

    /// <summary>Charges and holds are prepared first and confirmed then; otherwise <see cref="Execute"/> does both.</summary>
    bool TwoStep { get; }

    /// <summary>Prepares a charge or hold; moves no money.</summary>
    ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel);

    /// <summary>Confirms what was prepared: this is when money moves.</summary>
    ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel);

    /// <summary>Does in one step what needs no preparing (capture, release, refund, validation; on one-step gateways everything).</summary>
    ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel);

    /// <summary>Cancels what was prepared or waits for authentication; a charge that already succeeded answers Succeeded.</summary>
    ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel);

    /// <summary>The truth about an attempt: by the gateway's id, else by the key it was sent with.</summary>
    ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel);
}
