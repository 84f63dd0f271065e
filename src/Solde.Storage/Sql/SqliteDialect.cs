using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Solde.Storage.Sql;

internal sealed class SqliteDialect : IDialect
{
    private const int UniqueConstraint = 2067; // SQLITE_CONSTRAINT_UNIQUE

    public string Migrations => "Sqlite";

    // Taking the lock at once: a transaction that reads first and writes then could be refused in the middle.
    public string BeginWriting => "BEGIN IMMEDIATE";

    public string BeginReading => "BEGIN DEFERRED";

    public object Id(Guid id) => id.ToByteArray(bigEndian: true);

    public Guid Id(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);

    public bool IsDuplicate(DbException error) => error is SqliteException { SqliteExtendedErrorCode: UniqueConstraint };
}
