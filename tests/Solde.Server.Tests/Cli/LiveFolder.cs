using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using NodaTime;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Folios;
using Solde.Core.Facts;
using Solde.Gateways.Sandbox;
using Solde.Server.Cli;
using Solde.Server.Settings;
using Solde.Server.Tests.Api;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Server.Tests.Cli;

/// <summary>A folder with an installation, and the program run on it by the clock on the wall.</summary>
internal sealed class LiveFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public string Of(string name) => folder.Of(name);

    /// <summary>A booking of a week in July, of 700 €.</summary>
    public static NewBooking Booking(string reference, StoredCard card) => new()
    {
        Ref = reference,
        Details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 7, 24), Departure = new LocalDate(2026, 7, 31),
            Guest = new Guest("Anne Martin", "anne@example.com", "fr"),
        },
        Charges = [new ChargeLine("accommodation", new Money(700_00, Currency.Eur), Booked: true)],
        Cards = [(card, CardOwner.Guest)],
    };

    /// <summary>A property with an automation that charges at once, a key to write, and a card at the acquirer.</summary>
    public static async Task<(Guid Property, string Key, StoredCard Card)> Prepare(string database)
    {
        using var opened = Database.Open(Installation.At(database), make: true, Now);
        var property = opened.Ids.New();
        await opened.Store.SaveProperty(property, ApiRig.Settings("Les Pins") with { BalanceSchedule = null }, Now());
        var rule = new AutomationRule
        {
            Name = "At once", Trigger = new Trigger(TriggerKind.AfterCreation, 0, 0, LocalTime.Midnight), Operation = Operation.Charge,
        };
        await opened.Automations.Create(property, rule, active: true, Now());
        var text = ApiKeyText.Of(RandomNumberGenerator.GetBytes(ApiKeyText.RandomBytes));
        await opened.Store.AddKey(new ApiKey
        {
            Id = opened.Ids.New(), Property = property, Prefix = ApiKeyText.PrefixOf(text)!, Hash = ApiKeyText.Hash(text), Name = "test",
            Scope = KeyScope.Write, CreatedAt = Now(),
        }, new KeyCreated(Instant.FromUtc(2026, 1, 1, 0, 0), "", ""), by: null);
        using var ledger = SqliteLedger.Open(database + ".sandbox");
        var card = await new SandboxAcquirer(ledger, Now).StoreCard("4242424242424242", new YearMonth(2035, 12));
        return (property, text, card!);
    }

    public static async Task<IEnumerable<string>> Journal(string database, Guid property)
    {
        using var opened = Database.Open(Installation.At(database), make: false, Now);
        var key = (await opened.Store.Find(property, ["B1"]))["B1"];
        return (await opened.Store.JournalOf(key)).Select(entry => FactNames.Of(entry.Fact));
    }

    public string[] Mails() => Directory.Exists(folder.Of("mail")) ? Directory.GetFiles(folder.Of("mail"), "*.eml") : [];

    /// <summary>Runs <c>serve</c> or <c>worker</c> as long as it is used.</summary>
    /// <param name="verb">Which.</param>
    /// <param name="database">A file, or a connection string.</param>
    /// <param name="use">Gets its address once it says that it is at work; it is interrupted when this ends.</param>
    /// <param name="time">Its clock; null = the one on the wall.</param>
    public async Task<(int Code, string Output, string Error)> Serve(string verb, string database, Func<Uri, Task> use, TimeProvider? time = null)
    {
        using var interrupted = new CancellationTokenSource();
        using var output = new FirstLine();
        using var error = new StringWriter();
#pragma warning disable RS0030 // The whole program, with the clock it has.
        var terminal = Terminal.InMemory(output, error, time ?? TimeProvider.System);
#pragma warning restore RS0030
        string[] command =
        [
            verb, "--listen", "http://127.0.0.1:0", "--set", "sandbox.pages.listen=http://127.0.0.1:0", "--database", database, "--data", folder.Of(""),
        ];
        var running = CommandLine.Run(command, terminal, interrupted.Token);
        Assert.NotSame(running, await Task.WhenAny(output.Line.Task, running));
        await use(new Uri((await output.Line.Task).Split(' ')[4]));
        await interrupted.CancelAsync();
        return (await running, output.ToString(), error.ToString());
    }

    public static Instant Now() => Instant.FromUtc(2026, 6, 1, 8, 0);

    /// <summary>A command that ends by itself.</summary>
    public static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
#pragma warning disable RS0030 // The whole program, with the clock it has.
        var code = await CommandLine.Run(arguments, Terminal.InMemory(output, error, TimeProvider.System));
#pragma warning restore RS0030
        return (code, output.ToString(), error.ToString());
    }
}
