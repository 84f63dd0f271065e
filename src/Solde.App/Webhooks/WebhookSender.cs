using Solde.App.Payments;

namespace Solde.App.Webhooks;

/// <summary>Posts events to webhooks: signed, again and again over three days until one try is answered with a 2xx, a bounded number at once, and so
/// that a webhook which is slow keeps no other waiting.</summary>
/// <param name="webhooks">The durable memory.</param>
/// <param name="post">The way out.</param>
/// <param name="secretOf">A webhook's secret by its number.</param>
/// <param name="clock">The time.</param>
public sealed class WebhookSender(IWebhooks webhooks, IWebhookPost post, Func<Guid, int, string> secretOf, IClock clock)
{
    /// <summary>For how long deliveries are kept that came to their end.</summary>
    public static readonly Duration Kept = Duration.FromDays(30);

    // Taken and not ended: waiting for their turn, or sent.
    private const int MostTaken = 256;

    // Longer than the wait for a turn and a try may take together.
    private static readonly Duration Lease = Duration.FromSeconds(60);
    private static readonly Duration LongestTurn = Duration.FromSeconds(30);
    private static readonly Duration BetweenForgetting = Duration.FromHours(1);

    // The waits after the first try, the second…; each gets up to a fifth more, so that what failed together does not come back together.
    private static readonly Duration[] Waits =
    [
        Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(5),
        Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20), Duration.FromHours(24),
    ];

    private readonly Grouping<(WebhookDelivery Delivery, WebhookHealth? Health), bool> saving = new(200, async tries =>
    {
        await webhooks.SaveDeliveries([.. tries.Select(each => each.Delivery)], [.. tries.Where(each => each.Health is not null).Select(each => each.Health!.Value)]);
        return [.. tries.Select(_ => true)];
    });

    private readonly Lock turn = new();
    private readonly Dictionary<Guid, WebhookLane> lanes = [];
    private int taken;

    /// <summary>Takes what is due; what is sent goes on by itself.</summary>
    /// <param name="follow">Gets each delivery that is on its way.</param>
    /// <returns>Whether more may be due.</returns>
    public async Task<bool> Pass(Action<Task> follow)
    {
        var room = MostTaken - Volatile.Read(ref taken);
        if (room <= 0)
        {
            return false; // Whoever ends makes room.
        }

        var now = clock.GetCurrentInstant();
        var due = await webhooks.ClaimDeliveries(now, now + Lease, room);
        var later = ImmutableArray.CreateBuilder<WebhookDelivery>();
        foreach (var delivery in due)
        {
            if (Enter(delivery.Webhook.Id) is { } lane)
            {
                follow(SendInTurn(delivery, lane, now));
            }
            else
            {
                later.Add(delivery.Delivery with { NextTryAt = LaneOf(delivery.Webhook.Id).Later(now) });
            }
        }

        if (later.Count > 0)
        {
            await webhooks.SaveDeliveries(later.DrainToImmutable(), []);
        }

        return due.Length == room;
    }

    /// <summary>Posts an event that tells nothing, now and once, and says what was answered.</summary>
    public async ValueTask<WebhookAnswer> Test(Webhook webhook, Guid id, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        return await post.Post(webhook.Url, Signed(webhook, id, WebhookEvent.Test(webhook.Property, now), now), cancel);
    }

    /// <summary>When a delivery that failed so often is tried again; null = never.</summary>
    public static Instant? NextTry(Guid delivery, int tries, Instant now)
    {
        if (tries > Waits.Length)
        {
            return null;
        }

        // Of the id, so that a play can be repeated: its last bytes are as good as random.
        var share = (delivery.ToByteArray(bigEndian: true)[15] + tries * 101) % 256;
        var wait = Waits[tries - 1];
        return now + Duration.FromMilliseconds((long)wait.TotalMilliseconds * (1_280 + share) / 1_280);
    }

    private WebhookLane? Enter(Guid webhook)
    {
        var lane = LaneOf(webhook);
        if (!lane.TryEnter())
        {
            return null;
        }

        Interlocked.Increment(ref taken);
        return lane;
    }

    private WebhookLane LaneOf(Guid webhook)
    {
        lock (turn)
        {
            if (!lanes.TryGetValue(webhook, out var lane))
            {
                lanes[webhook] = lane = new WebhookLane();
            }

            return lane;
        }
    }

    private async Task SendInTurn(DueDelivery due, WebhookLane lane, Instant takenAt)
    {
        try
        {
            await lane.Turn();
            try
            {
                // One that waited too long for its turn is left: it is due again when its lease is over.
                if (clock.GetCurrentInstant() - takenAt < LongestTurn)
                {
                    await Send(due, lane);
                }
            }
            finally
            {
                lane.Leave();
            }
        }
        finally
        {
            Interlocked.Decrement(ref taken);
        }

        await ForgetSometimes(due.Webhook, lane);
    }

    private async Task Send(DueDelivery due, WebhookLane lane)
    {
        var begun = clock.GetCurrentInstant();
        if (!due.Webhook.Active)
        {
            await saving.Add((due.Delivery with { State = WebhookDeliveryState.Failed, NextTryAt = null, Answer = "the webhook is switched off" }, null));
            return;
        }

        var answer = await post.Post(due.Webhook.Url, Signed(due.Webhook, due.Delivery.Id, WebhookEvent.Body(due), begun), CancellationToken.None);
        var now = clock.GetCurrentInstant();
        lane.Note(now - begun, answer.IsTaken);
        var tries = due.Delivery.Tries + 1;
        var next = answer.IsTaken ? null : NextTry(due.Delivery.Id, tries, now);
        var state = answer.IsTaken ? WebhookDeliveryState.Delivered : next is null ? WebhookDeliveryState.Failed : WebhookDeliveryState.Queued;
        var gone = answer.IsGone ? "it answered 410 (gone)" : null;
        await saving.Add((
            due.Delivery with { State = state, Tries = tries, NextTryAt = next, TriedAt = now, Status = answer.Status, Answer = answer.Text },
            new WebhookHealth(due.Delivery.Property, due.Webhook.Id, now, answer.IsTaken, gone)));
    }

    private SignedEvent Signed(Webhook webhook, Guid id, byte[] body, Instant now)
    {
        var name = id.ToString("D");
        var signatures = webhook.SecretsAt(now).Select(number => WebhookSignature.Sign(secretOf(webhook.Id, number), name, now, body));
        return new SignedEvent(name, now, string.Join(' ', signatures), body);
    }

    // With what is sent, never by the clock: who is told nothing costs nothing.
    private async Task ForgetSometimes(Webhook webhook, WebhookLane lane)
    {
        var now = clock.GetCurrentInstant();
        if (lane.MayForget(now, BetweenForgetting))
        {
            await webhooks.ForgetDeliveries(webhook.Property, webhook.Id, now - Kept);
        }
    }
}
