using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Simulate;
using Solde.Core.Automations;

namespace Solde.Server.Rules;

/// <summary>What became of an automation of a file.</summary>
internal enum Imported
{
    /// <summary>It is new, and inactive.</summary>
    Made,

    /// <summary>It is new, and active.</summary>
    MadeActive,

    /// <summary>It has a new version.</summary>
    Changed,

    /// <summary>It was the same already.</summary>
    Unchanged,
}

/// <summary>Brings a list of automations in (X12): new ones are made, changed ones get a new version.</summary>
internal static class RuleImport
{
    /// <summary>The name of one that is archived, which no file brings back; null = there is none.</summary>
    public static string? ArchivedAmong(ImmutableArray<ScenarioAutomation> wanted, RuleSet rules) =>
        wanted.Select(one => one.Rule.Name).FirstOrDefault(name => rules.Find(name) is { State: AutomationState.Archived });

    /// <summary>Saves them; none of them may be archived.</summary>
    /// <param name="store">The durable memory.</param>
    /// <param name="desk">Where they are saved, as whoever does it.</param>
    /// <param name="property">The property.</param>
    /// <param name="wanted">The automations of the file.</param>
    /// <param name="activate">New ones are switched on at once, where the file does not say otherwise.</param>
    /// <param name="now">The instant.</param>
    /// <returns>What became of each, and the version it has now.</returns>
    public static async ValueTask<ImmutableArray<(string Name, Imported Result, int Version)>> Save(
        IStore store, AutomationDesk desk, Guid property, ImmutableArray<ScenarioAutomation> wanted, bool activate, Instant now)
    {
        var rules = await store.Rules(property);
        var saved = ImmutableArray.CreateBuilder<(string, Imported, int)>(wanted.Length);
        foreach (var (rule, active) in wanted)
        {
            var known = rules.Find(rule.Name);
            var result = (known, JsonNode.DeepEquals(known is null ? null : AutomationJson.Write(known.Current.Rule), AutomationJson.Write(rule))) switch
            {
                (null, _) => activate && active ? Imported.MadeActive : Imported.Made,
                (_, true) => Imported.Unchanged,
                _ => Imported.Changed,
            };
            if (known is null)
            {
                await desk.Create(property, rule, result == Imported.MadeActive, now);
            }
            else if (result == Imported.Changed)
            {
                await desk.Edit(property, rule.Name, rule, now);
            }

            saved.Add((rule.Name, result, (known?.Current.Number ?? 0) + (result == Imported.Unchanged ? 0 : 1)));
        }

        return saved.MoveToImmutable();
    }

    /// <summary>The automations as a list that can be brought in again; archived ones are left out.</summary>
    public static JsonArray Export(RuleSet rules) => new(
    [
        .. rules.All.Where(automation => automation.State != AutomationState.Archived).OrderBy(automation => automation.Age)
            .Select(automation => AutomationJson.Write(automation.Current.Rule, automation.State == AutomationState.Active)),
    ]);
}
