using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>Something that whoever asked is told.</summary>
public interface ILedgerEvent
{
    /// <summary>The same at each delivery: by it the receiver knows a repeated one.</summary>
    string Id { get; }

    /// <summary>What happened: <c>charge.succeeded</c>, <c>hold.cancelled</c>, <c>page.completed</c>…</summary>
    string Type { get; }

    /// <summary>The id of what it happened to.</summary>
    string Subject { get; }

    /// <summary>Metadata: the product's attempt, where there is one.</summary>
    string? Attempt { get; }

    /// <summary>What kind of entry it is about; null = a page.</summary>
    AttemptKind? Kind { get; }

    /// <summary>When it happened.</summary>
    Instant At { get; }

    /// <summary>How often it was posted, or held back, before.</summary>
    int Tries { get; }

    /// <summary>When to post it.</summary>
    Instant DueAt { get; }
}

/// <summary>The end of an entry, to be told to whoever asked: an entry ends once, so its number numbers its event.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="At">When it ended.</param>
/// <param name="Tries">How often it was posted, or held back, before.</param>
/// <param name="DueAt">When to post it.</param>
public sealed record LedgerEvent(LedgerEntry Entry, Instant At, int Tries, Instant DueAt) : ILedgerEvent
{
    /// <inheritdoc/>
    public string Id => FormattableString.Invariant($"evt_{Entry.Number}");

    /// <inheritdoc/>
    public string Type => $"{Noun(Entry.Kind)}.{Entry.State.ToString().ToLowerInvariant()}";

    /// <inheritdoc/>
    public string Subject => Entry.Id;

    /// <inheritdoc/>
    public string? Attempt => Entry.Attempt;

    /// <inheritdoc/>
    public AttemptKind? Kind => Entry.Kind;

    private static string Noun(AttemptKind kind) => kind switch
    {
        AttemptKind.Charge => "charge",
        AttemptKind.Authorize => "hold",
        AttemptKind.Capture => "capture",
        AttemptKind.Release => "release",
        AttemptKind.Refund => "refund",
        AttemptKind.Validate => "verification",
    };
}

/// <summary>A guest came to a page's end, which happens once.</summary>
/// <param name="Page">The page's id.</param>
/// <param name="At">When.</param>
/// <param name="Tries">How often it was posted, or held back, before.</param>
/// <param name="DueAt">When to post it.</param>
public sealed record PageEvent(string Page, Instant At, int Tries, Instant DueAt) : ILedgerEvent
{
    /// <inheritdoc/>
    public string Id => $"evt_{Page}";

    /// <inheritdoc/>
    public string Type => "page.completed";

    /// <inheritdoc/>
    public string Subject => Page;

    /// <inheritdoc/>
    public string? Attempt => null;

    /// <inheritdoc/>
    public AttemptKind? Kind => null;
}

/// <summary>Events that wait for delivery, in the books: written together with what they tell of, so that no crash loses one.</summary>
public sealed class LedgerEvents : IDisposable
{
    private readonly GroupCommit commit;
    private readonly Rows entries;
    private readonly Rows pages;
    private readonly Channel<bool> added = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal LedgerEvents(SqliteConnection connection, GroupCommit commit)
    {
        this.commit = commit;
        using (var schema = connection.CreateCommand())
        {
            schema.CommandText = LedgerSql.EventSchema;
            schema.ExecuteNonQuery();
        }

        entries = new Rows(connection, "event", "entry", $"""
            SELECT e.*, event.at, event.tries, event.due_at FROM event JOIN ({LedgerSql.SelectEntries}) e ON e.number = event.entry
            ORDER BY event.due_at, event.entry LIMIT 1
            """);
        pages = new Rows(connection, "page_event", "page", "SELECT page, at, tries, due_at FROM page_event ORDER BY due_at, page LIMIT 1");
    }

    /// <summary>Something to read after each event that was added; several may share one.</summary>
    public ChannelReader<bool> Added => added.Reader;

    /// <summary>The event to post next, due or not; null when none waits.</summary>
    public ValueTask<ILedgerEvent?> Next() => commit.Run<(Rows Entries, Rows Pages), ILedgerEvent?>((entries, pages), static rows =>
    {
        var entry = rows.Entries.Due.First(ReadEntry);
        var page = rows.Pages.Due.First(ReadPage);
        return entry is null || page?.DueAt < entry.DueAt ? page : entry;
    });

    /// <summary>It was delivered, or is never to be.</summary>
    public ValueTask<bool> Remove(ILedgerEvent delivered) => commit.Run((Events: this, delivered), static work =>
    {
        var (rows, id) = work.Events.Of(work.delivered);
        rows.Remove.Execute(id);
        return true;
    });

    /// <summary>It is posted once more, or at last, at this time.</summary>
    public ValueTask<bool> Postpone(ILedgerEvent late, Instant dueAt) => commit.Run((Events: this, late, dueAt), static work =>
    {
        var (rows, id) = work.Events.Of(work.late);
        rows.Postpone.Execute(id, work.late.Tries + 1, work.dueAt.ToUnixTimeMilliseconds());
        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        entries.Dispose();
        pages.Dispose();
    }

    /// <summary>Called within the piece of work that ends the entry.</summary>
    internal void Add(LedgerEntry ended, Instant at)
    {
        // A verification is answered at once; nobody waits for the end of it.
        if (ended.Kind != AttemptKind.Validate)
        {
            Add(entries, ended.Number, at);
        }
    }

    /// <summary>Called within the piece of work that completes the page.</summary>
    internal void Add(LedgerPage completed, Instant at) => Add(pages, completed.Id, at);

    private void Add(Rows rows, object id, Instant at)
    {
        rows.Add.Execute(id, at.ToUnixTimeMilliseconds());
        added.Writer.TryWrite(true);
    }

    private (Rows Rows, object Id) Of(ILedgerEvent told) => told is LedgerEvent { Entry.Number: var number } ? (entries, number) : (pages, told.Subject);

    private static LedgerEvent ReadEntry(SqliteDataReader row) => new(
        LedgerRow.Read(row),
        Instant.FromUnixTimeMilliseconds(row.GetInt64(LedgerRow.Columns)),
        row.GetInt32(LedgerRow.Columns + 1),
        Instant.FromUnixTimeMilliseconds(row.GetInt64(LedgerRow.Columns + 2)));

    private static PageEvent ReadPage(SqliteDataReader row) => new(
        row.GetString(0), Instant.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetInt32(2), Instant.FromUnixTimeMilliseconds(row.GetInt64(3)));

    /// <summary>One of the two tables of events.</summary>
    private sealed class Rows(SqliteConnection connection, string table, string id, string due) : IDisposable
    {
        internal Statement Add { get; } = new(connection, $"INSERT INTO {table} ({id}, at, tries, due_at) VALUES (@1, @2, 0, @2)", 2);

        internal Statement Due { get; } = new(connection, due);

        internal Statement Remove { get; } = new(connection, $"DELETE FROM {table} WHERE {id} = @1", 1);

        internal Statement Postpone { get; } = new(connection, $"UPDATE {table} SET tries = @2, due_at = @3 WHERE {id} = @1", 3);

        public void Dispose()
        {
            foreach (var statement in (ReadOnlySpan<Statement>)[Add, Due, Remove, Postpone])
            {
                statement.Dispose();
            }
        }
    }
}
