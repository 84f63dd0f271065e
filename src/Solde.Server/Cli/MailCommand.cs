using System.CommandLine;
using System.Collections.Immutable;
using Solde.App.Messages;
using Solde.Core.Planning;
using Solde.Server.Mail;

namespace Solde.Server.Cli;

/// <summary><c>solde mail</c>: whether e-mail works.</summary>
internal static class MailCommand
{
    public static Command Create(Terminal terminal) => new("mail", "Check that e-mails leave") { CreateTest(terminal) };

    private static Command CreateTest(Terminal terminal)
    {
        var address = new Argument<string>("address") { Description = "Where the message goes" };
        var installation = DatabaseOptions.Database();
        var command = new Command("test", "Send one message as the settings say (mail.host and the others), and say what came of it") { address, installation };
        command.SetAction(async (parsed, cancel) =>
        {
            var to = parsed.GetRequiredValue(address);
            if (MessageText.AddressFault(to) is { } fault)
            {
                throw UserFault.Malformed($"{to}: the address {fault}");
            }

            var settings = installation.Read(parsed).Mail;
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
            ("mail test me@example.com --set mail.host=smtp.example.com --set mail.from=solde@example.com", "a message to yourself, by that server"),
            ("mail test me@example.com", "without a server, an .eml file in the folder data/mail"));
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
