using NodaTime;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Contract.Tests.Gateways;

/// <summary>A sandbox acquirer, the product's client of it, and a clock that only the test moves.</summary>
public sealed class SandboxRig : IDisposable
{
    public const string Approved = "4242424242424242";
    public const string Authenticating = "4000002760003184";

    private readonly DirectoryInfo? folder;
    private ISandboxLedger ledger;
    private int attempts;

    private SandboxRig(bool twoStep, DirectoryInfo? folder)
    {
        this.folder = folder;
        ledger = OpenLedger();
        Acquirer = new SandboxAcquirer(ledger, () => Now, Faults, Delay);
        Gateway = new SandboxGateway(Acquirer, twoStep);
    }

    /// <summary>Every way the gateway comes in.</summary>
    public static TheoryData<string> All { get; } =
        ["one-step, memory", "two-step, memory", "one-step, SQLite", "two-step, SQLite"];

    public Instant Now { get; private set; } = Instant.FromUtc(2026, 3, 10, 9, 0);

    public SandboxFaults Faults { get; } = new(seed: 7);

    public SandboxAcquirer Acquirer { get; private set; }

    public IGateway Gateway { get; private set; }

    /// <summary>What a slow answer waits for; done unless a test says otherwise.</summary>
    public Func<Duration, CancellationToken, ValueTask> Waiting { get; set; } = (_, _) => default;

    public IReadOnlyList<LedgerEntry> Entries => [.. ledger.Entries()];

    public static SandboxRig Open(string which) => new(
        which.StartsWith("two-step", StringComparison.Ordinal),
        which.EndsWith("SQLite", StringComparison.Ordinal) ? Directory.CreateTempSubdirectory("solde-sandbox-") : null);

    /// <summary>What a crash or a restart of the acquirer leaves: its durable books.</summary>
    public void Reopen()
    {
        (ledger as IDisposable)?.Dispose();
        ledger = OpenLedger();
        Acquirer = new SandboxAcquirer(ledger, () => Now, Faults, Delay);
        Gateway = new SandboxGateway(Acquirer, Gateway.TwoStep);
    }

    public void Advance(Duration by) => Now += by;

    public async Task<string> Card(string number = Approved, int year = 2030, int month = 12) =>
        (await Acquirer.StoreCard(number, new YearMonth(year, month)))!.Token;

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

    public void Dispose()
    {
        (ledger as IDisposable)?.Dispose();
        folder?.Delete(recursive: true);
    }

    private ValueTask Delay(Duration wait, CancellationToken cancel) => Waiting(wait, cancel);

    private ISandboxLedger OpenLedger() =>
        folder is null ? new MemoryLedger() : SqliteLedger.Open(Path.Combine(folder.FullName, "acquirer.db"));
}
