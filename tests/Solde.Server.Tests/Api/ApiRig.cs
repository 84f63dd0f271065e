using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Solde.App.Agenda;
using Solde.App.Access;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Days;
using Solde.App.Journal;
using Solde.App.Jobs;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.App.Webhooks;
using Solde.Core.Facts;
using Solde.Core;
using Solde.Core.Json;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Server.Api;
using Solde.Server.Webhooks;
using Solde.Server.Tests.Cli;
using Solde.Storage;
using Solde.Tests;

namespace Solde.Server.Tests.Api;

/// <summary>The API on a port of this machine, over a database of its own with two properties, the sandbox acquirer, and a clock that stands still.</summary>
internal sealed class ApiRig : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MemoryLedger ledger = new();
    private readonly WebApplication app;
    private readonly Autopilot autopilot;
    private readonly LiveIds ids;
    private int requests;

    private ApiRig(ApiLimits limits)
    {
        Store = SqlStore.Sqlite(folder.Of("solde.db"));
        ids = new LiveIds(folder.Of("key"), "http://localhost");
        var acquirer = new SandboxAcquirer(ledger, () => Now);
        Cards = new SandboxCards(acquirer);
        Faults = acquirer.Faults;
        var clock = new Clock(this);
        var execution = new Execution(Store, new SandboxGateway(acquirer, twoStep: true), ids, clock);
        autopilot = new Autopilot(Store, execution, new Outbox(Store, new NoMailer(), ids, static message => message), ids);
        Desk = new Desk(Store, execution, ids);
        var post = new WebhookPost(allowsPrivate: true, Time);
        var sender = new WebhookSender(Store, post, ids.WebhookSecret, clock);
        var webhooks = new WebhookDesk(Store, post, sender, ids.WebhookSecret, ids);
        Webhooks = sender;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(new ErrorLog(Errors));
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        Appointments = new AppointmentDesk(Store, Store, Desk, ids, clock);
        RestApi.Map(app, new ApiParts(Store, Store, Store, Desk, new AutomationDesk(Store, ids), new Braking(Store, Store, ids), webhooks, new JobDesk(Store, ids), new PropertyDesk(Store, Store, ids), Store, new DayDesk(Store, Store, Store, Store, null), ids, () => Now, limits) { Vouchers = Store, Appointments = Appointments, Letters = Store });
    }

    public SqlStore Store { get; }

    public Desk Desk { get; }

    /// <summary>Where clients book for themselves.</summary>
    public AppointmentDesk Appointments { get; }

    public WebhookSender Webhooks { get; }

    /// <summary>By which what is sent waits.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero));

    public SandboxCards Cards { get; }

    public SandboxFaults Faults { get; }

    public Instant Now { get; set; } = Instant.FromUtc(2026, 6, 1, 8, 0);

    /// <summary>What the API logged as errors.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The property that requests are about, and another one.</summary>
    public Guid Mine { get; private set; }

    public Guid Theirs { get; private set; }

    public string MyKey { get; private set; } = "";

    public string TheirKey { get; private set; } = "";

    public static async Task<ApiRig> Open(ApiLimits? limits = null)
    {
        var rig = new ApiRig(limits ?? new ApiLimits { Burst = 1_000_000 });
        (rig.Mine, rig.Theirs) = (rig.ids.New(), rig.ids.New());
        await rig.Store.SaveProperty(rig.Mine, Settings("Les Pins"), rig.Now);
        await rig.Store.SaveProperty(rig.Theirs, Settings("Les Chênes"), rig.Now);
        (rig.MyKey, rig.TheirKey) = (await rig.NewKey(rig.Mine), await rig.NewKey(rig.Theirs));
        await rig.app.StartAsync();
        // Headers may hold anything: what is hostile must get as far as the server.
        var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        rig.Http = new HttpClient(handler) { BaseAddress = new Uri(rig.app.Urls.Single()) };
        return rig;
    }

    public static PropertySettings Settings(string name) => PropertyJson.Read(DocumentValue.Parse($$"""
        {
          "name": "{{name}}", "timeZone": "Europe/Paris", "currency": "EUR", "country": "FR", "language": "fr",
          "balanceSchedule": { "dueDays": 14, "leadDays": 10, "methods": ["card", "bankTransfer", "mailOrderCard"] },
          "guaranteePolicies": [{ "code": "flex", "deposit": { "percent": 30 }, "periodHours": 48 }]
        }
        """));

    /// <summary>A booking as another system writes it.</summary>
    public static JsonObject Booking(string arrival = "2026-07-24", string departure = "2026-07-31", string amount = "700.00", StoredCard? card = null)
    {
        var booking = (JsonObject)JsonNode.Parse($$"""
            {
              "channel": "direct", "arrival": "{{arrival}}", "departure": "{{departure}}", "rooms": [{ "unit": "12", "type": "double" }],
              "guest": { "name": "Anne Martin", "email": "anne@example.com", "language": "fr" },
              "charges": [{ "group": "accommodation", "amount": "{{amount}}" }]
            }
            """)!;
        if (card is not null)
        {
            booking["cards"] = new JsonArray(Card(card));
        }

        return booking;
    }

    public static JsonObject Card(StoredCard card) => new()
    {
        ["token"] = card.Token,
        ["last4"] = card.Last4,
        ["brand"] = card.Brand,
        ["exp"] = card.Expiry.ToString("MM'/'yy", CultureInfo.InvariantCulture),
        ["owner"] = "guest",
    };

    /// <summary>A card left at the acquirer.</summary>
    public StoredCard NewCard(string number = "4242424242424242") => Cards.Store(number, new YearMonth(2030, 12))!;

    public async Task<string> NewKey(Guid property, KeyScope scope = KeyScope.Write)
    {
        var text = ApiKeyText.Of(RandomNumberGenerator.GetBytes(ApiKeyText.RandomBytes));
        await Store.AddKey(new ApiKey
        {
            Id = ids.New(), Property = property, Prefix = ApiKeyText.PrefixOf(text)!, Hash = ApiKeyText.Hash(text), Name = "test", Scope = scope, CreatedAt = Now,
        }, new KeyCreated(Instant.FromUtc(2026, 1, 1, 0, 0), "", ""), by: null);
        return text;
    }

    public Task<ApiAnswer> Get(string path, string? key = null) => Send(HttpMethod.Get, Under(path), null, key: key);

    public Task<ApiAnswer> Put(string path, JsonNode body, string? key = null) => Send(HttpMethod.Put, Under(path), body.ToJsonString(), key: key);

    public Task<ApiAnswer> Delete(string path, string? key = null) => Send(HttpMethod.Delete, Under(path), null, key: key);

    /// <summary>Posts under a new Idempotency-Key, or a given one.</summary>
    public Task<ApiAnswer> Post(string path, JsonNode? body = null, string? name = null, string? key = null) =>
        Send(HttpMethod.Post, Under(path), body?.ToJsonString(), name ?? string.Create(CultureInfo.InvariantCulture, $"r-{Interlocked.Increment(ref requests)}"), key);

    /// <summary>An address below my property.</summary>
    public string Under(string path) => path.StartsWith("/api", StringComparison.Ordinal) ? path : $"/api/v1/properties/{Mine:D}{path}";

    public async Task<ApiAnswer> Send(
        HttpMethod method, string path, string? body, string? name = null, string? key = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? MyKey);
        if (name is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", name);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        }

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new ApiAnswer(
            (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers);
    }

    /// <summary>Does everything that is due at an instant.</summary>
    public async Task RunDue(Instant? at = null)
    {
        Now = at ?? Now;
        await autopilot.RunDue(Now, TestContext.Current.CancellationToken);
    }

    /// <summary>What does not hold of the database and the acquirer's books.</summary>
    public async Task<ImmutableArray<string>> Problems()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var (id, _) in await Store.Properties())
        {
            problems.AddRange((await new Verify(Store).Property(id))!.Problems.Select(problem => $"{problem.Ref}: {problem.Problem}"));
        }

        var taken = ledger.Entries()
            .Where(entry => entry is { Kind: AttemptKind.Charge or AttemptKind.Capture, SucceededAt: not null })
            .Select(entry => new AcquiredMoney(entry.Id, entry.Amount, new Money(entry.RefundedMinor, entry.Amount.Currency), entry.Reference));
        problems.AddRange((await new Reconciliation(Store).Compare(taken)).Problems);
        return problems.ToImmutable();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        Store.Dispose();
        folder.Dispose();
    }

    private sealed class Clock(ApiRig rig) : IClock
    {
        public Instant GetCurrentInstant() => rig.Now;
    }

    private sealed class NoMailer : IMailer
    {
        public ValueTask<MailReply> Send(Message message, CancellationToken cancel) => new(new MailReply(Accepted: true, null, Final: true));
    }

    private sealed class ErrorLog(ConcurrentQueue<string> errors) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                errors.Enqueue($"{formatter(state, exception)}: {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>An answer of the API.</summary>
internal sealed record ApiAnswer(int Status, string? Type, string Text, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The code of a problem.</summary>
    public string? Code => (string?)Json["code"];
}
