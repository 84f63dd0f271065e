using System.Collections.Concurrent;
using Solde.App.Bookings;
using Solde.App.Work;
using Solde.Core.Facts;
using Solde.Core.Payments;

namespace Solde.App.Payments;

/// <summary>An attempt with the booking it is of.</summary>
/// <param name="Booking">The booking as stored, the attempt among its open ones.</param>
/// <param name="Attempt">The attempt.</param>
public readonly record struct OpenAttempt(StoredBooking Booking, Attempt Attempt)
{
    /// <summary>Staff said what became of it.</summary>
    public bool ByStaff { get; init; }

    /// <summary>Who of them; null = nobody is named.</summary>
    public string? By { get; init; }
}

/// <summary>The exactly-once machine: NEW → prepare → PREPARED → SENT (durable) → confirm → outcome, settled as it arrives.</summary>
/// <remarks>The gateway is called outside any transaction, between two durable writes; what several attempts write at about the same time goes together.
/// An unreadable answer is UNKNOWN and never leads to another charge: the gateway is asked later, by its id or by the key (architecture, Exactly
/// once).</remarks>
/// <param name="store">The durable memory.</param>
/// <param name="lanes">Where money moves.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="clock">The time; calls of a gateway take some.</param>
public sealed class Execution(IStore store, GatewayLanes lanes, IIds ids, IClock clock)
{
    /// <summary>For so long an attempt that was taken or sent is nobody else's. Longer than a call of a gateway may take.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(60);

    private const int MostTogether = 500;
    private const int MostTries = 3;
    private static readonly Duration ParkedFor = Duration.FromDays(1);

    // How often in a row the booking of an attempt could not be read, by this node.
    private readonly ConcurrentDictionary<Guid, int> failing = new();

    private readonly Settlement settlement = new(store, ids, clock, settings => lanes.For(settings).Name);

    private readonly Grouping<OpenAttempt, MarkedAs> sending = new(MostTogether, async attempts =>
    {
        var now = clock.GetCurrentInstant();
        return await store.MarkSent([.. attempts.Select(each => (each.Booking.Key, each.Attempt))], now, now + Lease);
    });

    private readonly Grouping<OpenAttempt, bool> preparing = new(MostTogether, async attempts =>
    {
        await store.SavePrepared([.. attempts.Select(each => (each.Booking.Key, each.Attempt))]);
        return [.. attempts.Select(_ => true)];
    });

    /// <summary>An execution with one gateway for every property.</summary>
    public Execution(IStore store, IGateway gateway, IIds ids, IClock clock)
        : this(store, new GatewayLanes(gateway), ids, clock)
    {
    }

    /// <summary>The gateways, and how busy they are.</summary>
    public GatewayLanes Lanes => lanes;

    /// <summary>Takes attempts one step on, all at once: sends new ones, asks the gateway about those in doubt. Those that are over are left alone, and one
    /// whose booking cannot be read keeps no other waiting.</summary>
    public async ValueTask Advance(IReadOnlyList<(BookingKey Booking, Guid Attempt)> attempts, CancellationToken cancel)
    {
        Dictionary<BookingKey, StoredBooking> bookings;
        try
        {
            bookings = (await store.Load([.. attempts.Select(each => each.Booking).Distinct()])).ToDictionary(stored => stored.Key);
        }
        catch (Exception wrong) when (attempts.Count > 1 && !Faults.MayPass(wrong))
        {
            await Task.WhenAll(attempts.Select(each => Advance([each], cancel).AsTask()));
            return;
        }
        catch (Exception wrong) when (!Faults.MayPass(wrong))
        {
            await ParkSometime(attempts[0].Booking, attempts[0].Attempt);
            throw;
        }

        foreach (var each in failing.IsEmpty ? [] : attempts)
        {
            failing.TryRemove(each.Attempt, out _);
        }

        var open = attempts
            .Where(each => bookings.ContainsKey(each.Booking))
            .Select(each => new OpenAttempt(bookings[each.Booking], Find(bookings[each.Booking], each.Attempt)!))
            .Where(each => each.Attempt is not null);
        await Advance(open, cancel);
    }

