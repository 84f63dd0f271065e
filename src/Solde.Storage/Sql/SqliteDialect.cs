using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Solde.Storage.Sql;

internal sealed class SqliteDialect : IDialect
{
    private const int UniqueConstraint = 2067; // SQLITE_CONSTRAINT_UNIQUE

    private SqliteDialect()
    {
    }

    public static SqliteDialect Instance { get; } = new();

    public string Migrations => "Sqlite";

    // Taking the lock at once: a transaction that reads first and writes then could be refused in the middle.
    public string BeginWriting => "BEGIN IMMEDIATE";

    public string ServerTime => "SELECT NULL FROM properties LIMIT 1"; // Its clock is this machine's; the file is read all the same.

    public string LockMigrations => "SELECT 1"; // Whoever writes has the whole database to itself.

    public string BeginReading => "BEGIN DEFERRED";

    public bool KeepsCommands => true;

    public string LockBookings => "";

    public string SkipTaken => "";

    public string NextPosition => "(SELECT COALESCE(MAX(position), 0) + 1 FROM journal WHERE property_id = r.property_id AND tx = 0)";

    public string ThisTransaction => "0";

    public string FirstOpenTransaction => "1";

    public string Parameter(int number) => string.Create(CultureInfo.InvariantCulture, $"${number}");

    public object Id(Guid id) => id.ToByteArray(bigEndian: true);

    public Guid Id(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);

    public bool IsDuplicate(DbException error) => error is SqliteException { SqliteExtendedErrorCode: UniqueConstraint };

    public bool IsWorthRepeating(DbException error) => false;

    public string Rows(Many many) =>
        $"(SELECT {string.Join(", ", many.Columns.Select((column, i) => $"{Parameter(i + 1)} AS {column.Name}"))}) AS r";

    public IEnumerable<object?[]> Parameters(Many many, IReadOnlyList<object?[]> rows) => rows;
}
