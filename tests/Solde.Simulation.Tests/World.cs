using System.Globalization;
using System.Text.Json.Nodes;
using Solde.App.Simulate;
using Solde.App.Tests.Play;

namespace Solde.Simulation.Tests;

/// <summary>A property of the simulation, with its rules and what happens to its bookings.</summary>
/// <param name="Id">The property's id.</param>
/// <param name="Scenario">What happens.</param>
internal sealed record World(Guid Id, Scenario Scenario)
{
    /// <summary>Those who book on the salon's page.</summary>
    public ImmutableArray<ScenarioEvent> Clients { get; private init; } = [];

    private const string AtPattern = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The world of a seed: a generated scenario, in which more people act, and at the same hours, so that they meet.</summary>
    public static World Of(int seed, Guid id)
    {
        var random = new Random(seed);
        var isSalon = seed % 5 == 0;
        var scenario = isSalon ? GeneratedSalon.Of(seed) : GeneratedScenario.Of(seed);
        scenario["property"]!["name"] = $"Property {seed}";
        var events = scenario["events"]!.AsArray().Select(each => (JsonObject)each!.DeepClone()).ToList();
        var bookings = events.Where(each => (string?)each["do"] == "book").ToList();
        foreach (var booked in bookings)
        {
            Crowd(events, (string)booked["booking"]!["ref"]!, Time(booked), random);
        }

        if (!isSalon && random.Next(3) == 0)
        {
            var early = EarlyWork.Of(random);
            scenario["automations"]!.AsArray().Insert(0, early.Automation);
            bookings.ForEach(booked => events.AddRange(early.Around(booked, Time(booked), random)));
        }

        var hours = random.Next(3) switch { 0 => 1, 1 => 12, _ => 24 };
        foreach (var each in events.Where(each => (string?)each["do"] != "book"))
        {
            // On the hour, when automations are due too.
            var at = Time(each);
            each["at"] = Text(at.Date.AddHours((at.Hour / hours * hours) + (hours == 24 ? 12 : 0)));
        }

        var start = DateTime.ParseExact((string)scenario["start"]!, AtPattern, CultureInfo.InvariantCulture);
        scenario["events"] = new JsonArray([.. events.Where(each => Time(each) >= start).OrderBy(Time)]);
        var world = new World(id, ScenarioReader.Read(scenario.ToJsonString()));
        return isSalon ? world with { Clients = BookOnlineEvent.Some(world.Scenario, random) } : world;
    }

    /// <summary>Guests who pay, twice where they are impatient, and staff who refund, capture and release.</summary>
    private static void Crowd(List<JsonObject> events, string reference, DateTime booked, Random random)
    {
        void Add(DateTime at, string what, JsonObject? fields = null)
        {
            var added = fields ?? [];
            (added["at"], added["do"], added["ref"]) = (Text(at), what, reference);
            events.Add(added);
        }

        DateTime Later(int days) => booked.AddHours(random.Next(1, 24 * days));
        JsonObject Card() => new()
        {
            ["number"] = GeneratedScenario.Numbers[random.Next(GeneratedScenario.Numbers.Length)], ["exp"] = "12/30", ["owner"] = "guest",
        };
        if (random.Next(2) == 0)
        {
            var at = Later(20);
            Add(at, "sendLink");
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                Add(at.AddHours(1), "guestPays", new JsonObject { ["method"] = "card", ["card"] = Card() });
            }
        }

        for (var times = random.Next(0, 5); times > 0; times--)
        {
            var at = Later(60);
            switch (random.Next(5))
            {
                case 4:
                    Add(at, "guestPays", new JsonObject { ["method"] = "card" }); // Authenticates what waits for it.
                    break;
                case 0:
                    Add(at, "captureHold");
                    Add(at, random.Next(2) == 0 ? "captureHold" : "releaseHold");
                    break;
                case 1:
                    Add(at, "releaseHold");
                    break;
                default:
                    Add(at, "refund", new JsonObject { ["amount"] = "25", ["creditLine"] = random.Next(2) == 0 });
                    Add(at, "refund", new JsonObject { ["amount"] = "25", ["creditLine"] = false });
                    break;
            }
        }
    }

    private static DateTime Time(JsonObject happening) => DateTime.ParseExact((string)happening["at"]!, AtPattern, CultureInfo.InvariantCulture);

    internal static string Text(DateTime at) => at.ToString(AtPattern, CultureInfo.InvariantCulture);
}

/// <summary>Something that somebody does.</summary>
/// <param name="World">At which property, by number.</param>
/// <param name="Event">What.</param>
/// <param name="At">When.</param>
internal sealed record Happening(int World, ScenarioEvent Event, Instant At);
