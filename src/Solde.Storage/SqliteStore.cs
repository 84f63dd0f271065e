using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Storage.Automations;
using Solde.Storage.Bookings;
using Solde.Storage.Journal;
using Solde.Storage.Messages;
using Solde.Storage.Payments;
using Solde.Storage.Properties;
using Solde.Storage.Reviews;
using Solde.Storage.Sql;

namespace Solde.Storage;

/// <summary>The store in a SQLite database: a file (WAL, durable at every commit), or memory for plays. One connection, whose calls
/// wait for each other; other processes may use the same file.</summary>
public sealed class SqliteStore : IStore, IJournalAudit, IErasure, IDisposable
{
    private const int BusyTimeoutMilliseconds = 5_000;

    private readonly Session session;
    private readonly SemaphoreSlim turn = new(1);
    private readonly PropertyRows properties;
    private readonly AutomationRows automations;
    private readonly AttemptRows attempts;
    private readonly PeopleRows people;
    private readonly BookingRows bookings;
    private readonly ReviewRows reviews;
    private readonly MessageRows messages;
    private readonly JournalRows journal;
    private readonly AuditRows audit;

    private SqliteStore(SqliteConnection connection, Func<ImmutableArray<byte>> salt)
    {
        session = new Session(connection, new SqliteDialect());
        properties = new PropertyRows(session);
        automations = new AutomationRows(session, properties);
        attempts = new AttemptRows(session);
        people = new PeopleRows(session, salt);
        bookings = new BookingRows(session, properties, attempts, people);
        reviews = new ReviewRows(session);
        messages = new MessageRows(session);
        journal = new JournalRows(session, properties, people);
        audit = new AuditRows(session, properties, bookings, people);
    }

    /// <summary>Opens a database file, made if it is not there, and brings it to this program's shape.</summary>
    /// <param name="path">The file.</param>
    /// <param name="salt">Makes the 16 random bytes that hide a name in the journal; null = the system's generator.</param>
    /// <exception cref="MigrationException">The database belongs to another or a newer program.</exception>
    public static SqliteStore Open(string path, Func<ImmutableArray<byte>>? salt = null) => Connect(path, "PRAGMA journal_mode = WAL", salt);

    /// <summary>Makes an empty database in memory; it is gone when the store is disposed.</summary>
    /// <param name="salt">As with <see cref="Open"/>.</param>
    public static SqliteStore InMemory(Func<ImmutableArray<byte>>? salt = null) => Connect(":memory:", "PRAGMA journal_mode = MEMORY", salt);

    /// <inheritdoc/>
    public ValueTask SaveProperty(Guid property, PropertySettings settings, Instant now) => Write(async () =>
    {
        await properties.Save(property, settings, now);
        await reviews.Sweep(property, now);
    });

    /// <inheritdoc/>
    public ValueTask<PropertySettings?> Property(Guid property) => Read(() => properties.Settings(property));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<(Guid Id, PropertySettings Settings)>> Properties() => Read(async () =>
    {
        var all = ImmutableArray.CreateBuilder<(Guid, PropertySettings)>();
        foreach (var id in await properties.Ids())
        {
            all.Add((id, await properties.Required(id)));
        }

        return all.DrainToImmutable();
    });

    /// <inheritdoc/>
    public ValueTask<RuleSet> Rules(Guid property) => Read(() => automations.Rules(property));

    /// <inheritdoc/>
    public ValueTask SaveAutomation(Guid property, Automation automation, ImmutableArray<IFact> facts, Instant now) => Write(async () =>
    {
        await automations.Save(property, automation);
        await Append(property, facts);
        await reviews.Sweep(property, now);
    });

    /// <inheritdoc/>
    public ValueTask Record(Guid property, ImmutableArray<IFact> facts) => Write(() => Append(property, facts));

