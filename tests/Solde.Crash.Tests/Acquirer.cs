using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Crash.Tests;

/// <summary>The sandbox acquirer as a process of its own, as <c>solde sandbox</c> starts it.</summary>
internal sealed class Acquirer : IAsyncDisposable
{
    private static readonly Lazy<Task<Acquirer>> Shared = new(async () =>
    {
        var acquirer = await Start(Directory.CreateTempSubdirectory("solde-acquirer-").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => acquirer.DisposeAsync().AsTask().Wait();
        return acquirer;
    });

    private readonly string folder;
    private ChildProcess process;

    private Acquirer(string folder, ChildProcess process, Uri address) => (this.folder, this.process, Address) = (folder, process, address);

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>The one that serves all tests: like a real one, it has many customers and never stops.</summary>
    public static Task<Acquirer> OfAll() => Shared.Value;

    /// <summary>One of the test's own, which it may kill.</summary>
    public static async Task<Acquirer> Own() => await Start(Directory.CreateTempSubdirectory("solde-acquirer-").FullName);

    /// <summary><c>kill -9</c>.</summary>
    public Task Kill() => process.Kill();

    /// <summary>Starts it again after <see cref="Kill"/>, on its books and its address.</summary>
    public async Task Restart()
    {
        await process.DisposeAsync();
        (process, _) = await Start(folder, Address);
    }

    /// <summary>What it has in its books of those whose references begin so.</summary>
    public async Task<ImmutableArray<LedgerEntry>> Entries(string prefix)
    {
#pragma warning disable RS0030 // A real connection takes real time.
        using var origin = new SandboxOrigin(Address, TimeProvider.System);
#pragma warning restore RS0030
        return [.. await origin.Entries().Where(entry => entry.Reference.StartsWith(prefix, StringComparison.Ordinal)).ToListAsync()];
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Acquirer> Start(string folder)
    {
        var (started, address) = await Start(folder, new Uri("http://127.0.0.1:0"));
        return new Acquirer(folder, started, address);
    }

    private static async Task<(ChildProcess Process, Uri Address)> Start(string folder, Uri address)
    {
        var started = ChildProcess.Start(
            "solde.dll", ["sandbox", "--urls", address.GetLeftPart(UriPartial.Authority), "--ledger", Path.Combine(folder, "acquirer.db")]);
        var said = await started.Line("The sandbox acquirer listens on ");
        return (started, new Uri(said.Split(' ')[5]));
    }
}
