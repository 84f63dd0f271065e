using System.Text.Json.Nodes;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>Reads a scenario file (docs/scenarios.md). A typo must not silently change a rule: whatever is not understood is an error.</summary>
public static class ScenarioReader
{
    private const int MostAutomations = 500;
    private const int MostEvents = 20_000;
    private const int MostExpectations = 20_000;

    // What a play answers to questions; no facts, because they change nothing.
    private static readonly ImmutableArray<string> Answers = ["test.result", "explain.result", "online.options", "sale.closed"];

    /// <summary>Reads and checks a scenario.</summary>
    /// <exception cref="DocumentException">It is malformed; the message is one line with the JSON path and what is wrong.</exception>
    public static Scenario Read(string json)
    {
        var fields = DocumentValue.Parse(json).AsObject(
            "title", "source", "property", "automations", "start", "events", "until", "expect", "absent");
        var property = PropertyJson.Read(fields.Required("property"));
        var automations = Automations(fields.Optional("automations"), property);
        var start = fields.Required("start").AsInstant(property.Zone);
        var until = fields.Required("until");
        if (until.AsInstant(property.Zone) < start)
        {
            throw until.Wrong("before start");
        }

        var events = fields.Required("events").AsList(value => value, MostEvents);
        return new Scenario
        {
            Title = fields.Optional("title")?.AsText(),
            Source = fields.Optional("source")?.AsText(),
            Property = property,
            Automations = automations,
            Start = start,
            Events = Events(events, property, automations, start),
            Until = until.AsInstant(property.Zone),
            Expect = fields.List("expect", Entry, MostExpectations),
            Absent = fields.List("absent", Entry, MostExpectations),
        };
    }

    /// <summary>The rule that an <c>edit</c> makes of a rule; <see cref="Read"/> has checked it on top of the edits before it.</summary>
    /// <exception cref="DocumentException">The edit does not go with this rule.</exception>
    public static AutomationRule Edited(AutomationRule rule, JsonObject set, PropertySettings property) =>
        AutomationJson.Edit(rule, DocumentValue.Of(set), property.Currency, property.Country);

    private static ImmutableArray<ScenarioAutomation> Automations(DocumentValue? list, PropertySettings property)
    {
        var names = new HashSet<string>();
        return list?.AsList(Read, MostAutomations) ?? [];

        ScenarioAutomation Read(DocumentValue value)
        {
            var (rule, active) = AutomationJson.Read(value, property.Currency, property.Country);
            return names.Add(rule.Name) ? new ScenarioAutomation(rule, active) : throw value.Key("name").Wrong("another automation has this name");
        }
    }

    private static ImmutableArray<ScenarioEvent> Events(
        ImmutableArray<DocumentValue> values, PropertySettings property, ImmutableArray<ScenarioAutomation> automations, Instant start)
    {
        var names = automations.Select(automation => automation.Rule.Name).Concat(EventReading.NamesGiven(values)).ToHashSet();
        var events = values
            .Select(value => (Value: value, Event: EventReading.Read(value, property, names)))
            .OrderBy(pair => pair.Event.At)
            .ToImmutableArray();
        if (!events.IsEmpty && events[0].Event.At < start)
        {
            throw events[0].Value.Key("at").Wrong("before start");
        }

        var checks = new EventChecks(property, automations);
        return [.. events.Select(pair => checks.Look(pair.Value, pair.Event))];
    }

    private static JsonObject Entry(DocumentValue value)
    {
        var entry = value.AsAnyObject();
        if (entry.ContainsKey("what"))
        {
            // An unheard-of entry would always be absent.
            value.Key("what").AsOneOf([.. FactNames.All.Values.Order(StringComparer.Ordinal), .. Answers]);
        }

        return entry;
    }
}
