using System.Collections.Immutable;
using System.Data.Common;
using NodaTime;
using Solde.App.Access;
using Solde.App.Agenda;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Days;
using Solde.App.Journal;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Requests;
using Solde.App.Webhooks;
using Solde.App.Work;
using Solde.Core.Automations;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Server.Cli;
using Solde.Server.Settings;
using Solde.Storage;
using Solde.Storage.Sql;
using Solde.Vault;

namespace Solde.Server;

/// <summary>The database of an installation, opened for one command, with its acquirer.</summary>
internal sealed class Database : IDisposable
{
    private readonly string path;
    private readonly GatewayLane lane;
    private readonly Clock clock;

    private readonly HeldCodes? codes;

    private Database(Installation installation, SqlStore store, Acquirer acquirer, Func<Instant> clock, TimeProvider? time)
    {
        path = installation.DatabaseName;
        Acquirer = acquirer;
        Store = store;
        this.clock = new Clock(clock);
        var ids = new LiveIds(installation.KeyFile, installation.Url.ToString());
        var gateway = acquirer.Gateway;
#pragma warning disable RS0030 // Whoever opens a database may leave the clock to the system; how long calls take is not the play's time.
        if (installation.VaultKeys is not null)
        {
            codes = new HeldCodes(time ?? TimeProvider.System);
            gateway = new AuthorisedCards(gateway, codes);
        }

        lane = new GatewayLane(new MeasuredGateway(gateway, TimeProvider.System, Threw), this.clock, new LaneLimits());
        var books = new AcquirerBooks(acquirer.Entries, TimeProvider.System);
#pragma warning restore RS0030
        Execution = new Execution(store, new GatewayLanes(lane), ids, this.clock);
        var desk = new Desk(store, Execution, ids);
        Desk = desk.As(Actor.CommandLine);
        Vault = installation.VaultKeys is { } keys
            ? new CardVault(store, new VaultKeys(keys), codes!, store, desk, acquirer.Tokens, ids)
            : null;
        Automations = new AutomationDesk(store, ids).As(Actor.CommandLine);
        Brake = new Braking(store, store, ids).As(Actor.CommandLine);
        Properties = new PropertyDesk(store, store, ids).As(Actor.CommandLine);
        Keys = new KeyDesk(store).As(Actor.CommandLine);
        Days = new DayDesk(store, store, store, store, books);
        Ids = ids;
        Appointments = new AppointmentDesk(store, store, new Desk(store, Execution, ids), ids, this.clock);
        Guests = new GuestDesk(store, store, new Desk(store, Execution, ids), Execution, acquirer.Pages, ids, this.clock);
    }

    public SqlStore Store { get; }

    public Acquirer Acquirer { get; }

    public Execution Execution { get; }

    public Desk Desk { get; }

    public AutomationDesk Automations { get; }

    public Braking Brake { get; }

    public PropertyDesk Properties { get; }

    public KeyDesk Keys { get; }

    /// <summary>Where the till of a day is closed.</summary>
    public DayDesk Days { get; }

    /// <summary>The card vault; null = the installation has none.</summary>
    public CardVault? Vault { get; }

    public LiveIds Ids { get; }

    /// <summary>Where guests act: nobody is named by the journal.</summary>
    public GuestDesk Guests { get; }

    /// <summary>Where clients book appointments online.</summary>
    public AppointmentDesk Appointments { get; }

    /// <summary>Told of a call of the gateway that threw; until somebody is, it goes to the process's standard error.</summary>
    public Action<Exception, string> GatewayThrew { get; set; } = (wrong, call) => Console.Error.WriteLine($"{call} threw: {wrong}");

    /// <summary>What the acquirer has in its books, oldest entry first.</summary>
    /// <exception cref="HttpRequestException">It is a process of its own and cannot be asked.</exception>
    public IAsyncEnumerable<LedgerEntry> Acquired => Acquirer.Entries(null);

    /// <summary>Opens an installation's database and its acquirer.</summary>
    /// <param name="installation">Which.</param>
    /// <param name="make">Makes it when it is not there.</param>
    /// <param name="clock">The time.</param>
    /// <param name="bell">Told when something stored is due.</param>
    /// <param name="time">By which the store waits; null = the system's.</param>
    /// <exception cref="UserFault">It is not there, or is none of Solde's.</exception>
    public static Database Open(Installation installation, bool make, Func<Instant> clock, IBell? bell = null, TimeProvider? time = null)
    {
        var options = new StoreOptions { Bell = bell, Time = time, Told = Console.Error.WriteLine };
        var (path, name) = (installation.Database, installation.DatabaseName);
        if (!make && !installation.IsPostgres && !File.Exists(path))
        {
            throw UserFault.NotFound($"{path}: no such database (`solde import` makes one)");
        }

        try
        {
            MakeFolder(installation);
            var store = installation.IsPostgres ? SqlStore.Postgres(path, options).AsTask().GetAwaiter().GetResult() : SqlStore.Sqlite(path, options);
            return new Database(installation, store, Acquirer.Open(installation, clock), clock, time);
        }
        catch (Exception fault) when (fault is DbException or MigrationException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw UserFault.NotFound($"{name}: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
        }
    }

    // The files name guests: a folder made here is this user's only.
    private static void MakeFolder(Installation installation)
    {
        foreach (var folder in (string?[])[installation.Folder, Path.GetDirectoryName(Path.GetFullPath(installation.Beside))])
        {
            if (!Directory.Exists(folder))
            {
                _ = OperatingSystem.IsWindows()
                    ? Directory.CreateDirectory(folder!)
                    : Directory.CreateDirectory(folder!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
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
        codes?.Dispose();
        Acquirer.Dispose();
    }

    private void Threw(Exception wrong, string call) => GatewayThrew(wrong, call);

    private static string Names(ImmutableArray<(Guid Id, PropertySettings Settings)> properties) =>
        string.Join(", ", properties.Select(property => $"\"{property.Settings.Name}\""));

    private sealed class Clock(Func<Instant> now) : IClock
    {
        public Instant GetCurrentInstant() => now();
    }
}
