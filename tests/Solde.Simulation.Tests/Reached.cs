using System.Collections.Concurrent;
using System.Globalization;

namespace Solde.Simulation.Tests;

/// <summary>How often each kind of fault happened and each state was reached: a simulation that never gets there proves nothing of it.</summary>
internal sealed class Reached
{
    /// <summary>What thousands of seeds must have reached, each.</summary>
    public static readonly ImmutableArray<string> All =
    [
        "crash", "restart", "pause past a lease", "store lost before", "store reply lost", "store reply lost on the way to SENT", "request lost", "reply lost",
        "request late", "reply processing", "gateway unavailable", "gateway outage", "acquirer 500 before", "acquirer 500 after", "mail in doubt",
        "mail refused", "mail put off", "repeated after no answer", "guest authenticated", "both nodes at work", "conflict of versions",
        "sent again under the same key",
        "event late", "event posted again",
        "state new", "state prepared", "state sent", "state unknown", "state processing", "state manual", "state actionRequired", "state succeeded",
        "state declined", "state voided",
        "card on file at a till", "sale closed", "fee charged", "voucher redeemed", "voucher spent",
        "time taken", "time taken online", "appointment moved", "time held", "held time confirmed", "held time lapsed",
        "kind charge", "kind authorize", "kind capture", "kind release", "kind refund", "kind validate",
    ];

    /// <summary>What left to chance would be reached now and then; it must be reached so often that its meetings with the rest are too.</summary>
    public static readonly ImmutableArray<string> Often =
    [
        "kind capture", "guest authenticated", "event delivered", "event delivered twice", "event out of order", "event lost", "event asked",
        "event settled", "lane full", "breaker open",
    ];

    private const int OftenEnough = 50;

    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);

    public void Note(string what) => counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    public IEnumerable<string> Missing => All.Where(what => !counts.ContainsKey(what));

    public IEnumerable<string> Seldom => Often.Where(what => counts.GetValueOrDefault(what) < OftenEnough);

    /// <summary>The counts, three a line.</summary>
    public override string ToString() => string.Join('\n', counts
        .Where(count => !count.Key.StartsWith("crash at ", StringComparison.Ordinal))
        .OrderBy(count => count.Key, StringComparer.Ordinal)
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value,10:N0} {count.Key,-36}"))
        .Chunk(3).Select(line => string.Concat(line).TrimEnd()))
        + $"\n{counts.Count(count => count.Key.StartsWith("crash at ", StringComparison.Ordinal)),10} places at which a node crashed";
}
