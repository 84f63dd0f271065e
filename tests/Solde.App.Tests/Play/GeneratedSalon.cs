using System.Globalization;
using System.Text.Json.Nodes;

namespace Solde.App.Tests.Play;

/// <summary>A salon's scenario made from a seed: clients who leave cards, cancel late or do not come, tills at which two screens settle one sale, gift vouchers sold
/// and redeemed, fees. The same seed gives the same file.</summary>
internal sealed class GeneratedSalon
{
    private static readonly string[] Zones = ["Europe/Paris", "America/New_York", "Australia/Lord_Howe"];
    private static readonly (string Code, int Price)[] Services = [("cut", 55), ("colour", 120), ("wedding", 300)];

    private readonly Random random;
    private readonly List<JsonObject> events = [];
    private readonly DateTime start = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private GeneratedSalon(int seed) => random = new Random(seed);

    /// <summary>The scenario of a seed, as its file would be.</summary>
    internal static JsonObject Of(int seed) => new GeneratedSalon(seed).Make();

    private JsonObject Make()
    {
        var property = Property();
        var appointments = random.Next(2, 6);
        for (var i = 1; i <= appointments; i++)
        {
            Life(i, appointments);
        }

        return new JsonObject
        {
            ["title"] = "generated",
            ["property"] = property,
            ["automations"] = new JsonArray(),
            ["start"] = Text(start),
            ["events"] = new JsonArray([.. events.OrderBy(e => (string)e["at"]!, StringComparer.Ordinal)]),
            ["until"] = Text(start.AddDays(120)),
        };
    }

    private JsonObject Property()
    {
        var property = new JsonObject
        {
            ["name"] = "Generated", ["timeZone"] = Pick(Zones), ["currency"] = "USD", ["country"] = "US", ["language"] = "en", ["kind"] = "salon",
            ["sendRequestsAt"] = "09:30",
            ["services"] = new JsonArray([.. Services.Select(service => (JsonNode)new JsonObject
            {
                ["code"] = service.Code, ["price"] = Money(service.Price), ["minutes"] = 45, ["cardOnline"] = Pick(["off", "optional", "mandatory"]), ["vatRate"] = 20,
            })]),
            ["protections"] = Chance(3)
                ? []
                : new JsonArray(new JsonObject
                {
                    ["name"] = "P", ["lateCancelHours"] = random.Next(0, 60), ["lateCancelPercent"] = random.Next(1, 101), ["noShowFixed"] = Money(random.Next(10, 200)),
                }),
            ["giftVouchers"] = new JsonObject { ["minimum"] = Money(10), ["maximum"] = Money(150), ["validMonths"] = random.Next(1, 4) },
        };
        if (Chance(2))
        {
            property["fees"] = new JsonObject { ["graceHours"] = random.Next(0, 48) };
        }

        return property;
    }

    private void Life(int number, int appointments)
    {
        var reference = $"A{number}";
        var booked = start.AddHours(random.Next(0, 24 * 50));
        var begins = booked.AddHours(random.Next(1, 24 * 10));
        Add(booked, "book", new JsonObject
        {
            ["booking"] = new JsonObject
            {
                ["ref"] = reference, ["channel"] = "direct", ["start"] = Text(begins), ["services"] = new JsonArray([Pick(Services).Code]),
                ["guest"] = new JsonObject { ["name"] = "Léa Roy", ["email"] = "lea@example.com", ["language"] = "fr" },
                ["cards"] = Chance(3)
                    ? []
                    : new JsonArray(new JsonObject { ["number"] = Pick(GeneratedScenario.Numbers), ["exp"] = "12/30", ["owner"] = "guest" }),
            },
        });
        var end = random.Next(6);
        if (end == 0)
        {
            Add(begins.AddHours(-random.Next(0, 72)), "cancel", On(reference));
        }

        if (end == 1)
        {
            Add(begins.AddHours(1), "noShow", On(reference));
        }

        if (end <= 1)
        {
            Fee(reference, begins.AddHours(random.Next(2, 50)));
            return;
        }

        for (var times = random.Next(1, 5); times > 0; times--)
        {
            Till(reference, begins.AddHours(random.Next(1, 4)), appointments);
        }

        for (var times = random.Next(0, 3); times > 0; times--)
        {
            GivenBack(reference, begins.AddHours(random.Next(4, 400)));
        }
    }

    private void Till(string reference, DateTime at, int appointments)
    {
        var checkout = On(reference);
        if (Chance(2))
        {
            checkout["add"] = new JsonArray(Chance(2) ? Line("giftVoucher", random.Next(10, 151)) : Line(Pick(["product", "extra", "tip"]), random.Next(5, 40)));
        }

        checkout["tenders"] = new JsonArray([.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => (JsonNode)Tender(appointments))]);
        if (Chance(3))
        {
            checkout["agreedOnTheSpot"] = true;
        }

        if (Chance(4))
        {
            checkout["cardOnFile"] = false;
        }

        if (Chance(2))
        {
            // Two screens, of which one comes second.
            checkout["sales"] = 0;
            Add(at, "checkout", (JsonObject)checkout.DeepClone());
        }

        Add(at, "checkout", checkout);
    }

    private JsonObject Tender(int appointments)
    {
        var method = Pick(["cash", "terminal", "giftVoucher", "giftVoucher"]);
        var tender = new JsonObject { ["method"] = method, ["amount"] = Money(random.Next(5, 60)) };
        if (method == "giftVoucher" && !Chance(4))
        {
            tender["voucher"] = $"A{random.Next(1, appointments + 1)}{(Chance(4) ? "/2" : "")}";
        }

        return tender;
    }

    private void GivenBack(string reference, DateTime at)
    {
        var body = On(reference);
        body["amount"] = Money(random.Next(5, 60));
        if (Chance(2))
        {
            Add(at, "refundVoucher", body);
            return;
        }

        body["creditLine"] = Chance(2);
        Add(at, "refund", body);
    }

    private void Fee(string reference, DateTime at)
    {
        var body = On(reference);
        if (Chance(2))
        {
            Add(at, "chargeFee", body);
            return;
        }

        body["reason"] = "ill";
        Add(at, "waiveFee", body);
    }

    private static JsonObject Line(string kind, int amount) => new() { ["kind"] = kind, ["name"] = kind, ["amount"] = Money(amount) };

    private static JsonObject On(string reference) => new() { ["ref"] = reference };

    private void Add(DateTime at, string what, JsonObject body)
    {
        if (at >= start)
        {
            body["at"] = Text(at);
            body["do"] = what;
            events.Add(body);
        }
    }

    private static string Money(int amount) => amount.ToString("F2", CultureInfo.InvariantCulture);

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
