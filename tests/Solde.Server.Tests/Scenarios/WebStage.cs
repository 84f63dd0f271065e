using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App;
using Solde.App.Access;
using Solde.App.Agenda;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Days;
using Solde.App.Jobs;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Requests;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.App.Webhooks;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Server.Api;
using Solde.Server.Guests;
using Solde.Server.Office;
using Solde.Server.Office.Settings;
using Solde.Server.Office.SignIn;
using Solde.Server.Sandbox;
using Solde.Server.Serve;
using Solde.Server.Settings;
using Solde.Server.Tests.Cli;
using Solde.Server.Webhooks;
using Solde.Storage;
using Solde.Tests;

namespace Solde.Server.Tests.Scenarios;

/// <summary>The world that a scenario is played in over HTTP: what <c>solde serve</c> answers with, and the acquirer's own pages on an origin of their own.
/// Its clock is moved and its autopilot run by hand.</summary>
internal sealed class WebStage : IAsyncDisposable
{
    /// <summary>Where guests reach it, and where the gateway: addresses as they stand in letters and redirects, whatever ports were free.</summary>
    public static readonly Uri Site = new("http://site.example/");

    /// <summary>See <see cref="Site"/>.</summary>
    public static readonly Uri Gateway = new("http://gateway.example/");

    private static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);

    private readonly TemporaryFolder folder = new();
    private readonly VirtualClock clock = new();
    private readonly WebhookPost post = new(allowsPrivate: false, new ManualTime());
    private readonly Ids ids;
    private readonly Autopilot autopilot;
    private readonly SandboxAcquirer acquirer;
    private readonly ApiParts api;
    private readonly OfficeParts office;
    private readonly GuestParts guests;
    private Listener site = null!;
    private Listener gateway = null!;
    private string key = "";
    private Guid property;
    private int requests;

    private WebStage(SqlStore store)
    {
        Store = store;
        var installation = Installation.At(folder.Of("solde.db")) with { Url = Site };
        var live = new LiveIds(installation.KeyFile, Site.ToString());
        ids = new Ids(live);
        acquirer = new SandboxAcquirer(new MemoryLedger(), () => clock.Now);
        Cards = new SandboxCards(acquirer);
        var execution = new Execution(Store, new SandboxGateway(acquirer, twoStep: true), ids, clock);
        var desk = new Desk(Store, execution, ids);
        autopilot = new Autopilot(Store, execution, new Outbox(Store, Letters, ids, MessageText.Render), ids);
        var webhooks = new WebhookDesk(Store, post, new WebhookSender(Store, post, live.WebhookSecret, clock), live.WebhookSecret, ids);
        api = new ApiParts(
            Store, Store, Store, desk, new AutomationDesk(Store, ids), new Braking(Store, Store, ids), webhooks, new JobDesk(Store, ids),
            new PropertyDesk(Store, Store, ids), Store, new DayDesk(Store, Store, Store, Store, null), ids, () => clock.Now, new ApiLimits { Burst = 1_000_000 })
        {
            Vouchers = Store, Appointments = new AppointmentDesk(Store, Store, desk, ids, clock), Letters = Store,
        };
        office = new OfficeParts(
            api, Store, Store, Store, clock, live, new OneTimeLinks(), new Inviting(Store, Letters, ids, Site),
            new SettingsParts(Store, Store, new KeyDesk(Store), Letters, installation)) { Agenda = Store };
        guests = new GuestParts(
            Store, new GuestDesk(Store, Store, desk, execution, new SandboxHostedPages(acquirer.Pages, static () => Gateway), ids, clock), Store, clock, Site,
            static () => Gateway) { Appointments = api.Appointments, Letters = Store };
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectCallback = Connect });
    }

    public SqlStore Store { get; }

    public Letters Letters { get; } = new();

    public SandboxCards Cards { get; }

    /// <summary>Reaches both origins by their names.</summary>
    public HttpClient Http { get; }

    public Instant Now
    {
        get => clock.Now;
        set => clock.Now = value;
    }

    /// <summary>Begins at an instant, with one property and a key to it.</summary>
    /// <param name="settings">The property's.</param>
    /// <param name="start">The instant.</param>
    /// <param name="database">A connection string; null = SQLite in memory.</param>
    public static async Task<WebStage> Open(PropertySettings settings, Instant start, string? database)
    {
        var stage = new WebStage(database is null ? SqlStore.InMemory() : await SqlStore.Postgres(database)) { Now = start };
        stage.property = stage.ids.New();
        await stage.Store.SaveProperty(stage.property, settings, start);
        stage.key = (await new KeyDesk(stage.Store).Create(
            stage.property, stage.ids.New(), "play", KeyScope.Write, RandomNumberGenerator.GetBytes(ApiKeyText.RandomBytes), start))!;
        stage.site = await Listener.Start(AnyPort, ApiLimits.BodyBytes, builder => OfficeHost.AddTo(builder, stage.office, stage.guests), (app, _) =>
        {
            RestApi.Map(app, stage.api);
            OfficeHost.Map(app);
        });
        stage.gateway = await SandboxHost.StartPages(AnyPort, stage.acquirer.Pages, Gateway);
        return stage;
    }

    /// <summary>When something is due next; null = nothing is.</summary>
    public ValueTask<Instant?> NextDueAt() => Store.NextDueAt(Now);

    /// <summary>Does everything that is due.</summary>
    public ValueTask RunDue() => autopilot.RunDue(Now, TestContext.Current.CancellationToken);

    /// <summary>Calls the API. What it refuses stands in the journal; every other problem is a defect here or there.</summary>
    /// <param name="method">How.</param>
    /// <param name="path">Below the property.</param>
    /// <param name="body">What is sent; null = nothing.</param>
    public async Task<JsonNode> Call(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Site, $"api/v1/properties/{property:D}{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (method == HttpMethod.Post)
        {
            request.Headers.Add("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"play-{++requests}"));
        }

        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(
            response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Conflict,
            $"{method} {path} {body?.ToJsonString()}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>The whole journal, as the API tells it.</summary>
    public async Task<ImmutableArray<JsonObject>> Journal()
    {
        var entries = ImmutableArray.CreateBuilder<JsonObject>();
        for (var after = ""; ;)
        {
            var page = await Call(HttpMethod.Get, $"/journal?limit=200{after}");
            if (page["items"]!.AsArray() is not { Count: > 0 } items)
            {
                return entries.ToImmutable();
            }

            entries.AddRange(items.Select(entry => entry!.AsObject()));
            after = $"&after={Uri.EscapeDataString((string)page["next"]!)}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await site.DisposeAsync();
        await gateway.DisposeAsync();
        post.Dispose();
        Store.Dispose();
        folder.Dispose();
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var listener = context.DnsEndPoint.Host == Gateway.Host ? gateway : site;
        await socket.ConnectAsync(IPAddress.Loopback, listener.Address.Port, cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Links as they are live. Ids are counted as in a play: where two things are of the same age, the order of their ids decides.</summary>
    private sealed class Ids(LiveIds live) : IIds
    {
        private readonly CountedIds counted = new();

        public Guid New() => counted.New();

        public PayLink LinkOf(BookingKey booking, int number) => live.LinkOf(booking, number);

        public string VoucherOf(BookingKey booking, int number) => live.VoucherOf(booking, number);

        public string OfficeOf(BookingKey booking) => live.OfficeOf(booking);

        public string LogoOf(Guid logo) => live.LogoOf(logo);
    }
}
