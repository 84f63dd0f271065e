using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Solde.Lists;

/// <summary>Puts bookings into the tables, as they are before migration 003, which then fills its own from them as in an installation that is upgraded.</summary>
internal static class Rows
{
    private const string Columns = """
        property_id, booking_id, ref, version, status, arrival, departure, created_at, collectible, balance, state, chain_seq, chain_hash, next_run_at,
        run_released, run_failed, in_doubt, request_pending, request_sent, request_answered, hold_open
        """;

    /// <summary>On SQLite.</summary>
    public static void Insert(string path, Guid property, IEnumerable<Booked> bookings)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA synchronous = OFF; DROP TABLE words_index; DROP TABLE words; DROP TABLE listed; DELETE FROM migrations WHERE number = 3");
        using var transaction = connection.BeginTransaction();
        using var booking = Prepared(
            connection, $"INSERT INTO bookings ({Columns}) VALUES (@0, @1, @2, 1, @3, @4, @5, 0, @6, @7, @8, 1, x'00', @9, 0, @10, @11, @12, @13, @14, @15)", 16);
        using var person = Prepared(connection, "INSERT INTO people (property_id, booking_id, number, salt, text) VALUES (@0, @1, 1, x'00', @2)", 3);
        foreach (var each in bookings)
        {
            var values = Values(each).ToArray();
            Run(booking, [Bytes(property), Bytes(each.Id), .. values]);
            Run(person, [Bytes(property), Bytes(each.Id), each.Guest]);
        }

        transaction.Commit();
    }

    /// <summary>On PostgreSQL.</summary>
    public static async Task Insert(string connectionString, Guid property, IEnumerable<Booked> bookings, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using (var undo = source.CreateCommand(
            "DROP FUNCTION trigrams CASCADE; DROP TABLE words; DROP TABLE listed; DELETE FROM migrations WHERE number = 3"))
        {
            await undo.ExecuteNonQueryAsync(cancel);
        }

        await using var connection = await source.OpenConnectionAsync(cancel);
        foreach (var some in bookings.Chunk(50_000))
        {
            await Copy(connection, property, some, cancel);
        }

        await using var settle = source.CreateCommand("VACUUM (ANALYZE) bookings, people");
        settle.CommandTimeout = 600;
        await settle.ExecuteNonQueryAsync(cancel);
    }

    private static async Task Copy(NpgsqlConnection connection, Guid property, IReadOnlyList<Booked> bookings, CancellationToken cancel)
    {
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY bookings ({Columns}) FROM STDIN (FORMAT BINARY)", cancel))
        {
            foreach (var each in bookings)
            {
                var v = Values(each).ToArray();
                object?[] row = [property, each.Id, v[0], 1L, v[1], v[2], v[3], 0L, v[4], v[5], v[6], 1L, Array.Empty<byte>(), v[7], 0L, .. v[8..]];
                await copy.WriteRowAsync(cancel, [.. row.Select(value => value ?? DBNull.Value)]);
            }

            await copy.CompleteAsync(cancel);
        }

        await using var people = await connection.BeginBinaryImportAsync("COPY people (property_id, booking_id, number, salt, text) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var each in bookings)
        {
            await people.WriteRowAsync(cancel, property, each.Id, 1L, Array.Empty<byte>(), each.Guest);
        }

        await people.CompleteAsync(cancel);
    }

    private static IEnumerable<object?> Values(Booked each) =>
    [
        each.Ref, each.Status, Booked.Day(each.Arrival), Booked.Day(each.Departure), each.Collectible, each.Balance, each.State, each.NextRunAt,
        .. ((bool[])[each.Failed, each.InDoubt, each.Pending, each.Sent, each.Answered, each.HoldOpen]).Select(flag => (object)(flag ? 1L : 0L)),
    ];

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static SqliteCommand Prepared(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddRange(Enumerable.Range(0, parameters).Select(i => new SqliteParameter($"@{i}", null)));
        return command;
    }

    private static void Run(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
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