    /// <summary>Takes attempts one step on that were just stored, or just loaded.</summary>
    public async ValueTask Advance(IEnumerable<OpenAttempt> attempts, CancellationToken cancel)
    {
        List<Task>? under = null;
        foreach (var attempt in attempts)
        {
            var step = Advance(attempt, cancel);
            if (!step.IsCompletedSuccessfully)
            {
                (under ??= []).Add(step.AsTask());
            }
        }

        if (under is not null)
        {
            await Task.WhenAll(under);
        }
    }

    /// <summary>Cancels an attempt that waits for the guest, at the gateway; a success that came first wins.</summary>
    /// <returns>False when the gateway could not be brought to say that it is over: it is asked again at the times of the checks.</returns>
    public async ValueTask<bool> Cancel(BookingKey booking, CancelAttempt order, CancellationToken cancel)
    {
        var loaded = await store.Load([booking]);
        if (loaded.IsEmpty || Find(loaded[0], order.Attempt) is not { State: AttemptState.ActionRequired } attempt)
        {
            return true;
        }

        var gateway = lanes.For(loaded[0].Property.Settings);
        var reply = await gateway.Cancel(attempt.GatewayId!, GatewayKeys.Cancel(attempt), cancel);
        if (reply.State is not (ReplyState.Cancelled or ReplyState.Declined or ReplyState.Succeeded))
        {
            // The gateway would keep saying "500" under this key for a day, but it knows what it did.
            reply = await gateway.Find(attempt.GatewayId, GatewayKeys.Send(attempt), cancel);
        }

        var now = clock.GetCurrentInstant();
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
        await settlement.Settle(new OpenAttempt(loaded[0], outcome));
        return outcome.IsFinal;
    }

    /// <summary>Ends an attempt that was left to staff (MANUAL) as they say. The gateway is not asked: it could not tell.</summary>
    /// <param name="open">The attempt.</param>
    /// <param name="succeeded">Whether it happened.</param>
    /// <param name="gatewayId">The gateway's id of it, where it happened and none is known.</param>
    internal ValueTask Resolve(OpenAttempt open, bool succeeded, string? gatewayId) => settlement.Settle(open with
    {
        Attempt = open.Attempt with
        {
            State = succeeded ? AttemptState.Succeeded : AttemptState.Declined,
            Reason = succeeded ? null : DeclineReason.Declined,
            GatewayId = open.Attempt.GatewayId ?? gatewayId,
            NextCheckAt = null,
        },
    });

    /// <summary>An attempt whose booking could not be read three times must not be tried every minute for ever: staff are told, and it is tried again each
    /// day, with what the program can do by then.</summary>
    private async ValueTask ParkSometime(BookingKey booking, Guid attempt)
    {
        var tries = failing.AddOrUpdate(attempt, 1, static (_, tries) => tries + 1);
        if (tries < MostTries)
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        await store.PutOff(booking, attempt, now + ParkedFor);
        if (tries == MostTries)
        {
            var text = $"Payment {attempt} of booking {booking.Booking} waits, since the booking cannot be read; the log says why. It is tried again each day";
            await store.Record(booking.Property, [new TaskCreated(now, text, "payments")]);
        }
    }

    private static Attempt? Find(StoredBooking booking, Guid id) => booking.Snapshot.Attempts.FirstOrDefault(attempt => attempt.Id == id);

    private async ValueTask Advance(OpenAttempt open, CancellationToken cancel)
    {
        var gateway = lanes.For(open.Booking.Property.Settings);
        var lane = gateway as GatewayLane;
        if (lane?.TryEnter() == false)
        {
            return; // It stays in the database, and comes back when its lease is over.
        }

        try
        {
            var outcome = open.Attempt.State is AttemptState.New or AttemptState.Prepared
                ? await SendFirst(gateway, open, cancel)
                : await Ask(gateway, open, cancel);
            if (outcome is not null)
            {
                await settlement.Settle(open with { Attempt = outcome });
            }
        }
        finally
        {
            lane?.Leave();
        }
    }

