using System.Net;
using Microsoft.Data.Sqlite;
using NodaTime;
using Solde.Server.Tests.Cli;
using Solde.Storage;
using Solde.Tests;

namespace Solde.Server.Tests.Serve;

/// <summary>docs/operations.md, part Health: what a monitor is told of a node that runs and does not work. (A lost database: ServeTests.)</summary>
public sealed class HealthTests : IDisposable
{
    private const string Worker = "not well: worker", Clock = "not well: clock";

    private readonly LiveFolder live = new();

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task A_node_that_finished_no_pass_for_over_a_minute_says_worker_until_it_has()
    {
        var (database, time) = (live.Of("solde.db"), new ManualTime());
        await live.Serve("serve", database, async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            await time.Awaited(TimeSpan.FromSeconds(5)); // It works, and waits for the next pass.
            Assert.Equal((HttpStatusCode.OK, "ready"), await Ready(http));
            using (var other = new SqliteConnection($"Data Source={database};Pooling=False"))
            {
                // Reading goes on, claiming does not: as when another program holds the file, or the disk takes no more.
                await other.OpenAsync(TestContext.Current.CancellationToken);
                await using var taken = other.BeginTransaction(deferred: false);
                time.Advance(TimeSpan.FromSeconds(60));
                Assert.Equal((HttpStatusCode.OK, "ready"), await Ready(http));
                time.Advance(TimeSpan.FromSeconds(1));
                Assert.Equal((HttpStatusCode.ServiceUnavailable, Worker), await Ready(http));
            }

            // What failed meanwhile is tried again by the clock; nothing but time passes.
            (HttpStatusCode, string) answer;
            while ((answer = await Ready(http)) == (HttpStatusCode.ServiceUnavailable, Worker))
            {
                time.Advance(TimeSpan.FromSeconds(1));
            }

            Assert.Equal((HttpStatusCode.OK, "ready"), answer);
        }, time);
    }

    [Fact]
    public async Task A_node_whose_clock_is_more_than_ten_seconds_from_the_databases_says_clock()
    {
        await using var database = await TestPostgres.CreateDatabase();
        await using var store = await SqlStore.Postgres(database.ConnectionString);
        var time = new ManualTime((await ServerTime(store) - Duration.FromSeconds(20)).ToDateTimeOffset()); // It goes on, this one does not.
        await live.Serve("serve", database.ConnectionString, async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            Assert.Equal((HttpStatusCode.ServiceUnavailable, Clock), await Ready(http)); // Behind.
            time.Advance((await ServerTime(store) - Now(time)).ToTimeSpan());
            Assert.Equal((HttpStatusCode.OK, "ready"), await Ready(http));
            time.Advance((await ServerTime(store) + Duration.FromSeconds(20) - Now(time)).ToTimeSpan());
            Assert.Equal((HttpStatusCode.ServiceUnavailable, Clock), await Ready(http)); // Ahead.
        }, time);
    }

    private static async Task<(HttpStatusCode Status, string Text)> Ready(HttpClient http)
    {
        using var answer = await http.GetAsync("health/ready", TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<Instant> ServerTime(SqlStore store) => (await store.ServerTime())!.Value;

    private static Instant Now(TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
