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

    /// <summary>Undoes the transaction.</summary>
    public async ValueTask RollBack()
    {
        try
        {
            await Execute("ROLLBACK");
        }
        catch (DbException)
        {
            // The database has ended the transaction by itself (a full disk, a lost connection); the error that led here is the one to tell.
        }
    }

    /// <summary>Runs one statement for many rows.</summary>
    public async ValueTask ExecuteMany(string sql, IReadOnlyList<object?[]> rows)
    {
        foreach (var row in rows)
        {
            await Execute(sql, row);
        }
    }

    /// <summary>The rows of a query.</summary>
    public ValueTask<List<T>> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values) => ReadAll(Bound(sql, values), read);

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

    private async ValueTask<List<T>> ReadAll<T>(DbCommand command, Func<Row, T> read)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
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
            commands[sql] = command = Prepare(sql, values);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = Stored(values[i]);
        }

        return command;
    }

    private DbCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this project; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${i + 1}");
            parameter.Value = Stored(values[i]);
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }

    private object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => dialect.Id(id),
        Instant instant => StoredTime.Milliseconds(instant),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Enum word => Words.Of(word),
        bool flag => flag ? 1L : 0L,
        _ => value,
    };
}
