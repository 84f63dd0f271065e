using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.Core.Automations;
using Solde.Server.Api;
using static Solde.Server.Api.RefusalWords;

namespace Solde.Server.Rules;

/// <summary>The one way in which API and back office save and switch automations: each change is made from what the one before left.</summary>
internal static class RuleSaving
{
    private static readonly Turns Turns = new();

    /// <summary>Saves a new automation.</summary>
    /// <returns>The automation; or why not.</returns>
    public static ValueTask<(Automation? Saved, string? Refusal)> Create(
        IStore store, AutomationDesk desk, Guid property, AutomationRule rule, bool active, Instant now) =>
        Turns.Take<(Automation?, string?)>(property, async () => (await store.Rules(property)).Find(rule.Name) is not null
            ? (null, AutomationExists)
            : (await desk.Create(property, rule, active, now), null));

    /// <summary>Saves a new version; what is the same already saves none.</summary>
    /// <param name="store">The durable memory.</param>
    /// <param name="desk">Where it is saved, as whoever does it.</param>
    /// <param name="property">The property.</param>
    /// <param name="automation">The automation's id.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="madeFrom">The version it was made from: a newer one is not overwritten. Null = whichever.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Why not; null = it is saved.</returns>
    public static ValueTask<string?> Edit(
        IStore store, AutomationDesk desk, Guid property, Guid automation, AutomationRule rule, int? madeFrom, Instant now) => Turns.Take(property, async () =>
    {
        var rules = await store.Rules(property);
        if (rules.All.FirstOrDefault(each => each.Ref.Id == automation) is not { } known)
        {
            return Refusals.UnknownAutomation;
        }

        if (madeFrom is { } version && version != known.Current.Number)
        {
            return VersionConflict;
        }

        if (rules.Find(rule.Name) is { } other && other.Ref.Id != automation)
        {
            return AutomationExists;
        }

        return JsonNode.DeepEquals(AutomationJson.Write(known.Current.Rule), AutomationJson.Write(rule))
            ? null
            : await desk.Edit(property, known.Current.Rule.Name, rule, now);
    });

    /// <summary>Switches an automation on or off, or archives it.</summary>
    /// <param name="store">The durable memory.</param>
    /// <param name="property">The property.</param>
    /// <param name="automation">The automation's id.</param>
    /// <param name="action">What is done, by its name.</param>
    /// <returns>Why not; null = it is done.</returns>
    public static ValueTask<string?> Switch(IStore store, Guid property, Guid automation, Func<string, ValueTask<string?>> action) => Turns.Take(property, async () =>
        (await store.Rules(property)).All.FirstOrDefault(each => each.Ref.Id == automation) is { } known
            ? await action(known.Current.Rule.Name)
            : Refusals.UnknownAutomation);

    /// <summary>Brings a list of automations in, one after the other, with nothing in between.</summary>
    public static ValueTask<T> InTurn<T>(Guid property, Func<ValueTask<T>> work) => Turns.Take(property, work);
}
