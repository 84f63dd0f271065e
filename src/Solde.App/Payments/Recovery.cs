using Solde.Core.Payments;

namespace Solde.App.Payments;

/// <summary>When the gateway is asked about an attempt in doubt, and when it is left to staff.</summary>
public static class Recovery
{
    // The gateway keeps idempotency keys for 24 h; the margin covers clocks that differ.
    private static readonly Duration KeysAreKept = Duration.FromHours(23);

    // From one question to the next: 5 s, 30 s, 2 min, 10 min, 1 h, 6 h and 20 h after sending (the last while the gateway still keeps
    // the key), then daily for seven days.
    private static readonly Duration[] Waits =
    [
        Duration.FromSeconds(5), Duration.FromSeconds(25), Duration.FromSeconds(90), Duration.FromMinutes(8),
        Duration.FromMinutes(50), Duration.FromHours(5), Duration.FromHours(14),
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
        ReplyState.Unavailable => AskAgain(attempt, now), // Nobody could be asked: nothing new is known.
        ReplyState.ActionRequired => attempt with
        {
            State = AttemptState.ActionRequired, GatewayId = reply.Id ?? attempt.GatewayId, NextCheckAt = null,
        },
        ReplyState.Processing => AskAgain(attempt with { State = AttemptState.Processing, GatewayId = reply.Id ?? attempt.GatewayId }, now),
        _ => AskAgain(attempt with { State = AttemptState.Unknown, GatewayId = reply.Id ?? attempt.GatewayId }, now),
    };

    /// <summary>Provably nothing was done. It keeps its lease: who stores it says so only where nobody took the attempt since.</summary>
    internal static Attempt NotSent(Attempt attempt) => attempt with { State = AttemptState.Declined, Reason = DeclineReason.GatewayUnavailable };

    /// <summary>The attempt stays as it is until the next question; after the last one it is staff's (MANUAL). A validation moves no money
    /// and is made anew instead.</summary>
    internal static Attempt AskAgain(Attempt attempt, Instant now) => (Recovery.NextCheck(attempt.Checks, now), attempt.Order.Kind) switch
    {
        (null, AttemptKind.Validate) => NotSent(attempt),
        (null, _) => attempt with { State = AttemptState.Manual, Checks = attempt.Checks + 1, NextCheckAt = null },
        ({ } next, _) => attempt with { Checks = attempt.Checks + 1, NextCheckAt = next },
    };

    private static Attempt Ended(Attempt attempt, AttemptState state) => attempt with { State = state, NextCheckAt = null };
}
