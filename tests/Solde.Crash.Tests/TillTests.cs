using System.Globalization;
using Solde.App.Bookings;
using Solde.App.Documents;
using Solde.Core.Documents;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Crash.Tests.Host;
using Solde.Gateways.Sandbox.Http;
using Solde.Server;
using Solde.Storage;

namespace Solde.Crash.Tests;

// A class a database, so that they are played beside each other.
public sealed class SqliteTillTests
{
    [Fact]
    public Task Each_sale_closes_once_numbers_have_no_gap_and_each_card_is_charged_once() => TillCrash.AgainAndAgain(StoreKind.Sqlite);
}

public sealed class PostgresTillTests
{
    [Fact]
    public Task Each_sale_closes_once_numbers_have_no_gap_and_each_card_is_charged_once() => TillCrash.AgainAndAgain(StoreKind.Postgres);
}

/// <summary>Two hundred sales are closed at once on two nodes that are killed and started again in between.</summary>
internal static class TillCrash
{
    private const int Sales = 200;

    /// <summary>How many sales are closed when the one is killed, and the other, life by life.</summary>
    private static readonly (int One, int Other)[] Ends = [(15, 15), (60, 80), (125, 110)];

    public static async Task AgainAndAgain(StoreKind kind)
    {
        await using var acquirer = await Acquirer.Own(); // Its books are those of nobody else, as verify wants them.
        await using var place = await Place.Open(kind, acquirer);
        await Fill(place);
        var kills = 0;
        foreach (var (one, other) in Ends)
        {
            kills += await Live(place, one, other);
        }

        Assert.InRange(kills, Ends.Length, int.MaxValue);
        Assert.InRange(await Closed(place), 1, Sales - 1); // They were killed in the midst of it.
        var (drained, last) = await place.Run(static options => options with { Sales = Sales });
        Assert.True(drained == 0, $"the node ended with {drained}: {last}");

        var faults = await Ending.FaultsOfAny(place);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await EachSaleIsClosedOnce(place);
        await EachCardIsChargedOnce(place);
        await Verify(place);
    }

    /// <summary>Both begin at one moment, and live until they are killed or nothing is left to do.</summary>
    /// <returns>How many were killed: what one had begun when it died the other may not touch before its lease is over, and may have nothing else to do.</returns>
    private static async Task<int> Live(Place place, int one, int other)
    {
        await using var first = Start(place, 1);
        await using var second = Start(place, 2);
        (ChildProcess Node, int At)[] nodes = [(first, one), (second, other)];
        await Task.WhenAll(nodes.Select(static each => each.Node.Line("reached")));
        await Task.WhenAll(nodes.Select(static each => each.Node.Release()));
        await using (var store = await place.Look())
        {
            foreach (var (node, at) in nodes.OrderBy(static each => each.At))
            {
                while (!nodes.All(static each => each.Node.HasEnded) && await Closed(store) < at)
                {
                }

                await node.Kill();
            }
        }

        var kills = 0;
        foreach (var (node, _) in nodes)
        {
            var (code, said) = await place.End(node);
            Assert.True(code is 0 or ChildProcess.Killed, $"the node ended with {code}: {said}");
            kills += code == ChildProcess.Killed ? 1 : 0;
        }

        return kills;
    }

    // Two nodes at one time: neither jumps ahead, or it would find the other's leases over.
    private static ChildProcess Start(Place place, int node) => place.Start(options => options with
    {
        Sales = Sales, Backwards = node == 2, Folder = place.FolderOf(node), Until = options.At, Hold = new Passing(Till.Opening, 1),
    });

    private static async Task Fill(Place place)
    {
        await using var store = await place.Look();
#pragma warning disable RS0030 // A real connection takes real time.
        using var origin = new SandboxOrigin(place.Sandbox, TimeProvider.System);
#pragma warning restore RS0030
        await Till.Fill(store, origin, new LiveIds(Path.Combine(place.FolderOf(0), "key"), "http://localhost"), place.Prefix, Sales, place.At);
    }

    private static async Task<int> Closed(Place place)
    {
        await using var store = await place.Look();
        return await Closed(store);
    }

    private static async Task<int> Closed(SqlStore store)
    {
        var (property, _) = Assert.Single(await store.Properties());
        return (int)(await store.AuditSeries(property)).Sum(static series => series.Documents);
    }

    private static async Task EachSaleIsClosedOnce(Place place)
    {
        await using var store = await place.Look();
        var (property, _) = Assert.Single(await store.Properties());
        var bookings = await store.Bookings(property, null, 1_000);
        Assert.Equal(Sales, bookings.Length);
        foreach (var booking in bookings.Select(stored => stored.Snapshot))
        {
            var sale = Assert.Single(booking.Sales);
            Assert.Equal((true, Till.Price * 100L, Till.Price * 100L), (sale.ClosedAt is not null, sale.Total!.Value.Minor, booking.Paid.Minor));
            Assert.Single(booking.Documents);
        }

        // Years end while a test runs, too: each has its own numbers.
        var years = place.At.InUtc().Year;
        var places = new List<StoredDocument>();
        foreach (var year in Enumerable.Range(years - 1, 3))
        {
            var series = await store.Documents(property, DocumentKind.Receipt, year, 0, 1_000);
            Assert.Equal(
                Enumerable.Range(1, series.Length).Select(n => string.Create(CultureInfo.InvariantCulture, $"R{year}-{n:D6}")), series.Select(document => document.Number));
            places.AddRange(series);
        }

        Assert.Equal(Sales, places.Select(document => document.Booking).Distinct().Count());
        Assert.Equal(Sales, places.Count);
    }

    private static async Task EachCardIsChargedOnce(Place place)
    {
        var charged = (await place.Acquirer.Entries(place.Prefix)).Where(entry => entry is { Kind: AttemptKind.Charge or AttemptKind.Capture, SucceededAt: not null })
            .Select(entry => (entry.Reference, entry.Amount.Minor)).Order();
        Assert.Equal(Enumerable.Range(1, Sales).Select(n => (Till.RefOf(place.Prefix, n), (Till.Price - Till.CashOf(n)) * 100L)).Order(), charged);
    }

    private static async Task Verify(Place place)
    {
        await using var verify = ChildProcess.Start(
            "solde.dll", ["verify", "--database", place.Database, "--data", place.FolderOf(0), "--set", $"sandbox={place.Acquirer.Address}"]);
        var (code, errors) = await verify.End();
        Assert.True(code == 0, $"verify ended with {code}: {string.Join('\n', verify.Said)}\n{errors}");
    }
}
