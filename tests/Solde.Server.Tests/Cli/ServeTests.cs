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

/// <summary><c>solde serve</c>: the whole autopilot in one process.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_booking_that_comes_in_is_charged_and_its_mails_leave_and_a_stop_leaves_nothing_undone()
    {
        var database = folder.Of("solde.db");
        var (property, key, card) = await Prepare(database);
        var result = await Serve("serve", database, async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            Assert.Equal("ready", await http.GetStringAsync("health/ready"));
            using var put = await http.PutAsJsonAsync($"api/v1/properties/{property:D}/bookings/B1", ApiRig.Booking(card: card));
            Assert.Equal(HttpStatusCode.Created, put.StatusCode);
            while (Mails().Length < 2)
            {
                await Task.Yield();
            }
        });
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Matches(@"^Solde is at work: http://127\.0\.0\.1:\d+/ ", result.Output);
        Assert.Equal(2, Mails().Length);
        Assert.Equal(
            ["booking.created", "card.added", "run.planned", "payment.succeeded", "run.completed", "message.sent", "message.sent"],
            await Journal(database, property));
        Assert.Equal(0, (await Program.Run("verify", "--database", database)).Code);
    }

    [Fact]
    public async Task A_worker_does_the_work_and_answers_nothing_but_whether_it_is_well()
    {
        var database = folder.Of("solde.db");
        var (property, key, card) = await Prepare(database);
        await Serve("worker", database, async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            Assert.Equal("ready", await http.GetStringAsync("health/ready"));
            Assert.Equal("alive", await http.GetStringAsync("health/live"));
            using var none = await http.GetAsync($"api/v1/properties/{property:D}");
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
            using (var opened = Database.Open(Installation.At(database), make: false, Now))
            {
                await opened.Desk.Book(property, Booking(card), Now(), default);
            }

            while (Mails().Length < 2)
            {
                await Task.Yield();
            }
        });
        Assert.Contains("payment.succeeded", await Journal(database, property));
    }

    [Fact]
    public async Task A_server_whose_database_is_lost_says_which_part_is_not_well_and_nothing_else()
    {
        await using var cluster = await TestPostgres.CreateCluster();
        var result = await Serve("serve", cluster.Server.ConnectionString, async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            Assert.Equal("ready", await http.GetStringAsync("health/ready"));
            await cluster.Stop(StopMode.Immediate);
            HttpResponseMessage answer;
            while ((answer = await http.GetAsync("health/ready")).StatusCode == HttpStatusCode.OK)
            {
                answer.Dispose();
            }

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "not well: database"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            answer.Dispose();
            Assert.Equal("alive", await http.GetStringAsync("health/live"));
        });
        Assert.Equal(0, result.Code);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var result = await Program.Run("serve", "--urls", $"http://{other.LocalEndpoint}", "--database", folder.Of("solde.db"));
        Assert.Equal((3, ""), (result.Code, result.Output));
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
    }

    private static NewBooking Booking(StoredCard card) => new()
    {
        Ref = "B1",
        Details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 7, 24), Departure = new LocalDate(2026, 7, 31),
            Guest = new Guest("Anne Martin", "anne@example.com", "fr"),
        },
        Charges = [new ChargeLine("accommodation", new Money(700_00, Currency.Eur), Booked: true)],
        Cards = [(card, CardOwner.Guest)],
    };

    /// <summary>A property with an automation that charges at once, a key to write, and a card at the acquirer.</summary>
    private static async Task<(Guid Property, string Key, StoredCard Card)> Prepare(string database)
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
        });
        using var ledger = SqliteLedger.Open(database + ".sandbox");
        var card = await new SandboxAcquirer(ledger, Now).StoreCard("4242424242424242", new YearMonth(2035, 12));
        return (property, text, card!);
    }

    private static async Task<IEnumerable<string>> Journal(string database, Guid property)
    {
        using var opened = Database.Open(Installation.At(database), make: false, Now);
        var key = (await opened.Store.Find(property, ["B1"]))["B1"];
        return (await opened.Store.JournalOf(key)).Select(entry => FactNames.Of(entry.Fact));
    }

    private string[] Mails() => Directory.Exists(folder.Of("mail")) ? Directory.GetFiles(folder.Of("mail"), "*.eml") : [];

    private async Task<(int Code, string Output, string Error)> Serve(string verb, string database, Func<Uri, Task> use)
    {
        using var interrupted = new CancellationTokenSource();
        using var output = new FirstLine();
        using var error = new StringWriter();
#pragma warning disable RS0030 // The whole program, with the clock it has.
        var terminal = Terminal.InMemory(output, error, TimeProvider.System);
#pragma warning restore RS0030
        var running = CommandLine.Run([verb, "--listen", "http://127.0.0.1:0", "--database", database, "--data", folder.Of("")], terminal, interrupted.Token);
        Assert.NotSame(running, await Task.WhenAny(output.Line.Task, running));
        await use(new Uri((await output.Line.Task).Split(' ')[4]));
        await interrupted.CancelAsync();
        return (await running, output.ToString(), error.ToString());
    }

    private static Instant Now() => Instant.FromUtc(2026, 6, 1, 8, 0);
}
