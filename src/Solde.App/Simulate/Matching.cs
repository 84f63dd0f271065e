namespace Solde.App.Simulate;

/// <summary>Gives each wish an entry of its own, moving earlier wishes to other entries where that makes room (augmenting paths).</summary>
/// <param name="from">The first entry.</param>
/// <param name="until">The entry after the last.</param>
/// <param name="fits">Whether a wish fits an entry.</param>
internal sealed class Matching(int from, int until, Func<int, int, bool> fits)
{
    private readonly Dictionary<int, int> wishOf = [];

    /// <summary>Adds a wish; when there is no room for it, nothing changes.</summary>
    internal bool TryAdd(int wish) => TryAdd(wish, []);

    private bool TryAdd(int wish, HashSet<int> tried)
    {
        for (var entry = from; entry < until; entry++)
        {
            if (fits(wish, entry) && tried.Add(entry) && (!wishOf.TryGetValue(entry, out var other) || TryAdd(other, tried)))
            {
                wishOf[entry] = wish;
                return true;
            }
        }

        return false;
    }
}
