using Microsoft.Data.Sqlite;

namespace Solde.Gateways.Sandbox;

/// <summary>A statement prepared once and run many times. Its parameters are <c>@1</c>, <c>@2</c>… in order.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;

    internal Statement(SqliteConnection connection, string sql, int parameters = 0)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"@{number}") });
        }
    }

    public void Dispose() => command.Dispose();

    internal void Execute(params ReadOnlySpan<object?> values) => Bound(values).ExecuteNonQuery();

    /// <summary>The first row, read; null when there is none.</summary>
    internal T? First<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var rows = Bound(values).ExecuteReader();
        return rows.Read() ? read(rows) : null;
    }

    /// <summary>The one number that the statement gives.</summary>
    internal long Number(params ReadOnlySpan<object?> values) => (long)Bound(values).ExecuteScalar()!;

    private SqliteCommand Bound(ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command;
    }
}
