using Solde.Core.Payments;

namespace Solde.App.Payments;

/// <summary>When the gateway is asked about an attempt in doubt, and when it is left to staff.</summary>
public static class Recovery
{
    // The gateway keeps idempotency keys for 24 h; the margin covers clocks that differ.
    private static readonly Duration KeysAreKept = Duration.FromHours(23);

    private static readonly Duration[] Waits =
    [
        Duration.FromSeconds(5), Duration.FromSeconds(30), Duration.FromMinutes(2), Duration.FromMinutes(10),
        Duration.FromHours(1), Duration.FromHours(6), Duration.FromHours(20),
        .. Enumerable.Repeat(Duration.FromDays(1), 7),
    ];

    /// <summary>When to ask again after so many checks; null = never again by itself, staff must say (MANUAL).</summary>
    public static Instant? NextCheck(int checks, Instant now) => checks < Waits.Length ? now + Waits[checks] : null;

    /// <summary>Whether the same call may leave once more under the same key.</summary>
    public static bool MaySendAgain(Attempt attempt, Instant now) => now - (attempt.SentAt ?? attempt.At) < KeysAreKept;
}

/// <summary>What a gateway's answer makes of an attempt.</summary>
internal static class Replies
{
    internal static Attempt Apply(Attempt attempt, GatewayReply reply, Instant now) => reply.State switch
    {
        ReplyState.Succeeded => Ended(attempt, AttemptState.Succeeded) with
        {
            GatewayId = reply.Id ?? attempt.GatewayId, ExpiresAt = reply.ExpiresAt,
        },
        ReplyState.Declined or ReplyState.Cancelled => Ended(attempt, AttemptState.Declined) with
        {
            GatewayId = reply.Id ?? attempt.GatewayId, Reason = reply.Reason ?? DeclineReason.Declined,
        },
        ReplyState.Unavailable => Ended(attempt, AttemptState.Declined) with { Reason = DeclineReason.GatewayUnavailable },
        ReplyState.ActionRequired => attempt with
        {
            State = AttemptState.ActionRequired, GatewayId = reply.Id ?? attempt.GatewayId, NextCheckAt = null,
        },
        _ => InDoubt(attempt, reply, now),
    };

    private static Attempt Ended(Attempt attempt, AttemptState state) => attempt with { State = state, NextCheckAt = null };

    private static Attempt InDoubt(Attempt attempt, GatewayReply reply, Instant now)
    {
        var next = Recovery.NextCheck(attempt.Checks, now);
        var state = reply.State == ReplyState.Processing ? AttemptState.Processing : AttemptState.Unknown;
        return attempt with
        {
            State = next is null ? AttemptState.Manual : state,
            GatewayId = reply.Id ?? attempt.GatewayId,
            Checks = attempt.Checks + 1,
            NextCheckAt = next,
        };
    }
}
