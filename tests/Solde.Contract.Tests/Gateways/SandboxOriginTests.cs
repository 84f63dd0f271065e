using System.Net;
using System.Net.Http.Json;
using System.Text;
using NodaTime;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;
using Solde.Server.Sandbox;
using Solde.Server.Serve;
using Solde.Tests;

namespace Solde.Contract.Tests.Gateways;

/// <summary>The sandbox's origin beside payments: cards, books, faults, latency, and what it refuses.</summary>
public sealed class SandboxOriginTests : IAsyncLifetime
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(300);

    private readonly MemoryLedger ledger = new();
    private readonly ManualTime time = new();
    private readonly HttpClient http = new();
    private Listener host = null!;
    private SandboxOrigin origin = null!;

    public async ValueTask InitializeAsync()
    {
        (host, origin) = await Start(TimeSpan.Zero);
        http.BaseAddress = host.Address;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        origin.Dispose();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("4242-4242-4242-4242", "tok_1 Visa 4242 2030-12")]
    [InlineData("4242424242424241",    "refused")]
    public async Task A_card_is_stored_as_it_is_in_one_process(string number, string expected)
    {
        var card = await origin.StoreCard(number, new YearMonth(2030, 12), default);
        Assert.Equal(expected, card is null ? "refused" : $"{card.Token} {card.Brand} {card.Last4} {card.Expiry:yyyy-MM}");
    }

    [Fact]
    public async Task The_books_are_read_whole_a_page_at_a_time()
    {
        var token = (await origin.StoreCard(SandboxRig.Approved, new YearMonth(2030, 12), default))!.Token;
        var acquirer = new SandboxAcquirer(ledger, Clock);
        for (var number = 1; number <= 2_345; number++)
        {
            await acquirer.Send(Execute($"key-{number}", number % 3 == 0 ? "tok_99" : token), default);
        }

        var entries = await origin.Entries().ToListAsync();

        Assert.Equal(2_345, entries.Count);
        Assert.Equal(ledger.Entries(), entries);
    }

    [Fact]
    public async Task Of_the_books_a_time_is_asked_for_from_its_start_on_and_before_its_end()
    {
        var token = (await origin.StoreCard(SandboxRig.Approved, new YearMonth(2030, 12), default))!.Token;
        var (now, hour) = (Clock(), Duration.FromHours(1));
        foreach (var at in (Instant[])[now - hour, now, now + hour])
        {
            await new SandboxAcquirer(ledger, () => at).Send(Execute($"key-{at}", token), default);
        }

        Assert.Equal([now - hour, now], (await origin.Entries(new Interval(now - hour, now + hour)).ToListAsync()).Select(entry => entry.SucceededAt!.Value));
        foreach (var wrong in (string[])["from=2026-03-10T00:00:00Z", "from=yesterday&to=today", "from=2026-03-11T00:00:00Z&to=2026-03-10T00:00:00Z"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(new Uri($"{SandboxPaths.Ledger}?{wrong}", UriKind.Relative))).StatusCode);
        }
    }

    [Fact]
    public async Task Every_answer_takes_its_time_and_what_was_asked_is_done_by_then()
    {
        var (far, line) = await Start(Latency);
        await using (far)
        using (line)
        {
            var charging = new SandboxGateway(line.Line, twoStep: true).Execute(Validation("k"), default).AsTask();
            await time.Awaited(Latency);
            Assert.False(charging.IsCompleted);
            Assert.Single(ledger.Entries());

            time.Advance(Latency);

            Assert.Equal(ReplyState.Declined, (await charging).State);
        }
    }

    [Fact]
    public async Task Faults_are_switched_on_and_off_from_outside()
    {
        var gateway = new SandboxGateway(origin.Line, twoStep: true);
        await origin.SwitchOn(new FaultRule(SandboxFault.FailBefore) { Kind = AttemptKind.Validate, Skip = 1, Times = 2 }, default);
        ReplyState[] told = [await Told("a"), await Told("b"), await Told("c"), await Told("d")];
        Assert.Equal([ReplyState.Declined, ReplyState.Unknown, ReplyState.Unknown, ReplyState.Declined], told);

        await origin.SwitchOn(new FaultRule(SandboxFault.TimeOutBefore), default);
        Assert.Equal(ReplyState.Unknown, await Told("e"));
        await origin.SwitchFaultsOff(default);
        Assert.Equal(ReplyState.Declined, await Told("e"));

        async Task<ReplyState> Told(string key) => (await gateway.Execute(Validation(key), default)).State;
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"fault":"refuse"}""")]
    [InlineData("""{"fault":"gremlins"}""")]
    [InlineData("""{"fault":0}""")]
    public async Task What_is_no_fault_of_a_call_is_refused(string body)
    {
        using var answer = await http.PostAsync(SandboxPaths.Faults, Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"kind":"charge","amountMinor":100,"currency":"EUR","confirm":false}""", null)]
    [InlineData("""{"kind":"charge","amountMinor":100,"currency":"EUR"}""",                 "k")]
    [InlineData("""{"kind":"charge","amountMinor":1.5,"currency":"EUR","confirm":false}""", "k")]
    [InlineData("""{"kind":"charge","amountMinor":100,"currency":null,"confirm":false}""",  "k")]
    [InlineData("""{"kind":"theft","amountMinor":100,"currency":"EUR","confirm":false}""",  "k")]
    [InlineData("""{"kind":2,"amountMinor":100,"currency":"EUR","confirm":false}""",        "k")]
    [InlineData("""{"kind":"charge","amountMinor":0,"currency":"EUR","confirm":false}""",   "k")]
    [InlineData("""{"kind":"charge","amountMinor":100,"currency":"EUR","confirm":true}""",  "k")]
    [InlineData("charge",                                                                   "k")]
    public async Task A_malformed_entry_is_refused_and_not_written_down(string body, string? key)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, SandboxPaths.Entries) { Content = Json(body) };
        if (key is not null)
        {
            message.Headers.Add(SandboxPaths.KeyHeader, key);
        }

        using var answer = await http.SendAsync(message);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(SandboxStatus.BadRequest, (await answer.Content.ReadFromJsonAsync(SandboxWire.Default.SandboxAnswer))!.Status);
        Assert.Empty(ledger.Entries());
    }

    [Fact]
    public async Task An_answer_reads_as_the_documentation_shows_it()
    {
        var key = "4f/7 é"; // Any key is found again, whatever is in it.
        await new SandboxAcquirer(ledger, Clock).Send(Execute(key, "tok_9"), default);
        Assert.Equal("""{"status":"ok","state":"declined","id":"ch_1","reason":"invalidCard"}""", await http.GetStringAsync(SandboxPaths.EntryOfKey(key)));
        Assert.Equal(
            """[{"number":1,"id":"ch_1","kind":"charge","state":"declined","amount":{"minor":100,"currency":"EUR"},"at":"2026-03-10T09:00:00Z","key":"4f/7 \u00E9","attempt":"","reference":"","reason":"invalidCard","card":9,"onSession":false,"refundedMinor":0}]""",
            await http.GetStringAsync(SandboxPaths.Ledger));
        using var unknown = await http.GetAsync(SandboxPaths.Entry("ch_2"));
        Assert.Equal((HttpStatusCode.NotFound, """{"status":"notFound"}"""), (unknown.StatusCode, await unknown.Content.ReadAsStringAsync()));
    }

    private static Instant Clock() => Instant.FromUtc(2026, 3, 10, 9, 0);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static SandboxRequest Execute(string key, string card) => new()
    {
        Verb = SandboxVerb.Execute, Key = key, Kind = AttemptKind.Charge, AmountMinor = 100, Currency = "EUR", CardToken = card,
    };

    private static GatewayCall Validation(string key) => new()
    {
        Key = key, Kind = AttemptKind.Validate, Amount = Money.Zero(Currency.Eur), CardToken = "tok_99", Attempt = key, Reference = "B1",
    };

    private async Task<(Listener Host, SandboxOrigin Origin)> Start(TimeSpan latency)
    {
        var settings = new SandboxSettings { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Latency = latency };
        var started = await SandboxHost.Start(settings, new SandboxAcquirer(ledger, Clock), time);
        return (started, new SandboxOrigin(started.Address, time));
    }
}
