using System.Text.Json.Nodes;
using Solde.App.Reviews;
using Solde.Core.Checkout;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>The entries of test and explain in a timeline: shown, never stored.</summary>
public static class Shown
{
    /// <summary><c>test.result</c>: what the next review would process, and for every other booking why not.</summary>
    public static JsonObject Test(string automation, IEnumerable<Rehearsed> rehearsed, Instant now, PropertySettings property)
    {
        var matches = new JsonArray();
        var others = new JsonArray();
        foreach (var each in rehearsed)
        {
            if (each.Matches)
            {
                matches.Add(new JsonObject { ["ref"] = each.Ref, ["amount"] = each.Verdict.Amount.ToDecimalString() });
            }
            else
            {
                others.Add(Add(new JsonObject { ["ref"] = each.Ref }, each.Verdict, property));
            }
        }

        var entry = Entry("test.result", now, property);
        entry["automation"] = automation;
        entry["matches"] = matches;
        entry["others"] = others;
        return entry;
    }

    /// <summary><c>explain.result</c>: where an automation stands on a booking, and why.</summary>
    public static JsonObject Explain(string automation, Rehearsed rehearsed, Instant now, PropertySettings property)
    {
        var entry = Entry("explain.result", now, property);
        entry["ref"] = rehearsed.Ref;
        entry["automation"] = automation;
        return Add(entry, rehearsed.Verdict, property);
    }

    /// <summary><c>online.options</c>: whether a client who books online is asked for a card, and why.</summary>
    public static JsonObject Online(OnlineOptions options, Instant now, PropertySettings property)
    {
        var entry = Entry("online.options", now, property);
        entry["card"] = Journal.Timeline.Word(options.Card);
        entry["because"] = options.Because;
        return entry;
    }

    /// <summary>The codes of a set of reasons.</summary>
    public static IEnumerable<string> Codes(Reasons reasons) => Enum.GetValues<Reasons>()
        .Where(reason => reason != Reasons.None && reasons.HasFlag(reason))
        .Select(reason => Journal.Timeline.Word(reason));

    private static JsonObject Entry(string what, Instant now, PropertySettings property) =>
        new() { ["at"] = Journal.Timeline.At(now, property.Zone), ["what"] = what };

    private static JsonObject Add(JsonObject entry, Verdict verdict, PropertySettings property)
    {
        entry["verdict"] = Journal.Timeline.Word(verdict.Kind);
        entry["reasons"] = new JsonArray([.. Codes(verdict.Reasons).Select(code => JsonValue.Create(code))]);
        if (verdict.DueAt != Instant.MinValue)
        {
            entry["dueAt"] = Journal.Timeline.At(verdict.DueAt, property.Zone);
        }

        if (verdict.Amount.IsPositive)
        {
            entry["amount"] = verdict.Amount.ToDecimalString();
        }

        return entry;
    }
}
