using System.Data;
using System.Data.Common;
using NodaTime;
using NodaTime.Text;
using Solde.App.Journal;

namespace Solde.Storage.Sql;

/// <summary>One connection and its prepared commands. Used by one caller at a time.</summary>
/// <remarks>Every statement is a constant, so commands are found by reference and prepared once.</remarks>
internal sealed class Session(DbConnection connection, IDialect dialect) : IDisposable
{
    private readonly Dictionary<string, DbCommand> commands = new(ReferenceEqualityComparer.Instance);

    public IDialect Dialect => dialect;

    /// <summary>Runs a statement and says how many rows it changed.</summary>
    public ValueTask<int> Execute(string sql, params ReadOnlySpan<object?> values) => new(Bound(sql, values).ExecuteNonQueryAsync());

    /// <summary>Runs a statement for many rows, and says how many it changed.</summary>
    public async ValueTask<int> Execute(Many many, IReadOnlyList<object?[]> rows)
    {
        var changed = 0;
        foreach (var values in dialect.Parameters(many, rows))
        {
            changed += await Execute(many.TextIn(dialect), values);
        }

        return changed;
    }

    /// <summary>Undoes the transaction.</summary>
    public async ValueTask RollBack()
    {
        if (connection.State != ConnectionState.Open)
        {
            return; // The transaction ended with its connection, which takes no more commands.
        }

        try
        {
            await Execute("ROLLBACK");
        }
        catch (DbException)
        {
            // The database has ended the transaction by itself (a full disk, a lost connection); the error that led here is the one to tell.
        }
    }

    /// <summary>The rows of a query.</summary>
    public ValueTask<List<T>> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values) => ReadAll(Bound(sql, values), read, []);

    /// <summary>The rows of a query over many rows.</summary>
    public async ValueTask<List<T>> Query<T>(Many many, Func<Row, T> read, IReadOnlyList<object?[]> rows)
    {
        var found = new List<T>();
        foreach (var values in dialect.Parameters(many, rows))
        {
            await ReadAll(Bound(many.TextIn(dialect), values), read, found);
        }

        return found;
    }

    /// <summary>The first row of a query; null when there is none.</summary>
    public ValueTask<T?> First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
        where T : class => ReadFirst(Bound(sql, values), read);

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    /// <summary>A value in one of the types that every database takes; ids as they are.</summary>
    internal static object? Plain(object? value) => value switch
    {
        Instant instant => StoredTime.Milliseconds(instant),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Enum word => Words.Of(word),
        bool flag => flag ? 1L : 0L,
        _ => value,
    };

    private async ValueTask<List<T>> ReadAll<T>(DbCommand command, Func<Row, T> read, List<T> rows)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var row = new Row(reader, dialect);
        while (await reader.ReadAsync())
        {
            rows.Add(read(row));
        }

        return rows;
    }

    private async ValueTask<T?> ReadFirst<T>(DbCommand command, Func<Row, T> read)
        where T : class
    {
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(new Row(reader, dialect)) : null;
    }

    private DbCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            commands[sql] = command = Make(sql, values);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = Stored(values[i]);
        }

        return command;
    }

    private DbCommand Make(string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this project; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = dialect.Parameter(i + 1);
            parameter.Value = Stored(values[i]);
            command.Parameters.Add(parameter);
        }

        if (dialect.KeepsCommands)
        {
            command.Prepare();
        }

        return command;
    }

    private object Stored(object? value) => value is Guid id ? dialect.Id(id) : Plain(value) ?? DBNull.Value;
}
