using System.Collections.Immutable;

namespace Solde.Server.Settings;

/// <summary>What can be set of an installation, by one name everywhere: <c>mail.port</c> is a member of <c>mail</c> in solde.json, SOLDE_MAIL_PORT in the
/// environment, and <c>--set mail.port=…</c> on the command line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">What it is, in one line for people.</param>
/// <param name="Otherwise">What holds where it is not set, for people.</param>
internal sealed record Setting(string Name, string What, string Otherwise)
{
    /// <summary>An option of its own, beside <c>--set</c>.</summary>
    public string? Option { get; init; }

    /// <summary>Never shown, in no fault either.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Its variable of the environment.</summary>
    public string Variable => "SOLDE_" + Name.Replace('.', '_').ToUpperInvariant();

    /// <summary>Says where the settings file is; read before it.</summary>
    public const string FileVariable = "SOLDE_SETTINGS";

    /// <summary>All of them, in the order they are shown.</summary>
    public static ImmutableArray<Setting> All { get; } =
    [
        new("data", "the folder where an installation's files lie", "the database file's folder, else data") { Option = "--data" },
        new("database", "a SQLite file, or a connection string of PostgreSQL", "solde.db in the data folder") { Option = "--database", IsSecret = true },
        new("listen", "where `serve` listens", "http://127.0.0.1:5080") { Option = "--listen" },
        new("worker.listen", "where `worker` says whether it is well", "http://127.0.0.1:5082"),
        new("url", "where guests reach the pages that e-mails link to", "http://localhost and the port it listens on"),
        new("proxies", "addresses of proxies whose X-Forwarded-For and -Proto are believed, separated by commas", "none"),
        new("sandbox", "the address of a sandbox acquirer that is a process of its own", "the sandbox in this process"),
        new("sandbox.webhook.secret", "what that process signs its events with: whsec_ and base64", "none: its events are not taken") { IsSecret = true },
        new("sandbox.pages.listen", "where `serve` shows guests the pages of the sandbox in this process", "http://127.0.0.1:5081") { Option = "--sandbox-pages" },
        new("sandbox.pages.url", "where guests reach the sandbox's pages", "where they are served"),
        new("vault.keys", "the folder with the keys of the card vault; apart from the database and its backups (docs/vault.md)", "none: there is no vault"),
        new("webhooks.private", "1: webhooks may go to addresses in the same house, also without TLS", "0"),
        new("mail.host", "the SMTP server", "none: messages are files"),
        new("mail.port", "its port", "587, without security 25"),
        new("mail.security", "startTls or none", "startTls"),
        new("mail.user", "the sign-in", "none"),
        new("mail.password", "its password", "none") { IsSecret = true },
        new("mail.from", "who writes", "solde@localhost; needed with a server"),
        new("mail.folder", "where .eml files go", "mail in the data folder"),
        new("mail.connections", "connections to the server at once, 1 to 32", "4"),
    ];

    /// <summary>Variables that begin with SOLDE_ and are no settings of an installation.</summary>
    public static ImmutableArray<string> OtherVariables { get; } = [FileVariable, "SOLDE_TRACE"];

    /// <summary>Variables that begin so are the tests'.</summary>
    public const string TestPrefix = "SOLDE_TEST_";

    /// <summary>The setting of that name; null when there is none.</summary>
    public static Setting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);
}
