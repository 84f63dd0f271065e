using System.Globalization;
using System.Text.Json.Nodes;

namespace Solde.App.Tests.Play;

/// <summary>A scenario made from a seed: a property, rules, and what happens to a few bookings. The same seed gives the same file.</summary>
internal sealed class GeneratedScenario
{
    private static readonly string[] Zones = ["Europe/Paris", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Africa/Tunis"];
    private static readonly (string Code, int Decimals)[] Currencies = [("EUR", 2), ("JPY", 0), ("TND", 3), ("USD", 2)];
    private static readonly string[] Channels = ["direct", "booking.com", "expedia", "little-hotelier"];

    /// <summary>The numbers of the cards that are used.</summary>
    internal static readonly string[] Numbers =
    [
        "4242424242424242", "4242424242424242", "4242424242424242", "4000000000000002", "4000000000009995", "4000000000000341",
        "4000002760003184", "4000002500003155",
    ];

    private readonly Random random;
    private readonly int decimals;
    private readonly string currency;
    private readonly List<JsonObject> events = [];
    private readonly DateTime start = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private int automations;

    private GeneratedScenario(int seed)
    {
        random = new Random(seed);
        (currency, decimals) = Pick(Currencies);
    }

    /// <summary>The scenario of a seed, as its file would be.</summary>
    internal static JsonObject Of(int seed) => new GeneratedScenario(seed).Make();

    private JsonObject Make()
    {
        var property = Property();
        var rules = new JsonArray([.. Enumerable.Range(0, random.Next(0, 7)).Select(i => (JsonNode)Automation(i))]);
        automations = rules.Count;
        var bookings = random.Next(1, 5);
        for (var i = 1; i <= bookings; i++)
        {
            Life($"B{i}");
        }

        RuleEvents();
        return new JsonObject
        {
            ["title"] = "generated",
            ["property"] = property,
            ["automations"] = rules,
            ["start"] = Text(start),
            ["events"] = new JsonArray([.. events.OrderBy(e => (string)e["at"]!, StringComparer.Ordinal)]),
            ["until"] = Text(start.AddDays(200)),
        };
    }

    private JsonObject Property()
    {
        var property = new JsonObject
        {
            ["name"] = "Generated", ["timeZone"] = Pick(Zones), ["currency"] = currency, ["country"] = "US", ["language"] = "en",
            ["kind"] = "lodging", ["sendRequestsAt"] = $"{random.Next(0, 24):00}:30",
            ["guaranteePolicies"] = new JsonArray(
                new JsonObject { ["code"] = "flex", ["deposit"] = new JsonObject { ["percent"] = 30 }, ["periodHours"] = 48 },
                new JsonObject
                {
                    ["code"] = "card", ["deposit"] = new JsonObject { ["nights"] = 1 }, ["periodHours"] = 24, ["satisfiedBy"] = "card",
                }),
        };
        if (Chance(2))
        {
            property["releaseHoldsAfterCheckOutDays"] = random.Next(0, 3);
        }

        if (Chance(2))
        {
            property["balanceSchedule"] = new JsonObject
            {
                ["dueDays"] = random.Next(0, 30), ["leadDays"] = random.Next(0, 12), ["methods"] = new JsonArray("card", "bankTransfer"),
            };
        }

        return property;
    }

    private JsonObject Automation(int i)
    {
        var operation = Pick(["charge", "charge", "charge", "authorize", "none"]);
        var automation = new JsonObject
        {
            ["name"] = $"A{i}", ["active"] = !Chance(5), ["trigger"] = Trigger(), ["scope"] = Chance(3) ? "newBookings" : "all",
            ["exclusive"] = Chance(3), ["priority"] = random.Next(1, 4) * 10, ["operation"] = operation,
            ["card"] = Pick(["last", "last", "lastGuest", "lastOta"]), ["amount"] = Amount(), ["validateCard"] = Chance(5),
            ["repeatOnModification"] = Chance(2), ["filter"] = Filter(),
            ["onSuccess"] = new JsonObject { ["closeFolio"] = Chance(6), ["task"] = Chance(5) ? "Look" : null },
        };
        if (operation == "charge" && Chance(5))
        {
            automation["surcharge"] = new JsonObject { ["percent"] = "1.5" };
        }

        return automation;
    }

    private JsonObject Trigger() => random.Next(9) switch
    {
        0 => Hours("afterCreation"),
        1 => Hours("afterArrival"),
        2 => Hours("afterDeparture"),
        3 => Hours("afterCancellation"),
        4 => Hours("untilArrival"),
        5 => Hours("beforeDeparture"),
        6 => new JsonObject { ["when"] = "daysBeforeArrival", ["days"] = random.Next(0, 20), ["at"] = $"{random.Next(0, 24):00}:30" },
        7 => new JsonObject { ["when"] = "arrivalDay", ["at"] = $"{random.Next(0, 24):00}:15" },
        _ => new JsonObject { ["when"] = "departureDay", ["at"] = $"{random.Next(0, 24):00}:45" },
    };

    private JsonObject Hours(string when) => new() { ["when"] = when, ["hours"] = random.Next(0, 60) };

    private JsonObject Amount() => random.Next(6) switch
    {
        0 => new JsonObject { ["basis"] = "balance", ["percent"] = -50 },
        1 => new JsonObject { ["basis"] = "depositDue" },
        2 => new JsonObject { ["basis"] = "charges", ["percent"] = "33.3" },
        3 => new JsonObject { ["basis"] = "charges", ["nights"] = 1, ["extra"] = Money(3) },
        4 => new JsonObject { ["basis"] = "balance", ["fixed"] = Money(5) },
        _ => new JsonObject { ["basis"] = "balance" },
    };

    private JsonObject Filter() => random.Next(6) switch
    {
        0 => new JsonObject { ["channels"] = new JsonArray("direct", "booking.com") },
        1 => new JsonObject { ["ota"] = Chance(2) },
        2 => new JsonObject { ["cards"] = Pick(["guestOnly", "otaOnly", "none"]) },
        3 => new JsonObject { ["guaranteeStates"] = new JsonArray("guaranteed", "nonGuaranteed") },
        _ => [],
    };

    private void Life(string reference)
    {
        var booked = start.AddHours(random.Next(0, 24 * 40)).AddMinutes(random.Next(0, 2) * 30);
        var arrival = booked.Date.AddDays(random.Next(0, 60));
        var departure = arrival.AddDays(random.Next(0, 8));
        Add(booked, "book", new JsonObject { ["booking"] = Booking(reference, arrival, departure) });
        for (var i = random.Next(0, 8); i > 0; i--)
        {
            SomethingHappens(reference, booked.AddHours(random.Next(0, 24 * 70)), arrival);
        }

        switch (random.Next(4))
        {
            case 0:
                Add(arrival.AddHours(-random.Next(1, 100)), "cancel", OnRef(reference));
                break;
            case 1:
                Add(arrival.AddHours(23), "noShow", OnRef(reference));
                break;
            default:
                Add(arrival.AddHours(15), "checkIn", OnRef(reference));
                Add(departure.AddHours(24 + 10), "checkOut", OnRef(reference));
                break;
        }
    }

    private JsonObject Booking(string reference, DateTime arrival, DateTime departure)
    {
        var channel = Pick(Channels);
        var booking = new JsonObject
        {
            ["ref"] = reference, ["channel"] = channel, ["arrival"] = Day(arrival), ["departure"] = Day(departure), ["rooms"] = Rooms(),
            ["guest"] = new JsonObject { ["name"] = "Anne Martin", ["email"] = "anne@example.com", ["language"] = "fr" },
            ["charges"] = new JsonArray(new JsonObject { ["group"] = "accommodation", ["amount"] = Money(700) }),
            ["cards"] = Chance(5) ? [] : new JsonArray(Card(channel == "direct" ? "guest" : "ota")),
        };
        if (Chance(2))
        {
            booking["guaranteePolicy"] = Pick(["flex", "card"]);
        }

        if (Chance(4))
        {
            booking["payments"] = new JsonArray(new JsonObject { ["amount"] = Money(200), ["method"] = "bankTransfer" });
        }

        return booking;
    }

    private JsonArray Rooms() =>
        new([.. Enumerable.Range(1, random.Next(1, 4)).Select(i => (JsonNode)new JsonObject { ["unit"] = $"{i}", ["type"] = "double" })]);

    private void SomethingHappens(string reference, DateTime at, DateTime arrival)
    {
        var (what, body) = random.Next(25) switch
        {
            0 => ("addCharge", new JsonObject { ["group"] = "bar", ["amount"] = Money(40) }),
            1 => ("addPayment", new JsonObject { ["amount"] = Money(90), ["method"] = "cash" }),
            2 => ("refund", new JsonObject { ["amount"] = Money(30), ["creditLine"] = Chance(2) }),
            3 => ("addCard", new JsonObject { ["card"] = Card(Chance(3) ? "ota" : "guest") }),
            4 => ("modify", Set("charges", new JsonArray(new JsonObject { ["group"] = "accommodation", ["amount"] = Money(900) }))),
            5 => ("modify", Set("rooms", Rooms())),
            6 => ("modify", Dates(arrival.AddDays(random.Next(1, 20)))),
            7 => ("modify", Set("channel", Pick(Channels))),
            8 => ("sendLink", []),
            9 or 10 => ("guestPays", new JsonObject { ["method"] = "card", ["card"] = Card("guest") }),
            11 => ("resend", []),
            12 => ("openFolio", new JsonObject { ["folio"] = "extras" }),
            13 => ("closeFolio", new JsonObject { ["folio"] = "main" }),
            14 => ("captureHold", []),
            15 => ("releaseHold", []),
            16 => ("setGuarantee", new JsonObject { ["state"] = Pick(["guaranteed", "expired", "awaiting"]) }),
            17 => ("forceSend", []),
            18 => ("changeAmount", new JsonObject { ["amount"] = Money(100) }),
            19 => ("guestChooses", new JsonObject { ["method"] = "bankTransfer" }),
            21 => ("chargeCard", Chance(2) ? [] : new JsonObject { ["amount"] = Money(120) }),
            22 => ("placeHold", Chance(2) ? [] : new JsonObject { ["amount"] = Money(150), ["card"] = "lastGuest" }),
            23 => ("startRun", new JsonObject { ["automation"] = $"A{random.Next(0, Math.Max(1, automations))}" }),
            20 => ("retryPayment", new JsonObject { ["automation"] = $"A{random.Next(0, Math.Max(1, automations))}" }),
            _ => ("cancelRun", new JsonObject { ["automation"] = $"A{random.Next(0, Math.Max(1, automations))}" }),
        };
        if (automations > 0 || !body.ContainsKey("automation"))
        {
            body["ref"] = reference;
            Add(at, what, body);
        }
    }

    private void RuleEvents()
    {
        for (var i = random.Next(0, 3); i > 0 && automations > 0; i--)
        {
            var name = $"A{random.Next(0, automations)}";
            var at = start.AddHours(random.Next(0, 24 * 90));
            switch (random.Next(4))
            {
                case 0:
                    Add(at, "archive", new JsonObject { ["automation"] = name });
                    break;
                case 1:
                    Add(at, "deactivate", new JsonObject { ["automation"] = name });
                    break;
                case 2:
                    Add(at, "edit", new JsonObject { ["automation"] = name, ["set"] = new JsonObject { ["trigger"] = Trigger() } });
                    break;
                default:
                    Add(at, "activate", new JsonObject { ["automation"] = name });
                    break;
            }
        }
    }

    private static JsonObject Set(string key, JsonNode value) => new() { ["set"] = new JsonObject { [key] = value } };

    private JsonObject Dates(DateTime arrival) => new()
    {
        ["set"] = new JsonObject { ["arrival"] = Day(arrival), ["departure"] = Day(arrival.AddDays(random.Next(0, 8))) },
    };

    private JsonObject Card(string owner) => new() { ["number"] = Pick(Numbers), ["exp"] = "12/30", ["owner"] = owner };

    private static JsonObject OnRef(string reference) => new() { ["ref"] = reference };

    private void Add(DateTime at, string what, JsonObject body)
    {
        if (at >= start)
        {
            body["at"] = Text(at);
            body["do"] = what;
            events.Add(body);
        }
    }

    private string Money(int about)
    {
        var amount = Math.Round(about * (0.5m + (decimal)random.NextDouble()), decimals);
        return amount.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
