using Microsoft.Data.Sqlite;
using Npgsql;
using Solde.Tests;

namespace Solde.Lists;

/// <summary>Puts bookings into a database as it is before migration 003; what came since is then made from them, as in an installation that is upgraded.</summary>
internal static class Filling
{
    private const int AtOnce = 20_000;
    private const string AllLookedAt = "DELETE FROM sweeps";

    /// <summary>On SQLite.</summary>
    public static void Sqlite(string path, Rows rows, IEnumerable<Booked> bookings, int all)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, $"PRAGMA synchronous = OFF; {UndoneMigrations.From(3, onPostgres: false)}");
        var n = 1;
        foreach (var some in bookings.Chunk(AtOnce))
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (table, values) in rows.Of(some, n, all, inTransactions: false))
            {
                Insert(connection, table, values);
            }

            transaction.Commit();
            n += some.Length;
        }

        Execute(connection, AllLookedAt);
    }

    /// <summary>On PostgreSQL.</summary>
    public static async Task Postgres(string connectionString, Rows rows, IEnumerable<Booked> bookings, int all, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await Execute(source, UndoneMigrations.From(3, onPostgres: true), cancel);
        await Execute(source, FormattableString.Invariant($"UPDATE feed SET shift = shift + {all}"), cancel); // What is written later comes behind them.
        await using var connection = await source.OpenConnectionAsync(cancel);
        var n = 1;
        foreach (var some in bookings.Chunk(AtOnce))
        {
            foreach (var (table, values) in rows.Of(some, n, all, inTransactions: true))
            {
                await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT BINARY)", cancel);
                foreach (var row in values)
                {
                    await copy.WriteRowAsync(cancel, [.. row.Select(value => value ?? DBNull.Value)]);
                }

                await copy.CompleteAsync(cancel);
            }

            n += some.Length;
        }

        await Execute(source, AllLookedAt, cancel);
        await Execute(source, "VACUUM (ANALYZE)", cancel);
    }

    /// <summary>What the database does by itself within minutes of a migration.</summary>
    public static async Task Settle(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await Execute(source, "VACUUM (ANALYZE)", cancel);
    }

    private static async Task Execute(NpgsqlDataSource source, string sql, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static void Insert(SqliteConnection connection, string table, IEnumerable<object?[]> rows)
    {
        var columns = table.Count(letter => letter == ',') + 1;
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, columns).Select(i => $"@{i}"))})";
#pragma warning restore CA2100
        command.Parameters.AddRange(Enumerable.Range(0, columns).Select(i => new SqliteParameter($"@{i}", null)));
        foreach (var row in rows)
        {
            for (var i = 0; i < columns; i++)
            {
                command.Parameters[i].Value = row[i] switch { null => DBNull.Value, Guid id => id.ToByteArray(bigEndian: true), var value => value };
            }

            command.ExecuteNonQuery();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
