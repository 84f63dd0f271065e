using System.Net;
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

/// <summary>A sandbox acquirer, the product's client of it, and a clock that only the test moves. Over HTTP its books are in a file too.</summary>
public sealed class SandboxRig : IAsyncDisposable
{
    public const string Approved = "4242424242424242";
    public const string Authenticating = "4000002760003184";

    private readonly bool twoStep;
    private readonly bool overHttp;
    private readonly DirectoryInfo? folder;
    private ISandboxLedger ledger = null!;
    private Listener? host;
    private SandboxOrigin? origin;
    private int attempts;

    private SandboxRig(bool twoStep, bool overHttp, DirectoryInfo? folder) => (this.twoStep, this.overHttp, this.folder) = (twoStep, overHttp, folder);

    /// <summary>Every way the gateway comes in.</summary>
    public static TheoryData<string> All { get; } =
        ["one-step, memory", "two-step, memory", "one-step, SQLite", "two-step, SQLite", "one-step, HTTP", "two-step, HTTP"];

    public Instant Now { get; private set; } = Instant.FromUtc(2026, 3, 10, 9, 0);

    public SandboxFaults Faults { get; } = new(seed: 7);

    /// <summary>The acquirer, where it is in this process.</summary>
    public SandboxAcquirer Acquirer { get; private set; } = null!;

    public IGateway Gateway { get; private set; } = null!;

    /// <summary>The product's side of the acquirer's own pages.</summary>
    public IHostedPages Pages { get; private set; } = null!;

    /// <summary>What a slow answer waits for; done unless a test says otherwise.</summary>
    public Func<Duration, CancellationToken, ValueTask> Waiting { get; set; } = (_, _) => default;

    public IReadOnlyList<LedgerEntry> Entries => origin is null ? [.. ledger.Entries()] : [.. origin.Entries().ToBlockingEnumerable()];

    public static async Task<SandboxRig> Open(string which)
    {
        var rig = new SandboxRig(
            which.StartsWith("two-step", StringComparison.Ordinal),
            which.EndsWith("HTTP", StringComparison.Ordinal),
            which.EndsWith("memory", StringComparison.Ordinal) ? null : Directory.CreateTempSubdirectory("solde-sandbox-"));
        await rig.Start();
        return rig;
    }

    /// <summary>The acquirer's books as they lie on the disk.</summary>
    public IEnumerable<byte[]> Files() => folder!.GetFiles().Select(file =>
    {
        using var open = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        open.CopyTo(bytes);
        return bytes.ToArray();
    });

    /// <summary>What a crash or a restart of the acquirer leaves: its durable books.</summary>
    public async Task Reopen()
    {
        await Stop();
        await Start();
    }

    public void Advance(Duration by) => Now += by;

    public async Task<string> Card(string number = Approved, int year = 2030, int month = 12)
    {
        var expiry = new YearMonth(year, month);
        return (origin is null ? await Acquirer.StoreCard(number, expiry) : await origin.StoreCard(number, expiry, default))!.Token;
    }

    /// <summary>The guest authenticates at the bank.</summary>
    public async Task<SandboxAnswer> Authenticate(string id) =>
        origin is null ? await Acquirer.Authenticate(id) : await origin.Authenticate(id, default);

    public GatewayCall Call(AttemptKind kind, long minor, string? card = null, string? target = null, string? key = null, bool onSession = false)
    {
        var attempt = $"attempt-{++attempts}";
        return new GatewayCall
        {
            Key = key ?? attempt,
            Kind = kind,
            Amount = new Money(minor, Currency.Eur),
            CardToken = card,
            Target = target,
            OnSession = onSession,
            Attempt = attempt,
            Reference = "B1",
        };
    }

    /// <summary>Does a call in as many steps as the gateway takes; the answer is that of the step in which it is done.</summary>
    public async Task<GatewayReply> Do(GatewayCall call)
    {
        if (!Gateway.TwoStep || call.Kind is not (AttemptKind.Charge or AttemptKind.Authorize))
        {
            return await Gateway.Execute(call, default);
        }

        var prepared = await Gateway.Prepare(call, default);
        return prepared.State == ReplyState.Prepared ? await Gateway.Confirm(prepared.Id!, call.Key + ":confirm", default) : prepared;
    }

    public Task<GatewayReply> Charge(long minor, string card) => Do(Call(AttemptKind.Charge, minor, card));

    public Task<GatewayReply> Hold(long minor, string card) => Do(Call(AttemptKind.Authorize, minor, card));

    public Task<GatewayReply> Capture(long minor, string hold) => Do(Call(AttemptKind.Capture, minor, target: hold));

    public Task<GatewayReply> Release(long minor, string hold) => Do(Call(AttemptKind.Release, minor, target: hold));

    public Task<GatewayReply> Refund(long minor, string paid) => Do(Call(AttemptKind.Refund, minor, target: paid));

    public async ValueTask DisposeAsync()
    {
        await Stop();
        folder?.Delete(recursive: true);
    }

    private async Task Start()
    {
        ledger = folder is null ? new MemoryLedger() : SqliteLedger.Open(Path.Combine(folder.FullName, "acquirer.db"));
        Acquirer = new SandboxAcquirer(ledger, () => Now, Faults, Delay);
        ISandboxLine line = Acquirer;
        if (overHttp)
        {
            var settings = new SandboxSettings { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), TwoStep = twoStep };
            host = await SandboxHost.Start(settings, Acquirer, new ManualTime());
            origin = new SandboxOrigin(host.Address, new ManualTime());
            line = origin.Line;
        }

        Gateway = new SandboxGateway(line, twoStep);
        Pages = origin?.PagesFor() ?? new SandboxHostedPages(Acquirer.Pages, () => new Uri("http://pages.example"));
    }

    private async Task Stop()
    {
        origin?.Dispose();
        await (host?.DisposeAsync() ?? default);
        (ledger as IDisposable)?.Dispose();
    }

    private ValueTask Delay(Duration wait, CancellationToken cancel) => Waiting(wait, cancel);
}
