using System.CommandLine;
using System.Collections.Immutable;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core.Planning;
using Solde.Server.Mail;

namespace Solde.Server.Cli;

/// <summary><c>solde mail</c>: whether e-mail works, and what came back.</summary>
internal static class MailCommand
{
    public static Command Create(Terminal terminal) => new("mail", "Check that e-mails leave, and take in what came back")
    {
        CreateTest(terminal), CreateBounce(terminal),
    };

    private static Command CreateTest(Terminal terminal)
    {
        var address = new Argument<string>("address") { Description = "Where the message goes" };
        var command = new Command("test", "Send one message with the settings of the environment (SOLDE_MAIL_HOST and the others), and say what came of it")
        {
            address,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var to = parsed.GetRequiredValue(address);
            if (MessageText.AddressFault(to) is { } fault)
            {
                throw UserFault.Malformed($"{to}: the address {fault}");
            }

            var settings = MailSettings.Read(MailSettings.OfEnvironment, folderOtherwise: "mail");
            var message = TestMessage(to, terminal);
            var (reply, where) = await Send(message, settings, terminal, cancel);
            if (!reply.Accepted)
            {
                await terminal.Error.WriteLineAsync($"solde: not {where}: {reply.Error}");
                return (int)ExitCode.Differs;
            }

            await terminal.Output.WriteLineAsync(where);
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("mail test me@example.com", "a message to yourself, by the server in SOLDE_MAIL_HOST"),
            ("mail test me@example.com", "without a server, an .eml file in the folder mail"));
    }

    private static Command CreateBounce(Terminal terminal)
    {
        var database = DatabaseOptions.Database();
        var command = new Command("bounce", "Read a delivery report (a bounce) from standard input and note what it says of the message") { database };
        command.SetAction(async (parsed, cancel) =>
        {
            var report = Report(await terminal.Input.ReadToEndAsync(cancel));
            using var opened = Database.Open(parsed.GetRequiredValue(database), make: false, terminal.Now);
            var booking = await opened.Store.BookingOfMessage(report.Message)
                ?? throw UserFault.NotFound($"no message {report.Message:D} in this database; the report is of another one's");
            var message = await new Deliveries(opened.Store).Note(booking, report, terminal.Now());
            await terminal.Output.WriteLineAsync($"{report.Message:D}: {Timeline.Word(message!.State)}");
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command, ("mail bounce < report.eml", "as a mail server's filter or a script over a mailbox calls it, once for each report"));
    }

    private static DeliveryReport Report(string mail)
    {
        try
        {
            return DeliveryReports.Read(mail);
        }
        catch (FormatException fault)
        {
            throw UserFault.Malformed(fault.Message);
        }
    }

    private static async Task<(MailReply Reply, string Where)> Send(Message message, MailSettings settings, Terminal terminal, CancellationToken cancel)
    {
        if (settings.Host is null)
        {
            var folder = new PickupMailer(settings);
            return (await folder.Send(message, cancel), $"left in {folder.PathOf(message)}");
        }

        using var server = new SmtpMailer(settings, terminal.Time);
        return (await server.Send(message, cancel), $"accepted by {settings.Host}:{settings.Port}");
    }

    private static Message TestMessage(string to, Terminal terminal)
    {
        const string text = "This message was sent by `solde mail test`.\n\nIf you can read it, and é, ü and € look right, e-mail works.\n";
        const string html = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Solde: a test</title></head><body>
            <p>This message was sent by <code>solde mail test</code>.</p>
            <p>If you can read it, and é, ü and € look right, e-mail works.</p>
            </body></html>

            """;
        return new Message
        {
            Id = new LiveIds("", "").New(),
            To = Recipient.Staff,
            Template = "test",
            Address = to,
            Language = "en",
            Data = ImmutableDictionary<string, string>.Empty.Add(MessageData.PropertyName, "Solde"),
            CreatedAt = terminal.Now(),
            Subject = "Solde: a test — é, ü, €",
            Text = text,
            Html = html,
        };
    }
}
