using System.Diagnostics;
using System.Globalization;
using Solde.App.Bookings;

namespace Solde.Lists;

/// <summary>Asks for many lists of each kind, and prints how long they took.</summary>
internal static class Measuring
{
    public static async Task Lists(string database, IBookingSearch search, TimeSpan upgrade, int calls)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{database}; migrated in {upgrade.TotalSeconds:0} s"));
        Console.WriteLine($"| list | bookings, median (most) | page of {Kind.Limit}: median, 95 %, most | count to 1,000: median, 95 %, most |\n|---|---|---|---|");
        foreach (var kind in Kind.All)
        {
            var (found, pages, counts) = (new List<double>(), new List<double>(), new List<double>());
            for (var i = -5; i < calls; i++)
            {
                var random = new Random(i);
                var filter = kind.Filter(random);
                var page = kind.Page(random);
                var paged = await Milliseconds(async () => (await search.Search(Hotel.Id, filter, page)).Length);
                var counted = await Milliseconds(async () => await search.Count(Hotel.Id, filter));
                if (i >= 0) // The first few make the connections and their statements ready.
                {
                    found.Add(counted.Number);
                    pages.Add(paged.Milliseconds);
                    counts.Add(counted.Milliseconds);
                }
            }

            found.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {kind.Name} | {found[found.Count / 2]:0} ({found[^1]:0}) | {Spread(pages)} | {Spread(counts)} |"));
        }
    }

    private static async Task<(int Number, double Milliseconds)> Milliseconds(Func<Task<int>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        var number = await ask();
        return (number, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>The median, that which 95 % are within, and the most.</summary>
    public static string Spread(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:0.0}, {times[times.Count * 95 / 100]:0.0}, {times[^1]:0.0} ms");
    }
}
