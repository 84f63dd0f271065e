using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;
using SQLitePCL;
using Solde.Storage.Search;
using Solde.Storage.Sql;

namespace Solde.Storage.Databases;

/// <summary>A SQLite database: a file (WAL, durable at every commit), or memory for plays. One connection writes, and what waits for its turn is committed
/// together; others read beside it. Other processes may use the same file.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private const int BusyTimeoutMilliseconds = 15_000; // An import beside it writes a lot.
    private const int MostReaders = 4;
    private const int MostTogether = 64;

    // The connection that writes keeps 64 MB of pages (SQLite's own 2 MB would be read again and again), and 128 MB of log between two checkpoints.
    private const string ForManyRows = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 32000";

    // Every connection here is used by one caller at a time, so SQLite needs no locks of its own; nor need it count its memory. It refuses when somebody
    // used it before in this process, and goes on a little slower.
    static SqliteDatabase()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private readonly Session writer;
    private readonly SemaphoreSlim writing = new(1);
    private readonly ConcurrentQueue<Work> waiting = new();
    private readonly string? path;
    private readonly ConcurrentBag<Session> readers = [];
    private readonly SemaphoreSlim reading = new(MostReaders);

    private SqliteDatabase(SqliteConnection connection, string? path)
    {
        writer = new SqliteSession(connection);
        this.path = path;
    }

    /// <summary>Opens a database file, made if it is not there, and brings it to this program's shape.</summary>
    public static SqliteDatabase Open(string path) => new(Prepared(path, "PRAGMA journal_mode = WAL"), path);

    /// <summary>Makes an empty database in memory; it is gone when this is disposed.</summary>
    public static SqliteDatabase InMemory() => new(Prepared(":memory:", "PRAGMA journal_mode = MEMORY"), null);

    public string System => "sqlite";

    /// <summary>A number that changes when another process wrote to the file; what this one writes does not count.</summary>
    public async ValueTask<string> WritesOfOthers()
    {
        await writing.WaitAsync();
        try
        {
            return (await writer.First("SELECT CAST(data_version AS TEXT) FROM pragma_data_version", static row => row.Text(0)))!;
        }
        finally
        {
            writing.Release();
        }
    }

    public async ValueTask Write(Func<Session, ValueTask> work)
    {
        var mine = new Work(work);
        waiting.Enqueue(mine);
        if (path is null)
        {
            await CommitInTurn(); // In memory nothing is gained by company: a play goes on at once.
        }
        else
        {
            // What others ask for while the disk is busy is committed together.
            _ = Task.Run(CommitInTurn);
        }

        await mine.Done;
    }

    public async ValueTask Read(Func<Session, ValueTask> work)
    {
        if (path is null)
        {
            await Write(work); // A database in memory has one connection.
            return;
        }

        await reading.WaitAsync();
        try
        {
            await Read(readers.TryTake(out var known) ? known : new SqliteSession(Connected(path, "PRAGMA query_only = ON; PRAGMA cache_size = -16384")), work);
        }
        finally
        {
            reading.Release();
        }
    }

    private async ValueTask Read(Session session, Func<Session, ValueTask> work)
    {
        try
        {
            await Transact(session, SqliteDialect.BeginReading, () => work(session));
        }
        catch
        {
            session.Dispose();
            throw;
        }

        readers.Add(session);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var session in readers)
        {
            session.Dispose();
        }

        writer.Dispose();
        writing.Dispose();
        reading.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Whoever has the turn commits for all that wait; the others then find nothing left.</summary>
    private async Task CommitInTurn()
    {
        await writing.WaitAsync();
        try
        {
            while (!waiting.IsEmpty)
            {
                await CommitWaiting();
            }
        }
        finally
        {
            writing.Release();
        }
    }

    private async ValueTask CommitWaiting()
    {
        var together = new List<Work>();
        while (together.Count < MostTogether && waiting.TryDequeue(out var next))
        {
            together.Add(next);
        }

        if (!await TryCommit(together) && together.Count > 1)
        {
            // What one caller's work throws does not concern the others: all was undone, and each is done again by itself.
            foreach (var work in together)
            {
                await TryCommit([work]);
            }
        }

        together.ForEach(work => work.Finish());
    }

    private async ValueTask<bool> TryCommit(List<Work> together)
    {
        try
        {
            await Transact(writer, writer.Dialect.BeginWriting, async () =>
            {
                foreach (var work in together)
                {
                    await work.Run(writer);
                }
            });
            together.ForEach(work => work.Error = null);
            return true;
        }
#pragma warning disable CA1031 // Whoever waits for the work gets the exception.
        catch (Exception e)
#pragma warning restore CA1031
        {
            together.ForEach(work => work.Error = e);
            return false;
        }
    }

    private static async ValueTask Transact(Session session, string begin, Func<ValueTask> work)
    {
        await session.Execute(begin);
        try
        {
            await work();
            await session.Execute("COMMIT");
        }
        catch
        {
            await session.RollBack();
            throw;
        }
    }

    private static long Milliseconds(string local, string zone) =>
        LocalDateTimePattern.ExtendedIso.Parse(local).Value.InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToInstant().ToUnixTimeMilliseconds();

    private static SqliteConnection Prepared(string path, string journalMode)
    {
        var connection = Connected(path, $"{journalMode}; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; {ForManyRows}");
        try
        {
            connection.CreateFunction("folded", static (string text) => Folded.Of(text), isDeterministic: true); // For migrations 003 and 004.
            connection.CreateFunction("instant_of", static (string local, string zone) => Milliseconds(local, zone), isDeterministic: true); // For migration 015.
            Migrations.Apply(connection, SqliteDialect.Instance, Migrations.Of(SqliteDialect.Instance));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Connected(string path, string pragmas)
    {
        var options = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = BusyTimeoutMilliseconds / 1_000 };
        var connection = new SqliteConnection(options.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
            command.CommandText = $"PRAGMA busy_timeout = {BusyTimeoutMilliseconds}; {pragmas}";
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Work that waits to be committed.</summary>
    private sealed class Work(Func<Session, ValueTask> work)
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => done.Task;

        /// <summary>Why it was not done.</summary>
        public Exception? Error { get; set; }

        public ValueTask Run(Session session) => work(session);

        /// <summary>The transaction is over: whoever waits is told.</summary>
        public void Finish()
        {
            if (Error is null)
            {
                done.SetResult();
            }
            else
            {
                done.SetException(Error);
            }
        }
    }
}
