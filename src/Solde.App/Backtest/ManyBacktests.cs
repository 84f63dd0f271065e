using Solde.Core.Bookings;
using Solde.Core.Facts;

namespace Solde.App.Backtest;

/// <summary>Plays many past bookings on several cores. Bookings do not see each other, so what comes out, and its order, do not depend on how
/// many cores there are.</summary>
public static class ManyBacktests
{
    private const int PerWorld = 128;

    /// <summary>Plays bookings, a bounded number at a time, and yields each with its journal in the order given.</summary>
    /// <param name="world">Makes a world; one is made for each core.</param>
    /// <param name="bookings">The bookings; read once, as they are needed.</param>
    /// <param name="until">When time ends.</param>
    /// <param name="cores">How many cores it may take; at most 8.</param>
    /// <param name="cancel">Stops it.</param>
    public static async IAsyncEnumerable<(BookingSnapshot End, ImmutableArray<IFact> Facts)> Play(
        Func<Backtester> world, IEnumerable<ImportedBooking> bookings, Instant until, int cores,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var worlds = Enumerable.Range(0, Math.Clamp(cores, 1, 8)).Select(_ => world()).ToArray();
        foreach (var batch in bookings.Chunk(PerWorld * worlds.Length))
        {
            var played = new (BookingSnapshot, ImmutableArray<IFact>)[batch.Length];
            await Task.WhenAll(worlds.Select((each, first) => Task.Run(
                async () =>
                {
                    for (var i = first; i < batch.Length; i += worlds.Length)
                    {
                        var (end, journal) = await each.Play(batch[i], until, cancel);
                        played[i] = (end!, [.. journal.Select(entry => entry.Fact)]);
                    }
                },
                cancel)));
            foreach (var booking in played)
            {
                yield return booking;
            }
        }
    }
}
