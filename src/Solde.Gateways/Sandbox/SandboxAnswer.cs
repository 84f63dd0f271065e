using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>How a call ended, in HTTP's numbers; the two without a number are what a line does that breaks.</summary>
public enum SandboxStatus
{
    /// <summary>The connection was never made: provably not sent.</summary>
    Refused = -1,

    /// <summary>Sent, but no answer came in time.</summary>
    NoReply = 0,

    /// <summary>Answered; see the state.</summary>
    Ok = 200,

    /// <summary>A request that cannot be right: a key with other parameters, an amount of zero.</summary>
    BadRequest = 400,

    /// <summary>No such entry.</summary>
    NotFound = 404,

    /// <summary>The first request with this key is still in flight.</summary>
    Conflict = 409,

    /// <summary>The acquirer broke; it may have done it or not.</summary>
    Failed = 500,
}

/// <summary>An answer as it would come over a wire: plain data only.</summary>
/// <param name="Status">How the call ended.</param>
/// <param name="State">The entry's state; null unless the status is Ok.</param>
/// <param name="Id">The entry.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="ExpiresAtUnixMs">When a hold expires: milliseconds since 1970, UTC.</param>
/// <param name="Error">What is wrong with a bad request, for programmers.</param>
public sealed record SandboxAnswer(
    SandboxStatus Status, ReplyState? State = null, string? Id = null, DeclineReason? Reason = null, long? ExpiresAtUnixMs = null,
    string? Error = null)
{
    internal static readonly SandboxAnswer Refused = new(SandboxStatus.Refused);
    internal static readonly SandboxAnswer NoReply = new(SandboxStatus.NoReply);
    internal static readonly SandboxAnswer NotFound = new(SandboxStatus.NotFound);
    internal static readonly SandboxAnswer Conflict = new(SandboxStatus.Conflict);
    internal static readonly SandboxAnswer Failed = new(SandboxStatus.Failed);

    /// <summary>What no caller that works rightly sends.</summary>
    public static SandboxAnswer BadRequest(string error) => new(SandboxStatus.BadRequest, Error: error);

    internal static SandboxAnswer Of(LedgerEntry entry) =>
        new(SandboxStatus.Ok, entry.State, entry.Id, entry.Reason, entry.ExpiresAt?.ToUnixTimeMilliseconds());
}
