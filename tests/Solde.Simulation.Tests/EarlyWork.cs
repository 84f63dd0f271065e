using System.Text.Json.Nodes;

namespace Solde.Simulation.Tests;

/// <summary>An automation that acts soon after a booking came in, and the people who come for what it did: staff who capture what it holds, guests whose
/// bank wants them to authenticate. Left to chance they hardly ever meet: a hold lasts days, and such a payment waits for 24 hours.</summary>
internal sealed record EarlyWork(JsonObject Automation, string Operation, int Hours)
{
    private const string AlwaysAuthenticates = "4000002760003184";

    public static EarlyWork Of(Random random)
    {
        var (operation, hours) = (random.Next(3) == 0 ? "charge" : "authorize", random.Next(0, 30));
        var automation = new JsonObject
        {
            ["name"] = "Early", ["active"] = true, ["trigger"] = new JsonObject { ["when"] = "afterCreation", ["hours"] = hours }, ["scope"] = "all",
            ["priority"] = 5, ["operation"] = operation, ["card"] = "last", ["amount"] = new JsonObject { ["basis"] = "balance" },
        };
        return new EarlyWork(automation, operation, hours);
    }

    /// <summary>Who comes for what it does to a booking.</summary>
    public IEnumerable<JsonObject> Around(JsonObject booked, DateTime at, Random random)
    {
        var due = at.AddHours(Hours);
        var reference = (string)booked["booking"]!["ref"]!;
        JsonObject Happening(double hours, string what, JsonObject? fields = null)
        {
            var added = fields ?? [];
            (added["at"], added["do"], added["ref"]) = (World.Text(due.AddHours(hours)), what, reference);
            return added;
        }

        if (random.Next(3) == 0)
        {
            var owner = (string)booked["booking"]!["channel"]! == "direct" ? "guest" : "ota";
            booked["booking"]!["cards"] = new JsonArray(new JsonObject { ["number"] = AlwaysAuthenticates, ["exp"] = "12/30", ["owner"] = owner });
            foreach (var hours in (double[])[1, 4 + random.Next(8), 12 + random.Next(11)])
            {
                yield return Happening(hours, "guestPays", new JsonObject { ["method"] = "card" });
            }
        }

        if (Operation == "authorize")
        {
            for (var times = random.Next(0, 3); times > 0; times--)
            {
                yield return Happening(random.Next(1, 72), random.Next(4) == 0 ? "releaseHold" : "captureHold");
            }
        }
    }
}
