using System.Globalization;
using System.Text.Json.Nodes;

namespace Solde.App.Tests.Play;

/// <summary>A salon's scenario made from a seed: clients who leave cards, cancel late or do not come, appointments of the same people at the same hours, booked and
/// moved, tills at which two screens settle one sale, gift vouchers sold and redeemed, fees. The same seed gives the same file.</summary>
internal sealed class GeneratedSalon
{
    private static readonly string[] Zones = ["Europe/Paris", "America/New_York", "Australia/Lord_Howe"];
    private static readonly (string Code, int Price, int Minutes)[] Services = [("cut", 55, 45), ("colour", 120, 90), ("wedding", 300, 180)];
    private static readonly string[] Team = ["lea", "tom"];
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private readonly Random random;
    private readonly List<JsonObject> events = [];
    private readonly List<DateTime> begun = [];
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
                ["code"] = service.Code, ["price"] = Money(service.Price), ["minutes"] = service.Minutes, ["cardOnline"] = Pick(["off", "optional", "mandatory"]), ["vatRate"] = 20,
            })]),
            ["team"] = new JsonArray([.. TeamOf()]),
            ["bookingPage"] = new JsonObject { ["open"] = true, ["noticeHours"] = random.Next(0, 4), ["stepMinutes"] = Pick([15, 30]) },
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
        var begins = Begins(start.AddHours(random.Next(1, 24 * 60)));
        var booked = begins.AddHours(-random.Next(1, 24 * 10));
        booked = booked < start ? start : booked;
        Add(booked, "book", new JsonObject
        {
            ["booking"] = new JsonObject
            {
                ["ref"] = reference, ["channel"] = "direct", ["start"] = Text(begins), ["services"] = new JsonArray([Pick(Services).Code]),
                ["teamMember"] = Member(),
                ["guest"] = new JsonObject { ["name"] = "Léa Roy", ["email"] = "lea@example.com", ["language"] = "fr" },
                ["cards"] = Chance(3)
                    ? []
                    : new JsonArray(new JsonObject { ["number"] = Pick(GeneratedScenario.Numbers), ["exp"] = "12/30", ["owner"] = "guest" }),
            },
        });
        for (var times = random.Next(0, 3); times > 0; times--)
        {
            Move(reference, booked, begins);
        }

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

    // Half of them meet another one.
    private DateTime Begins(DateTime otherwise)
    {
        var begins = begun.Count > 0 && Chance(2) ? Pick([.. begun]).AddMinutes(15 * random.Next(-8, 9)) : otherwise;
        begins = begins <= start ? start.AddHours(1) : begins;
        begun.Add(begins);
        return begins;
    }

    private IEnumerable<JsonNode> TeamOf() => Team.Select(code => (JsonNode)new JsonObject
    {
        ["code"] = code, ["name"] = code, ["services"] = code == "tom" ? new JsonArray("cut", "colour") : [],
        ["hours"] = new JsonObject(Days.Select(day => KeyValuePair.Create(day, (JsonNode?)new JsonArray("08:00-12:00", "13:00-20:00")))),
        ["minutesBefore"] = 5 * random.Next(0, 4), ["minutesAfter"] = 5 * random.Next(0, 7),
    });

    // Who is to come at another time, or to somebody else, or with another service, which takes longer.
    private void Move(string reference, DateTime booked, DateTime begins)
    {
        var change = Chance(4) ? new JsonObject { ["services"] = new JsonArray(Pick(Services).Code) } : new JsonObject { ["start"] = Text(Begins(begins)) };
        if (Chance(2))
        {
            change["teamMember"] = Member();
        }

        var body = On(reference);
        body["set"] = change;
        Add(booked.AddHours(random.Next(0, (int)(begins - booked).TotalHours + 1)), "modify", body);
    }

    // Some are with nobody, and in nobody's way.
    private string? Member() => Chance(6) ? null : Pick(Team);

    private void Till(string reference, DateTime at, int appointments)
    {
        var checkout = On(reference);
        List<JsonNode> tenders = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Tender(appointments))];
        if (Chance(2))
        {
            var amount = random.Next(10, 151);
            var isVoucher = Chance(2);
            checkout["add"] = new JsonArray(isVoucher ? Line("giftVoucher", amount) : Line(Pick(["product", "extra", "tip"]), random.Next(5, 40)));
            if (isVoucher && !Chance(3))
            {
                tenders = [new JsonObject { ["method"] = "cash", ["amount"] = Money(amount) }]; // The card pays the rest, and the voucher is issued.
            }
        }

        checkout["tenders"] = new JsonArray([.. tenders]);
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
