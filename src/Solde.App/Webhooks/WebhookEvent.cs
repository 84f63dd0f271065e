using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NodaTime.Text;
using Solde.App.Journal;
using Solde.Core.Facts;

namespace Solde.App.Webhooks;

/// <summary>What is posted: <c>{"type", "timestamp", "data"}</c>, the entry as the API's journal shows it.</summary>
public static class WebhookEvent
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The body of a delivery.</summary>
    public static byte[] Body(DueDelivery due)
    {
        var data = new JsonObject { ["property"] = due.Delivery.Property.ToString("D") };
        if (due.Entry.Booking is { } booking)
        {
            data["booking"] = booking.ToString("D");
            data["ref"] = due.Entry.Ref;
        }

        data["entry"] = Timeline.View(due.Entry, due.Settings);
        return Body(FactNames.Of(due.Entry.Fact), due.Entry.Fact.At, data);
    }

    /// <summary>The body of a test.</summary>
    public static byte[] Test(Guid property, Instant now) => Body("webhook.test", now, new JsonObject { ["property"] = property.ToString("D") });

    private static byte[] Body(string type, Instant at, JsonObject data) => Encoding.UTF8.GetBytes(
        new JsonObject { ["type"] = type, ["timestamp"] = InstantPattern.ExtendedIso.Format(at), ["data"] = data }.ToJsonString(Readable));
}
