using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Solde.Storage.Sql;

/// <summary>A connection to SQLite and its prepared statements. It speaks to the library itself: ADO.NET takes longer to hand a row over than SQLite to
/// store it (see docs/performance.md).</summary>
internal sealed class SqliteSession(SqliteConnection connection) : Session(SqliteDialect.Instance)
{
    private readonly sqlite3 handle = connection.Handle!;
    private readonly Dictionary<string, (sqlite3_stmt Statement, int[] Places)> statements = new(ReferenceEqualityComparer.Instance);

    public override ValueTask<int> Execute(string sql, params ReadOnlySpan<object?> values) => new(Run(sql, values));

    public override ValueTask<int> Execute(Many many, IReadOnlyList<object?[]> rows)
    {
        var changed = 0;
        var sql = many.TextIn(Dialect);
        for (var i = 0; i < rows.Count; i++)
        {
            changed += Run(sql, rows[i]);
        }

        return new(changed);
    }

    public override ValueTask<HashSet<Guid>> Written(Many many, IReadOnlyList<object?[]> rows)
    {
        var written = new HashSet<Guid>();
        var (sql, column) = (many.TextIn(Dialect), many.Columns.IndexOf(many.Tells!.Value));
        for (var i = 0; i < rows.Count; i++)
        {
            if (Run(sql, rows[i]) > 0)
            {
                written.Add((Guid)rows[i][column]!);
            }
        }

        return new(written);
    }

    public override ValueTask<List<T>> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        var found = new List<T>();
        ReadAll(sql, values, read, found);
        return new(found);
    }

    public override ValueTask<List<T>> Query<T>(Many many, Func<Row, T> read, IReadOnlyList<object?[]> rows)
    {
        var found = new List<T>(rows.Count);
        var sql = many.TextIn(Dialect);
        for (var i = 0; i < rows.Count; i++)
        {
            ReadAll(sql, rows[i], read, found);
        }

        return new(found);
    }

    public override ValueTask<T?> First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        var statement = Bound(sql, values);
        try
        {
            return new(Steps(statement) ? read(new StatementRow(statement)) : null);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public override void Dispose()
    {
        foreach (var (statement, _) in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    protected override bool IsOpen => true;

    private int Run(string sql, ReadOnlySpan<object?> values)
    {
        var statement = Bound(sql, values);
        try
        {
            while (Steps(statement))
            {
            }

            return raw.sqlite3_changes(handle);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    private void ReadAll<T>(string sql, ReadOnlySpan<object?> values, Func<Row, T> read, List<T> found)
    {
        var statement = Bound(sql, values);
        try
        {
            var row = new StatementRow(statement);
            while (Steps(statement))
            {
                found.Add(read(row));
            }
        }
        finally
        {
            raw.sqlite3_reset(statement); // Its result only repeats what the step said.
        }
    }

    /// <returns>Whether there is a row.</returns>
    private bool Steps(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, handle);
        }

        return result == raw.SQLITE_ROW;
    }

    private sqlite3_stmt Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!statements.TryGetValue(sql, out var prepared))
        {
            statements[sql] = prepared = Prepare(sql, values.Length);
        }

        for (var i = 0; i < values.Length; i++)
        {
            SqliteException.ThrowExceptionForRC(Bind(prepared.Statement, prepared.Places[i], values[i]), handle);
        }

        return prepared.Statement;
    }

    // $2 is a name to SQLite, and parameters stand in the order in which their names come in the text.
    private (sqlite3_stmt Statement, int[] Places) Prepare(string sql, int parameters)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement), handle);
        var places = Enumerable.Range(1, parameters)
            .Select(number => raw.sqlite3_bind_parameter_index(statement, string.Create(CultureInfo.InvariantCulture, $"${number}")));
        return (statement, [.. places]);
    }

    private static int Bind(sqlite3_stmt statement, int number, object? value)
    {
        if (number == 0)
        {
            return raw.SQLITE_OK; // Another database's text needs it, and this one's does not.
        }

        switch (value is Guid or null or string or long ? value : Plain(value))
        {
            case null:
                return raw.sqlite3_bind_null(statement, number);
            case long integer:
                return raw.sqlite3_bind_int64(statement, number, integer);
            case string text:
                return BindText(statement, number, text);
            case byte[] bytes:
                return raw.sqlite3_bind_blob(statement, number, bytes);
            case Guid id:
                Span<byte> octets = stackalloc byte[16];
                id.TryWriteBytes(octets, bigEndian: true, out _);
                return raw.sqlite3_bind_blob(statement, number, octets);
            case var other:
                throw new ArgumentException($"{other.GetType().Name} cannot be stored", nameof(value));
        }
    }

    private static int BindText(sqlite3_stmt statement, int number, string text)
    {
        const int most = 512;
        if (text.Length == 0)
        {
            return raw.sqlite3_bind_text(statement, number, ""); // An empty span would be null.
        }

        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = size > most ? ArrayPool<byte>.Shared.Rent(size) : null;
        var octets = rented ?? stackalloc byte[most];
        var result = raw.sqlite3_bind_text(statement, number, octets[..Encoding.UTF8.GetBytes(text, octets)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return result;
    }

    private sealed class StatementRow(sqlite3_stmt statement) : Row
    {
        public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

        public override Guid Id(int column) => new(raw.sqlite3_column_blob(Checked(column, raw.SQLITE_BLOB), column), bigEndian: true);

        public override long Long(int column) => raw.sqlite3_column_int64(Checked(column, raw.SQLITE_INTEGER), column);

        // The text's own bytes: the database is UTF-8.
        public override string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(Checked(column, raw.SQLITE_TEXT), column));

        public override byte[] Bytes(int column) => raw.sqlite3_column_blob(Checked(column, raw.SQLITE_BLOB), column).ToArray();

        // SQLite would make 0 of what is no number.
        private sqlite3_stmt Checked(int column, int type) => raw.sqlite3_column_type(statement, column) == type
            ? statement
            : throw new InvalidCastException($"column {raw.sqlite3_column_name(statement, column).utf8_to_string()} holds another type than is read");
    }
}
