using System.Numerics;
using Solde.App.Work;
using Solde.Server.Tests.Api;
using Solde.Server.Tests.Cli;
using Solde.Storage;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Server.Tests.Serve;

/// <summary>docs/operations.md: a node with nothing to do asks its database nothing more often than once a second.</summary>
/// <remarks>The whole of <c>serve</c> by a clock that only the test moves, from one instant that anybody waits for to the next: a minute passes without
/// waiting for it, and what waits a millisecond would be seen sixty thousand times. What was asked, the database itself counts.</remarks>
public sealed class IdleTests : IDisposable
{
    private const int Seconds = 60;
    private const int SecondsBetweenPasses = 5;

    // One for each queue, and when something is due next.
    private static readonly int QueriesOfAPass = BitOperations.PopCount((uint)WorkQueues.All) + 1;

    // A query is asked between these.
    private static readonly string[] Frames = ["BEGIN", "COMMIT"];

    private readonly LiveFolder live = new();

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task On_SQLite_an_idle_node_asks_nothing_more_often_than_once_a_second()
    {
        var database = live.Of("solde.db");
        await SaveProperty(SqlStore.Sqlite(database));
        using var statements = new SqliteStatements(database);
        var time = Time();
        // Two wait: for the next pass, and to see whether another process wrote.
        var asked = await Minute(database, time, () => Task.FromResult(statements.Counts), () => time.Waited(2));
        AssertCalm(asked);
        Assert.InRange(asked.Single(each => each.Key.StartsWith("SELECT CAST(data_version", StringComparison.Ordinal)).Value, Seconds, Seconds + 1);
    }

    [Fact]
    public async Task On_PostgreSQL_an_idle_node_asks_nothing_more_often_than_once_a_second()
    {
        await using var cluster = await TestPostgres.CreateCluster();
        var cancel = TestContext.Current.CancellationToken;
        await cluster.Server.Execute("CREATE DATABASE solde", cancel);
        var statements = await PostgresStatements.Begin(cluster, "solde", cancel);
        var database = new Npgsql.NpgsqlConnectionStringBuilder(cluster.Server.ConnectionString) { Database = "solde" }.ConnectionString;
        await SaveProperty(await SqlStore.Postgres(database));
        AssertCalm(await Minute(database, Time(), () => statements.Counts(cancel), async () =>
        {
            while (!(await statements.Counts(cancel)).Keys.Any(each => each.StartsWith("LISTEN", StringComparison.Ordinal)))
            {
                await Task.Yield();
            }
        }));
    }

    /// <summary>What is asked in a minute of a node that has done what there was to do.</summary>
    private async Task<Dictionary<string, long>> Minute(
        string database, ManualTime time, Func<Task<IReadOnlyDictionary<string, long>>> counts, Func<Task> started)
    {
        var before = await counts();
        await live.Serve("serve", database, async _ =>
        {
            await started();
            await time.Awaited(TimeSpan.FromSeconds(SecondsBetweenPasses));
            before = await counts();
            var start = time.GetUtcNow();
            while (time.GetUtcNow() - start < TimeSpan.FromSeconds(Seconds))
            {
                var looked = Looks(await counts());
                await time.Step();
                if ((time.GetUtcNow() - start).Ticks % TimeSpan.FromSeconds(SecondsBetweenPasses).Ticks == 0)
                {
                    // All queues are looked at now, by themselves: the clock goes on when they were, or a second call could pass for the first.
                    while (Looks(await counts()) < looked + QueriesOfAPass)
                    {
                        await Task.Yield();
                    }
                }
            }
        }, time);
        return (await counts()).ToDictionary(each => each.Key, each => each.Value - before.GetValueOrDefault(each.Key));
    }

    /// <summary>No query more often than once a second; and the passes were made, or there was nothing to count.</summary>
    private static void AssertCalm(Dictionary<string, long> asked)
    {
        // A start wakes everybody up to three times (itself, the clock, and the first look at other nodes), of which the end may fall into the minute.
        const int AtStart = 3, Passes = Seconds / SecondsBetweenPasses;
        Assert.InRange(Looks(asked), Passes * QueriesOfAPass, (Passes + AtStart) * QueriesOfAPass);
        var queries = asked.Where(each => each.Value > 0 && !Frames.Any(frame => each.Key.StartsWith(frame, StringComparison.Ordinal))).ToList();
        Assert.All(queries, each => Assert.True(each.Value <= Seconds + 1, $"{each.Value} times in {Seconds} seconds: {each.Key}"));
        Assert.InRange(queries.Count(each => each.Value >= Passes), QueriesOfAPass, int.MaxValue);
    }

    /// <summary>How often it was asked whether something is due.</summary>
    private static long Looks(IReadOnlyDictionary<string, long> asked) =>
        asked.Where(each => each.Key.StartsWith("SELECT", StringComparison.Ordinal) && !each.Key.Contains("data_version", StringComparison.Ordinal)).Sum(each => each.Value);

    // The bookings of a new property are to be looked at: that is done first.
    private static async Task SaveProperty(SqlStore store)
    {
        await using var opened = store;
        await opened.SaveProperty(new Guid(1, 0, 0, new byte[8]), ApiRig.Settings("Les Pins"), LiveFolder.Now());
    }

    private static ManualTime Time() => new(LiveFolder.Now().ToDateTimeOffset());
}
