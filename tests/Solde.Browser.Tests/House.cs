using System.Net;
using System.Net.Sockets;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Jobs;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Folios;
using Solde.Gateways.Sandbox;
using Solde.Server;
using Solde.Server.Cli;
using Solde.Server.Settings;

namespace Solde.Browser.Tests;

/// <summary>An installation at work: <c>solde serve</c> in a folder of its own, on SQLite and by the clock on the wall if nothing else is said.</summary>
internal sealed partial class House : IAsyncDisposable
{
    public const string Good = "4242424242424242";
    public const string Poor = "4000000000009995";
    public const string Declining = "4000000000000341";

    private readonly string folder = Directory.CreateTempSubdirectory("solde-house-").FullName;
    private readonly CancellationTokenSource interrupted = new();
    private readonly StringWriter error = new();
    private Lines output = null!;
    private Task<int> running = null!;

    private House()
    {
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Where guests are sent.</summary>
    public string Site => $"http://localhost:{Address.Port}/";

    /// <summary>The link to the first start; null = it is set up.</summary>
    public Uri? FirstStart { get; private set; }

    private string Mail => Path.Combine(folder, "mail");

    private string File => Path.Combine(folder, "solde.db");

    /// <param name="time">Its clock; null = the one on the wall.</param>
    /// <param name="database">A connection string; null = SQLite in its folder, which the other methods here are for.</param>
    /// <param name="vault">Whether it has keys for a card vault.</param>
    /// <param name="isBehindProxy">Whether guests come through a proxy, which says where each is.</param>
    public static async Task<House> Open(TimeProvider? time = null, string? database = null, bool vault = true, bool isBehindProxy = false)
    {
        var house = new House();
        house.output = new Lines(2);
#pragma warning disable RS0030 // The whole program, with the clock it has.
        var terminal = Terminal.InMemory(house.output, house.error, time ?? TimeProvider.System);
#pragma warning restore RS0030
        string[] arguments =
        [
            "serve", "--listen", $"http://127.0.0.1:{FreePort()}", "--sandbox-pages", "http://127.0.0.1:0", "--data", house.folder, .. database is null ? [] : (string[])["--database", database],
            .. vault ? (string[])["--set", $"vault.keys={house.VaultKeys}"] : [],
            .. isBehindProxy ? (string[])["--set", "proxies=127.0.0.1"] : [],
        ];
        house.running = CommandLine.Run(arguments, terminal, house.interrupted.Token);
        Assert.NotSame(house.running, await Task.WhenAny(house.output.Written.Task, house.running));
        var lines = house.output.ToString().Split('\n');
        house.Address = new Uri(lines[0].Split(' ')[4]);
        house.FirstStart = new Uri(lines[1].Split(' ')[^1]);
        return house;
    }

    // Chosen before it starts, as links in e-mails lead to it.
    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    /// <summary>The e-mails that left so far, as they were left in the folder.</summary>
    public string[] Letters() => Directory.Exists(Mail) ? [.. Directory.GetFiles(Mail, "*.eml").Select(System.IO.File.ReadAllText)] : [];

    /// <summary>What another program would do to it beside: bookings come in.</summary>
    public async Task<Guid> Book(string reference, string guest, int euros, string card = Good, int daysUntilArrival = 20, string channel = "direct", string language = "fr")
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, settings) = await opened.Property(null);
        using var ledger = SqliteLedger.Open(File + ".sandbox");
        var stored = (await new SandboxAcquirer(ledger, Now).StoreCard(card, new YearMonth(2035, 12)))!;
        var arrival = Now().InZone(settings.Zone).Date.PlusDays(daysUntilArrival);
        var booking = new NewBooking
        {
            Ref = reference,
            CreatedAt = daysUntilArrival < 0 ? settings.Zone.AtStartOfDay(arrival.PlusDays(-30)).ToInstant() : null,
            Details = new BookingDetails
            {
                Channel = channel, Ota = Channels.IsOta(channel), Arrival = arrival, Departure = arrival.PlusDays(3), Guest = new Guest(guest, "guest@example.com", language),
            },
            Charges = [new ChargeLine("accommodation", new Money(euros * 100L, settings.Currency), Booked: true)],
            Cards = [(stored, CardOwner.Guest)],
        };
        Assert.Null(await opened.Desk.Book(property, booking, Now(), default));
        return (await opened.Store.Find(property, [reference]))[reference].Booking;
    }

    /// <summary>A booking of a second property, which belongs to nobody who signs in.</summary>
    public async Task<Guid> BookElsewhere(string reference)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (_, settings) = (await opened.Store.Properties())[0];
        var elsewhere = opened.Ids.New();
        await opened.Store.SaveProperty(elsewhere, settings with { Name = "Le Lac" }, Now());
        var arrival = Now().InZone(settings.Zone).Date;
        var booking = new NewBooking
        {
            Ref = reference,
            Details = new BookingDetails
            {
                Channel = "direct", Ota = false, Arrival = arrival, Departure = arrival.PlusDays(1), Guest = new Guest("Guy Autre", "guy@example.com", "fr"),
            },
            Charges = [new ChargeLine("accommodation", new Money(100_00, settings.Currency), Booked: true)],
        };
        Assert.Null(await opened.Desk.Book(elsewhere, booking, Now(), default));
        return (await opened.Store.Find(elsewhere, [reference]))[reference].Booking;
    }

    /// <summary>The guest of a booking leaves another card.</summary>
    public async Task AddCard(string reference, string card)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(null);
        using var ledger = SqliteLedger.Open(File + ".sandbox");
        var stored = (await new SandboxAcquirer(ledger, Now).StoreCard(card, new YearMonth(2035, 12)))!;
        Assert.Null(await opened.Desk.Do(property, reference, "addCard", booking => BookingActions.AddCard(booking, stored, CardOwner.Guest, Now()), Now(), default));
    }

    /// <summary>An automation that charges the balance, at once if nothing else is said.</summary>
    public async Task Automate(string name, Trigger? trigger = null)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(null);
        var rule = new AutomationRule
        {
            Name = name, Trigger = trigger ?? new Trigger(TriggerKind.AfterCreation, 0, 0, LocalTime.Midnight), Operation = Operation.Charge,
        };
        await opened.Automations.Create(property, rule, active: true, Now());
    }

    /// <summary>An automation and a job that was called off, of a property by its name.</summary>
    public async Task<(Guid Automation, Guid Job)> AutomateAndBacktest(string name, string propertyName)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(propertyName);
        var rule = new AutomationRule
        {
            Name = name, Trigger = new Trigger(TriggerKind.ArrivalDay, 0, 0, new LocalTime(14, 0)), Operation = Operation.Charge,
        };
        var automation = await opened.Automations.Create(property, rule, active: false, Now());
        var job = new Job { Id = opened.Ids.New(), Property = property, Kind = JobKind.Backtest, Input = "{}", CreatedAt = Now() + Duration.FromDays(1) };
        await opened.Store.AddJob(job); // Due tomorrow, so nobody has begun it.
        await opened.Store.CancelJob(property, job.Id, Now());
        return (automation.Ref.Id, job.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await interrupted.CancelAsync();
        var code = await running;
        Assert.Equal((0, ""), (code, error.ToString()));
        interrupted.Dispose();
        await output.DisposeAsync();
        await error.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

#pragma warning disable RS0030 // As above.
    internal static Instant Now() => Instant.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
#pragma warning restore RS0030
}
