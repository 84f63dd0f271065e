using System.Data.Common;

namespace Solde.Storage.Sql;

/// <summary>The little in which databases differ. All other SQL is written once, in the subset they share; parameters are <c>$1</c>, <c>$2</c>…</summary>
internal interface IDialect
{
    /// <summary>The folder of its migrations.</summary>
    string Migrations { get; }

    /// <summary>Begins a transaction that will write.</summary>
    string BeginWriting { get; }

    /// <summary>Asks for the time by the database's own clock, milliseconds since 1970 as text; no row or null where it has none of its own.</summary>
    string ServerTime { get; }

    /// <summary>Makes other programs that start at the same time wait, within a transaction that writes.</summary>
    string LockMigrations { get; }

    /// <summary>Begins a transaction that reads one state of the database.</summary>
    string BeginReading { get; }

    /// <summary>Commands are prepared and kept as long as their session.</summary>
    bool KeepsCommands { get; }

    /// <summary>Keeps bookings as they are until the transaction ends; appended to a query of them, aliased b.</summary>
    string LockBookings { get; }

    /// <summary>Takes rows that nobody else is taking at this moment; appended to the query of a claim.</summary>
    string SkipTaken { get; }

    /// <summary>The place of a new journal entry in its property's feed; an expression over a row r.</summary>
    string NextPosition { get; }

    /// <summary>The number of the transaction that writes, by which a feed is ordered; an expression.</summary>
    string ThisTransaction { get; }

    /// <summary>The first transaction that may still write; entries from it on are not in the feed yet. An expression.</summary>
    string FirstOpenTransaction { get; }

    /// <summary>A parameter's name.</summary>
    string Parameter(int number);

    /// <summary>How an id is stored.</summary>
    object Id(Guid id);

    /// <summary>An id as stored.</summary>
    Guid Id(DbDataReader row, int column);

    /// <summary>A unique index refused a row.</summary>
    bool IsDuplicate(DbException error);

    /// <summary>Nothing is wrong but the moment: the same transaction may be tried again at once.</summary>
    bool IsWorthRepeating(DbException error);

    /// <summary>The rows of a <see cref="Many"/>, as they stand in its text.</summary>
    string Rows(Many many);

    /// <summary>The parameters of a statement for many rows, once for each time it must be run.</summary>
    IEnumerable<object?[]> Parameters(Many many, IReadOnlyList<object?[]> rows);
}
