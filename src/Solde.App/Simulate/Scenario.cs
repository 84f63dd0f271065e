using System.Text.Json.Nodes;
using Solde.Core.Automations;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>A scenario, read and checked (see docs/scenarios.md): a property, its automations, what happens and what must come out.</summary>
public sealed record Scenario
{
    /// <summary>What it shows.</summary>
    public string? Title { get; init; }

    /// <summary>The features it shows, by number.</summary>
    public string? Source { get; init; }

    /// <summary>The property.</summary>
    public required PropertySettings Property { get; init; }

    /// <summary>Its automations, in order of age.</summary>
    public required ImmutableArray<ScenarioAutomation> Automations { get; init; }

    /// <summary>When the play begins.</summary>
    public required Instant Start { get; init; }

    /// <summary>What happens, by time; ties in file order.</summary>
    public required ImmutableArray<ScenarioEvent> Events { get; init; }

    /// <summary>When the play ends, inclusive.</summary>
    public required Instant Until { get; init; }

    /// <summary>Entries that must come, in this order.</summary>
    public required ImmutableArray<JsonObject> Expect { get; init; }

    /// <summary>Entries that must not come.</summary>
    public required ImmutableArray<JsonObject> Absent { get; init; }
}

/// <summary>An automation of a scenario.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Active">Whether it is active from the start.</param>
public sealed record ScenarioAutomation(AutomationRule Rule, bool Active);
