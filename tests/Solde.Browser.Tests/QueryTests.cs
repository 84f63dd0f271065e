using NodaTime;
using NodaTime.Text;
using Npgsql;
using Solde.Storage;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Browser.Tests;

/// <summary>How often a page asks its database does not depend on how much it shows.</summary>
/// <remarks>On PostgreSQL, where each statement is a way there and back, and which counts them itself. (SQLite, in the same process, runs a prepared
/// statement once a row where PostgreSQL gets all rows in one.) The clock stands still, so that the node has nothing to do beside.</remarks>
public sealed class QueryTests
{
    private const int Few = 1, Many = 50;

    /// <summary>Of so many loads the one with the fewest statements counts: what the node still does after a change only adds.</summary>
    private const int Loads = 3;

    /// <summary>Pages that list what there are fifty of: they show more than before, or there was nothing to ask for.</summary>
    private static readonly string[] Lists =
    [
        "automations", "billing", "bookings", "brake", "journal", "messages", "settings/keys", "settings/people", "tasks", "work/planned", "work/failed", "work/in-doubt",
        "work/requests-pending", "work/requests-sent", "work/requests-answered", "work/requests-collectable", "work/holds",
    ];

    [Fact]
    public Task A_page_asks_as_often_for_fifty_rows_as_for_one() => On("lodging", async (store, property, now, asked) =>
    {
        var crowd = new Crowd(store, property, (await store.StaffByEmail(Door.Email))!, now);
        await crowd.Grow(Few);
        string[] paths =
        [
            .. Pages.OfProperties.Where(route => !route.Contains("{document:int}", StringComparison.Ordinal) && !route.Contains("{number:int}", StringComparison.Ordinal))
                .SelectMany(route => EveryPageTests.PlacesOf(route, crowd.Ids)).Select(place => place.Path),
        ];
        var few = await asked(paths);
        await crowd.Grow(Many);
        AsksNoMore(few, await asked(paths), [.. Lists.Select(list => $"1/{list}"), $"1/bookings/{crowd.Ids.Booking:D}", $"1/automations/{crowd.Ids.Automation:D}"]);
    });

    [Fact]
    public Task A_salons_page_asks_as_often_for_fifty_rows_as_for_one() => On("salon", async (store, property, now, asked) =>
    {
        var crowd = new SalonCrowd(store, property, now);
        await crowd.Grow(Few);
        var (booking, day) = ($"1/bookings/{crowd.Ids.Booking:D}", LocalDatePattern.Iso.Format(crowd.Day));
        string[] longer =
        [
            $"1/agenda?day={day}&view=day&member=", $"1/agenda?day={day}&view=day&member=lea", $"1/agenda?day={day}&view=week&member=", $"1/agenda?day={day}&view=week&member=lea",
            "1/vouchers", "1/settings/items?of=services", "1/settings/items?of=products", booking, "1/bookings",
        ];
        string[] paths = [.. longer, "1/days", "1/settings/items?of=team", $"{booking}/checkout", $"1/documents/{crowd.Ids.Booking:D}/1", $"1/vouchers/{crowd.Ids.Sold:D}/1"];
        var few = await asked(paths);
        await crowd.Grow(Many);
        AsksNoMore(few, await asked(paths), longer);
    });

    /// <summary>Every page asked no more often than before, and those that list what there is now were longer: there was something to ask for.</summary>
    private static void AsksNoMore(Dictionary<string, Load> few, Dictionary<string, Load> many, IEnumerable<string> lists)
    {
        Assert.All(few.Keys, path => Assert.True(
            many[path].Sum <= few[path].Sum, $"{path}: {few[path].Sum} statements for {Few}, {many[path].Sum} for {Many} rows:\n{string.Join('\n', many[path].Beyond(few[path]))}"));
        Assert.Empty(lists.Except(few.Keys.Where(path => many[path].Length > few[path].Length)));
    }

    /// <summary>Opens a house on PostgreSQL with one property, whose owner asks for pages.</summary>
    private static async Task On(string kind, Func<SqlStore, Guid, Instant, Func<string[], Task<Dictionary<string, Load>>>, Task> ask)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var cluster = await TestPostgres.CreateCluster();
        await cluster.Server.Execute("CREATE DATABASE solde", cancel);
        var statements = await PostgresStatements.Begin(cluster, "solde", cancel);
        var database = new NpgsqlConnectionStringBuilder(cluster.Server.ConnectionString) { Database = "solde" }.ConnectionString;
#pragma warning disable RS0030 // Certificates and cookies are by the clock on the wall.
        var time = new ManualTime(DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
#pragma warning restore RS0030
        await using var house = await House.Open(time, database);
        var page = await Browser.Open();
        await Door.SetUp(house, page, kind: kind);
        await using var store = await SqlStore.Postgres(database);
        using var client = await Client(house, page);
        await ask(store, (await store.Properties())[0].Id, Instant.FromDateTimeOffset(time.GetUtcNow()), Asked);

        async Task<Dictionary<string, Load>> Asked(string[] paths)
        {
            var asked = new Dictionary<string, Load>();
            foreach (var path in paths)
            {
                var loads = new List<Load>();
                for (var load = 0; load < Loads; load++)
                {
                    var before = await statements.Counts(cancel);
                    var shown = await client.GetStringAsync(new Uri(path, UriKind.Relative), cancel);
                    var after = await statements.Counts(cancel);
                    loads.Add(new Load(shown.Length, after.ToDictionary(each => each.Key, each => each.Value - before.GetValueOrDefault(each.Key))));
                }

                asked[path] = loads.MinBy(load => load.Sum)!;
                Assert.NotEqual(0, asked[path].Sum); // Who looks, and where, is always asked.
            }

            return asked;
        }
    }

    private static async Task<HttpClient> Client(House house, Microsoft.Playwright.IPage page)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = house.Address };
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", (await page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}")));
        return client;
    }

    /// <summary>A page that was loaded: how long it was, and how often each statement was run for it.</summary>
    private sealed record Load(int Length, Dictionary<string, long> Statements)
    {
        public long Sum { get; } = Statements.Values.Sum();

        public IEnumerable<string> Beyond(Load other) =>
            from each in Statements let before = other.Statements.GetValueOrDefault(each.Key) where each.Value > before select $"{before} to {each.Value} times: {each.Key}";
    }
}
