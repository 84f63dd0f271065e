using System.Collections.Immutable;
using System.Data.Common;
using NodaTime;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Webhooks;
using Solde.App.Work;
using Solde.Core.Automations;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Server.Cli;
using Solde.Storage;
using Solde.Storage.Sql;

namespace Solde.Server;

/// <summary>The database of an installation, opened for one command, with its acquirer.</summary>
internal sealed class Database : IDisposable
{
    private readonly string path;
    private readonly Acquirer acquirer;
    private readonly GatewayLane lane;
    private readonly Clock clock;

    private Database(string path, string beside, SqlStore store, Acquirer acquirer, Func<Instant> clock)
    {
        this.path = path;
        Folder = Path.GetDirectoryName(Path.GetFullPath(beside))!;
        this.acquirer = acquirer;
        Store = store;
        this.clock = new Clock(clock);
        var ids = new LiveIds(beside + ".key", Environment.GetEnvironmentVariable("SOLDE_URL") ?? "http://localhost:5080");
        lane = new GatewayLane(acquirer.Gateway, this.clock, new LaneLimits());
        Execution = new Execution(store, new GatewayLanes(lane), ids, this.clock);
        Desk = new Desk(store, Execution, ids);
        Automations = new AutomationDesk(store, ids);
        Brake = new Braking(store, store, ids);
        Ids = ids;
    }

    /// <summary>Where files of this installation lie: beside the database file, or in the current folder.</summary>
    public string Folder { get; }

    public SqlStore Store { get; }

    public Execution Execution { get; }

    public Desk Desk { get; }

    public AutomationDesk Automations { get; }

    public Braking Brake { get; }

    public LiveIds Ids { get; }

    /// <summary>What the acquirer has in its books, oldest entry first.</summary>
    /// <exception cref="HttpRequestException">It is a process of its own and cannot be asked.</exception>
    public IAsyncEnumerable<LedgerEntry> Acquired => acquirer.Entries();

    /// <summary>Opens a database.</summary>
    /// <param name="path">The SQLite file, or a connection string of PostgreSQL (<c>Host=…</c>).</param>
    /// <param name="make">Makes it when it is not there.</param>
    /// <param name="clock">The time.</param>
    /// <param name="bell">Told when something stored is due.</param>
    /// <exception cref="UserFault">It is not there, or is none of Solde's.</exception>
    public static Database Open(string path, bool make, Func<Instant> clock, IBell? bell = null)
    {
        var options = new StoreOptions { Bell = bell };
        var isPostgres = path.Contains("Host=", StringComparison.OrdinalIgnoreCase);
        if (!make && !isPostgres && !File.Exists(path))
        {
            throw UserFault.NotFound($"{path}: no such database (`solde import` makes one)");
        }

        // A connection string may hold a password, and names no file: what lies beside a database file lies in the current folder then.
        var name = isPostgres ? "PostgreSQL" : path;
        var beside = isPostgres ? "solde" : path;
        try
        {
            var store = isPostgres ? SqlStore.Postgres(path, options).AsTask().GetAwaiter().GetResult() : SqlStore.Sqlite(path, options);
            var address = Environment.GetEnvironmentVariable(Acquirer.Variable);
            return new Database(name, beside, store, Acquirer.Open(address, beside + ".sandbox", clock), clock);
        }
        catch (Exception fault) when (fault is DbException or MigrationException or ArgumentException)
        {
            throw UserFault.NotFound($"{name}: {fault.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Where webhooks are made and changed.</summary>
    /// <param name="post">The way out.</param>
    public WebhookDesk Webhooks(IWebhookPost post) =>
        new(Store, post, new WebhookSender(Store, post, Ids.WebhookSecret, clock), Ids.WebhookSecret, Ids);

    /// <summary>The property of that name, or the only one.</summary>
    public async ValueTask<(Guid Id, PropertySettings Settings)> Property(string? name)
    {
        var properties = await Store.Properties();
        var found = name is null ? properties : [.. properties.Where(property => property.Settings.Name == name)];
        return (properties.Length, found.Length) switch
        {
            (0, _) => throw UserFault.NotFound($"{path}: no property yet (`solde import` makes one)"),
            (_, 0) => throw UserFault.NotFound($"{path}: no property \"{name}\"; there are: {Names(properties)}"),
            (_, 1) => found[0],
            _ => throw UserFault.Malformed($"{path}: several properties, name one with --property: {Names(properties)}"),
        };
    }

    /// <summary>An automation of a property, by its name.</summary>
    public async ValueTask<Automation> Automation(Guid property, string name)
    {
        var rules = await Store.Rules(property);
        return rules.Find(name) ?? throw UserFault.NotFound(
            $"no automation \"{name}\"; there are: {string.Join(", ", rules.All.Select(one => $"\"{one.Current.Rule.Name}\"").DefaultIfEmpty("none"))}");
    }

    public void Dispose()
    {
        Store.Dispose();
        lane.Dispose();
        acquirer.Dispose();
    }

    private static string Names(ImmutableArray<(Guid Id, PropertySettings Settings)> properties) =>
        string.Join(", ", properties.Select(property => $"\"{property.Settings.Name}\""));

    private sealed class Clock(Func<Instant> now) : IClock
    {
        public Instant GetCurrentInstant() => now();
    }
}
