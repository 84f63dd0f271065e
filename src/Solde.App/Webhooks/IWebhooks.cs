namespace Solde.App.Webhooks;

/// <summary>The durable memory of webhooks and of what is sent to them. Deliveries are written by whatever writes the journal, in the same
/// transaction.</summary>
/// <remarks>As in <c>IStore</c>, each method is one transaction, safe to call again after an exception, and a lease only saves effort.</remarks>
public interface IWebhooks
{
    /// <summary>A webhook that has failed for so long without one success is switched off.</summary>
    static readonly Duration GivenUpAfter = Duration.FromDays(5);

    /// <summary>The webhooks of a property, in the order made.</summary>
    ValueTask<ImmutableArray<Webhook>> Webhooks(Guid property);

    /// <summary>A webhook; null when the property has none of that id.</summary>
    ValueTask<Webhook?> Webhook(Guid property, Guid webhook);

    /// <summary>Stores a webhook, new or changed. One that is switched off loses what waits to be sent: it has failed.</summary>
    ValueTask SaveWebhook(Webhook webhook);

    /// <summary>Removes a webhook with all that was, or is to be, sent to it.</summary>
    /// <returns>False when the property has none of that id.</returns>
    ValueTask<bool> RemoveWebhook(Guid property, Guid webhook);

    /// <summary>Deliveries of a webhook, the newest event first.</summary>
    /// <param name="property">The property.</param>
    /// <param name="webhook">The webhook.</param>
    /// <param name="state">Only those in this state; null = all.</param>
    /// <param name="before">The last one of the page before; null = from the newest.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<ImmutableArray<WebhookDelivery>> Deliveries(Guid property, Guid webhook, WebhookDeliveryState? state, Guid? before, int limit);

    /// <summary>Sends a delivery once more from the first try on, whatever came of it.</summary>
    /// <returns>The delivery as it is then; null when there is none of that id.</returns>
    ValueTask<WebhookDelivery?> Replay(Guid property, Guid webhook, Guid delivery, Instant now);

    /// <summary>Sends all deliveries of events since an instant once more.</summary>
    /// <param name="property">The property.</param>
    /// <param name="webhook">The webhook.</param>
    /// <param name="since">Events from this instant on.</param>
    /// <param name="failedOnly">Only those that were given up.</param>
    /// <param name="now">The instant.</param>
    /// <returns>How many.</returns>
    ValueTask<int> ReplaySince(Guid property, Guid webhook, Instant since, bool failedOnly, Instant now);

    /// <summary>Takes deliveries that are due, the earliest first; nobody else gets them before the lease is over.</summary>
    ValueTask<ImmutableArray<DueDelivery>> ClaimDeliveries(Instant now, Instant leaseUntil, int limit);

    /// <summary>Stores where deliveries stand, and what that says of their webhooks. One that is to be sent to no more is switched off, what waits
    /// for it has failed, and staff have a task.</summary>
    ValueTask SaveDeliveries(ImmutableArray<WebhookDelivery> deliveries, ImmutableArray<WebhookHealth> health);

    /// <summary>Forgets deliveries of a webhook that came to their end, of events before an instant.</summary>
    ValueTask<int> ForgetDeliveries(Guid property, Guid webhook, Instant before);
}

/// <summary>The way to another system. Posts once, waits at most 15 s, follows no redirect, reads little of the answer.</summary>
public interface IWebhookPost
{
    /// <summary>Why nothing can be posted to an address; null = it can be tried.</summary>
    string? FaultOf(string url);

    /// <summary>Posts an event. Never throws for what the other side does.</summary>
    ValueTask<WebhookAnswer> Post(string url, SignedEvent signed, CancellationToken cancel);
}

/// <summary>An event as it is sent.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="At">The time of sending; counts in whole seconds.</param>
/// <param name="Signature">Its signatures, with spaces between.</param>
/// <param name="Body">UTF-8 JSON.</param>
public sealed record SignedEvent(string Id, Instant At, string Signature, ReadOnlyMemory<byte> Body);

/// <summary>What the other side answered.</summary>
/// <param name="Status">The status; null = there was no answer.</param>
/// <param name="Text">The beginning of the answer, or why there was none.</param>
public readonly record struct WebhookAnswer(int? Status, string? Text)
{
    /// <summary>Taken: only a 2xx is.</summary>
    public bool IsTaken => Status is >= 200 and < 300;

    /// <summary>The address wants nothing more, for ever.</summary>
    public bool IsGone => Status == 410;
}
