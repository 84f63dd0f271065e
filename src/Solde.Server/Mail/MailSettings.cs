using System.Net.Mail;
using System.Text;
using Solde.App.Messages;
using Solde.Server.Settings;

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
    private const string Nobody = "solde@localhost";

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

    /// <summary>Files in a folder, from nobody in particular.</summary>
    public static MailSettings InFolder(string folder) => new() { From = new MailAddress(Nobody), Folder = Path.GetFullPath(folder) };

    /// <summary>Reads the settings; what is wrong with them is noted there.</summary>
    /// <param name="given">As they were written.</param>
    /// <param name="folderOtherwise">The folder for .eml files where neither a server nor a folder is set.</param>
    public static MailSettings Read(GivenSettings given, string folderOtherwise) =>
        given.Text("mail.host") is { } host ? Server(given, host) : OfFolder(given, folderOtherwise);

    private static MailSettings Server(GivenSettings given, string host)
    {
        given.Refuse("mail.folder", "is for mail without a server; mail.host is set");
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            given.Wrong("mail.host", $"\"{host}\" is not the name of a server (the port goes to mail.port)");
        }

        var security = SecurityOf(given);
        var port = given.Number("mail.port", 1, 65_535) ?? (security == MailSecurity.None ? 25 : 587);
        var (user, password) = (given.Text("mail.user"), given.Text("mail.password"));
        if (port == 465)
        {
            given.Wrong("mail.port", "465 means TLS from the first byte on, which Solde does not speak; servers take STARTTLS at 587");
        }

        if (user is null != password is null)
        {
            var (missing, set) = user is null ? ("mail.user", "mail.password") : ("mail.password", "mail.user");
            given.Wrong(missing, $"is missing; {set} is set");
        }
        else if (user is not null && security == MailSecurity.None)
        {
            given.Wrong("mail.security", "must be startTls with mail.user, or the password travels in the clear");
        }

        if (given.Text("mail.from") is null)
        {
            given.Wrong("mail.from", "is missing; it is who messages come from");
        }

        return new MailSettings
        {
            From = FromOf(given),
            Host = host,
            Port = port,
            Security = security,
            User = user,
            Password = password,
            Connections = given.Number("mail.connections", 1, MostConnections) ?? 4,
        };
    }

    private static MailSettings OfFolder(GivenSettings given, string folderOtherwise)
    {
        foreach (var name in (ReadOnlySpan<string>)["mail.port", "mail.security", "mail.user", "mail.password", "mail.connections"])
        {
            given.Refuse(name, "is for a mail server; mail.host is not set");
        }

        return new MailSettings { From = FromOf(given), Folder = Path.GetFullPath(given.PathOf("mail.folder") ?? folderOtherwise) };
    }

    private static MailSecurity SecurityOf(GivenSettings given)
    {
        var text = given.Text("mail.security");
        switch (text?.ToLowerInvariant())
        {
            case null or "starttls":
                return MailSecurity.StartTls;
            case "none":
                return MailSecurity.None;
            case "tls" or "ssl":
                given.Wrong("mail.security", "Solde does not speak TLS from the first byte on; say startTls, which servers take at port 587");
                return MailSecurity.StartTls;
            default:
                given.Wrong("mail.security", $"\"{text}\" is none of none, startTls");
                return MailSecurity.StartTls;
        }
    }

    private static MailAddress FromOf(GivenSettings given)
    {
        const string name = "mail.from";
        if (given.Text(name) is not { } text)
        {
            return new MailAddress(Nobody);
        }

        // The parser also takes what follows a blank for the address, whatever stands before it.
        if (text.Any(char.IsControl) || !MailAddress.TryCreate(text, out var from) || MessageText.AddressFault(from.Address) is not null
            || !(text == from.Address || text.EndsWith($"<{from.Address}>", StringComparison.Ordinal)))
        {
            given.Wrong(name, "not an address on one line, such as solde@lespins.example or \"Les Pins <solde@lespins.example>\"");
            return new MailAddress(Nobody);
        }

        if (!Ascii.IsValid(from.Address))
        {
            given.Wrong(name, "the address must be in plain letters (a domain with accents begins with xn--)");
        }

        return from;
    }
}
