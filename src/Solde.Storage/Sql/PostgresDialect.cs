using System.Data.Common;
using System.Globalization;
using NodaTime;
using Npgsql;
using Solde.App.Journal;

namespace Solde.Storage.Sql;

internal sealed class PostgresDialect : IDialect
{
    private PostgresDialect()
    {
    }

    public static PostgresDialect Instance { get; } = new();

    public string Migrations => "Postgres";

    public string BeginWriting => "BEGIN";

    public string ServerTime => "SELECT CAST(CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint) AS text)";

    public string LockMigrations => "SELECT pg_advisory_xact_lock(5013379)"; // A number of ours; released with the transaction.

    public string BeginReading => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    // Npgsql prepares by itself what is used often, and keeps it with the pooled connection.
    public bool KeepsCommands => false;

    public string LockBookings => "FOR UPDATE OF b";

    public string SkipTaken => "FOR UPDATE SKIP LOCKED";

    public string NextPosition => "nextval('journal_position')";

    public string ThisTransaction => "(SELECT shift + pg_current_xact_id()::text::bigint FROM feed)";

    public string FirstOpenTransaction => "(SELECT shift + pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM feed)";

    public string Parameter(int number) => ""; // By position.

    public object Id(Guid id) => id;

    public Guid Id(DbDataReader row, int column) => row.GetGuid(column);

    public bool IsDuplicate(DbException error) => error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsWorthRepeating(DbException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    public string Rows(Many many)
    {
        var arrays = many.Columns.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}::{TypeOf(column.Type)}[]"));
        return $"unnest({string.Join(", ", arrays)}) AS r({string.Join(", ", many.Columns.Select(column => column.Name))})";
    }

    /// <summary>One array a column.</summary>
    public IEnumerable<object?[]> Parameters(Many many, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count > 0)
        {
            yield return [.. many.Columns.Select((column, i) => Array(column.Type, rows, i))];
        }
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Id => "uuid",
        ColumnType.Number => "bigint",
        ColumnType.Text => "text",
        ColumnType.Bytes => "bytea",
    };

    private static object Array(ColumnType type, IReadOnlyList<object?[]> rows, int column) => type switch
    {
        ColumnType.Id => Values(rows, column, static value => (Guid?)value),
        ColumnType.Number => Values(rows, column, Number),
        ColumnType.Text => Values(rows, column, static value => (string?)Session.Plain(value)),
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
}
