using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Reviews;
using Solde.Core.Automations;
using Solde.Core.Properties;

namespace Solde.App.Tests.Play;

/// <summary>A run that the test of its automation (C13) said the next review would process.</summary>
internal sealed record Announced(Instant At, string Ref, string Automation, string Amount);

/// <summary>A store that, each time the autopilot first takes what is due at an instant, asks the test of every automation what it
/// would do now.</summary>
public class Announcing : DispatchProxy
{
    private readonly List<Announced> announced = [];
    private IStore inner = null!;
    private Instant last = Instant.MinValue;

    internal IReadOnlyList<Announced> All => announced;

    internal static (IStore Store, Announcing Announcing) Around(IStore store)
    {
        var proxy = Create<IStore, Announcing>();
        var announcing = (Announcing)(object)proxy;
        announcing.inner = store;
        return (proxy, announcing);
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IStore.ClaimReviews) && (Instant)args![1]! > last)
        {
            last = (Instant)args[1]!;
            return new ValueTask<ImmutableArray<ClaimedReview>>(ClaimAfterAsking(last, (Instant)args[2]!, (int)args[3]!));
        }

        return targetMethod.Invoke(inner, args);
    }

    private async Task<ImmutableArray<ClaimedReview>> ClaimAfterAsking(Instant now, Instant leaseUntil, int limit)
    {
        foreach (var (property, _) in await inner.Properties())
        {
            foreach (var automation in (await inner.Rules(property)).All.Where(a => a.State != AutomationState.Inactive))
            {
                await foreach (var each in new Rehearsal(inner).Test(property, automation, now))
                {
                    if (each.Matches)
                    {
                        announced.Add(new Announced(now, each.Ref, automation.Ref.Name, each.Verdict.Amount.ToDecimalString()));
                    }
                }
            }
        }

        return await inner.ClaimReviews(Instant.MinValue, now, leaseUntil, limit);
    }
}

/// <summary>Compares what was announced with what the journal tells.</summary>
internal static class AnnouncedRuns
{
    /// <summary>What was announced and not done, or done and not announced. Where several automations act on one booking at one instant
    /// only the first is sure, since each sees what the one before did; they are left out.</summary>
    internal static IEnumerable<string> Differences(
        IReadOnlyList<Announced> announced, IEnumerable<JsonObject> timeline, PropertySettings property)
    {
        var done = timeline.Where(IsDone).ToLookup(e => ((string)e["at"]!, (string)e["ref"]!));
        var told = announced.ToLookup(a => (Timeline.At(a.At, property.Zone), a.Ref));
        foreach (var group in told.Where(group => group.Count() == 1))
        {
            var run = group.Single();
            if (!done[group.Key].Any(e => (string?)e["automation"] == run.Automation && ((string?)e["amount"] ?? run.Amount) == run.Amount))
            {
                yield return $"announced, not done: {run}";
            }
        }

        foreach (var entry in done.SelectMany(group => group).Where(e => (string)e["what"]! is "payment.succeeded" or "hold.placed"))
        {
            var key = ((string)entry["at"]!, (string)entry["ref"]!);
            if (!told[key].Any(a => a.Automation == (string)entry["automation"]!))
            {
                yield return $"done, not announced: {entry.ToJsonString()}";
            }
        }
    }

    // A run whose card fails its validation at that very instant is done with, too.
    private static bool IsDone(JsonObject entry) => entry["automation"] is not null && entry["ref"] is not null
        && ((string)entry["what"]! is "payment.succeeded" or "payment.failed" or "payment.actionRequired" or "hold.placed" or "run.completed"
            || (string?)entry["reason"] == "cardInvalid");
}
