using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Solde.App.Journal;
using Solde.App.Webhooks;
using Solde.Core.Json;
using static Solde.Server.Api.RefusalWords;

namespace Solde.Server.Api;

/// <summary>Webhooks: other systems that are told what happens (docs/webhooks.md).</summary>
internal static class Webhooks
{
    private const string Tag = "Webhooks";
    private const string All = Endpoint.Property + "/webhooks";
    private const string One = All + "/{webhook}";
    private const string State = "deliveryState";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", All, "listWebhooks", "All webhooks of the property.", List) { Tag = Tag, Gives = "WebhookPage" },
        new("POST", All, "createWebhook", "Makes a webhook. Its secret is in the answer, once: keep it.", Create)
        {
            Tag = Tag, Takes = "WebhookDocument", Gives = "WebhookWithSecret", Refuses = [TooManyWebhooks], MayCreate = true,
        },
        new("GET", One, "getWebhook", "A webhook.", async call => Reply.Ok(View(await Of(call), call))) { Tag = Tag, Gives = "Webhook" },
        new(
            "PUT", One, "changeWebhook",
            "Changes the address, the events, and whether it is on. Switched off, nothing is kept for it, and what waited has failed.", Change)
        {
            Tag = Tag, Takes = "WebhookDocument", Gives = "Webhook",
        },
        new("DELETE", One, "removeWebhook", "Removes a webhook with all that was, or is to be, sent to it.", Remove) { Tag = Tag, Gives = "Removed" },
        new("POST", One + "/rotateSecret", "rotateSecret", "Makes a new secret; for 24 hours every event is signed with both.", Rotate)
        {
            Tag = Tag, Gives = "WebhookWithSecret",
        },
        new("POST", One + "/test", "testWebhook", "Posts the event webhook.test now, once, and says what was answered.", Test)
        {
            Tag = Tag, Gives = "WebhookAnswer",
        },
        new("POST", One + "/replay", "replaySince", "Sends the events since an instant once more, all or only those that failed.", ReplaySince)
        {
            Tag = Tag, Takes = "Replay", Gives = "Replayed", Refuses = [WebhookOff],
        },
        new("GET", One + "/deliveries", "listDeliveries", "What was, or is to be, sent, the newest event first, with the last answer.", Deliveries)
        {
            Tag = Tag, Gives = "DeliveryPage", Query = [State, Paging.After, Paging.Limit],
        },
        new("POST", One + "/deliveries/{delivery}/replay", "replayDelivery", "Sends one event once more.", Replay)
        {
            Tag = Tag, Gives = "Delivery", Refuses = [WebhookOff],
        },
    ];

    private static async ValueTask<Reply> List(Call call) =>
        Reply.Ok(Paging.Page((await call.Parts.Webhooks.Webhooks.Webhooks(call.Property)).Select(each => View(each, call)), null));

    private static async ValueTask<Reply> Create(Call call)
    {
        var (url, events, active) = Document(call);
        return await call.Parts.Webhooks.Create(call.Property, url, events, active, call.Now) is { } webhook
            ? WithSecret(Reply.Created(View(webhook, call)), webhook, call)
            : Problem.Refused(TooManyWebhooks);
    }

    private static async ValueTask<Reply> Change(Call call)
    {
        var webhook = await Of(call);
        var (url, events, active) = Document(call);
        return Reply.Ok(View(await call.Parts.Webhooks.Change(webhook, url, events, active), call));
    }

    private static async ValueTask<Reply> Remove(Call call)
    {
        var id = call.Id("webhook");
        return await call.Parts.Webhooks.Webhooks.RemoveWebhook(call.Property, id)
            ? Reply.Ok(new JsonObject { ["webhook"] = id.ToString("D"), ["removed"] = true })
            : Problem.NotFound;
    }

    private static async ValueTask<Reply> Rotate(Call call)
    {
        var webhook = await call.Parts.Webhooks.Rotate(await Of(call), call.Now);
        return WithSecret(Reply.Ok(View(webhook, call)), webhook, call);
    }

    private static async ValueTask<Reply> Test(Call call)
    {
        var answer = await call.Parts.Webhooks.Test(await Of(call), call.Cancel);
        return Reply.Ok(new JsonObject { ["taken"] = answer.IsTaken, ["status"] = answer.Status, ["answer"] = answer.Text });
    }

    private static async ValueTask<Reply> ReplaySince(Call call)
    {
        var webhook = await Of(call);
        var fields = call.Fields("since", "failedOnly");
        var since = fields.Required("since").AsInstant(call.Settings.Zone);
        var failedOnly = fields.Flag("failedOnly", false);
        return webhook.Active
            ? Reply.Ok(new JsonObject
            {
                ["replayed"] = await call.Parts.Webhooks.Webhooks.ReplaySince(call.Property, webhook.Id, since, failedOnly, call.Now),
            })
            : Problem.Refused(WebhookOff);
    }

    private static async ValueTask<Reply> Deliveries(Call call)
    {
        var webhook = await Of(call);
        var limit = Paging.LimitOf(call);
        var before = Paging.CursorOf(call, 1, parts => Paging.Id(parts[0]));
        WebhookDeliveryState? state = call.Http.Request.Query[State].ToString() switch
        {
            "" => null,
            "queued" => WebhookDeliveryState.Queued,
            "delivered" => WebhookDeliveryState.Delivered,
            "failed" => WebhookDeliveryState.Failed,
            _ => throw ApiFault.Malformed($"?{State}", "one of queued, delivered, failed is expected"),
        };
        var page = await call.Parts.Webhooks.Webhooks.Deliveries(call.Property, webhook.Id, state, before, limit);
        return Reply.Ok(Paging.Page(page.Select(each => View(each, call)), page.Length == limit ? Paging.Cursor(page[^1].Id.ToString("N")) : null));
    }

    private static async ValueTask<Reply> Replay(Call call)
    {
        var webhook = await Of(call);
        var delivery = call.Id("delivery");
        return !webhook.Active ? Problem.Refused(WebhookOff)
            : await call.Parts.Webhooks.Webhooks.Replay(call.Property, webhook.Id, delivery, call.Now) is { } replayed ? Reply.Ok(View(replayed, call))
            : Problem.NotFound;
    }

    private static (string Url, EventFilter Events, bool Active) Document(Call call)
    {
        var fields = call.Fields("url", "events", "active");
        var address = fields.Required("url");
        var url = address.AsText();
        if (call.Parts.Webhooks.FaultOf(url) is { } fault)
        {
            throw address.Wrong(fault);
        }

        var events = fields.Required("events").AsList(
            each => each.AsText(100) is var name && EventFilter.IsKnown(name) ? name : throw each.Wrong("no entry of the journal is called so"), 100);
        return events.IsEmpty ? throw fields.Wrong("events is empty; [\"*\"] means all") : (url, new EventFilter([.. events.Distinct()]), fields.Flag("active", true));
    }

    private static async ValueTask<Webhook> Of(Call call) =>
        await call.Parts.Webhooks.Webhooks.Webhook(call.Property, call.Id("webhook")) ?? throw ApiFault.NotFound();

    /// <summary>The secret is in the answer and nowhere else: what is kept for a repeated request does not have it.</summary>
    private static Reply WithSecret(Reply shown, Webhook webhook, Call call)
    {
        var body = (JsonObject)JsonNode.Parse(shown.Body)!;
        body["secret"] = null;
        var kept = Reply.Of(shown.Status, body).Body;
        body["secret"] = call.Parts.Webhooks.SecretOf(webhook);
        return Reply.Of(shown.Status, body) with { Kept = kept };
    }

    private static JsonObject View(Webhook webhook, Call call)
    {
        string? At(NodaTime.Instant? instant) => instant is { } at ? Timeline.At(at, call.Settings.Zone) : null;
        return new JsonObject
        {
            ["webhook"] = webhook.Id.ToString("D"),
            ["url"] = webhook.Url,
            ["events"] = Written.Texts(webhook.Events.Patterns),
            ["active"] = webhook.Active,
            ["offReason"] = webhook.OffReason,
            ["createdAt"] = At(webhook.CreatedAt),
            ["failingSince"] = At(webhook.FailingSince),
            ["oldSecretUntil"] = webhook.SecretsAt(call.Now).Length > 1 ? At(webhook.RotatedAt + App.Webhooks.Webhook.BothSecretsLast) : null,
        };
    }

    private static JsonObject View(WebhookDelivery delivery, Call call)
    {
        string? At(NodaTime.Instant? instant) => instant is { } at ? Timeline.At(at, call.Settings.Zone) : null;
        return new JsonObject
        {
            ["delivery"] = delivery.Id.ToString("D"),
            ["type"] = delivery.What,
            ["at"] = At(delivery.At),
            ["state"] = CamelCase.Of(delivery.State),
            ["tries"] = delivery.Tries,
            ["nextTryAt"] = At(delivery.NextTryAt),
            ["triedAt"] = At(delivery.TriedAt),
            ["status"] = delivery.Status,
            ["answer"] = delivery.Answer,
        };
    }
}
