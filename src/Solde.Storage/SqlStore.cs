using System.Collections.Immutable;
using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using NodaTime;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Figures;
using Solde.App.Journal;
using Solde.App.Jobs;
using Solde.App.Messages;
using Solde.App.Properties;
using Solde.App.Requests;
using Solde.App.Vouchers;
using Solde.App.Webhooks;
using Solde.App.Work;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Storage.Bookings;
using Solde.Storage.Databases;
using Solde.Storage.Journal;
using Solde.Storage.Properties;

namespace Solde.Storage;

/// <summary>The store in a SQL database: SQLite, embedded, or PostgreSQL, which several nodes share.</summary>
public sealed partial class SqlStore
    : IStore, IJournalAudit, IErasure, IListings, IBookingSearch, IFigures, IAccess, IStaff, ILetters, IJournalSearch, IWebhooks, IGatewayEvents, IJobs, IGuestPages, IVaultRecords, IVouchers, IAsyncDisposable, IDisposable
{
    private readonly IDatabase database;
    private readonly Func<ImmutableArray<byte>> salt;
    private readonly ParsedRules parsed = new();
    private readonly Rings rings;

    private readonly IAsyncDisposable? others;

    private SqlStore(IDatabase database, StoreOptions? options, IAsyncDisposable? others = null)
    {
        this.database = database;
        this.others = others;
        salt = options?.Salt ?? RandomSalt;
        rings = new Rings(options?.Bell, others as OtherNodes, new LiveClock(TimeOf(options)));
    }

    /// <summary>Opens a SQLite file, made if it is not there, and brings it to this program's shape.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What may be left out.</param>
    /// <exception cref="Sql.MigrationException">The database belongs to another or a newer program.</exception>
    public static SqlStore Sqlite(string path, StoreOptions? options = null)
    {
        var opened = SqliteDatabase.Open(path);
        Task.Run(() => FoldAnew(opened, options)).GetAwaiter().GetResult(); // Elsewhere, as below.
        return new SqlStore(opened, options, options?.Bell is { } bell ? new OtherProcesses(opened, bell, TimeOf(options)) : null);
    }

    /// <summary>Makes an empty database in memory; it is gone when the store is disposed.</summary>
    /// <param name="options">What may be left out.</param>
    public static SqlStore InMemory(StoreOptions? options = null) => new(SqliteDatabase.InMemory(), options);

    /// <summary>Connects to a PostgreSQL database and brings it to this program's shape; nodes that start at once wait for each other.</summary>
    /// <param name="connectionString">As Npgsql takes it.</param>
    /// <param name="options">What may be left out.</param>
    /// <exception cref="Sql.MigrationException">The database belongs to another or a newer program.</exception>
    public static async ValueTask<SqlStore> Postgres(string connectionString, StoreOptions? options = null)
    {
        var opened = await PostgresDatabase.Open(connectionString);
        await FoldAnew(opened, options);
        return new SqlStore(opened, options, new OtherNodes(connectionString, options?.Bell, TimeOf(options)));
    }

    /// <inheritdoc/>
    public ValueTask SaveProperty(Guid property, PropertySettings settings, Instant now) => WriteVersions(now, async tables =>
    {
        await tables.Properties.Save(property, settings, now);
        await tables.Sweeps.Begin(property, now);
    });

    /// <inheritdoc/>
    public ValueTask<PropertyView?> Property(Guid property) => Read(tables => tables.Properties.View(property));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<(Guid Id, PropertySettings Settings)>> Properties() => Read(async tables =>
    {
        var ids = await tables.Properties.Ids();
        var views = await tables.Properties.Views(ids);
        return ids.Select(id => (id, views[id].Settings)).ToImmutableArray();
    });

    /// <inheritdoc/>
    public ValueTask SaveAutomation(Guid property, Automation automation, ImmutableArray<IFact> facts, Instant now, string? by = null) => WriteVersions(now, async tables =>
    {
        await tables.Automations.Save(property, automation);
        await Append(tables, property, facts, by);
        await tables.Sweeps.Begin(property, now);
    });

    /// <inheritdoc/>
    public async ValueTask<bool> ChangeBrake(
        Guid property, Func<Brake, Brake?> change, ImmutableArray<IFact> facts, bool lookAgain, Instant now, string? by = null)
    {
        var changed = false;
        await WriteVersions(now, async tables =>
        {
            changed = await tables.Properties.Change(property, change);
            if (changed)
            {
                await Append(tables, property, facts, by);
            }

            if (changed && lookAgain)
            {
                await tables.Sweeps.Begin(property, now);
            }
        });
        return changed;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableDictionary<Guid, LatePayments>> LatePayments(ImmutableArray<Guid> properties, Instant now) =>
        Read(tables => tables.Properties.Late(properties, now));

    /// <inheritdoc/>
    public ValueTask Record(Guid property, ImmutableArray<IFact> facts, string? by = null) => Write(tables => Append(tables, property, facts, by));

    /// <inheritdoc/>
    public ValueTask<ImmutableDictionary<string, BookingKey>> Find(Guid property, IEnumerable<string> references) =>
        Read(tables => tables.Bookings.Find(property, references));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredBooking>> Load(ImmutableArray<BookingKey> keys) => Read(tables => tables.Bookings.Load(keys));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredBooking>> Bookings(Guid property, Guid? after, int limit) =>
        Read(tables => tables.Bookings.Page(property, after, limit));

    /// <inheritdoc/>
    public ValueTask<Message?> Message(BookingKey booking, Guid message) => Read(tables => tables.Messages.Find(booking, message));

    /// <inheritdoc/>
    public async ValueTask SaveMessages(ImmutableArray<SavedMessage> messages)
    {
        await Write(tables => Save(tables, messages));
        rings.OfMessages(messages.Select(each => each.Message));
    }

    private static async ValueTask Save(Tables tables, ImmutableArray<SavedMessage> messages)
    {
        var saved = await tables.Messages.Save([.. messages.Select(each => (each.Booking, each.Message))]);
        var told = messages.Where(each => each.Fact is not null && saved.Contains(each.Message.Id)).ToList();
        var heads = await tables.Bookings.Heads(told.Select(each => each.Booking).Distinct());
        var texts = await tables.People.Of(heads.Keys);
        var properties = await tables.Properties.Views(heads.Keys.Select(key => key.Property).Distinct());
        var journal = new JournalBatch();
        foreach (var (key, _, fact) in told.Where(each => heads.ContainsKey(each.Booking)))
        {
            var end = journal.Append(key, heads[key].Chain, [fact!], null, texts[key], properties[key.Property]);
            heads[key] = heads[key] with { Chain = end };
        }

        await tables.People.Add(PeopleRows.Added(texts));
        await journal.Store(tables);
        await tables.Bookings.UpdateHeads(heads.Select(head => (head.Key, head.Value)));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> Journal(Guid property, JournalCursor after, int limit) =>
        Read(tables => tables.Journal.After(property, after, limit));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalEntry>> JournalOf(BookingKey booking) => Read(tables => tables.Journal.Of(booking));

    /// <inheritdoc/>
    public ValueTask<AuditedProperty?> Audit(Guid property) => Read(tables => tables.Audit.Property(property));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<AuditedBooking>> Audit(Guid property, Guid? after, int limit) =>
        Read(tables => tables.Audit.Bookings(property, after, limit));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<AuditedSeries>> AuditSeries(Guid property) => Read(tables => tables.Audit.Series(property));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<AuditedDay>> AuditDays(Guid property) => Read(tables => tables.Audit.Days(property));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<AuditedVoucher>> AuditVouchers(Guid property, string? after, int limit) =>
        Read(tables => tables.AuditedVouchers.Page(property, after, limit));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<AuditedVoucher>> AuditVouchers(Guid property, ImmutableArray<string> digests, ImmutableArray<Guid> soldOn) =>
        Read(tables => tables.AuditedVouchers.Named(property, digests, soldOn));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<AuditedVoucherEntry>> AuditVoucherEntries(Guid property, ImmutableArray<Guid> bookings) =>
        Read(tables => tables.AuditedVouchers.Entries(property, bookings));

    /// <inheritdoc/>
    public ValueTask Erase(BookingKey booking) => Write(async tables =>
    {
        await tables.People.Erase(booking);
        await tables.Vault.Delete(booking);
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (others?.DisposeAsync() ?? default);
        await database.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult(); // Elsewhere: who waits here may be whom it would go on with.

    private static async Task FoldAnew(IDatabase opened, StoreOptions? options)
    {
        try
        {
            await new OlderFolds(opened, options?.Salt ?? RandomSalt, options?.Told ?? (_ => { })).FoldAnew();
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    private static async ValueTask Append(Tables tables, Guid property, ImmutableArray<IFact> facts, string? by)
    {
        if (facts.IsEmpty)
        {
            return;
        }

        var journal = new JournalBatch();
        var view = await tables.Properties.Required(property);
        await tables.Properties.SaveChain(property, journal.Append(property, await tables.Properties.TakeChain(property), facts, by, view));
        await journal.Store(tables);
    }

    private async ValueTask<T> Read<T>(Func<Tables, ValueTask<T>> work)
    {
        T result = default!;
        var found = new FoundRules(parsed);
        await Measured("read", database.Read(async session => result = await work(new Tables(session, found, salt))));
        found.Keep();
        return result;
    }

    private async ValueTask<T> Write<T>(Func<Tables, ValueTask<T>> work)
    {
        T result = default!;
        await Write(async tables =>
        {
            result = await work(tables);
        });
        return result;
    }

    private async ValueTask Write(Func<Tables, ValueTask> work)
    {
        Tables tables = null!;
        await Measured("write", database.Write(session => work(tables = new Tables(session, new FoundRules(parsed), salt))));
        tables.Found.Keep();
        if (tables.QueuedDeliveries)
        {
            rings.Ring(WorkQueues.Webhooks, Instant.MinValue);
        }
    }

    private async ValueTask Measured(string operation, ValueTask transaction)
    {
        var started = Stopwatch.GetTimestamp();
        await transaction;
        Telemetry.Transacted(database.System, operation, Stopwatch.GetElapsedTime(started));
    }

    private async ValueTask WriteVersions(Instant now, Func<Tables, ValueTask> work)
    {
        await Write(work);
        rings.Ring(WorkQueues.Sweeps, now);
    }

#pragma warning disable RS0030 // Whoever opens a store may leave the clock to the system.
    private static TimeProvider TimeOf(StoreOptions? options) => options?.Time ?? TimeProvider.System;
#pragma warning restore RS0030

    private static ImmutableArray<byte> RandomSalt() => [.. RandomNumberGenerator.GetBytes(16)];
}
