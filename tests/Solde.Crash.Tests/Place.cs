using NodaTime.Text;
using Solde.Crash.Tests.Host;
using Solde.Storage;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Crash.Tests;

/// <summary>The databases.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>A database and an acquirer, and one node after the other on them. Each starts ten minutes after the last one was seen, when all leases of
/// what it had under way are over.</summary>
internal sealed class Place : IAsyncDisposable
{
    private static readonly Duration Outage = Duration.FromMinutes(10);
    private static readonly Duration Long = Duration.FromHours(40); // What waits for a guest lapses after a day.

    // All tables and no rows: a copy of it is made faster than a new one.
    private static readonly Lazy<Task<PostgresDatabase>> Template = new(async () =>
    {
        var template = await TestPostgres.CreateDatabase();
        await using var store = await SqlStore.Postgres(template.ConnectionString);
        return template;
    });

    private static int places;

    private readonly string folder = Directory.CreateTempSubdirectory("solde-crash-").FullName;
    private readonly PostgresDatabase? postgres;
    private readonly Instant until;
    private Instant at;

    private string Sent => Path.Combine(folder, "sent");

    private Place(Acquirer acquirer, PostgresDatabase? postgres)
    {
        (Acquirer, this.postgres) = (acquirer, postgres);
        Sandbox = acquirer.Address;
        Prefix = $"P{Interlocked.Increment(ref places)}-";
#pragma warning disable RS0030 // The acquirer lives by the wall's clock, and the node begins by it.
        at = Instant.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
#pragma warning restore RS0030
        until = at + Long;
    }

    public Acquirer Acquirer { get; }

    /// <summary>Where the node finds the acquirer; a wire may lie between.</summary>
    public Uri Sandbox { get; set; }

    /// <summary>What all references here begin with.</summary>
    public string Prefix { get; }

    /// <summary>The database, as commands take it.</summary>
    public string Database => postgres?.ConnectionString ?? Path.Combine(folder, "solde.db");

    /// <summary>A node's instant when it starts next.</summary>
    public Instant At => at;

    /// <summary>How often each e-mail left, by its id and what it is.</summary>
    public IEnumerable<(string Message, int Times)> Mails =>
        (File.Exists(Sent) ? File.ReadAllLines(Sent) : []).GroupBy(line => line, StringComparer.Ordinal).Select(group => (group.Key, group.Count()));

    /// <summary>An empty database, and the acquirer that serves all or one of the test's own.</summary>
    public static async Task<Place> Open(StoreKind kind, Acquirer? acquirer = null) => new(
        acquirer ?? await Acquirer.OfAll(), kind == StoreKind.Postgres ? await TestPostgres.CreateDatabase(await Template.Value) : null);

    /// <summary>A PostgreSQL database that the test may stop, dropped with the place.</summary>
    public static Place Open(Acquirer acquirer, PostgresDatabase postgres) => new(acquirer, postgres);

    /// <summary>Starts a node.</summary>
    /// <param name="more">What befalls it.</param>
    public ChildProcess Start(Func<NodeOptions, NodeOptions> more)
    {
        var options = new NodeOptions
        {
            Database = Database, IsPostgres = postgres is not null, Folder = folder,
            Sandbox = Sandbox, Prefix = Prefix, At = at, Until = until,
        };
        return ChildProcess.Start("Solde.Crash.Tests.dll", ["node", .. more(options).Write()]);
    }

    /// <summary>A folder of one node's own, for its e-mails.</summary>
    public string FolderOf(int node) => Directory.CreateDirectory(Path.Combine(folder, $"node{node}")).FullName;

    /// <summary>A node lives to its end.</summary>
    /// <param name="more">What befalls it.</param>
    /// <returns>Its exit code, and all that it said.</returns>
    public async Task<(int Code, string Said)> Run(Func<NodeOptions, NodeOptions> more)
    {
        await using var node = Start(more);
        return await End(node);
    }

    /// <summary>Waits for a node's end.</summary>
    public async Task<(int Code, string Said)> End(ChildProcess node)
    {
        var (code, errors) = await node.End();
        if (node.Said.LastOrDefault(line => line.StartsWith("at ", StringComparison.Ordinal)) is { } last)
        {
            at = InstantPattern.ExtendedIso.Parse(last[3..]).Value;
        }

        at += Outage;
        return (code, $"{string.Join('\n', node.Said)}\n{errors}");
    }

    /// <summary>Lets a node do all that is left, undisturbed.</summary>
    public async Task Drain()
    {
        var (code, said) = await Run(static options => options);
        Assert.True(code == 0, $"the node ended with {code}: {said}");
    }

    /// <summary>The database as it is.</summary>
    public async Task<SqlStore> Look() =>
        postgres is null ? SqlStore.Sqlite(Database) : await SqlStore.Postgres(Database);

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
    }
}
