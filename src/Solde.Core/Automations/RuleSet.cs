using System.Collections.Frozen;

namespace Solde.Core.Automations;

/// <summary>All automations of a property, in the order in which they act: priority, then age.</summary>
public sealed class RuleSet
{
    private readonly FrozenDictionary<Guid, int> positions;

    /// <summary>Sorts the automations by the priority of their current version, then by age.</summary>
    public RuleSet(IEnumerable<Automation> automations)
    {
        All = [.. automations.OrderBy(a => a.Current.Rule.Priority).ThenBy(a => a.Age)];
        var rules = All.SelectMany(automation => automation.Versions, (_, version) => version.Rule).ToList();
        AnyExclusive = rules.Exists(rule => rule.Exclusive);
        AnyValidates = rules.Exists(rule => rule.ValidateCard);
        positions = All.Select((automation, i) => (automation.Ref.Id, i)).ToFrozenDictionary(pair => pair.Id, pair => pair.i);
    }

    /// <summary>No automations.</summary>
    public static RuleSet Empty { get; } = new([]);

    /// <summary>All automations, archived and inactive ones too, in acting order.</summary>
    public ImmutableArray<Automation> All { get; }

    /// <summary>Some version of some automation is exclusive (LH2).</summary>
    public bool AnyExclusive { get; }

    /// <summary>Some version of some automation has cards verified (LH5).</summary>
    public bool AnyValidates { get; }

    /// <summary>The position of an automation in <see cref="All"/>; −1 when it is not there.</summary>
    public int PositionOf(Guid automation) => positions.GetValueOrDefault(automation, -1);

    /// <summary>Finds an automation by its current name; null when there is none.</summary>
    public Automation? Find(string name) => All.FirstOrDefault(a => a.Current.Rule.Name == name);

    /// <summary>The same set with one automation replaced or added.</summary>
    public RuleSet With(Automation automation) => new(All.Where(a => a.Ref.Id != automation.Ref.Id).Append(automation));
}
