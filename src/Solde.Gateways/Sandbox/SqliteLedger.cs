using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Solde.Gateways.Sandbox;

/// <summary>Books in a SQLite file of their own: what was answered is on the disk (WAL, synchronous FULL). Several processes may share the file.</summary>
/// <remarks>Dispose it when no call is under way.</remarks>
public sealed class SqliteLedger : ISandboxLedger, IDisposable
{
    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly GroupCommit commit;
    private readonly Statement nextEntry;
    private readonly Statement writeEntry;
    private readonly Statement entry;
    private readonly Statement addCard;
    private readonly Statement card;
    private readonly Statement writeKey;
    private readonly Statement key;
    private readonly PageTable pages;

    private SqliteLedger(string path, SqliteConnection connection, bool events)
    {
        this.path = path;
        this.connection = connection;
        commit = new GroupCommit(connection);
        Events = events ? new LedgerEvents(connection, commit) : null;
        nextEntry = new Statement(connection, "SELECT coalesce(max(number), 0) + 1 FROM entry");
        writeEntry = new Statement(connection, LedgerSql.WriteEntry, LedgerRow.Columns);
        entry = new Statement(connection, LedgerSql.SelectEntries + " WHERE number = @1", 1);
        addCard = new Statement(connection, "INSERT INTO card (behaviour, usable_until) VALUES (@1, @2) RETURNING number", 2);
        card = new Statement(connection, "SELECT behaviour, usable_until FROM card WHERE number = @1", 1);
        writeKey = new Statement(connection, LedgerSql.WriteKey, 5);
        key = new Statement(connection, "SELECT request, answer, at, entry FROM key WHERE key = @1", 1);
        pages = new PageTable(connection);
    }

    /// <summary>What is still to be told of entries that ended; null when nobody is to be told.</summary>
    public LedgerEvents? Events { get; }

    /// <summary>Opens the books, making the file when there is none. The folder must exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="events">Keeps an event for each entry that ends from now on, until it is delivered.</param>
    /// <exception cref="SqliteException">The file cannot be opened or is no such ledger.</exception>
    public static SqliteLedger Open(string path, bool events = false)
    {
        var opened = Connect(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            using var schema = opened.CreateCommand();
            schema.CommandText = LedgerSql.Schema;
            schema.ExecuteNonQuery();
            return new SqliteLedger(path, opened, events);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<TResult> InOrder<TState, TResult>(TState state, Func<TState, TResult> work) => commit.Run(state, work);

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> Entries(long after = 0, Interval? succeeded = null)
    {
        // A connection of its own: reading sees one moment of the books and keeps nobody waiting.
        using var reading = Connect(path, SqliteOpenMode.ReadOnly);
        using var command = reading.CreateCommand();
        command.CommandText = LedgerSql.SelectEntries + (succeeded is null ? LedgerSql.After : LedgerSql.SucceededThen);
        command.Parameters.AddWithValue("@after", after);
        if (succeeded is { } then)
        {
            command.Parameters.AddWithValue("@from", then.Start.ToUnixTimeMilliseconds());
            command.Parameters.AddWithValue("@to", then.End.ToUnixTimeMilliseconds());
        }

        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return LedgerRow.Read(rows);
        }
    }

    /// <inheritdoc/>
    public long NextEntry() => nextEntry.Number();

    /// <inheritdoc/>
    public void Write(LedgerEntry entry) => LedgerRow.Write(writeEntry, entry);

    /// <inheritdoc/>
    public void Ended(LedgerEntry entry, Instant at) => Events?.Add(entry, at);

    /// <inheritdoc/>
    public LedgerEntry? Entry(long number) => entry.First(LedgerRow.Read, number);

    /// <inheritdoc/>
    public long AddCard(LedgerCard card) => addCard.Number(card.Behaviour.ToString(), card.UsableUntil.ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public LedgerCard? Card(long number) => card.First(
        static row => new LedgerCard(Enum.Parse<CardBehaviour>(row.GetString(0)), Instant.FromUnixTimeMilliseconds(row.GetInt64(1))),
        number);

    /// <inheritdoc/>
    public LedgerKey? Key(string key) => this.key.First(
        static row => new LedgerKey(
            JsonSerializer.Deserialize(row.GetString(0), SandboxJson.Default.SandboxRequest)!,
            JsonSerializer.Deserialize(row.GetString(1), SandboxJson.Default.SandboxAnswer)!,
            Instant.FromUnixTimeMilliseconds(row.GetInt64(2)),
            row.IsDBNull(3) ? null : row.GetInt64(3)),
        key);

    /// <inheritdoc/>
    public void Write(LedgerKey key) => writeKey.Execute(
        key.Request.Key,
        JsonSerializer.Serialize(key.Request, SandboxJson.Default.SandboxRequest),
        JsonSerializer.Serialize(key.Answer, SandboxJson.Default.SandboxAnswer),
        key.At.ToUnixTimeMilliseconds(),
        key.Entry);

    /// <inheritdoc/>
    public LedgerPage? Page(string id) => pages.Find(id);

    /// <inheritdoc/>
    public LedgerPage? PageOfKey(string key) => pages.FindByKey(key);

    /// <inheritdoc/>
    public void Write(LedgerPage page) => pages.Write(page);

    /// <inheritdoc/>
    public void Completed(LedgerPage page, Instant at) => Events?.Add(page, at);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[nextEntry, writeEntry, entry, addCard, card, writeKey, key])
        {
            statement.Dispose();
        }

        pages.Dispose();
        Events?.Dispose();
        connection.Dispose();
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        opened.Open();
        return opened;
    }
}
