using System.Text.Json.Nodes;
using Solde.App.Bookings;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.Server.Tests.Api;

/// <summary>A property of a rig that sells appointments: colour for 120 € is protected, a cut for 55 € is not.</summary>
internal static class Salon
{
    /// <summary>Makes a salon of a property, before it has bookings.</summary>
    public static async Task Open(ApiRig rig, Guid property)
    {
        var document = PropertyJson.Write(ApiRig.Settings("Salon Lumière"));
        document["kind"] = "salon";
        document["balanceSchedule"] = null;
        document["services"] = JsonNode.Parse("""
            [{ "code": "colour", "price": "120.00", "minutes": 120, "vatRate": 20, "cardOnline": "optional" }, { "code": "cut", "price": "55.00", "minutes": 45, "cardOnline": "off" }]
            """);
        document["giftVouchers"] = JsonNode.Parse("""{ "minimum": "10.00", "maximum": "300.00", "validMonths": 12 }""");
        document["protections"] = JsonNode.Parse("""
            [{ "name": "Long", "minimumTotal": "100.00", "lateCancelHours": 24, "lateCancelPercent": 50, "noShowFixed": "80.00" }]
            """);
        await rig.Store.SaveProperty(property, PropertyJson.Read(DocumentValue.Of(document)), rig.Now);
    }

    /// <summary>A settling in which a gift voucher is sold, too, and all is paid by the terminal and in cash: colour for 120 €, the voucher for 60 €.</summary>
    public static JsonNode SaleOfAVoucher() => JsonNode.Parse("""
        {
            "add": [{ "kind": "giftVoucher", "name": "Bon cadeau", "amount": "60.00" }],
            "tenders": [{ "method": "terminal", "amount": "120.00" }, { "method": "cash", "amount": "60.00" }], "cardOnFile": false
        }
        """)!;

    /// <summary>An appointment as another system writes it, with what the client agreed to who left a card.</summary>
    public static JsonObject Appointment(StoredCard? card, string service = "colour", string start = "2026-07-24T14:00")
    {
        var booking = new JsonObject
        {
            ["channel"] = "direct", ["start"] = start, ["services"] = new JsonArray(service),
            ["guest"] = new JsonObject { ["name"] = "Léa Roy", ["email"] = "lea@example.com", ["language"] = "fr" },
        };
        if (card is not null)
        {
            booking["cards"] = new JsonArray(ApiRig.Card(card));
            booking["consent"] = new JsonObject { ["address"] = "192.0.2.7" };
        }

        return booking;
    }
}
