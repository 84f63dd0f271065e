using System.Collections.Concurrent;
using Solde.App.Bookings;

namespace Solde.Storage.Properties;

/// <summary>Settings and rules as parsed, the newest version of each property that was read. A version is never saved twice with another
/// text, but for one whose transaction failed: a transaction that saves versions does not use the kept ones.</summary>
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
