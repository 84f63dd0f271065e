using System.Net;
using System.Text;
using System.Text.Json;
using NodaTime;
using Solde.App.Payments;
using Solde.App.Webhooks;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;
using Solde.Server.Sandbox;
using Solde.Server.Serve;
using Solde.Tests;

namespace Solde.Contract.Tests.Gateways;

/// <summary>What the sandbox tells by itself: each end at least once, signed, whatever the receiver answers.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("solde-events-");
    private readonly ManualTime time = new();
    private SqliteLedger ledger = null!;
    private SandboxAcquirer acquirer = null!;
    private Listener? host;
    private WebhookReceiver receiver = null!;
    private string card = null!;
    private int keys;

    public async ValueTask InitializeAsync()
    {
        receiver = await WebhookReceiver.Start();
        Open();
        card = (await acquirer.StoreCard(SandboxRig.Approved, new YearMonth(2030, 12)))!.Token;
    }

    public async ValueTask DisposeAsync()
    {
        await (host?.DisposeAsync() ?? default);
        await receiver.DisposeAsync();
        ledger.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Each_end_is_posted_once_in_order()
    {
        await Post();
        var charge = await Do(SandboxVerb.Execute, AttemptKind.Charge);
        var hold = await Do(SandboxVerb.Execute, AttemptKind.Authorize);
        await Do(SandboxVerb.Execute, AttemptKind.Validate);
        await Do(SandboxVerb.Execute, AttemptKind.Capture, target: hold);
        await Do(SandboxVerb.Execute, AttemptKind.Refund, target: charge);
        var prepared = await Do(SandboxVerb.Prepare, AttemptKind.Charge);
        await acquirer.Send(new SandboxRequest { Verb = SandboxVerb.Cancel, Key = "cancel", Id = prepared }, default);
        await Do(SandboxVerb.Execute, AttemptKind.Charge, token: "tok_99");

        Assert.Equal(
            [
                "evt_1 charge.succeeded ch_1", "evt_2 hold.succeeded ho_2", "evt_4 capture.succeeded ca_4", "evt_5 refund.succeeded re_5",
                "evt_6 charge.cancelled ch_6", "evt_7 charge.declined ch_7",
            ],
            await Received(6));
    }

    [Fact]
    public async Task A_payment_that_waits_has_not_ended_before_the_guest_authenticates()
    {
        await Post();
        var waiting = await Do(SandboxVerb.Execute, AttemptKind.Charge, token: (await acquirer.StoreCard(SandboxRig.Authenticating, new YearMonth(2030, 1)))!.Token);
        await Do(SandboxVerb.Execute, AttemptKind.Charge);
        Assert.Equal(["evt_2 charge.succeeded ch_2"], await Received(1));

        await acquirer.Authenticate(waiting);
        await acquirer.Authenticate(waiting);
        await Do(SandboxVerb.Execute, AttemptKind.Charge);

        Assert.Equal(["evt_1 charge.succeeded ch_1", "evt_3 charge.succeeded ch_3"], await Received(2));
    }

    [Fact]
    public async Task A_page_that_a_guest_finished_is_told_once_and_comes_again_until_it_is_taken()
    {
        await receiver.DisposeAsync();
        receiver = await WebhookReceiver.Start(500);
        var page = (await acquirer.Pages.Open(Page(), default)).Id!;
        await acquirer.Pages.TypeCard(page, new CardForm(SandboxRig.Approved, "12/30", "123"));
        await acquirer.Pages.TypeCard(page, new CardForm(SandboxRig.Approved, "12/30", "123"));
        await Post();
        Assert.Equal([$"evt_{page} page.completed {page}"], await Received(1));
        await time.Awaited(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([$"evt_{page} page.completed {page}"], await Received(1));

        await Do(SandboxVerb.Execute, AttemptKind.Charge);

        Assert.Equal(["evt_1 charge.succeeded ch_1"], await Received(1));
    }

    [Fact]
    public async Task An_event_is_signed_by_the_standard()
    {
        await Post();
        await Do(SandboxVerb.Execute, AttemptKind.Charge);
        var (headers, body) = await receiver.Next();
        var at = Instant.FromUnixTimeSeconds(long.Parse(headers[WebhookSignature.TimestampHeader].ToString()));

        Assert.Equal(Now(), at);
        Assert.Equal("evt_1", headers[WebhookSignature.IdHeader].ToString());
        Assert.Equal("""{"id":"evt_1","type":"charge.succeeded","object":"ch_1","created":"2026-03-10T09:00:00Z","attempt":""}""", Encoding.UTF8.GetString(body));
        Assert.True(WebhookSignature.IsSigned("v1,AAAA " + headers[WebhookSignature.SignatureHeader], Secret, "evt_1", at, body));
        Assert.False(WebhookSignature.IsSigned(headers[WebhookSignature.SignatureHeader].ToString(), Secret, "evt_2", at, body));
    }

    [Fact]
    public void A_signature_is_that_of_the_standards_own_example() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Sign(Secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.FromUnixTimeSeconds(1614265330), """{"test": 2432232314}"""u8));

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqr")]
    [InlineData("whsec_not base64 at all, and long enough")]
    public void What_cannot_sign_is_no_secret(string secret) => Assert.False(WebhookSignature.IsSecret(secret));

    [Fact]
    public async Task An_event_that_was_not_taken_comes_again_later_and_later()
    {
        await receiver.DisposeAsync();
        receiver = await WebhookReceiver.Start(500, 404, 302);
        await Post();
        await Do(SandboxVerb.Execute, AttemptKind.Charge);
        foreach (var wait in (int[])[1, 2, 4])
        {
            Assert.Equal(["evt_1 charge.succeeded ch_1"], await Received(1));
            await time.Awaited(TimeSpan.FromSeconds(wait));
            time.Advance(TimeSpan.FromSeconds(wait));
        }

        Assert.Equal(["evt_1 charge.succeeded ch_1"], await Received(1));
        await Do(SandboxVerb.Execute, AttemptKind.Charge);
        Assert.Equal(["evt_2 charge.succeeded ch_2"], await Received(1));
    }

    [Fact]
    public async Task What_was_not_told_before_a_crash_is_told_after_it()
    {
        await Do(SandboxVerb.Execute, AttemptKind.Charge);
        ledger.Dispose();
        Open();

        await Post();

        Assert.Equal(["evt_1 charge.succeeded ch_1"], await Received(1));
    }

    [Fact]
    public async Task Events_are_lost_repeated_and_overtaken_where_a_fault_asks_for_it()
    {
        acquirer.Faults.Add(new FaultRule(SandboxFault.EventLost) { Times = 1 });
        acquirer.Faults.Add(new FaultRule(SandboxFault.EventTwice) { Times = 1 });
        acquirer.Faults.Add(new FaultRule(SandboxFault.EventLate) { Times = 1, Delay = Duration.FromSeconds(10) });
        for (var charge = 1; charge <= 4; charge++)
        {
            await Do(SandboxVerb.Execute, AttemptKind.Charge);
        }

        await Post();

        Assert.Equal(["evt_2 charge.succeeded ch_2", "evt_2 charge.succeeded ch_2", "evt_4 charge.succeeded ch_4"], await Received(3));
        await time.Awaited(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["evt_3 charge.succeeded ch_3"], await Received(1));
    }

    private static HostedOrder Page() => new()
    {
        Key = "page", Purpose = HostedPurpose.Leave, Reference = "B1", PropertyName = "Les Pins", Language = "fr", Back = new Uri("https://hotel.example/"),
    };

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    private void Open()
    {
        ledger = SqliteLedger.Open(Path.Combine(folder.FullName, "acquirer.db"), events: true);
        acquirer = new SandboxAcquirer(ledger, Now);
    }

    private async Task Post()
    {
        var settings = new SandboxSettings { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Webhook = new Server.Sandbox.Webhook(receiver.Address, Secret) };
        host = await SandboxHost.Start(settings, acquirer, time);
    }

    private async Task<string> Do(SandboxVerb verb, AttemptKind kind, string? token = null, string? target = null)
    {
        var answer = await acquirer.Send(
            new SandboxRequest
            {
                Verb = verb,
                Key = $"key-{++keys}",
                Kind = kind,
                AmountMinor = kind == AttemptKind.Validate ? 0 : 100,
                Currency = "EUR",
                CardToken = target is null ? token ?? card : null,
                Target = target,
            },
            default);
        return answer.Id!;
    }

    private async Task<List<string>> Received(int count)
    {
        var received = new List<string>();
        for (var number = 0; number < count; number++)
        {
            var posted = JsonSerializer.Deserialize((await receiver.Next()).Body, SandboxWire.Default.PostedEvent)!;
            received.Add($"{posted.Id} {posted.Type} {posted.Object}");
        }

        return received;
    }
}
