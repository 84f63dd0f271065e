using System.Collections.Concurrent;
using Solde.App.Bookings;

namespace Solde.Storage.Properties;

/// <summary>Settings and rules as parsed, the newest version of each property that was read. A version is never saved twice with another
/// text, but for one whose transaction failed: only what a transaction has found that did not fail is kept (<see cref="FoundRules"/>).</summary>
internal sealed class ParsedRules
{
    // Some hundred kilobytes at most each; beyond that many, properties come and go.
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<Guid, (PropertyVersions Versions, PropertyView View)> views = new();

    public PropertyView? Find(Guid property, PropertyVersions versions) =>
        views.TryGetValue(property, out var known) && known.Versions == versions ? known.View : null;

    public void Keep(Guid property, PropertyVersions versions, PropertyView view)
    {
        if (views.Count >= Most)
        {
            views.Clear();
        }

        views[property] = (versions, view);
    }
}

/// <summary>What one transaction knows: what is kept, and what it has parsed itself.</summary>
internal sealed class FoundRules(ParsedRules kept)
{
    private Dictionary<Guid, (PropertyVersions Versions, PropertyView View)>? found;

    public PropertyView? Find(Guid property, PropertyVersions versions) =>
        found is not null && found.TryGetValue(property, out var known) && known.Versions == versions ? known.View : kept.Find(property, versions);

    public void Add(Guid property, PropertyVersions versions, PropertyView view) => (found ??= [])[property] = (versions, view);

    /// <summary>The transaction did not fail: what it parsed is kept for others.</summary>
    public void Keep()
    {
        foreach (var (property, (versions, view)) in found ?? [])
        {
            kept.Keep(property, versions, view);
        }
    }
}
