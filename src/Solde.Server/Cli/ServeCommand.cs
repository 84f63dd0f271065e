using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Solde.App.Messages;
using Solde.App.Work;
using Solde.Server.Mail;
using Solde.Server.Serve;
using Solde.Server.Webhooks;

namespace Solde.Server.Cli;

/// <summary><c>solde serve</c>: the autopilot at work (docs/operations.md).</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOptions.Database();
        var address = new Option<string>("--urls")
        {
            Description = "Where it listens; port 0 is a free one", HelpName = "http://address:port", DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var command = new Command("serve", "Run the autopilot: it looks at bookings when something is due, charges, sends, and answers the API, until Ctrl+C")
        {
            database, address,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var where = Addresses.EndPoint(parsed.GetRequiredValue(address), "--urls");
            var bell = new Bell(terminal.Time);
            using var opened = Database.Open(parsed.GetRequiredValue(database), make: true, terminal.Now, bell);
            var settings = MailSettings.Read(MailSettings.OfEnvironment, folderOtherwise: Path.Combine(opened.Folder, "mail"));
            using var smtp = settings.Host is null ? null : new SmtpMailer(settings, terminal.Time);
            IMailer mailer = smtp is null ? new PickupMailer(settings) : smtp;
            using var post = WebhookPost.OfEnvironment(terminal.Time);
            var parts = new ServeParts(
                terminal.Time, new LiveClock(terminal.Time), new Outbox(opened.Store, mailer, MessageText.Render), post, Acquirer.EventsOfEnvironment());
            await using var host = await Start(where, opened, bell, parts);
            await terminal.Output.WriteLineAsync($"Solde is at work: {host.Address} (API at {host.Address}api; e-mails {WhereTo(settings)})");
            await terminal.Output.FlushAsync(cancel);
            await host.Run(cancel);
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("serve --database hotels.db", "SQLite, on this machine only, e-mails as .eml files in the folder mail"),
            ("serve --database \"Host=db.example;Database=solde;Username=solde\"", "PostgreSQL, which any number of nodes may share"));
    }

    private static string WhereTo(MailSettings settings) => settings.Host is { } host ? $"by {host}:{settings.Port}" : $"into {settings.Folder}";

    private static async Task<ServeHost> Start(IPEndPoint where, Database opened, Bell bell, ServeParts parts)
    {
        try
        {
            return await ServeHost.Start(where, opened, bell, parts);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw UserFault.NotFound($"{where}: {fault.Message.TrimEnd('.')}");
        }
    }
}
