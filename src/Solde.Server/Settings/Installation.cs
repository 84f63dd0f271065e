using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Solde.App.Webhooks;
using Solde.Server.Cli;
using Solde.Server.Mail;

namespace Solde.Server.Settings;

/// <summary>The settings of an installation, checked. Read once, when a command starts (docs/operations.md).</summary>
internal sealed record Installation
{
    private const string DefaultFolder = "data";
    private const int DefaultPort = 5080;

    /// <summary>The folder where its files lie: the settings file, the database where it is SQLite, e-mails that nobody sends.</summary>
    public required string Folder { get; init; }

    /// <summary>A SQLite file, or a connection string of PostgreSQL. May hold a password.</summary>
    public required string Database { get; init; }

    /// <summary>Where guests reach the pages that e-mails link to.</summary>
    public Uri Url { get; init; } = OnThisMachine(DefaultPort);

    /// <summary>Where <c>serve</c> listens.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, DefaultPort);

    /// <summary>Where <c>worker</c> says whether it is well.</summary>
    public IPEndPoint WorkerListen { get; init; } = new(IPAddress.Loopback, 5082);

    /// <summary>The proxies that are believed to say who calls.</summary>
    public ImmutableArray<IPAddress> Proxies { get; init; } = [];

    /// <summary>The sandbox acquirer that is a process of its own; null = it is in this one.</summary>
    public Uri? Sandbox { get; init; }

    /// <summary>What that process signs its events with; null = none are taken. A secret.</summary>
    public string? SandboxSecret { get; init; }

    /// <summary>Where <c>serve</c> shows the pages of the sandbox in this process: an origin of their own.</summary>
    public IPEndPoint SandboxPages { get; init; } = new(IPAddress.Loopback, 5081);

    /// <summary>Where guests reach the sandbox's pages; null = where they are served.</summary>
    public Uri? SandboxPagesUrl { get; init; }

    /// <summary>The folder with the keys of the card vault; null = there is no vault.</summary>
    public string? VaultKeys { get; init; }

    /// <summary>Webhooks may go to addresses in the same house, also without TLS.</summary>
    public bool WebhooksPrivate { get; init; }

    /// <summary>Every answer of the sandbox in this process takes so long.</summary>
    public TimeSpan SandboxLatency { get; init; }

    /// <summary>Where e-mails go; null = as .eml files into the folder mail.</summary>
    public MailSettings? MailGiven { get; init; }

    /// <summary>Where e-mails go.</summary>
    public MailSettings Mail => MailGiven ?? MailSettings.InFolder(Path.Combine(Folder, "mail"));

    /// <summary>Whether the database is PostgreSQL.</summary>
    public bool IsPostgres => IsConnectionString(Database);

    /// <summary>The database, for people: never its password.</summary>
    public string DatabaseName => IsPostgres ? "PostgreSQL" : Database;

    /// <summary>The start of the path of what lies beside the database: the key, the sandbox's books.</summary>
    public string Beside => IsPostgres ? Path.Combine(Folder, "solde") : Database;

    /// <summary>The key of pay links.</summary>
    public string KeyFile { get => field ?? Beside + ".key"; init; }

    /// <summary>The books of the sandbox in this process.</summary>
    public string Books { get => field ?? Beside + ".sandbox"; init; }

    // Where no other address is set, guests can only be on this machine: who tries it out. Of a free port nothing is known yet.
    private static Uri OnThisMachine(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}"));

    /// <summary>An installation about which nothing is known but its database.</summary>
    public static Installation At(string database)
    {
        var given = new GivenSettings();
        given.Set("database", new GivenValue(database, "", ""));
        return Read(given);
    }

