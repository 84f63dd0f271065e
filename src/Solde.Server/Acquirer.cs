using System.Collections.Immutable;
using NodaTime;
using Solde.App.Cards;
using Solde.App.Payments;
using Solde.App.Webhooks;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;
using Solde.Server.Settings;

namespace Solde.Server;

/// <summary>The acquirer of an installation: the sandbox, in this process with its books beside the database, or a process of its own
/// (<c>solde sandbox</c>).</summary>
internal sealed class Acquirer : IDisposable
{
    private readonly IDisposable opened;

    private Acquirer(IGateway gateway, IHostedPages pages, ICardTokens tokens, Func<Interval?, IAsyncEnumerable<LedgerEntry>> entries, IDisposable opened) =>
        (Gateway, Pages, Tokens, Entries, this.opened) = (gateway, pages, tokens, entries, opened);

    public IGateway Gateway { get; }

    /// <summary>Its own pages, where guests type cards.</summary>
    public IHostedPages Pages { get; }

    /// <summary>Where the vault has a card stored.</summary>
    public ICardTokens Tokens { get; }

    /// <summary>Reads its books, oldest entry first: what succeeded in a time, or all.</summary>
    public Func<Interval?, IAsyncEnumerable<LedgerEntry>> Entries { get; }

    /// <summary>Opens the books, or will connect to the address at the first call.</summary>
    /// <param name="installation">Says where the acquirer is; in this process it has its books beside the database.</param>
    /// <param name="clock">The time.</param>
    public static Acquirer Open(Installation installation, Func<Instant> clock)
    {
        // One-step acquirers are for tests of the machine; an installation's sandbox is like most providers.
        const bool TwoStep = true;
        if (installation.Sandbox is not { } address)
        {
            var books = SqliteLedger.Open(installation.Books);
            var acquirer = new SandboxAcquirer(books, clock);
            ISandboxLine line = installation.SandboxLatency > TimeSpan.Zero ? new SlowLine(acquirer, installation.SandboxLatency) : acquirer;
            var guests = new GuestAddress { Address = installation.SandboxPagesUrl ?? new Uri($"http://{installation.SandboxPages}") };
            var pages = new SandboxHostedPages(acquirer.Pages, () => guests.Address);
            return new Acquirer(new SandboxGateway(line, TwoStep), pages, new SandboxTokens(acquirer), succeeded => books.Entries(succeeded: succeeded).ToAsyncEnumerable(), books)
            {
                InProcess = acquirer, Guests = guests,
            };
        }

#pragma warning disable RS0030 // How long the network may take is not the play's time.
        var origin = new SandboxOrigin(address, TimeProvider.System);
        var tokens = new HttpSandboxTokens(origin, TimeProvider.System);
#pragma warning restore RS0030
        return new Acquirer(new SandboxGateway(origin.Line, TwoStep), origin.PagesFor(installation.SandboxPagesUrl), tokens, succeeded => origin.Entries(succeeded), origin)
        {
            Guests = new GuestAddress { Address = installation.SandboxPagesUrl ?? address },
        };
    }

    /// <summary>The sandbox itself, where it is in this process.</summary>
    public SandboxAcquirer? InProcess { get; private init; }

    /// <summary>Where guests are sent to its pages.</summary>
    public required GuestAddress Guests { get; init; }

    /// <summary>The gateways that may post events: those whose secret is set.</summary>
    public static ImmutableArray<IEventSource> EventsOf(Installation installation) =>
        installation.SandboxSecret is { } secret ? [new SandboxEvents(secret)] : [];

    public void Dispose() => opened.Dispose();

    /// <summary>A line on which every answer takes a while, as at an acquirer far away; what was asked is done by then.</summary>
    private sealed class SlowLine(ISandboxLine line, TimeSpan latency) : ISandboxLine
    {
        public async ValueTask<SandboxAnswer> Send(SandboxRequest request, CancellationToken cancel)
        {
            var answer = await line.Send(request, cancel);
#pragma warning disable RS0030 // How long the network takes is not the play's time.
            await Task.Delay(latency, TimeProvider.System, CancellationToken.None);
#pragma warning restore RS0030
            return answer;
        }
    }
}

/// <summary>Where guests reach the acquirer's pages: as set, else known once somebody listens.</summary>
internal sealed class GuestAddress
{
    private volatile Uri address = null!;

    public required Uri Address
    {
        get => address;
        set => address = value;
    }
}
