using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;
using Solde.App;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Storage;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Vault.Tests;

/// <summary>The databases.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>One property with the vault switched on, and a booking whose guest was sent a payment link.</summary>
internal sealed class VaultRig : IAsyncDisposable
{
    public const string Owner = "staff:00000000-0000-0000-0000-0000000000aa";
    public static readonly Instant Noon = Instant.FromUtc(2026, 6, 1, 10, 0);
    public static readonly YearMonth Expiry = new(2031, 4);

    private readonly PostgresDatabase? postgres;
    private readonly MemoryLedger ledger = new();
    private readonly CountedIds ids = new();
    private readonly List<Node> nodes = [];

    private VaultRig(PostgresDatabase? postgres) => (this.postgres, Property) = (postgres, ids.New());

    public static TheoryData<DatabaseKind> Kinds => [.. Enum.GetValues<DatabaseKind>()];

    /// <summary>Everything but the keys.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("solde-vault-").FullName;

    public string KeyFolder { get; } = Directory.CreateTempSubdirectory("solde-vault-keys-").FullName;

    public Guid Property { get; }

    public BookingKey Booking { get; private set; }

    public Node First => nodes[0];

    public VaultKeys Keys => new(KeyFolder);

    public ManualTime Time { get; } = new();

    private string File => Path.Combine(Folder, "solde.db");

    public static async Task<VaultRig> Open(DatabaseKind kind, bool on = true)
    {
        var rig = new VaultRig(kind == DatabaseKind.Postgres ? await TestPostgres.CreateDatabase() : null);
        var node = await rig.AddNode();
        await node.Store.SaveProperty(rig.Property, Settings, Noon);
        if (on)
        {
            Assert.True(await node.Vault.SwitchOn(rig.Property, Owner, Noon));
        }

        rig.Booking = await rig.Book("B1");
        return rig;
    }

    /// <summary>Another process on the same database and keys, with a memory of its own.</summary>
    public async Task<Node> AddNode()
    {
        var store = postgres is null ? SqlStore.Sqlite(File) : await SqlStore.Postgres(postgres.ConnectionString);
        var codes = new HeldCodes(Time);
        var acquirer = new SandboxAcquirer(ledger, () => Noon);
        var gateway = new AuthorisedCards(new SandboxGateway(acquirer, twoStep: true), codes);
        var desk = new Desk(store, new Execution(store, gateway, ids, new VirtualClock { Now = Noon }), ids);
        var node = new Node(store, desk, codes, new CardVault(store, Keys, codes, store, desk, new SandboxTokens(acquirer), ids));
        nodes.Add(node);
        return node;
    }

    /// <summary>A booking of 700.00 whose guest was sent a link.</summary>
    public async Task<BookingKey> Book(string reference)
    {
        var booking = new NewBooking
        {
            Ref = reference,
            Details = new BookingDetails
            {
                Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 7, 24), Departure = new LocalDate(2026, 7, 31),
                Guest = new Guest("Anne Martin", "anne@example.com", "fr"),
            },
            Charges = [new ChargeLine("accommodation", new Money(70_000, Currency.Eur), Booked: true)],
        };
        Assert.Null(await First.Desk.Book(Property, booking, Noon, default));
        var key = (await First.Store.Find(Property, reference))!.Value;
        Assert.Null(await First.Desk.Do(key, "sendLink", before => RequestActions.SendLink(before, null, Noon), Noon, default));
        return key;
    }

    /// <summary>The guest types the card that no file may hold.</summary>
    public async Task<LeftCard> Keep(BookingKey? booking = null, string? number = null, string? code = "123") =>
        await First.Vault.Keep(booking ?? Booking, new TypedCard(number ?? Canary.Number, Expiry, code), Noon, default);

    /// <summary>Does all that is due at an instant, as a node does it by itself.</summary>
    public async Task Review(Instant now)
    {
        var execution = new Execution(First.Store, new SandboxGateway(new SandboxAcquirer(ledger, () => now), twoStep: true), ids, new VirtualClock { Now = now });
        await new Autopilot(First.Store, execution, new Outbox(First.Store, new NoMailer(), ids, static message => message), ids).RunDue(now, default);
    }

    public async Task<BookingSnapshot> Snapshot() => (await First.Store.Load(Booking))!.Snapshot;

    /// <summary>The names of what happened to the booking, with who did it.</summary>
    public async Task<ImmutableArray<string>> Story(string beginsWith) =>
    [
        .. (await First.Store.JournalOf(Booking)).Select(entry => (Name: FactNames.Of(entry.Fact), entry.By))
            .Where(each => each.Name.StartsWith(beginsWith, StringComparison.Ordinal)).Select(each => $"{each.Name} {each.By}".Trim()),
    ];

    /// <summary>Whether the rows of the booking's records still hold something, as the database itself says.</summary>
    public Task<long> Holding() => Scalar(
        "SELECT count(*) FROM vault_records WHERE wrapped_key IS NOT NULL OR nonce IS NOT NULL OR ciphertext IS NOT NULL OR wiped_at IS NULL");

    /// <summary>A number that SQL says, over the database itself.</summary>
    public async Task<long> Scalar(string sql)
    {
        if (postgres is not null)
        {
            return await postgres.Scalar<long>(sql, TestContext.Current.CancellationToken);
        }

        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>All bytes of the database's rows and what is written ahead of them, as text of one letter a byte; of PostgreSQL only the vault's rows.</summary>
    public async Task<string> Bytes()
    {
        if (postgres is null)
        {
            var bytes = new List<string>();
            foreach (var file in Directory.EnumerateFiles(Folder))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                await stream.CopyToAsync(copy);
                bytes.Add(System.Text.Encoding.Latin1.GetString(copy.ToArray()));
            }

            return string.Join('\n', bytes);
        }

        return await postgres.Scalar<string>(
            "SELECT string_agg(encode(wrapped_key, 'hex') || encode(nonce, 'hex') || encode(ciphertext, 'hex'), '') FROM vault_records",
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            node.Codes.Dispose();
            await node.Store.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
        Directory.Delete(KeyFolder, recursive: true);
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
    }

    private static PropertySettings Settings { get; } = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        Methods = [new(PaymentMethod.Card), new(PaymentMethod.MailOrderCard)],
    };

    private sealed class NoMailer : IMailer
    {
        public ValueTask<MailReply> Send(Message message, CancellationToken cancel) => new(new MailReply(Accepted: true, null, Final: true));
    }

    /// <summary>A process.</summary>
    internal sealed record Node(SqlStore Store, Desk Desk, HeldCodes Codes, CardVault Vault);
}
