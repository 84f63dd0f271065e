using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>The end of an entry, to be told to whoever asked: an entry ends once, so its number numbers its event.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="At">When it ended.</param>
/// <param name="Tries">How often it was posted, or held back, before.</param>
/// <param name="DueAt">When to post it.</param>
public sealed record LedgerEvent(LedgerEntry Entry, Instant At, int Tries, Instant DueAt)
{
    /// <summary>The same at each delivery: by it the receiver knows a repeated one.</summary>
    public string Id => FormattableString.Invariant($"evt_{Entry.Number}");

    /// <summary>What ended and how: <c>charge.succeeded</c>, <c>hold.cancelled</c>…</summary>
    public string Type => $"{Noun(Entry.Kind)}.{Entry.State.ToString().ToLowerInvariant()}";

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

/// <summary>Events that wait for delivery, in the books: written together with what they tell of, so that no crash loses one.</summary>
public sealed class LedgerEvents : IDisposable
{
    private readonly GroupCommit commit;
    private readonly Statement add;
    private readonly Statement due;
    private readonly Statement remove;
    private readonly Statement postpone;
    private readonly Channel<bool> added = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal LedgerEvents(SqliteConnection connection, GroupCommit commit)
    {
        this.commit = commit;
        using (var schema = connection.CreateCommand())
        {
            schema.CommandText = LedgerSql.EventSchema;
            schema.ExecuteNonQuery();
        }

        add = new Statement(connection, "INSERT INTO event (entry, at, tries, due_at) VALUES (@1, @2, 0, @2)", 2);
        due = new Statement(
            connection,
            $"SELECT e.*, event.at, event.tries, event.due_at FROM event JOIN ({LedgerSql.SelectEntries}) e ON e.number = event.entry ORDER BY event.due_at, event.entry LIMIT 1");
        remove = new Statement(connection, "DELETE FROM event WHERE entry = @1", 1);
        postpone = new Statement(connection, "UPDATE event SET tries = @2, due_at = @3 WHERE entry = @1", 3);
    }

    /// <summary>Something to read after each event that was added; several may share one.</summary>
    public ChannelReader<bool> Added => added.Reader;

    /// <summary>The event to post next, due or not; null when none waits.</summary>
    public ValueTask<LedgerEvent?> Next() => commit.Run(due, static due => due.First(Read));

    /// <summary>It was delivered, or is never to be.</summary>
    public ValueTask<bool> Remove(LedgerEvent delivered) => commit.Run((remove, delivered), static work =>
    {
        work.remove.Execute(work.delivered.Entry.Number);
        return true;
    });

    /// <summary>It is posted once more, or at last, at this time.</summary>
    public ValueTask<bool> Postpone(LedgerEvent late, Instant dueAt) => commit.Run((postpone, late, dueAt), static work =>
    {
        work.postpone.Execute(work.late.Entry.Number, work.late.Tries + 1, work.dueAt.ToUnixTimeMilliseconds());
        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[add, due, remove, postpone])
        {
            statement.Dispose();
        }
    }

    /// <summary>Called within the piece of work that ends the entry.</summary>
    internal void Add(LedgerEntry ended, Instant at)
    {
        // A verification is answered at once; nobody waits for the end of it.
        if (ended.Kind != AttemptKind.Validate)
        {
            add.Execute(ended.Number, at.ToUnixTimeMilliseconds());
            added.Writer.TryWrite(true);
        }
    }

    private static LedgerEvent Read(SqliteDataReader row) => new(
        LedgerRow.Read(row),
        Instant.FromUnixTimeMilliseconds(row.GetInt64(LedgerRow.Columns)),
        row.GetInt32(LedgerRow.Columns + 1),
        Instant.FromUnixTimeMilliseconds(row.GetInt64(LedgerRow.Columns + 2)));
}
