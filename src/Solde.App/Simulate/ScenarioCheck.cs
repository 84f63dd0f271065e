using System.Text.Json.Nodes;

namespace Solde.App.Simulate;

/// <summary>An expectation that does not hold.</summary>
/// <param name="Path">Where it stands in the scenario: <c>$.expect[3]</c>.</param>
/// <param name="Problem">What differs, with the nearest entry, on one line.</param>
public sealed record ScenarioFailure(string Path, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Problem}";
}

/// <summary>Compares a timeline with what a scenario expects (docs/scenarios.md): <c>expect</c> is an ordered subsequence in which entries
/// of one instant may come in any order and each serves one expectation; <c>absent</c> matches nothing.</summary>
public static class ScenarioCheck
{
    /// <summary>Every expectation that does not hold; none when all do.</summary>
    /// <param name="timeline">The entries of a play, in their order.</param>
    /// <param name="expect">Entries that must come.</param>
    /// <param name="absent">Entries that must not come.</param>
    public static ImmutableArray<ScenarioFailure> Compare(
        IReadOnlyList<JsonObject> timeline, IReadOnlyList<JsonObject> expect, IReadOnlyList<JsonObject> absent)
    {
        var moments = Moments(timeline);
        var failures = ImmutableArray.CreateBuilder<ScenarioFailure>();
        Expect(timeline, moments, expect, failures);
        foreach (var (i, unwanted) in absent.Index())
        {
            if (timeline.FirstOrDefault(entry => EntryMatch.Matches(unwanted, entry)) is { } found)
            {
                failures.Add(new ScenarioFailure($"$.absent[{i}]", $"{EntryMatch.Show(unwanted)} came: {EntryMatch.Show(found)}"));
            }
        }

        return failures.DrainToImmutable();
    }

    // Going from moment to moment and serving in each as many of the next expectations as it can loses nothing: whoever waits for a later
    // moment could only serve the same ones or fewer. Within a moment it is a matching, so what an entry serves may still change.
    private static void Expect(
        IReadOnlyList<JsonObject> timeline, List<Range> moments, IReadOnlyList<JsonObject> expect,
        ImmutableArray<ScenarioFailure>.Builder failures)
    {
        var moment = 0;
        var matching = MatchingOf(0);
        for (var i = 0; i < expect.Count; i++)
        {
            var (found, at) = (matching.TryAdd(i), moment);
            while (!found && ++at < moments.Count)
            {
                var later = MatchingOf(at);
                if (later.TryAdd(i))
                {
                    (found, moment, matching) = (true, at, later);
                }
            }

            if (!found)
            {
                var from = moments.Count == 0 ? 0 : moments[moment].Start.Value;
                failures.Add(new ScenarioFailure($"$.expect[{i}]", NearestEntry.Explain(timeline, from, expect[i])));
            }
        }

        Matching MatchingOf(int index)
        {
            var range = index < moments.Count ? moments[index] : 0..0;
            return new Matching(range.Start.Value, range.End.Value, (expectation, entry) => EntryMatch.Matches(expect[expectation], timeline[entry]));
        }
    }

    // Entries that follow one another at one instant.
    private static List<Range> Moments(IReadOnlyList<JsonObject> timeline)
    {
        var moments = new List<Range>();
        for (var i = 0; i < timeline.Count; i++)
        {
            var start = i > 0 && EntryMatch.SameInstant(timeline[i - 1], timeline[i]) ? moments[^1].Start.Value : i;
            if (start != i)
            {
                moments.RemoveAt(moments.Count - 1);
            }

            moments.Add(start..(i + 1));
        }

        return moments;
    }
}