    /// <inheritdoc/>
    public ValueTask<BookingKey?> Find(Guid property, string reference) => Read(() => bookings.Find(property, reference));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredBooking>> Load(ImmutableArray<BookingKey> keys) => Read(() => bookings.Load(keys));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredBooking>> Bookings(Guid property, Guid? after, int limit) => Read(() => bookings.Page(property, after, limit));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<CommitResult>> Commit(ImmutableArray<Change> changes) => Write(async () =>
    {
        var commit = new Commit(session, bookings, attempts, reviews, messages, Batch());
        var results = ImmutableArray.CreateBuilder<CommitResult>(changes.Length);
        foreach (var change in changes)
        {
            results.Add(await commit.Take(change));
        }

        await commit.Store();
        return results.MoveToImmutable();
    });

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Guid>> MarkSent(
        ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts, Instant now, Instant leaseUntil) => Write(async () =>
    {
        var sent = ImmutableArray.CreateBuilder<Guid>(attempts.Length);
        foreach (var (booking, attempt) in attempts)
        {
            if (await this.attempts.MarkSent(booking, attempt, now, leaseUntil))
            {
                sent.Add(attempt.Id);
            }
            else if (await this.attempts.Void(booking, attempt.Id))
            {
                await reviews.MakeDue(booking, now);
            }
        }

        return sent.DrainToImmutable();
    });

    /// <inheritdoc/>
    public ValueTask SavePrepared(BookingKey booking, Attempt attempt) => Write(() => attempts.SavePrepared(booking, attempt));

    /// <inheritdoc/>
    public ValueTask<Message?> Message(BookingKey booking, Guid message) => Read(() => messages.Find(booking, message));

    /// <inheritdoc/>
    public ValueTask SaveMessage(BookingKey booking, Message message, IFact? fact) => Write(async () =>
    {
        await messages.Save(booking, message);
        if (fact is not null && await bookings.Head(booking) is { } head)
        {
            var batch = Batch();
            await bookings.SaveChain(booking, await batch.Append(booking, head.Chain, [fact]));
            await batch.Store();
        }
    });

    /// <inheritdoc/>
    public ValueTask<DueWork> Due(Instant now, int limit) => Read(async () =>
        new DueWork(await reviews.Due(now, limit), await attempts.Due(now, limit), await messages.Due(now, limit)));

    /// <inheritdoc/>
    public ValueTask<Instant?> NextDueAt(Instant now) => Read(() => reviews.Next(now));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> Journal(Guid property, long after, int limit) => Read(() => journal.After(property, after, limit));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> JournalOf(BookingKey booking) => Read(() => journal.Of(booking));

    /// <inheritdoc/>
    public ValueTask<AuditedProperty?> Audit(Guid property) => Read(() => audit.Property(property));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<AuditedBooking>> Audit(Guid property, Guid? after, int limit) => Read(() => audit.Bookings(property, after, limit));

    /// <inheritdoc/>
    public ValueTask Erase(BookingKey booking) => Write(() => people.Erase(booking));

    /// <inheritdoc/>
    public void Dispose()
    {
        session.Dispose();
        turn.Dispose();
    }

    private JournalBatch Batch() => new(session, properties, people);

    private async ValueTask Append(Guid property, ImmutableArray<IFact> facts)
    {
        var batch = Batch();
        await batch.Append(property, facts);
        await batch.Store();
    }

    private async ValueTask Write(Func<ValueTask> work) => await Write(async () =>
    {
        await work();
        return true;
    });

    private ValueTask<T> Write<T>(Func<ValueTask<T>> work) => Run(session.Dialect.BeginWriting, work);

    private ValueTask<T> Read<T>(Func<ValueTask<T>> work) => Run(session.Dialect.BeginReading, work);

    private async ValueTask<T> Run<T>(string begin, Func<ValueTask<T>> work)
    {
        await turn.WaitAsync();
        try
        {
            await session.Execute(begin);
            return await ToTheEnd(work);
        }
        finally
        {
            turn.Release();
        }
    }

    private async ValueTask<T> ToTheEnd<T>(Func<ValueTask<T>> work)
    {
        try
        {
            var result = await work();
            await session.Execute("COMMIT");
            return result;
        }
        catch
        {
            properties.Forget();
            automations.Forget();
            await session.RollBack();
            throw;
        }
    }

    private static SqliteStore Connect(string path, string journalMode, Func<ImmutableArray<byte>>? salt)
    {
        var options = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = BusyTimeoutMilliseconds / 1_000 };
        var connection = new SqliteConnection(options.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
            command.CommandText = $"PRAGMA busy_timeout = {BusyTimeoutMilliseconds}; {journalMode}; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            var dialect = new SqliteDialect();
            Migrations.Apply(connection, dialect, Migrations.Of(dialect));
            return new SqliteStore(connection, salt ?? RandomSalt);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static ImmutableArray<byte> RandomSalt() => [.. RandomNumberGenerator.GetBytes(16)];
}
