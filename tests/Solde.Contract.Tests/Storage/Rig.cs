using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using Solde.App.Backtest;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Storage;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Contract.Tests.Storage;

/// <summary>The implementations of the store.</summary>
public enum StoreKind
{
    SqliteFile,
    SqliteMemory,
    Postgres,
    Memory,
}

/// <summary>A store with one property, and the few ways in which tests put bookings into it.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 6, 1, 10, 0);

    // A database with all tables and no rows: a copy of it is made faster than a new one.
    private static readonly Lazy<Task<PostgresDatabase>> Template = new(async () =>
    {
        var template = await TestPostgres.CreateDatabase();
        await using var store = await SqlStore.Postgres(template.ConnectionString);
        return template;
    });

    private const string AllWords = """
        SELECT w.booking_id, w.words, l.words AS listed FROM words w JOIN listed l ON l.property_id = w.property_id AND l.booking_id = w.booking_id
        """;

    private readonly string folder;
    private readonly PostgresDatabase? postgres;
    private int ids;

    private Rig(IStore store, PostgresDatabase? postgres, string folder)
    {
        Store = store;
        this.postgres = postgres;
        this.folder = folder;
        Property = NewId();
    }

    public static TheoryData<StoreKind> Kinds => [.. Enum.GetValues<StoreKind>()];

    /// <summary>Those that write bytes, chain the journal, and can be verified.</summary>
    public static TheoryData<StoreKind> Databases => [StoreKind.SqliteFile, StoreKind.SqliteMemory, StoreKind.Postgres];

    public static PropertySettings Settings { get; } = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
    };

    public string Database => Path.Combine(folder, "solde.db");

    public IStore Store { get; private set; }

    public SqlStore Sqlite => (SqlStore)Store;

    public Guid Property { get; }

    public static async Task<Rig> Open(StoreKind kind = StoreKind.SqliteFile)
    {
        var files = Directory.CreateTempSubdirectory("solde-store-").FullName;
        var copy = kind == StoreKind.Postgres ? await TestPostgres.CreateDatabase(await Template.Value) : null;
        IStore store = kind switch
        {
            StoreKind.SqliteFile => SqlStore.Sqlite(Path.Combine(files, "solde.db")),
            StoreKind.SqliteMemory => SqlStore.InMemory(),
            StoreKind.Postgres => await SqlStore.Postgres(copy!.ConnectionString),
            StoreKind.Memory => new MemoryStore(),
        };
        var rig = new Rig(store, copy, files);
        await rig.Store.SaveProperty(rig.Property, Settings, Noon);
        return rig;
    }

    public static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    public Guid NewId() => new(++ids, 0, 0, new byte[8]);

    public void Reopen()
    {
        Sqlite.Dispose();
        Store = SqlStore.Sqlite(Database);
    }

    /// <summary>Runs SQL on a database that several can open, as it is while no program has it open, and opens the store again.</summary>
    public async Task Reopen(string sql, StoreOptions? options = null)
    {
        await ((IAsyncDisposable)Store).DisposeAsync();
        await Run(sql);
        Store = await OpenAnother(options);
    }

    /// <summary>Runs SQL on a database that several can open.</summary>
    public async Task Run(string sql)
    {
        if (postgres is null)
        {
            Tamper(sql);
        }
        else
        {
            await postgres.Execute(sql, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Another node: a store of its own over the same database, which several can open.</summary>
    public async Task<SqlStore> OpenAnother(StoreOptions? options = null) =>
        postgres is null ? SqlStore.Sqlite(Database, options) : await SqlStore.Postgres(postgres.ConnectionString, options);

    /// <summary>Ends all connections to the PostgreSQL database, whatever they are doing.</summary>
    public Task DropConnections() => postgres!.Execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", TestContext.Current.CancellationToken);

    /// <summary>Opens the store again as if the migrations from a number on had never been there; what they made is made anew.</summary>
    public Task ReopenFromBefore(int migration) => Reopen(UndoneMigrations.From(migration, onPostgres: postgres is not null));

    /// <summary>What bookings are found by, in the order of their ids.</summary>
    public Task<string> Words() => postgres is null
        ? Task.FromResult(Contents($"({AllWords} ORDER BY w.booking_id)"))
        : postgres.Scalar<string>($"SELECT string_agg(words || listed, chr(10) ORDER BY booking_id) FROM ({AllWords}) w", TestContext.Current.CancellationToken);

    /// <summary>A new booking as a change, not stored yet.</summary>
    public Change New(string reference, LocalDate? arrival = null, Guid? property = null, string guest = "Anne Martin", string channel = "direct")
    {
        var from = arrival ?? new LocalDate(2026, 7, 24);
        var created = new BookingCreated(
            Noon, Noon,
            new BookingDetails
            {
                Channel = channel, Ota = false, Arrival = from, Departure = from.PlusDays(7), Guest = new Guest(guest, "anne@example.com", "fr"),
            },
            [new("accommodation", Euros(700), true)]);
        return new Change
        {
            Key = new BookingKey(property ?? Property, NewId()),
            FromVersion = 0,
            Before = null,
            After = Planner.Create(Settings, reference, created),
            Changed = true,
            Facts = [created],
            NextReviewAt = Noon,
        };
    }

    public async Task<StoredBooking> Book(string reference, LocalDate? arrival = null, Instant? reviewAt = null)
    {
        var change = New(reference, arrival) with { NextReviewAt = reviewAt };
        Assert.Equal(CommitResult.Stored, await Commit(change));
        return await Load(change.Key);
    }

    /// <summary>A page of a property's feed. On PostgreSQL entries wait for transactions that began earlier, also those of other tests.</summary>
    public async Task<ImmutableArray<JournalEntry>> Feed(Guid property, JournalCursor after, int limit)
    {
        if (postgres is not null)
        {
            const string waiting = """
                SELECT count(*) FROM journal WHERE tx >= (SELECT shift + pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM feed)
                """;
            while (await postgres.Scalar<long>(waiting, TestContext.Current.CancellationToken) > 0)
            {
            }
        }

        return await Store.Journal(property, after, limit);
    }

    public async Task<CommitResult> Commit(Change change) => (await Store.Commit([change])).Single();

    public async Task<StoredBooking> Load(BookingKey key) => (await Store.Load([key])).Single();

    /// <summary>Facts folded into a booking, as a change.</summary>
    public static Change With(StoredBooking stored, params ImmutableArray<IFact> facts) => new()
    {
        Key = stored.Key,
        FromVersion = stored.Version,
        Before = stored.Snapshot,
        Remembered = stored.Remembered,
        After = facts.Aggregate(stored.Snapshot, Planner.Apply) with { News = News.None },
        Changed = true,
        Facts = facts,
        Settled = [.. stored.Snapshot.Attempts.Select(a => a.Id).Except(facts.Aggregate(stored.Snapshot, Planner.Apply).Attempts.Select(a => a.Id))],
    };

    /// <summary>An attempt added to a booking, as a change.</summary>
    public static Change With(StoredBooking stored, Attempt attempt) => new()
    {
        Key = stored.Key,
        FromVersion = stored.Version,
        Before = stored.Snapshot,
        Remembered = stored.Remembered,
        After = stored.Snapshot with { Attempts = [.. stored.Snapshot.Attempts.Where(a => a.Id != attempt.Id), attempt] },
        Changed = true,
        Attempts = [attempt],
    };

    public static IFact Line(int amount) => new FolioLineAdded(Noon, "main", "spa", Euros(amount));

    public Attempt Charge(int amount, AttemptKind kind = AttemptKind.Charge) => new(
        NewId(), new GatewayOrder { Kind = kind, Amount = Euros(amount), Initiator = Initiator.Automation, Shares = [new("main", Euros(amount))] },
        AttemptState.New, Noon) { NextCheckAt = Noon };

    public Message Mail(string address = "anne@example.com") => new()
    {
        Id = NewId(),
        To = Recipient.Guest,
        Template = Templates.BalanceRequest,
        Address = address,
        Language = "fr",
        Data = new Dictionary<string, string> { ["guest"] = "Anne Martin", ["amount"] = "490,00 €" },
        CreatedAt = Noon,
        NextTryAt = Noon,
    };

    /// <summary>What is wrong with the journal; nothing where there is no chain to verify.</summary>
    public async Task<ImmutableArray<JournalProblem>> Problems() =>
        Store is IJournalAudit audit ? (await new Verify(audit).Property(Property))!.Problems : [];

    /// <summary>Runs SQL on the file, as someone with access to it would.</summary>
    public void Tamper(string sql)
    {
        using var connection = Connection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>All values of a table, as text.</summary>
    public string Contents(string table)
    {
        using var connection = Connection();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.AddRange(Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!));
        }

        return string.Join('\n', values);
    }

    public async ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        Directory.Delete(folder, recursive: true);
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
    }

    private SqliteConnection Connection()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }
}
