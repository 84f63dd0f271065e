using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solde.App.Simulate;

/// <summary>Whether a timeline entry is what an expectation describes.</summary>
internal static class EntryMatch
{
    private const int LongestShown = 400;

    // For people and test logs: é and — as they are.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every key the expectation names matches.</summary>
    internal static bool Matches(JsonObject expected, JsonObject entry) => expected.All(pair => Matches(pair.Key, pair.Value, entry[pair.Key]));

    /// <summary>One key matches: times as prefixes, lists of objects in any order, everything else exactly. A key left out is null.</summary>
    internal static bool Matches(string key, JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (JsonValue, JsonValue) when key is "at" or "dueAt" or "sendAt" or "deadline" && Text(expected) is { } prefix && Text(actual) is { } whole =>
            whole.StartsWith(prefix, StringComparison.Ordinal),
        (JsonArray wishes, JsonArray items) when wishes.Count > 0 && wishes.All(wish => wish is JsonObject) => MatchesInAnyOrder(wishes, items),
        _ => JsonNode.DeepEquals(expected, actual),
    };

    /// <summary>Two entries of one instant.</summary>
    internal static bool SameInstant(JsonObject a, JsonObject b) => JsonNode.DeepEquals(a["at"], b["at"]);

    /// <summary>A value on one line, cut when it is long.</summary>
    internal static string Show(JsonNode? node)
    {
        var text = node?.ToJsonString(Readable) ?? "null";
        return text.Length > LongestShown ? string.Concat(text.AsSpan(0, LongestShown), "…") : text;
    }

    private static bool MatchesInAnyOrder(JsonArray wishes, JsonArray items)
    {
        if (wishes.Count != items.Count)
        {
            return false;
        }

        var matching = new Matching(0, items.Count, (wish, item) => items[item] is JsonObject entry && Matches((JsonObject)wishes[wish]!, entry));
        return Enumerable.Range(0, wishes.Count).All(matching.TryAdd);
    }

    private static string? Text(JsonNode node) => node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
