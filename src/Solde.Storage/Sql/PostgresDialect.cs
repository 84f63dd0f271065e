using System.Globalization;

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

    public string LockBookings => "FOR UPDATE OF b";

    public string SkipTaken => "FOR UPDATE SKIP LOCKED";

    public string Address => "ctid::text";

    public int Writers => 8;

    public string NextPosition => "nextval('journal_position')";

    public string ThisTransaction => "(SELECT shift + pg_current_xact_id()::text::bigint FROM feed)";

    public string FirstOpenTransaction => "(SELECT shift + pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM feed)";

    public (string Tx, string Position) PlaceInFeed(string number) => (number, "CAST(0 AS BIGINT)");

    public string IsWithin(string firstTx, string lastTx) => $"j.tx BETWEEN {firstTx} AND {lastTx}";

    public string NumberInFeed => "j.tx";

    public string Lateral => "LATERAL ";

    public string PlaceOfWords => "p.number";

    // The rows are read to be seen at all, so nothing is left to look up.
    public string Candidates(int most) => string.Create(CultureInfo.InvariantCulture, $"""
        SELECT w.property_id, w.booking_id, w.arrival, w.channel FROM words w
        WHERE trigrams(w.place, w.words) @> trigrams((SELECT number FROM properties WHERE property_id = $1), $2) AND strpos(w.words, $2) > 0
        LIMIT {most}
        """);

    public string WordsOfCandidates => "candidates w";

    public string Contains(string text, string part) => $"strpos({text}, {part}) > 0";

    public string IsAt(string table, string hasItsKeys) => $"{table}.ctid = r.address::tid";

    public string ForRows(Many many, string template)
    {
        var arrays = many.Columns.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}::{TypeOf(column.Type)}[]"));
        var rows = $"unnest({string.Join(", ", arrays)}) AS r({string.Join(", ", many.Columns.Select(column => column.Name))})";
        return template.Replace("{rows}", rows, StringComparison.Ordinal) + (many.Tells is { } told ? $" RETURNING r.{told.Name}" : "");
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Id => "uuid",
        ColumnType.Number => "bigint",
        ColumnType.Text => "text",
        ColumnType.Bytes => "bytea",
    };
}
