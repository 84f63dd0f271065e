using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Webhooks;
using Solde.App.Work;
using Solde.Core.Facts;

namespace Solde.Storage;

/// <content>Webhooks, and what is sent to them.</content>
public sealed partial class SqlStore
{
    private const string SwitchedOff = "the webhook was switched off";

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Webhook>> Webhooks(Guid property) => Read(tables => tables.Webhooks.Of(property));

    /// <inheritdoc/>
    public ValueTask<Webhook?> Webhook(Guid property, Guid webhook) => Read(tables => tables.Webhooks.Find(property, webhook));

    /// <inheritdoc/>
    public ValueTask SaveWebhook(Webhook webhook) => Write(async tables =>
    {
        await tables.Webhooks.Save(webhook);
        if (!webhook.Active)
        {
            await tables.Deliveries.GiveUp(webhook.Property, webhook.Id, SwitchedOff);
        }
    });

    /// <inheritdoc/>
    public ValueTask<bool> RemoveWebhook(Guid property, Guid webhook) => Write(async tables =>
    {
        await tables.Deliveries.Remove([(property, webhook)]);
        return await tables.Webhooks.Remove(property, webhook);
    });

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<WebhookDelivery>> Deliveries(
        Guid property, Guid webhook, WebhookDeliveryState? state, Guid? before, int limit) =>
        Read(tables => tables.Deliveries.Page(property, webhook, state, before, limit));

    /// <inheritdoc/>
    public async ValueTask<WebhookDelivery?> Replay(Guid property, Guid webhook, Guid delivery, Instant now)
    {
        var replayed = await Write(tables => tables.Deliveries.Replay(property, webhook, delivery, now));
        rings.Ring(WorkQueues.Webhooks, now);
        return replayed;
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReplaySince(Guid property, Guid webhook, Instant since, bool failedOnly, Instant now)
    {
        var replayed = await Write(tables => tables.Deliveries.ReplaySince(property, webhook, since, failedOnly, now));
        rings.Ring(WorkQueues.Webhooks, now);
        return replayed;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<DueDelivery>> ClaimDeliveries(Instant now, Instant leaseUntil, int limit) => Write(async tables =>
    {
        var due = await tables.Deliveries.Claim(now, leaseUntil, limit);
        if (due.Count == 0)
        {
            return ImmutableArray<DueDelivery>.Empty;
        }

        var webhooks = await tables.Webhooks.Of(due.Select(each => (each.Property, each.Webhook)).Distinct());
        var gone = due.Select(each => (each.Property, each.Webhook)).Where(key => !webhooks.ContainsKey(key)).Distinct().ToList();
        await tables.Deliveries.Remove(gone);
        var known = due.Where(each => webhooks.ContainsKey((each.Property, each.Webhook))).ToList();
        var entries = await tables.Journal.Of([.. known.Select(PlaceOf).Distinct()]);
        var properties = await tables.Properties.Views(known.Select(each => each.Property).Distinct());
        var readable = known.ToLookup(each => entries.ContainsKey(PlaceOf(each)));
        await tables.Deliveries.Save(
        [
            .. readable[false].Select(each => each with
            {
                State = WebhookDeliveryState.Failed, NextTryAt = null, Answer = "the journal entry that it tells of cannot be read",
            }),
        ]);
        return
        [
            .. readable[true].Select(each => new DueDelivery(
                each, webhooks[(each.Property, each.Webhook)], entries[PlaceOf(each)], properties[each.Property].Settings)),
        ];
    });

    /// <inheritdoc/>
    public async ValueTask SaveDeliveries(ImmutableArray<WebhookDelivery> deliveries, ImmutableArray<WebhookHealth> health)
    {
        await Write(async tables =>
        {
            await tables.Deliveries.Save(deliveries);
            await tables.Webhooks.Note(health);
            foreach (var failing in health.Where(each => !each.Succeeded).GroupBy(each => (each.Property, each.Webhook)).OrderBy(each => each.Key))
            {
                var gone = failing.FirstOrDefault(each => each.OffReason is not null);
                await SwitchOff(tables, failing.MaxBy(each => each.At), gone.OffReason);
            }
        });
        if (deliveries.Select(each => each.NextTryAt).Min() is { } next)
        {
            rings.Ring(WorkQueues.Webhooks, next);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> ForgetDeliveries(Guid property, Guid webhook, Instant before) =>
        Write(tables => tables.Deliveries.Forget(property, webhook, before));

    private static async ValueTask SwitchOff(Tables tables, WebhookHealth failing, string? gone)
    {
        var reason = gone ?? $"it has failed for {IWebhooks.GivenUpAfter.Days} days";
        var since = gone is null ? failing.At - IWebhooks.GivenUpAfter : (Instant?)null;
        if (await tables.Webhooks.SwitchOff(failing.Property, failing.Webhook, reason, since) is { } address)
        {
            await tables.Deliveries.GiveUp(failing.Property, failing.Webhook, SwitchedOff);
            // The address itself may hold a token of the receiver's, and a task is kept for ever.
            var text = $"The webhook to {new Uri(address).Host} was switched off: {reason}. Switch it on again when it works, and replay what it missed.";
            await Append(tables, failing.Property, [new TaskCreated(failing.At, text, "payments")], by: null);
        }
    }

    private static (BookingKey Booking, long Seq) PlaceOf(WebhookDelivery delivery) => (new BookingKey(delivery.Property, delivery.Booking), delivery.Seq);
}
