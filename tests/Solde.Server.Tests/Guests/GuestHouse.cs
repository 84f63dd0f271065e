using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Server.Cli;
using Solde.Server.Settings;
using Solde.Server.Tests.Api;
using Solde.Server.Tests.Cli;
using Solde.Tests.Postgres;

namespace Solde.Server.Tests.Guests;

/// <summary>A booking whose guest has a link.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Key">Its key.</param>
/// <param name="Link">The link.</param>
internal sealed record GuestStay(string Reference, BookingKey Key, Uri Link)
{
    /// <summary>What opens it.</summary>
    public string Secret => Link.Segments[^1];
}

/// <summary><c>solde serve</c> in a folder of its own, behind a proxy that says where guests are, with bookings whose guests are asked to pay.</summary>
internal sealed class GuestHouse : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder keys = new();
    private readonly TimeProvider time;
    private readonly string? connectionString;
    private readonly int port = FreePort();
    private Func<Task<(int Code, string Said)>> stop = null!;
    private bool isStopped;

    private GuestHouse(TimeProvider time, string? database) => (this.time, connectionString) = (time, database);

    /// <summary>Where guests are led.</summary>
    public Uri Site => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));

    /// <summary>The SQLite file, where nothing else is said.</summary>
    public string File => folder.Of("solde.db");

    public string Folder => folder.Of("");

    /// <summary>The options that say which installation it is.</summary>
    public string[] Which => ["--database", connectionString ?? File, "--data", Folder, "--set", $"vault.keys={VaultKeys}"];

    /// <summary>Where the keys of the card vault are.</summary>
    public string VaultKeys => keys.Of("vault");

    private Installation Installed => Installation.At(connectionString ?? File) with { Folder = Folder, VaultKeys = VaultKeys };

    /// <summary>The only property, if none is added.</summary>
    public Guid Property { get; private set; }

    /// <summary>Opens it in this process.</summary>
    /// <param name="clock">Its clock; null = the one on the wall.</param>
    /// <param name="database">A connection string; null = SQLite in its folder.</param>
    public static async Task<GuestHouse> Open(TimeProvider? clock = null, string? database = null)
    {
        var house = await Prepare(clock, database);
        var interrupted = new CancellationTokenSource();
        var (output, error) = (new FirstLine(), new StringWriter());
        var running = CommandLine.Run(house.Command(), Terminal.InMemory(output, error, house.time), interrupted.Token);
        Assert.True(await Task.WhenAny(output.Line.Task, running) != running, error.ToString());
        house.stop = async () =>
        {
            await interrupted.CancelAsync();
            return (await running, error.ToString());
        };
        return house;
    }

    /// <summary>Opens it in a process of its own: what it logs can be read.</summary>
    /// <param name="database">A connection string; null = SQLite in its folder.</param>
    public static async Task<GuestHouse> OpenApart(string? database = null)
    {
        var house = await Prepare(null, database);
        var process = Solde.Tests.Postgres.Command.Start(["dotnet", Path.Combine(AppContext.BaseDirectory, "solde.dll"), .. house.Command()]);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var first = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        house.stop = async () =>
        {
            await Solde.Tests.Postgres.Command.Run(["sh", "-c", "kill -TERM $1", "sh", string.Create(CultureInfo.InvariantCulture, $"{process.Id}")], Limit);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            using (process)
            {
                return (process.ExitCode, $"{first}\n{await output}{await errors}");
            }
        };
        return house;
    }

    public Instant Now() => Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>What another program does to it beside.</summary>
    public async Task<T> Beside<T>(Func<Database, Task<T>> act)
    {
        using var opened = Database.Open(Installed, make: true, Now);
        return await act(opened);
    }

    /// <summary>Bookings come in and staff send their links.</summary>
    public Task<GuestStay[]> Ask(params string[] references) => Beside(async opened =>
    {
        var stays = new List<GuestStay>();
        foreach (var reference in references)
        {
            stays.Add(await Ask(opened, Property, NewBooking(reference)));
        }

        return stays.ToArray();
    });

    public Task<GuestStay> Ask(NewBooking booking, Guid? property = null) => Beside(opened => Ask(opened, property ?? Property, booking));

    /// <summary>A booking of three nights in twenty days, of 420 €.</summary>
    public NewBooking NewBooking(string reference)
    {
        var arrival = Now().InUtc().Date.PlusDays(20);
        return new NewBooking
        {
            Ref = reference,
            Details = new BookingDetails
            {
                Channel = "direct", Ota = false, Arrival = arrival, Departure = arrival.PlusDays(3), Guest = new Guest("Zoé Lefèvre", "guest@example.com", "fr"),
            },
            Charges = [new ChargeLine("accommodation", new Money(420_00, Currency.Eur), Booked: true)],
        };
    }

    /// <summary>Staff act on a booking.</summary>
    public async Task Act(GuestStay stay, Func<BookingSnapshot, Answer> action) =>
        Assert.Null(await Beside(async opened => await opened.Desk.Do(stay.Key, "test", action, Now(), default)));

    public Task<BookingSnapshot> Booking(GuestStay stay) => Beside(async opened => (await opened.Store.Load(stay.Key))!.Snapshot);

    public Task<string[]> Journal(GuestStay stay) =>
        Beside(async opened => (await opened.Store.JournalOf(stay.Key)).Select(entry => FactNames.Of(entry.Fact)).ToArray());

    /// <summary>Changes the property's settings.</summary>
    public Task Set(Func<PropertySettings, PropertySettings> change) => Beside(async opened =>
    {
        var (_, settings) = await opened.Property(null);
        await opened.Store.SaveProperty(Property, change(settings), Now());
        return true;
    });

    /// <summary>A property beside the first.</summary>
    public Task<Guid> AddProperty(string name) => Beside(async opened =>
    {
        var id = opened.Ids.New();
        await opened.Store.SaveProperty(id, Settings(name), Now());
        return id;
    });

    /// <summary>What the acquirer took, by its own books.</summary>
    public Task<int> Charges() => Beside(async opened =>
        await opened.Acquired.CountAsync(entry => entry is { Kind: AttemptKind.Charge, State: App.Payments.ReplyState.Succeeded }));

    /// <summary>Returns once the journal of a booking has a fact of this kind.</summary>
    public async Task Until(GuestStay stay, string fact)
    {
        while (!(await Journal(stay)).Contains(fact))
        {
            await Task.Yield();
        }
    }

    /// <summary>Every row that is about bookings, as text; of SQLite.</summary>
    public async Task<string[]> Rows()
    {
        await using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        var rows = new List<string>();
        foreach (var table in (string[])["bookings", "journal", "attempts", "messages", "pay_links", "guest_pages", "tasks"])
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names stand above.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}");
                rows.Add($"{table}: {string.Join('|', values)}");
            }
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    /// <summary>The e-mails that left so far.</summary>
    public string[] Letters() =>
        Directory.Exists(folder.Of("mail")) ? [.. Directory.GetFiles(folder.Of("mail"), "*.eml").Select(System.IO.File.ReadAllText)] : [];

    /// <summary>Ends it.</summary>
    /// <returns>What it said, where somebody can read it.</returns>
    public async Task<string> Stop()
    {
        isStopped = true;
        var (code, said) = await stop();
        Assert.Equal(0, code);
        return said;
    }

    public async ValueTask DisposeAsync()
    {
        if (!isStopped)
        {
            await Stop();
        }

        folder.Dispose();
        keys.Dispose();
    }

    private static async Task<GuestHouse> Prepare(TimeProvider? clock, string? database)
    {
#pragma warning disable RS0030 // The whole program, with the clock it has.
        var house = new GuestHouse(clock ?? TimeProvider.System, database);
#pragma warning restore RS0030
        house.Property = await house.AddProperty("Les Pins");
        return house;
    }

    private static PropertySettings Settings(string name) => ApiRig.Settings(name) with
    {
        BalanceSchedule = null, Methods = [new(PaymentMethod.Card), new(PaymentMethod.BankTransfer)],
    };

    private async Task<GuestStay> Ask(Database opened, Guid property, NewBooking booking)
    {
        Assert.Null(await opened.Desk.Book(property, booking, Now(), default));
        Assert.Null(await opened.Desk.Do(property, booking.Ref, "sendLink", known => RequestActions.SendLink(known, null, Now()), Now(), default));
        var key = (await opened.Store.Find(property, [booking.Ref]))[booking.Ref];
        return new GuestStay(booking.Ref, key, LinkOf(opened, key, 0));
    }

    /// <summary>A booking's link by how many were revoked before.</summary>
    public Task<Uri> LinkOf(GuestStay stay, int number) => Beside(opened => Task.FromResult(LinkOf(opened, stay.Key, number)));

    private Uri LinkOf(Database opened, BookingKey key, int number) =>
        new(Site, "/pay/" + opened.Ids.LinkOf(key, number).Address.Split('/')[^1]);

    private string[] Command() =>
    [
        "serve", "--listen", $"http://{Site.Authority}", "--set", $"url={Site}", "--set", "proxies=127.0.0.1", "--set", "sandbox.pages.listen=http://127.0.0.1:0",
        .. Which,
    ];

    // Chosen before it starts, as links lead to it.
    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
