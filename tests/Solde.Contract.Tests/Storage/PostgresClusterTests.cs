using System.Net.Sockets;
using Npgsql;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Contract.Tests.Storage;

public sealed class PostgresClusterTests
{
    [Fact]
    public async Task A_commit_reaches_the_disk()
    {
        var server = await TestPostgres.Server();
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" })
        {
            Assert.Equal((setting, "on"), (setting, await server.Scalar<string>($"SHOW {setting}")));
        }
    }

    [Fact]
    public async Task Databases_do_not_see_each_other()
    {
        await using var one = await TestPostgres.CreateDatabase();
        await using var other = await TestPostgres.CreateDatabase();
        await one.Execute("CREATE TABLE folio (amount bigint)");
        Assert.Equal(1L, await Tables(one));
        Assert.Equal(0L, await Tables(other));
    }

    [Fact]
    public async Task A_copy_of_a_database_has_its_rows_and_goes_its_own_way()
    {
        await using var template = await TestPostgres.CreateDatabase();
        await template.Execute("CREATE TABLE folio (amount bigint); INSERT INTO folio VALUES (700)");
        await using var copy = await TestPostgres.CreateDatabase(template);
        await copy.Execute("INSERT INTO folio VALUES (800)");
        Assert.Equal(1500m, await Sum(copy));
        Assert.Equal(700m, await Sum(template));
    }

    [Fact]
    public async Task A_database_is_gone_afterwards_even_with_someone_in_it()
    {
        string name;
        await using (var database = await TestPostgres.CreateDatabase())
        {
            name = database.Name;
            await using var source = NpgsqlDataSource.Create(database.ConnectionString);
            await using var connection = await source.OpenConnectionAsync();
            await database.DisposeAsync();
        }

        Assert.Equal(0L, await (await TestPostgres.Server()).Scalar<long>($"SELECT count(*) FROM pg_database WHERE datname = '{name}'"));
    }

    [Fact]
    public async Task What_was_committed_survives_a_crash_and_nothing_else()
    {
        await using var cluster = await TestPostgres.CreateCluster();
        await using var database = await cluster.Server.CreateDatabase();
        await database.Execute("CREATE TABLE folio (amount bigint); INSERT INTO folio VALUES (700)");
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var open = await source.OpenConnectionAsync();
        await using var transaction = await open.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand("INSERT INTO folio VALUES (800)", open, transaction);
        await insert.ExecuteNonQueryAsync();

        await cluster.Stop(StopMode.Immediate);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => insert.ExecuteNonQueryAsync());
        await cluster.Start();

        database.Disconnect();
        Assert.Equal(700m, await Sum(database));
        Assert.Contains("not properly shut down", await File.ReadAllTextAsync(Path.Combine(cluster.Folder, "log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_keeps_strangers_out_and_leaves_nothing_behind()
    {
        var cluster = await TestPostgres.CreateCluster();
        Assert.True(File.Exists(Path.Combine(cluster.Folder, $".s.PGSQL.{cluster.Port}")));
        var stranger = new NpgsqlConnectionStringBuilder(cluster.Server.ConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(stranger.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);

        await cluster.DisposeAsync();
        Assert.False(Directory.Exists(cluster.Folder));
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(PostgresCluster.Host, cluster.Port));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData(null, false)]
    public void Without_PostgreSQL_the_continuous_build_fails_and_a_person_sees_a_skip(string? ci, bool fails) =>
        Assert.Equal(fails, TestPostgres.IsRequired(ci));

    private static Task<long> Tables(PostgresDatabase database) =>
        database.Scalar<long>("SELECT count(*) FROM information_schema.tables WHERE table_name = 'folio'");

    private static Task<decimal> Sum(PostgresDatabase database) => database.Scalar<decimal>("SELECT sum(amount) FROM folio");
}