    /// <summary>Checks settings.</summary>
    /// <exception cref="UserFault">Some are wrong; all of them are told, with where they are written.</exception>
    public static Installation Read(GivenSettings given)
    {
        var folder = DataFolder(given);
        var read = new Installation
        {
            Folder = folder,
            Database = DatabaseOf(given, folder),
            Sandbox = Http(given, "sandbox"),
            SandboxSecret = SecretOf(given),
            SandboxPagesUrl = Web(given, "sandbox.pages.url"),
            VaultKeys = given.PathOf("vault.keys"),
            WebhooksPrivate = Flag(given, "webhooks.private"),
            Proxies = ProxiesOf(given),
            MailGiven = given.Any("mail.") ? MailSettings.Read(given, Path.Combine(folder, "mail")) : null,
        };
        read = read with
        {
            Listen = EndPoint(given, "listen") ?? read.Listen,
            WorkerListen = EndPoint(given, "worker.listen") ?? read.WorkerListen,
            SandboxPages = EndPoint(given, "sandbox.pages.listen") ?? read.SandboxPages,
        };
        read = read with { Url = Web(given, "url") ?? OnThisMachine(read.Listen.Port == 0 ? DefaultPort : read.Listen.Port) };
        given.ThrowIfWrong();
        return read;
    }

    /// <summary>The data folder: as set, else that of the SQLite file that is named, else <c>data</c>.</summary>
    public static string DataFolder(GivenSettings given)
    {
        if (given.PathOf("data") is { } folder)
        {
            return folder;
        }

        return given.PathOf("database") is { } file && !IsConnectionString(given.Text("database")!)
            ? Path.GetDirectoryName(Path.GetFullPath(file))!
            : DefaultFolder;
    }

    /// <summary>What is hidden of a value before it is shown.</summary>
    public static string Shown(Setting setting, string value) =>
        setting.IsSecret && (setting.Name != "database" || IsConnectionString(value)) ? "(hidden)" : value;

    private static bool IsConnectionString(string database) => database.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    private static string DatabaseOf(GivenSettings given, string folder)
    {
        if (given.Text("database") is not { } text)
        {
            return Path.Combine(folder, "solde.db");
        }

        if (IsConnectionString(text))
        {
            return text;
        }

        if (text.Contains('=', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal))
        {
            given.Wrong("database", "neither a file nor a connection string such as Host=db.example;Database=solde;Username=solde");
        }

        return given.PathOf("database")!;
    }

    private static ImmutableArray<IPAddress> ProxiesOf(GivenSettings given)
    {
        var proxies = ImmutableArray.CreateBuilder<IPAddress>();
        foreach (var text in (given.Text("proxies") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(text, out var address))
            {
                proxies.Add(address);
            }
            else
            {
                given.Wrong("proxies", $"\"{text}\" is not an IP address; write them separated by commas");
            }
        }

        return proxies.DrainToImmutable();
    }

    private static string? SecretOf(GivenSettings given)
    {
        var secret = given.Text("sandbox.webhook.secret");
        if (secret is not null && !WebhookSignature.IsSecret(secret))
        {
            given.Wrong("sandbox.webhook.secret", "not whsec_ and base64 of 24 to 64 bytes");
        }

        return secret;
    }

    private static bool Flag(GivenSettings given, string name)
    {
        var text = given.Text(name);
        if (text is not (null or "0" or "1"))
        {
            given.Wrong(name, $"0 or 1, not \"{text}\"");
        }

        return text == "1";
    }

    private static Uri? Http(GivenSettings given, string name) => Parsed(given, name, text => Addresses.Http(text, name));

    private static IPEndPoint? EndPoint(GivenSettings given, string name) => Parsed(given, name, text => Addresses.EndPoint(text, name));

    private static Uri? Web(GivenSettings given, string name) => Parsed(given, name, text =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { Query: "", Fragment: "", UserInfo: "" }
            ? address
            : throw UserFault.Malformed($"{name}: not an address like https://pay.lespins.example: \"{text}\""));

    private static T? Parsed<T>(GivenSettings given, string name, Func<string, T> parse)
        where T : class
    {
        try
        {
            return given.Text(name) is { } text ? parse(text) : null;
        }
        catch (UserFault fault)
        {
            given.Wrong(name, fault.Message[(name.Length + 2)..]);
            return null;
        }
    }
}
