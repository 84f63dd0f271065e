using System.Globalization;
using System.Net.Mail;
using System.Text;
using Solde.App.Messages;
using Solde.Server.Cli;

namespace Solde.Server.Mail;

/// <summary>How the way to the mail server is secured.</summary>
internal enum MailSecurity
{
    /// <summary>Not at all: for a server on the same machine or in the same house.</summary>
    None,

    /// <summary>TLS from the STARTTLS command on; a server that does not offer it gets nothing.</summary>
    StartTls,
}

/// <summary>Where e-mails go: to an SMTP server, or as .eml files into a folder (docs/operations.md).</summary>
internal sealed record MailSettings
{
    private const int MostConnections = 32;

    /// <summary>Who writes. Without a name of its own a message bears its property's.</summary>
    public required MailAddress From { get; init; }

    /// <summary>The SMTP server; null = .eml files in <see cref="Folder"/>.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; }

    /// <summary>How the way there is secured.</summary>
    public MailSecurity Security { get; init; }

    /// <summary>The user to sign in as; null = without signing in.</summary>
    public string? User { get; init; }

    /// <summary>The user's password.</summary>
    public string? Password { get; init; }

    /// <summary>Where .eml files are left; null = an SMTP server takes the messages.</summary>
    public string? Folder { get; init; }

    /// <summary>How many connections to the server there are at most at once.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>A setting of the environment: <c>mail.host</c> is SOLDE_MAIL_HOST.</summary>
    public static string? OfEnvironment(string setting) =>
        Environment.GetEnvironmentVariable("SOLDE_" + setting.Replace('.', '_').ToUpperInvariant());

    /// <summary>Reads the settings.</summary>
    /// <param name="find">The value of a setting; null or blank = not set.</param>
    /// <param name="folderOtherwise">The folder for .eml files where neither a server nor a folder is set.</param>
    /// <exception cref="UserFault">One is wrong; its name stands first.</exception>
    public static MailSettings Read(Func<string, string?> find, string folderOtherwise)
    {
        var given = new Given(find);
        return given.Text("mail.host") is { } host ? Server(given, host) : InFolder(given, folderOtherwise);
    }

    private static MailSettings Server(Given given, string host)
    {
        given.Refuse("mail.folder", "is for mail without a server; mail.host is set");
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw Wrong("mail.host", $"\"{host}\" is not the name of a server (the port goes to mail.port)");
        }

        var security = SecurityOf(given.Text("mail.security"));
        var port = given.Number("mail.port", 1, 65_535) ?? (security == MailSecurity.None ? 25 : 587);
        var (user, password) = (given.Text("mail.user"), given.Text("mail.password"));
        return (port, user, password, security) switch
        {
            (465, _, _, _) => throw Wrong("mail.port", "465 means TLS from the first byte on, which Solde does not speak; servers take STARTTLS at 587"),
            (_, null, not null, _) => throw Wrong("mail.user", "is missing; mail.password is set"),
            (_, not null, null, _) => throw Wrong("mail.password", "is missing; mail.user is set"),
            (_, not null, _, MailSecurity.None) => throw Wrong("mail.security", "must be startTls with mail.user, or the password travels in the clear"),
            _ => new MailSettings
            {
                From = FromOf(given.Text("mail.from") ?? throw Wrong("mail.from", "is missing; it is who messages come from")),
                Host = host,
                Port = port,
                Security = security,
                User = user,
                Password = password,
                Connections = given.Number("mail.connections", 1, MostConnections) ?? 4,
            },
        };
    }

    private static MailSettings InFolder(Given given, string folderOtherwise)
    {
        foreach (var name in (ReadOnlySpan<string>)["mail.port", "mail.security", "mail.user", "mail.password", "mail.connections"])
        {
            given.Refuse(name, "is for a mail server; mail.host is not set");
        }

        return new MailSettings
        {
            From = FromOf(given.Text("mail.from") ?? "solde@localhost"), Folder = Path.GetFullPath(given.Text("mail.folder") ?? folderOtherwise),
        };
    }

    private static MailSecurity SecurityOf(string? text) => text?.ToLowerInvariant() switch
    {
        null or "starttls" => MailSecurity.StartTls,
        "none" => MailSecurity.None,
        "tls" or "ssl" => throw Wrong("mail.security", "Solde does not speak TLS from the first byte on; say startTls, which servers take at port 587"),
        _ => throw Wrong("mail.security", $"\"{text}\" is none of none, startTls"),
    };

    private static MailAddress FromOf(string text)
    {
        // The parser also takes what follows a blank for the address, whatever stands before it.
        if (text.Any(char.IsControl) || !MailAddress.TryCreate(text, out var from) || MessageText.AddressFault(from.Address) is not null
            || !(text == from.Address || text.EndsWith($"<{from.Address}>", StringComparison.Ordinal)))
        {
            throw Wrong("mail.from", "not an address on one line, such as solde@lespins.example or \"Les Pins <solde@lespins.example>\"");
        }

        return Ascii.IsValid(from.Address)
            ? from
            : throw Wrong("mail.from", "the address must be in plain letters (a domain with accents begins with xn--)");
    }

    private static UserFault Wrong(string name, string problem) => UserFault.Malformed($"{name}: {problem}");

    /// <summary>The settings as they were written.</summary>
    private readonly record struct Given(Func<string, string?> Find)
    {
        // A password may begin or end with a space; anything else may not.
        public string? Text(string name) => Find(name) is { } text && !string.IsNullOrWhiteSpace(text) ? (name == "mail.password" ? text : text.Trim()) : null;

        public int? Number(string name, int minimum, int maximum) => Text(name) switch
        {
            null => null,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum => number,
            var text => throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"\"{text}\" is not a whole number between {minimum} and {maximum}")),
        };

        public void Refuse(string name, string why)
        {
            if (Text(name) is not null)
            {
                throw Wrong(name, why);
            }
        }
    }
}
