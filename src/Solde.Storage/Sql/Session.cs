using System.Data.Common;
using NodaTime;
using NodaTime.Text;
using Solde.App.Journal;

namespace Solde.Storage.Sql;

/// <summary>One connection. Used by one caller at a time.</summary>
/// <remarks>Every statement is a constant, so what is prepared of it is found by reference.</remarks>
internal abstract class Session(IDialect dialect) : IDisposable
{
    public IDialect Dialect => dialect;

    /// <summary>Runs a statement and says how many rows it changed.</summary>
    public abstract ValueTask<int> Execute(string sql, params ReadOnlySpan<object?> values);

    /// <summary>Runs a statement for many rows, and says how many it changed.</summary>
    public abstract ValueTask<int> Execute(Many many, IReadOnlyList<object?[]> rows);

    /// <summary>Runs a statement for many rows, and says which it wrote, by the column that tells.</summary>
    public abstract ValueTask<HashSet<Guid>> Written(Many many, IReadOnlyList<object?[]> rows);

    /// <summary>The rows of a query.</summary>
    public abstract ValueTask<List<T>> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values);

    /// <summary>The rows of a query over many rows.</summary>
    public abstract ValueTask<List<T>> Query<T>(Many many, Func<Row, T> read, IReadOnlyList<object?[]> rows);

    /// <summary>The first row of a query; null when there is none.</summary>
    public abstract ValueTask<T?> First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
        where T : class;

    /// <summary>Undoes the transaction.</summary>
    public async ValueTask RollBack()
    {
        if (!IsOpen)
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

    public abstract void Dispose();

    protected abstract bool IsOpen { get; }

    /// <summary>A value in one of the types that every database takes; ids as they are.</summary>
    internal static object? Plain(object? value) => value switch
    {
        Instant instant => StoredTime.Milliseconds(instant),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Enum word => Words.Of(word),
        bool flag => flag ? 1L : 0L,
        _ => value,
    };
}