    private async ValueTask<Attempt?> SendFirst(IGateway gateway, OpenAttempt open, CancellationToken cancel)
    {
        if (NeedsPreparing(gateway, open.Attempt))
        {
            var prepared = await gateway.Prepare(GatewayCalls.Of(open.Booking.Snapshot, open.Attempt, GatewayKeys.Prepare(open.Attempt)), cancel);
            if (prepared.State != ReplyState.Prepared)
            {
                return Unprepared(open.Attempt, prepared, clock.GetCurrentInstant());
            }

            open = open with { Attempt = open.Attempt with { State = AttemptState.Prepared, GatewayId = prepared.Id } };
            await preparing.Add(open);
        }

        var asked = clock.GetCurrentInstant();
        switch (await sending.Add(open))
        {
            case MarkedAs.Voided when open.Attempt is { State: AttemptState.Prepared, GatewayId: { } id }:
                // What was prepared moves no money; it is cleared away where the gateway can be reached.
                await gateway.Cancel(id, GatewayKeys.Cancel(open.Attempt), cancel);
                return null;
            case MarkedAs.Voided or MarkedAs.NotOurs:
                return null; // The booking changed since the order was written, and is decided anew; or somebody else sent it.
        }

        var now = clock.GetCurrentInstant();
        if (now - asked >= Lease)
        {
            return null; // This process slept: others may have asked about it meanwhile, and given it up. Whoever has it now asks the gateway first.
        }

        var attempt = open.Attempt with { State = AttemptState.Sent, SentAt = now, NextCheckAt = now + Lease };
        var reply = await Confirm(gateway, open.Booking, attempt, cancel);
        return reply.State == ReplyState.Unavailable && IsDecidedAgain(attempt)
            ? Unsent(attempt)
            : Replies.Apply(attempt, reply, clock.GetCurrentInstant());
    }

    /// <summary>Nothing was sent, as far as this process knows. Past its lease another may have sent it under the same key, and knows better.</summary>
    private Attempt? Unsent(Attempt attempt) => clock.GetCurrentInstant() < attempt.NextCheckAt ? Replies.NotSent(attempt) : null;

    // A payment that was not sent is decided again, by its run or by whoever asked for it. The rest is only late: it leaves at the next check.
    private static bool IsDecidedAgain(Attempt attempt) =>
        attempt.Order.Kind is AttemptKind.Charge or AttemptKind.Authorize or AttemptKind.Capture;

    private static bool NeedsPreparing(IGateway gateway, Attempt attempt) =>
        attempt.State == AttemptState.New && gateway.TwoStep && attempt.Order.Kind is AttemptKind.Charge or AttemptKind.Authorize;

    // Preparing moves no money, so whatever went wrong here provably collected nothing.
    private static Attempt Unprepared(Attempt attempt, GatewayReply reply, Instant now) => reply.State == ReplyState.Declined
        ? Replies.Apply(attempt, reply, now)
        : Replies.NotSent(attempt);

    private static ValueTask<GatewayReply> Confirm(IGateway gateway, StoredBooking booking, Attempt attempt, CancellationToken cancel) =>
        gateway.TwoStep && attempt.Order.Kind is AttemptKind.Charge or AttemptKind.Authorize
            ? gateway.Confirm(attempt.GatewayId!, GatewayKeys.Send(attempt), cancel)
            : gateway.Execute(GatewayCalls.Of(booking.Snapshot, attempt, GatewayKeys.Send(attempt)), cancel);

    /// <summary>Asks what came of an attempt. Only where the gateway knows nothing of it, and still keeps the key, the same call leaves
    /// again under the same key.</summary>
    private async ValueTask<Attempt?> Ask(IGateway gateway, OpenAttempt open, CancellationToken cancel)
    {
        var attempt = open.Attempt;
        var reply = await gateway.Find(attempt.GatewayId, GatewayKeys.Send(attempt), cancel);
        if (reply.State is ReplyState.NotFound or ReplyState.Prepared)
        {
            if (!Recovery.MaySendAgain(attempt, clock.GetCurrentInstant()) || !GatewayCalls.HasCard(open.Booking.Snapshot, attempt))
            {
                return Unsent(attempt);
            }

            reply = await Confirm(gateway, open.Booking, attempt, cancel);
        }

        return Replies.Apply(attempt, reply, clock.GetCurrentInstant());
    }
}
