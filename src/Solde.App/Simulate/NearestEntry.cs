using System.Text.Json.Nodes;

namespace Solde.App.Simulate;

/// <summary>Says why nothing served an expectation, by the entry that comes nearest to it.</summary>
internal static class NearestEntry
{
    /// <summary>One line: the expectation, the nearest entry and what differs.</summary>
    /// <param name="timeline">The entries of the play.</param>
    /// <param name="from">The first entry that may still serve it.</param>
    /// <param name="expected">The expectation.</param>
    internal static string Explain(IReadOnlyList<JsonObject> timeline, int from, JsonObject expected)
    {
        var wanted = EntryMatch.Show(expected);
        if (timeline.Count == 0)
        {
            return $"{wanted} did not come: nothing happened";
        }

        var (index, entry) = timeline.Index().MaxBy(pair => (Likeness(expected, pair.Item), pair.Index >= from));
        var different = expected.Where(pair => !EntryMatch.Matches(pair.Key, pair.Value, entry[pair.Key])).ToList();
        return different.Count > 0
            ? $"{wanted} did not come; nearest is {EntryMatch.Show(entry)}: {string.Join(", ", different.Select(pair => Difference(pair, entry)))}"
            : $"{wanted} {(index < from ? "came only before what was expected before it" : "came, but serves another expectation")}: {EntryMatch.Show(entry)}";
    }

    // What happened to which booking says more than when, and when more than the rest.
    private static int Likeness(JsonObject expected, JsonObject entry) =>
        expected.Where(pair => EntryMatch.Matches(pair.Key, pair.Value, entry[pair.Key])).Sum(pair => pair.Key switch
        {
            "what" => 16,
            "ref" => 8,
            "automation" => 4,
            "at" => 2,
            _ => 1,
        });

    private static string Difference(KeyValuePair<string, JsonNode?> pair, JsonObject entry) => entry.ContainsKey(pair.Key)
        ? $"{pair.Key} is {EntryMatch.Show(entry[pair.Key])}, not {EntryMatch.Show(pair.Value)}"
        : $"{pair.Key} is missing";
}
