using NodaTime;

namespace Solde.Server.Api;

/// <summary>Counts requests: everybody has a number of them in one go, which comes back with time.</summary>
internal sealed class Rates(ApiLimits limits)
{
    private const int MostKnown = 10_000;

    private readonly Lock turn = new();
    private readonly Dictionary<string, (double Left, Instant At)> known = [];

    /// <summary>Takes one request of somebody's.</summary>
    /// <returns>Null, or the whole seconds after which there is one again.</returns>
    public int? Take(string who, Instant now)
    {
        lock (turn)
        {
            if (known.Count >= MostKnown)
            {
                known.Clear(); // Whoever is counted anew has the full number: harmless, and it keeps memory bounded.
            }

            var (left, at) = known.TryGetValue(who, out var before) ? before : (limits.Burst, now);
            left = Math.Min(limits.Burst, left + (Math.Max(0, (now - at).TotalSeconds) * limits.PerSecond));
            var may = left >= 1;
            known[who] = (may ? left - 1 : left, now);
            return may ? null : (int)Math.Ceiling((1 - left) / limits.PerSecond);
        }
    }
}
