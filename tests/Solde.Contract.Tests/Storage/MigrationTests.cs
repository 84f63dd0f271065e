using Microsoft.Data.Sqlite;
using Solde.Storage.Sql;

namespace Solde.Contract.Tests.Storage;

public sealed class MigrationTests
{
    private static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    [Fact]
    public void Numbers_run_from_one_without_gaps()
    {
        var migrations = Migrations.Of(Dialect);
        Assert.Equal(Enumerable.Range(1, migrations.Count), migrations.Select(migration => migration.Number));
    }

    [Fact]
    public void Each_is_applied_once()
    {
        using var connection = Open();
        Migration[] migrations = [new(1, "001_a.sql", "CREATE TABLE a (x INTEGER)")];
        Migrations.Apply(connection, Dialect, migrations);
        Migrations.Apply(connection, Dialect, [.. migrations, new(2, "002_b.sql", "CREATE TABLE b (x INTEGER); CREATE TABLE c (x INTEGER)")]);
        Migrations.Apply(connection, Dialect, [.. migrations, new(2, "002_b.sql", "CREATE TABLE b (x INTEGER); CREATE TABLE c (x INTEGER)")]);
    }

    [Fact]
    public void One_whose_text_changed_is_refused()
    {
        using var connection = Open();
        Migrations.Apply(connection, Dialect, [new(1, "001_a.sql", "CREATE TABLE a (x INTEGER)")]);
        var error = Assert.Throws<MigrationException>(() => Migrations.Apply(connection, Dialect, [new(1, "001_a.sql", "CREATE TABLE a (x TEXT)")]));
        Assert.Contains("001_a.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused()
    {
        using var connection = Open();
        Migrations.Apply(connection, Dialect, [new(1, "001_a.sql", "CREATE TABLE a (x INTEGER)")]);
        Assert.Throws<MigrationException>(() => Migrations.Apply(connection, Dialect, []));
    }

    [Fact]
    public void One_that_fails_leaves_the_database_as_it_was()
    {
        using var connection = Open();
        Migration first = new(1, "001_a.sql", "CREATE TABLE a (x INTEGER)");
        Assert.Throws<SqliteException>(() => Migrations.Apply(connection, Dialect, [first, new(2, "002_b.sql", "CREATE TABLE b (x INTEGER); nonsense")]));
        Migrations.Apply(connection, Dialect, [first, new(2, "002_b.sql", "CREATE TABLE b (x INTEGER)")]);
    }

    [Fact]
    public async Task A_store_opens_its_file_again()
    {
        await using var rig = await Rig.Open();
        rig.Reopen();
        rig.Reopen();
        Assert.NotNull(await rig.Store.Property(rig.Property));
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }
}
