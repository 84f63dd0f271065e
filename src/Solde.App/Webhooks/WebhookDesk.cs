namespace Solde.App.Webhooks;

/// <summary>Makes and changes webhooks.</summary>
/// <param name="webhooks">The durable memory.</param>
/// <param name="post">The way out.</param>
/// <param name="sender">What posts.</param>
/// <param name="secretOf">A webhook's secret by its number.</param>
/// <param name="ids">Makes ids.</param>
public sealed class WebhookDesk(IWebhooks webhooks, IWebhookPost post, WebhookSender sender, Func<Guid, int, string> secretOf, IIds ids)
{
    /// <summary>No property has more.</summary>
    public const int Most = 20;

    /// <summary>What is kept of them.</summary>
    public IWebhooks Webhooks => webhooks;

    /// <summary>Why nothing can be posted to an address; null = it can be tried.</summary>
    public string? FaultOf(string url) => post.FaultOf(url);

    /// <summary>Makes a webhook.</summary>
    /// <returns>The webhook; null when the property has as many as it may.</returns>
    public async ValueTask<Webhook?> Create(Guid property, string url, EventFilter events, bool active, Instant now)
    {
        if ((await webhooks.Webhooks(property)).Length >= Most)
        {
            return null;
        }

        var webhook = new Webhook { Id = ids.New(), Property = property, Url = url, Events = events, Active = active, CreatedAt = now };
        await webhooks.SaveWebhook(webhook);
        return webhook;
    }

    /// <summary>Changes where a webhook posts, what, and whether.</summary>
    public async ValueTask<Webhook> Change(Webhook webhook, string url, EventFilter events, bool active)
    {
        var changed = webhook with { Url = url, Events = events, Active = active, OffReason = active ? null : webhook.OffReason };
        await webhooks.SaveWebhook(changed);
        return (await webhooks.Webhook(webhook.Property, webhook.Id)) ?? changed;
    }

    /// <summary>Gives a webhook a new secret; the one before stays good beside it for a day.</summary>
    public async ValueTask<Webhook> Rotate(Webhook webhook, Instant now)
    {
        var rotated = webhook with { SecretNumber = webhook.SecretNumber + 1, RotatedAt = now };
        await webhooks.SaveWebhook(rotated);
        return rotated;
    }

    /// <summary>The secret in force, for who makes or rotates it; never shown otherwise.</summary>
    public string SecretOf(Webhook webhook) => secretOf(webhook.Id, webhook.SecretNumber);

    /// <summary>Posts an event that tells nothing, now and once, and says what was answered.</summary>
    public ValueTask<WebhookAnswer> Test(Webhook webhook, CancellationToken cancel) => sender.Test(webhook, ids.New(), cancel);
}
