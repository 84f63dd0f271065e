using Solde.Server.Cli;
using Solde.Server.Mail;
using Solde.Server.Settings;

namespace Solde.Server.Tests.Mail;

/// <summary>docs/operations.md, part Mail.</summary>
public sealed class MailSettingsTests
{
    [Fact]
    public void Without_a_server_mail_goes_into_a_folder()
    {
        var settings = Read();
        Assert.Equal((null, "/var/lib/solde/mail", "solde@localhost"), (settings.Host, settings.Folder, settings.From.Address));
        Assert.Equal("/srv/outbox", Read(("folder", "/srv/outbox")).Folder);
    }

    [Fact]
    public void A_server_is_spoken_to_by_STARTTLS_at_587_over_four_connections_unless_said_otherwise()
    {
        var settings = Read(("host", "smtp.example"), ("from", "Les Pins <solde@lespins.example>"));
        Assert.Equal(
            ("smtp.example", 587, MailSecurity.StartTls, null, 4, null),
            (settings.Host, settings.Port, settings.Security, settings.User, settings.Connections, settings.Folder));
        Assert.Equal(("Les Pins", "solde@lespins.example"), (settings.From.DisplayName, settings.From.Address));
    }

    [Fact]
    public void All_can_be_set()
    {
        var settings = Read(
            ("host", "smtp.example"), ("port", "2525"), ("security", "startTLS"), ("user", "solde"), ("password", " secret "),
            ("from", "solde@lespins.example"), ("connections", "2"));
        Assert.Equal((2525, MailSecurity.StartTls, "solde", " secret ", 2), (settings.Port, settings.Security, settings.User, settings.Password, settings.Connections));
        Assert.Equal(25, Read(("host", "127.0.0.1"), ("security", "none"), ("from", "solde@lespins.example")).Port);
    }

    [Theory] // what is set beside host and from, and what is said
    [InlineData("port=0", "mail.port: \"0\" is not a whole number between 1 and 65535")]
    [InlineData("port=smtp", "mail.port: \"smtp\" is not a whole number between 1 and 65535")]
    [InlineData("port=465", "mail.port: 465 means TLS from the first byte on, which Solde does not speak; servers take STARTTLS at 587")]
    [InlineData("security=tls", "mail.security: Solde does not speak TLS from the first byte on; say startTls, which servers take at port 587")]
    [InlineData("security=yes", "mail.security: \"yes\" is none of none, startTls")]
    [InlineData("user=solde", "mail.password: is missing; mail.user is set")]
    [InlineData("password=x", "mail.user: is missing; mail.password is set")]
    [InlineData("security=none,user=solde,password=x", "mail.security: must be startTls with mail.user, or the password travels in the clear")]
    [InlineData("from=", "mail.from: is missing; it is who messages come from")]
    [InlineData("from=solde", "mail.from: not an address on one line")]
    [InlineData("from=solde@lespins.example\nBcc: all@lespins.example", "mail.from: not an address on one line")]
    [InlineData("from=a@lespins.example; b@lespins.example", "mail.from: not an address on one line")]
    [InlineData("from=solde@pâtis.example", "mail.from: the address must be in plain letters")]
    [InlineData("host=smtp.example:587", "mail.host: \"smtp.example:587\" is not the name of a server")]
    [InlineData("folder=/srv/outbox", "mail.folder: is for mail without a server; mail.host is set")]
    [InlineData("connections=0", "mail.connections: \"0\" is not a whole number between 1 and 32")]
    [InlineData("host=,port=25", "mail.port: is for a mail server; mail.host is not set")]
    [InlineData("host=,password=x", "mail.password: is for a mail server; mail.host is not set")]
    public void What_is_wrong_is_said_by_name(string set, string problem)
    {
        var given = new List<(string, string)> { ("host", "smtp.example"), ("from", "solde@lespins.example") };
        given.AddRange(set.Split(',').Select(one => one.Split('=', 2)).Select(one => (one[0], one[1])));
        var fault = Assert.Throws<UserFault>(() => Read([.. given]));
        Assert.StartsWith(problem, fault.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Malformed, fault.Code);
    }

    private static MailSettings Read(params (string Name, string Value)[] given)
    {
        var settings = new GivenSettings();
        foreach (var (name, value) in given.Reverse().DistinctBy(each => each.Name))
        {
            settings.Set("mail." + name, new GivenValue(value, "", ""));
        }

        var read = MailSettings.Read(settings, "/var/lib/solde/mail");
        settings.ThrowIfWrong();
        return read;
    }
}
