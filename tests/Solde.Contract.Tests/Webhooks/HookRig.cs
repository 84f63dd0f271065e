using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Reviews;
using Solde.App.Webhooks;
using Solde.Contract.Tests.Storage;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;
using Solde.Server;
using Solde.Server.Sandbox;
using Solde.Server.Serve;
using Solde.Server.Webhooks;
using Solde.Storage;
using Solde.Tests;

namespace Solde.Contract.Tests.Webhooks;

/// <summary>The product and the sandbox acquirer on two origins: payments go one way, events the other. The clock stands still.</summary>
internal sealed class HookRig : IAsyncDisposable, IClock
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("solde-hooks-");
    private readonly ManualTime time = new();
    private readonly SqlStore store = SqlStore.InMemory();
    private readonly SqliteLedger ledger;
    private readonly SandboxAcquirer acquirer;
    private readonly WebApplication app;
    private readonly LiveIds ids;
    private Listener host = null!;
    private SandboxOrigin origin = null!;
    private Autopilot autopilot = null!;
    private Desk desk = null!;

    private HookRig()
    {
        ledger = SqliteLedger.Open(Path.Combine(folder.FullName, "acquirer.db"), events: true);
        acquirer = new SandboxAcquirer(ledger, GetCurrentInstant);
        ids = new LiveIds(Path.Combine(folder.FullName, "key"), "http://localhost");
        Inbox = new GatewayInbox(store, [new SandboxEvents(Secret)], this);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.UseRouting();
        Hooks.Map(app, Inbox);
    }

    public GatewayInbox Inbox { get; }

    public IStore Store => store;

    public IGatewayEvents Events => store;

    public Guid Property { get; } = new(1, 0, 0, new byte[8]);

    public HttpClient Http { get; } = new();

    public SandboxFaults Faults => acquirer.Faults;

    public SandboxOrigin Origin => origin;

    public Uri Address => new($"{app.Urls.Single()}/hooks/sandbox");

    public static async Task<HookRig> Open()
    {
        var rig = new HookRig();
        await rig.app.StartAsync();
        var settings = new SandboxSettings
        {
            EndPoint = new IPEndPoint(IPAddress.Loopback, 0), TwoStep = true, Webhook = new Server.Sandbox.Webhook(rig.Address, Secret),
        };
        rig.host = await SandboxHost.Start(settings, rig.acquirer, rig.time);
        rig.origin = new SandboxOrigin(rig.host.Address, rig.time);
        var execution = new Execution(rig.store, new SandboxGateway(rig.origin.Line, twoStep: true), rig.ids, rig);
        rig.desk = new Desk(rig.store, execution, rig.ids);
        rig.autopilot = new Autopilot(rig.store, execution, new Outbox(rig.store, new NoMailer(), rig.ids, static message => message), rig.ids);
        await rig.store.SaveProperty(rig.Property, Rig.Settings, rig.GetCurrentInstant());
        var rule = new AutomationRule
        {
            Name = "At once", Trigger = new Trigger(TriggerKind.AfterCreation, 0, 0, LocalTime.Midnight), Operation = Operation.Charge,
        };
        await new AutomationDesk(rig.store, rig.ids).Create(rig.Property, rule, active: true, rig.GetCurrentInstant());
        return rig;
    }

    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>A booking that is charged at once, with whatever befalls that.</summary>
    public async Task<BookingKey> Book(string number = "4242424242424242")
    {
        var now = GetCurrentInstant();
        var card = (await acquirer.StoreCard(number, new YearMonth(2030, 12)))!;
        var day = now.InUtc().Date.PlusDays(10);
        var booking = new NewBooking
        {
            Ref = "B1",
            Details = new BookingDetails
            {
                Channel = "direct", Ota = false, Arrival = day, Departure = day.PlusDays(2), Guest = new Guest("Anne Martin", "anne@example.com", "fr"),
            },
            Charges = [new("accommodation", new Money(70_000, Currency.Eur), true)],
            Cards = [(card, CardOwner.Guest)],
        };
        Assert.Null(await desk.Book(Property, booking, now, default));
        await RunDue();
        return (await store.Find(Property, "B1"))!.Value;
    }

    /// <summary>Does what is due at this instant.</summary>
    public async Task RunDue() => await autopilot.RunDue(GetCurrentInstant(), default);

    /// <summary>Looks at events until one has made an attempt due.</summary>
    public async Task Told()
    {
        while ((await store.Due(GetCurrentInstant(), 10)).Attempts.IsEmpty)
        {
            await Inbox.Pass();
        }
    }

    /// <summary>Looks at events until none waits; at least so many have come.</summary>
    public async Task Quiet()
    {
        while (await store.NextDueAt(GetCurrentInstant() - Duration.FromMilliseconds(1)) is { } next && next <= GetCurrentInstant())
        {
            await Inbox.Pass();
            await RunDue();
        }
    }

    public async Task<List<string>> Journal(BookingKey booking) => [.. (await store.JournalOf(booking)).Select(entry => FactNames.Of(entry.Fact))];

    public async Task<HttpStatusCode> Post(string id, string body, string? secret = null, Duration? late = null, string gateway = "sandbox")
    {
        var at = GetCurrentInstant() - (late ?? Duration.Zero);
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, gateway)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add(WebhookSignature.IdHeader, id);
        message.Headers.Add(WebhookSignature.TimestampHeader, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        message.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(secret ?? Secret, id, at, Encoding.UTF8.GetBytes(body)));
        using var answer = await Http.SendAsync(message);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        origin.Dispose();
        await host.DisposeAsync();
        await app.DisposeAsync();
        store.Dispose();
        ledger.Dispose();
        folder.Delete(recursive: true);
    }

    private sealed class NoMailer : IMailer
    {
        public ValueTask<MailReply> Send(Message message, CancellationToken cancel) => new(new MailReply(Accepted: true, null, Final: true));
    }
}
