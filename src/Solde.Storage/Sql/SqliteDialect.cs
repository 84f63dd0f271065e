using System.Globalization;
using System.Text.RegularExpressions;

namespace Solde.Storage.Sql;

internal sealed partial class SqliteDialect : IDialect
{
    /// <summary>Begins a transaction that reads one state of the database.</summary>
    public const string BeginReading = "BEGIN DEFERRED";

    private SqliteDialect()
    {
    }

    public static SqliteDialect Instance { get; } = new();

    public string Migrations => "Sqlite";

    // Taking the lock at once: a transaction that reads first and writes then could be refused in the middle.
    public string BeginWriting => "BEGIN IMMEDIATE";

    public string ServerTime => "SELECT NULL FROM properties LIMIT 1"; // Its clock is this machine's; the file is read all the same.

    public string LockMigrations => "SELECT 1"; // Whoever writes has the whole database to itself.

    public string LockBookings => "";

    public string SkipTaken => "";

    public string Address => "NULL";

    public int Writers => 1;

    public string NextPosition => "(SELECT COALESCE(MAX(position), 0) + 1 FROM journal WHERE property_id = r.property_id AND tx = 0)";

    public string ThisTransaction => "0";

    public string FirstOpenTransaction => "1";

    public (string Tx, string Position) PlaceInFeed(string number) => ("0", number);

    public string IsWithin(string firstTx, string lastTx) => "true"; // Their number is always 0: it would keep the index from going by the position.

    public string NumberInFeed => "j.position";

    public string Lateral => ""; // A row is its parameters.

    public string PlaceOfWords => """
        COALESCE((SELECT w.place FROM words w WHERE w.place >= p.number << 40 AND w.place < (p.number + 1) << 40 ORDER BY w.place DESC LIMIT 1), p.number << 40) + 1
        """;

    // Only the index is read: the words themselves lie elsewhere.
    public string Candidates(int most) => string.Create(CultureInfo.InvariantCulture, $"""
        SELECT i.rowid AS place FROM words_index i
        WHERE i.words_index MATCH $3 AND i.rowid >= (SELECT number << 40 FROM properties WHERE property_id = $1)
            AND i.rowid < (SELECT (number + 1) << 40 FROM properties WHERE property_id = $1)
        LIMIT {most}
        """);

    public string WordsOfCandidates => "candidates c CROSS JOIN words w ON w.place = c.place AND instr(w.words, $2) > 0"; // Crossed: in this order.

    public string Contains(string text, string part) => $"instr({text}, {part}) > 0";

    public string IsAt(string table, string hasItsKeys) => hasItsKeys;

    // A row is its parameters: as a table, of one row even, it would be written down and read again each time.
    public string ForRows(Many many, string template)
    {
        var text = Table.Replace(template, match => match.Groups["more"].Success ? "FROM " : "");
        return ColumnOfRow.Replace(text, match => string.Create(CultureInfo.InvariantCulture, $"${NumberOf(many, match.Groups["name"].Value)}"));
    }

    private static int NumberOf(Many many, string name)
    {
        for (var i = 0; i < many.Columns.Length; i++)
        {
            if (many.Columns[i].Name == name)
            {
                return i + 1;
            }
        }

        throw new ArgumentException($"r.{name}: the rows have no such column", nameof(name));
    }

    [GeneratedRegex(@"\b(FROM|USING)\s+\{rows\}(?<more>,\s*)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table { get; }

    [GeneratedRegex(@"\br\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ColumnOfRow { get; }
}
