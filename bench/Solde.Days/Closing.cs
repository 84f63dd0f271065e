using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Solde.App.Days;
using Solde.App.Journal;
using Solde.Core;
using Solde.Storage;

namespace Solde.Days;

/// <summary>Sells, closes each day, and prints how long that took.</summary>
internal static class Closing
{
    private const int WarmUp = 200;
    private static readonly LocalDate First = new(2026, 6, 1);

    public static async Task Measure(string database, SqlStore store, int sales, int days, CancellationToken cancel)
    {
        var shop = new Shop(store);
        await shop.Open();
        var desk = new DayDesk(store, store, store, store, null);
        await shop.Sell(First, WarmUp, cancel);
        await Close(desk, First, WarmUp); // Its code is compiled by then, as a server's is.
        var (closed, shown) = (new List<double>(), new List<double>());
        for (var i = 1; i <= days; i++)
        {
            var day = First.PlusDays(i);
            await shop.Sell(day, sales, cancel);
            closed.Add(await Close(desk, day, sales));
            shown.Add(await Show(desk, day));
        }

        var verified = (await new Verify(store).Property(Shop.Property))!;
        if (!verified.Problems.IsEmpty)
        {
            throw new InvalidOperationException($"verify: {verified.Problems[0]}");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{database}: a day of {sales:N0} sales closed in {Spread(closed)}, shown in {Spread(shown)} (median, most, of {days}); {verified.Entries:N0} journal entries, verify clean"));
    }

    private static async Task<double> Close(DayDesk desk, LocalDate day, int sales)
    {
        var start = Stopwatch.GetTimestamp();
        if (await desk.Close(Shop.Property, Shop.Settings, day, null, Shop.EveningOf(day)) is { } refusal)
        {
            throw new InvalidOperationException($"{day} was not closed: {refusal}");
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var sums = (await desk.Report(Shop.Property, Shop.Settings, day)).Closed!.Sums;
        var expected = new Money(Shop.Total * (long)sales, Currency.Eur);
        return sums.Received == expected && sums.Sold == expected
            ? elapsed
            : throw new InvalidOperationException($"{day}: received {sums.Received}, sold {sums.Sold}, not {expected}");
    }

    private static async Task<double> Show(DayDesk desk, LocalDate day)
    {
        var start = Stopwatch.GetTimestamp();
        await desk.Report(Shop.Property, Shop.Settings, day);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Spread(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:0}, {times[^1]:0} ms");
    }
}
