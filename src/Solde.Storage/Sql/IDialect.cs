using System.Data.Common;

namespace Solde.Storage.Sql;

/// <summary>The little in which databases differ. All other SQL is written once, in the subset they share; parameters are <c>$1</c>, <c>$2</c>…</summary>
internal interface IDialect
{
    /// <summary>The folder of its migrations.</summary>
    string Migrations { get; }

    /// <summary>Begins a transaction that will write: nobody else writes until it ends.</summary>
    string BeginWriting { get; }

    /// <summary>Begins a transaction that reads one state of the database.</summary>
    string BeginReading { get; }

    /// <summary>How an id is stored.</summary>
    object Id(Guid id);

    /// <summary>An id as stored.</summary>
    Guid Id(DbDataReader row, int column);

    /// <summary>A unique index refused a row.</summary>
    bool IsDuplicate(DbException error);
}
