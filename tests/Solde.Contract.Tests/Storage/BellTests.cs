using System.Threading.Channels;
using NodaTime;
using Solde.App.Work;
using Solde.Storage;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Contract.Tests.Storage;

/// <summary>Who works hears at once what others stored.</summary>
public sealed class BellTests
{
    private static readonly Guid Property = new(1, 0, 0, new byte[8]);

    [Fact]
    public async Task A_node_on_PostgreSQL_hears_what_a_process_without_workers_stored()
    {
        await using var database = await TestPostgres.CreateDatabase();
        var heard = new Heard();
        await using var node = await SqlStore.Postgres(database.ConnectionString, new StoreOptions { Bell = heard });
        Assert.Equal(WorkQueues.All, await heard.Next()); // It listens now.
        await using var other = await SqlStore.Postgres(database.ConnectionString);
        await other.SaveProperty(Property, Rig.Settings, Rig.Noon);
        Assert.Equal(WorkQueues.Sweeps, await heard.Next());
    }

    [Fact]
    public async Task A_process_that_ends_right_after_storing_was_heard()
    {
        await using var database = await TestPostgres.CreateDatabase();
        var heard = new Heard();
        await using var node = await SqlStore.Postgres(database.ConnectionString, new StoreOptions { Bell = heard });
        await heard.Next();
        await using (var other = await SqlStore.Postgres(database.ConnectionString))
        {
            await other.SaveProperty(Property, Rig.Settings, Rig.Noon);
        }

        Assert.Equal(WorkQueues.Sweeps, await heard.Next());
    }

    [Fact]
    public async Task What_is_due_later_or_done_by_the_node_itself_calls_nobody()
    {
        await using var database = await TestPostgres.CreateDatabase();
        var (heard, own) = (new Heard(), new Heard());
        await using var listening = await SqlStore.Postgres(database.ConnectionString, new StoreOptions { Bell = heard });
        await heard.Next();
        await using var working = await SqlStore.Postgres(database.ConnectionString, new StoreOptions { Bell = own });
        await working.SaveProperty(Property, Rig.Settings, Rig.Noon);
        var later = new ManualTime(); // In March: noon of the first of June is far ahead.
        await using (var early = await SqlStore.Postgres(database.ConnectionString, new StoreOptions { Time = later }))
        {
            await early.SaveProperty(Property, Rig.Settings, Rig.Noon);
        }

        await using var last = await SqlStore.Postgres(database.ConnectionString);
        await last.SaveProperty(Property, Rig.Settings, Rig.Noon);
        Assert.Equal(WorkQueues.Sweeps, await heard.Next()); // The last one's call, and none before it.
        Assert.Equal(0, heard.Waiting);
    }

    [Fact]
    public async Task A_listener_whose_connection_is_lost_comes_back()
    {
        await using var cluster = await TestPostgres.CreateCluster();
        var heard = new Heard();
        await using var node = await SqlStore.Postgres(cluster.Server.ConnectionString, new StoreOptions { Bell = heard });
        await heard.Next();
        await cluster.Stop(StopMode.Immediate);
        await cluster.Start();
        Assert.Equal(WorkQueues.All, await heard.Next()); // What was called meanwhile may have been missed.
        await using var other = await SqlStore.Postgres(cluster.Server.ConnectionString);
        await other.SaveProperty(Property, Rig.Settings, Rig.Noon);
        Assert.Equal(WorkQueues.Sweeps, await heard.Next());
    }

    [Fact]
    public async Task A_node_on_SQLite_sees_within_a_second_that_another_process_wrote_and_not_that_it_did_itself()
    {
        await using var rig = await Rig.Open();
        var (heard, time) = (new Heard(), new ManualTime());
        await using var node = SqlStore.Sqlite(rig.Database, new StoreOptions { Bell = heard, Time = time });
        var second = TimeSpan.FromSeconds(1);
        await time.Awaited(second);
        await node.SaveProperty(rig.Property, Rig.Settings with { Name = "Les Chênes" }, Rig.Noon);
        Assert.Equal(WorkQueues.Sweeps, await heard.Next()); // By the store, at once.
        time.Advance(second);
        await time.Awaited(second);
        Assert.Equal(0, heard.Waiting);

        await rig.Store.SaveProperty(rig.Property, Rig.Settings, Rig.Noon);
        time.Advance(second);
        Assert.Equal(WorkQueues.All, await heard.Next());
    }

    private sealed class Heard : IBell
    {
        private readonly Channel<WorkQueues> rings = Channel.CreateUnbounded<WorkQueues>();

        public int Waiting => rings.Reader.Count;

        public void Ring(WorkQueues queues, Instant dueAt) => rings.Writer.TryWrite(queues);

        public async Task<WorkQueues> Next() => await rings.Reader.ReadAsync(TestContext.Current.CancellationToken);
    }
}
