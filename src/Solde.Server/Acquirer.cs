using System.Collections.Immutable;
using NodaTime;
using Solde.App.Payments;
using Solde.App.Webhooks;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;
using Solde.Server.Cli;

namespace Solde.Server;

/// <summary>The acquirer of an installation: the sandbox, in this process with its books beside the database, or a process of its own
/// (<c>solde sandbox</c>).</summary>
internal sealed class Acquirer : IDisposable
{
    /// <summary>The environment variable with the address.</summary>
    public const string Variable = "SOLDE_SANDBOX";

    /// <summary>The environment variable with what its events are signed with.</summary>
    public const string SecretVariable = "SOLDE_SANDBOX_WEBHOOK_SECRET";

    private readonly IDisposable opened;

    private Acquirer(IGateway gateway, Func<IAsyncEnumerable<LedgerEntry>> entries, IDisposable opened) =>
        (Gateway, Entries, this.opened) = (gateway, entries, opened);

    public IGateway Gateway { get; }

    /// <summary>Reads its books, oldest entry first.</summary>
    public Func<IAsyncEnumerable<LedgerEntry>> Entries { get; }

    /// <summary>Opens the books, or will connect to the address at the first call.</summary>
    /// <param name="address">Of the process of its own; null where it is in this one.</param>
    /// <param name="ledger">The file of the books, where it is in this process.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="UserFault">Not an address.</exception>
    public static Acquirer Open(string? address, string ledger, Func<Instant> clock)
    {
        // One-step acquirers are for tests of the machine; an installation's sandbox is like most providers.
        const bool TwoStep = true;
        if (string.IsNullOrEmpty(address))
        {
            var books = SqliteLedger.Open(ledger);
            return new Acquirer(new SandboxGateway(new SandboxAcquirer(books, clock), TwoStep), () => books.Entries().ToAsyncEnumerable(), books);
        }

        var uri = Addresses.Http(address, Variable);
#pragma warning disable RS0030 // How long the network may take is not the play's time.
        var origin = new SandboxOrigin(uri, TimeProvider.System);
#pragma warning restore RS0030
        return new Acquirer(new SandboxGateway(origin.Line, TwoStep), () => origin.Entries(), origin);
    }

    /// <summary>The gateways that may post events: those whose secret the environment has.</summary>
    /// <exception cref="UserFault">A secret is none.</exception>
    public static ImmutableArray<IEventSource> EventsOfEnvironment() => Environment.GetEnvironmentVariable(SecretVariable) switch
    {
        null or "" => [],
        var secret when WebhookSignature.IsSecret(secret) => [new SandboxEvents(secret)],
        _ => throw UserFault.Malformed($"{SecretVariable}: not whsec_ and base64 of 24 to 64 bytes"),
    };

    public void Dispose() => opened.Dispose();
}
