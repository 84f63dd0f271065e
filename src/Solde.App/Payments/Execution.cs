using Solde.App.Bookings;
using Solde.App.Reviews;
using Solde.Core.Bookings;
using Solde.Core.Payments;

namespace Solde.App.Payments;

/// <summary>The exactly-once machine: NEW → prepare → PREPARED → SENT (durable) → confirm → outcome, settled as it arrives.</summary>
/// <remarks>The gateway is called outside any transaction, between two durable writes. An unreadable answer is UNKNOWN and never leads
/// to another charge: the gateway is asked later, by its id or by the key (architecture, Exactly once).</remarks>
/// <param name="store">The durable memory.</param>
/// <param name="gateway">Where money moves.</param>
/// <param name="ids">Makes ids.</param>
public sealed class Execution(IStore store, IGateway gateway, IIds ids)
{
    private static readonly Duration Lease = Duration.FromSeconds(60);

    /// <summary>Takes an attempt one step on: sends a new one, asks the gateway about one in doubt.</summary>
    public async ValueTask Advance(BookingKey booking, Guid id, Instant now, CancellationToken cancel)
    {
        if (await LoadOne(booking) is not { } stored || stored.Snapshot.Attempts.FirstOrDefault(a => a.Id == id) is not { } attempt)
        {
            return;
        }

        var outcome = attempt.State is AttemptState.New or AttemptState.Prepared
            ? await SendFirst(stored, attempt, now, cancel)
            : await Ask(stored, attempt, now, cancel);
        if (outcome is not null)
        {
            await Settle(booking, outcome, now);
        }
    }

    /// <summary>Cancels an attempt that waits for the guest, at the gateway; a success that came first wins.</summary>
    /// <returns>False when the gateway could not be brought to say that it is over: it is asked again at the times of the checks.</returns>
    public async ValueTask<bool> Cancel(BookingKey booking, CancelAttempt order, Instant now, CancellationToken cancel)
    {
        if (await LoadOne(booking) is not { } stored
            || stored.Snapshot.Attempts.FirstOrDefault(a => a.Id == order.Attempt) is not { State: AttemptState.ActionRequired } attempt)
        {
            return true;
        }

        var reply = await gateway.Cancel(attempt.GatewayId!, GatewayKeys.Cancel(attempt), cancel);
        if (reply.State is not (ReplyState.Cancelled or ReplyState.Declined or ReplyState.Succeeded))
        {
            // The gateway would keep saying "500" under this key for a day, but it knows what it did.
            reply = await gateway.Find(attempt.GatewayId, GatewayKeys.Send(attempt), cancel);
        }

        var outcome = reply.State switch
        {
            ReplyState.Cancelled or ReplyState.Declined => attempt with
            {
                State = order.Lapsed ? AttemptState.Declined : AttemptState.Voided,
                Reason = DeclineReason.AuthenticationRequired,
            },
            ReplyState.Succeeded => Replies.Apply(attempt, reply, now),
            _ => Replies.AskAgain(attempt, now), // Not cancelled, and nothing else was sent.
        };
        await Settle(booking, outcome, now);
        return outcome.IsFinal;
    }

    private async ValueTask<Attempt?> SendFirst(StoredBooking stored, Attempt attempt, Instant now, CancellationToken cancel)
    {
        if (NeedsPreparing(attempt))
        {
            var prepared = await gateway.Prepare(GatewayCalls.Of(stored.Snapshot, attempt, GatewayKeys.Prepare(attempt)), cancel);
            if (prepared.State != ReplyState.Prepared)
            {
                return Unprepared(attempt, prepared, now);
            }

            attempt = attempt with { State = AttemptState.Prepared, GatewayId = prepared.Id };
            await store.SavePrepared(stored.Key, attempt);
        }

        var sent = await store.MarkSent([(stored.Key, attempt)], now, now + Lease);
        if (sent.IsEmpty)
        {
            return null; // Voided: the booking changed since the order was written; it is decided anew.
        }

        attempt = attempt with { State = AttemptState.Sent, SentAt = now, NextCheckAt = now + Lease };
        var reply = await Confirm(stored.Snapshot, attempt, cancel);
        return reply.State == ReplyState.Unavailable && IsDecidedAgain(attempt) ? Replies.NotSent(attempt) : Replies.Apply(attempt, reply, now);
    }

    // A payment that was not sent is decided again, by its run or by whoever asked for it. The rest is only late: it leaves at the next check.
    private static bool IsDecidedAgain(Attempt attempt) =>
        attempt.Order.Kind is AttemptKind.Charge or AttemptKind.Authorize or AttemptKind.Capture;

    private bool NeedsPreparing(Attempt attempt) =>
        attempt.State == AttemptState.New && gateway.TwoStep && attempt.Order.Kind is AttemptKind.Charge or AttemptKind.Authorize;

    // Preparing moves no money, so whatever went wrong here provably collected nothing.
    private static Attempt Unprepared(Attempt attempt, GatewayReply reply, Instant now) => reply.State == ReplyState.Declined
        ? Replies.Apply(attempt, reply, now)
        : Replies.NotSent(attempt);

    private ValueTask<GatewayReply> Confirm(BookingSnapshot booking, Attempt attempt, CancellationToken cancel) =>
        gateway.TwoStep && attempt.Order.Kind is AttemptKind.Charge or AttemptKind.Authorize
            ? gateway.Confirm(attempt.GatewayId!, GatewayKeys.Send(attempt), cancel)
            : gateway.Execute(GatewayCalls.Of(booking, attempt, GatewayKeys.Send(attempt)), cancel);

    /// <summary>Asks what came of an attempt. Only where the gateway knows nothing of it, and still keeps the key, the same call leaves
    /// again under the same key.</summary>
    private async ValueTask<Attempt?> Ask(StoredBooking stored, Attempt attempt, Instant now, CancellationToken cancel)
    {
        var reply = await gateway.Find(attempt.GatewayId, GatewayKeys.Send(attempt), cancel);
        if (reply.State is ReplyState.NotFound or ReplyState.Prepared)
        {
            if (!Recovery.MaySendAgain(attempt, now) || !GatewayCalls.HasCard(stored.Snapshot, attempt))
            {
                return Replies.NotSent(attempt);
            }

            reply = await Confirm(stored.Snapshot, attempt, cancel);
        }

        return Replies.Apply(attempt, reply, now);
    }

    /// <summary>Stores an attempt's new state with all that follows from it, in one transaction. Never fails on the booking's version.</summary>
    private async ValueTask Settle(BookingKey booking, Attempt outcome, Instant now)
    {
        while (await LoadOne(booking) is { } stored)
        {
            if (!stored.Snapshot.Attempts.Any(a => a.Id == outcome.Id))
            {
                return; // Someone else settled it.
            }

            var known = stored.Snapshot with
            {
                Attempts = [.. stored.Snapshot.Attempts.Select(a => a.Id == outcome.Id ? outcome : a)],
            };
            var pass = new Pass(known, await store.Rules(booking.Property), now).Follow();
            var results = await store.Commit([pass.ToChange(stored, ids, outcome) with { NextReviewAt = now }]);
            if (results[0] == CommitResult.Stored)
            {
                return;
            }
        }
    }

    private async ValueTask<StoredBooking?> LoadOne(BookingKey booking)
    {
        var loaded = await store.Load([booking]);
        return loaded.IsEmpty ? null : loaded[0];
    }
}
