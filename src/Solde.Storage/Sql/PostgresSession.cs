using System.Data;
using NodaTime;
using Npgsql;
using Solde.App.Journal;

namespace Solde.Storage.Sql;

/// <summary>A connection to PostgreSQL, for one transaction. Npgsql prepares by itself what is used often, and keeps it with the pooled connection.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : Session(PostgresDialect.Instance)
{
    private readonly Dictionary<string, NpgsqlCommand> commands = new(ReferenceEqualityComparer.Instance);

    public override ValueTask<int> Execute(string sql, params ReadOnlySpan<object?> values) => new(Bound(sql, values).ExecuteNonQueryAsync());

    public override ValueTask<int> Execute(Many many, IReadOnlyList<object?[]> rows) =>
        rows.Count == 0 ? new(0) : Execute(many.TextIn(Dialect), Arrays(many, rows));

    public override async ValueTask<HashSet<Guid>> Written(Many many, IReadOnlyList<object?[]> rows) =>
        [.. await Query(many, row => row.Id(0), rows)];

    public override ValueTask<List<T>> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values) => ReadAll(Bound(sql, values), read);

    public override ValueTask<List<T>> Query<T>(Many many, Func<Row, T> read, IReadOnlyList<object?[]> rows) =>
        rows.Count == 0 ? new([]) : Query(many.TextIn(Dialect), read, Arrays(many, rows));

    public override ValueTask<T?> First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
        where T : class => ReadFirst(Bound(sql, values), read);

    public override void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    protected override bool IsOpen => connection.State == ConnectionState.Open;

    private static async ValueTask<List<T>> ReadAll<T>(NpgsqlCommand command, Func<Row, T> read)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var (found, row) = (new List<T>(), new ReaderRow(reader));
        while (await reader.ReadAsync())
        {
            found.Add(read(row));
        }

        return found;
    }

    private static async ValueTask<T?> ReadFirst<T>(NpgsqlCommand command, Func<Row, T> read)
        where T : class
    {
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(new ReaderRow(reader)) : null;
    }

    private NpgsqlCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
#pragma warning disable CA2100 // Every statement is a constant of this project; values are parameters.
            commands[sql] = command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new NpgsqlParameter());
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = Plain(values[i]) ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>One array a column.</summary>
    private static object[] Arrays(Many many, IReadOnlyList<object?[]> rows) => [.. many.Columns.Select((column, i) => Array(column.Type, rows, i))];

    private static object Array(ColumnType type, IReadOnlyList<object?[]> rows, int column) => type switch
    {
        ColumnType.Id => Values(rows, column, static value => (Guid?)value),
        ColumnType.Number => Values(rows, column, Number),
        ColumnType.Text => Values(rows, column, static value => (string?)Plain(value)),
        ColumnType.Bytes => Values(rows, column, static value => (byte[]?)value),
    };

    private static long? Number(object? value) => value switch
    {
        null => null,
        long number => number,
        Instant instant => StoredTime.Milliseconds(instant),
        bool flag => flag ? 1 : 0,
        _ => throw new ArgumentException($"{value.GetType().Name} is no number", nameof(value)),
    };

    private static T[] Values<T>(IReadOnlyList<object?[]> rows, int column, Func<object?, T> convert)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = convert(rows[i][column]);
        }

        return values;
    }

    private sealed class ReaderRow(NpgsqlDataReader reader) : Row
    {
        public override bool IsNull(int column) => reader.IsDBNull(column);

        public override Guid Id(int column) => reader.GetGuid(column);

        public override long Long(int column) => reader.GetInt64(column);

        public override string Text(int column) => reader.GetString(column);

        public override byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);
    }
}
