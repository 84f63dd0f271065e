using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Solde.App.Messages;
using Solde.App.Work;
using Solde.Server.Demo;
using Solde.Server.Mail;
using Solde.Server.Office;
using Solde.Server.Office.SignIn;
using Solde.Server.Sandbox;
using Solde.Server.Serve;
using Solde.Server.Settings;
using Solde.Server.Webhooks;

namespace Solde.Server.Cli;

/// <summary><c>solde serve</c> and <c>solde worker</c>: the autopilot at work (docs/operations.md).</summary>
internal static class ServeCommand
{
    /// <summary>So long a stop waits for what is under way: more than a call of the acquirer takes, less than systemd waits (contrib/solde.service).</summary>
    internal static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(50);

    /// <summary><c>serve</c>: with the API.</summary>
    public static Command Create(Terminal terminal)
    {
        var installation = DatabaseOptions.Database();
        installation.Add("listen", Listen("http://127.0.0.1:5080", "--urls"));
        installation.Add("sandbox.pages.listen", SandboxPages());
        var command = new Command("serve", "Run the autopilot: it looks at bookings when something is due, charges, sends, and answers the API, until Ctrl+C")
        {
            installation,
        };
        var demo = new Option<bool>("--demo")
        {
            Description = "The same as `solde demo`: sample bookings moved to today, in a folder of its own that is gone afterwards (or in --data)",
        };
        var language = BacktestCommand.LanguageOption();
        language.Description = "With --demo: the language of its lines";
        command.Add(demo);
        command.Add(language);
        command.SetAction((parsed, cancel) => parsed.GetValue(demo)
            ? ServeDemo.Run(installation.Given(parsed), Languages.Find(parsed.GetRequiredValue(language))!, terminal, cancel)
            : Run(installation.Read(parsed), withApi: true, terminal, cancel));
        return HelpWithExamples.Add(
            command,
            ("serve", "SQLite in the folder data, on this machine only, e-mails as .eml files in data/mail"),
            ("serve --demo", "payments before your eyes, within seconds; --lang fr in French"),
            ("serve --database \"Host=db.example;Database=solde;Username=solde\"", "PostgreSQL, which any number of nodes may share"));
    }

    /// <summary><c>worker</c>: without it.</summary>
    public static Command CreateWorker(Terminal terminal)
    {
        var installation = DatabaseOptions.Database();
        installation.Add("worker.listen", Listen("http://127.0.0.1:5082"));
        var command = new Command("worker", "Do the work of `serve` without answering the API: another node on the same PostgreSQL, until Ctrl+C") { installation };
        command.SetAction((parsed, cancel) => Run(installation.Read(parsed), withApi: false, terminal, cancel));
        return HelpWithExamples.Add(
            command, ("worker --database \"Host=db.example;Database=solde;Username=solde\"", "one more node; /health/ready says whether it is well"));
    }

    private static Option<string?> Listen(string otherwise, params string[] aliases) => new("--listen", aliases)
    {
        Description = $"Where it listens; port 0 is a free one [default: {otherwise}]", HelpName = "http://address:port",
    };

    /// <summary><c>--sandbox-pages</c>, of <c>serve</c> and <c>demo</c>.</summary>
    internal static Option<string?> SandboxPages() => new("--sandbox-pages")
    {
        Description = "Where it shows the sandbox acquirer's own pages, for guests; port 0 is a free one [default: http://127.0.0.1:5081]",
        HelpName = "http://address:port",
    };

    /// <summary>Runs a node until it is cancelled.</summary>
    /// <param name="installation">How it is set up.</param>
    /// <param name="withApi">Whether it answers the API.</param>
    /// <param name="terminal">Where it says that it is at work.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="beside">What goes on beside it, once it has said so.</param>
    internal static async Task<int> Run(
        Installation installation, bool withApi, Terminal terminal, CancellationToken cancel, Func<AtWork, CancellationToken, Task>? beside = null)
    {
        var bell = new Bell(terminal.Time);
        using var opened = Database.Open(installation, make: true, terminal.Now, bell, terminal.Time);
        var mail = installation.Mail;
        using var smtp = mail.Host is null ? null : new SmtpMailer(mail, terminal.Time);
        IMailer mailer = smtp is null ? new PickupMailer(mail) : smtp;
        using var post = new WebhookPost(installation.WebhooksPrivate, terminal.Time);
        var parts = new ServeParts(
            installation, terminal.Time, new LiveClock(terminal.Time), bell, new Outbox(opened.Store, mailer, opened.Ids, MessageText.Render), mailer, post,
            Acquirer.EventsOf(installation), new OneTimeLinks());
        using var exporting = Exporting.Start(SettingSources.Environment());
        var where = withApi ? installation.Listen : installation.WorkerListen;
        await using var listener = await Start(where, "--listen http://127.0.0.1:5090; for demo --port 5090", () => ServeHost.Start(where, opened, parts, withApi));
        await using var pages = withApi ? await StartPages(opened.Acquirer, installation) : null;
        var answers = withApi ? $"API at {listener.Address}api" : "health only";
        await terminal.Output.WriteLineAsync($"Solde is at work: {listener.Address} ({answers}; e-mails {WhereTo(mail)})");
        if (withApi && beside is null && !await opened.Store.IsSetUp())
        {
            await terminal.Output.WriteLineAsync($"First start: {new Uri(listener.Address, $"setup?key={OfficeParts.SetupKeyOf(opened.Ids)}")}");
        }

        if (pages is not null && beside is null)
        {
            await terminal.Output.WriteLineAsync(PagesLine(opened.Acquirer));
        }

        await terminal.Output.FlushAsync(cancel);
        if (exporting is not null)
        {
            listener.Begin(stop => Exporting.MeasureDepths(opened, parts.Clock, terminal.Time, stop));
        }

        if (beside is not null)
        {
            listener.Begin(stop => beside(new AtWork(opened, listener.Address, parts.Links), stop));
        }

        await listener.Run(cancel);
        return (int)ExitCode.Done;
    }

    private static string WhereTo(MailSettings settings) => settings.Host is { } host ? $"by {host}:{settings.Port}" : $"into {settings.Folder}";

    /// <summary>Says where guests type cards.</summary>
    internal static string PagesLine(Acquirer acquirer) => $"Sandbox pages for guests, where no money moves: {acquirer.Guests.Address}";

    /// <summary>The acquirer's own pages, where it is in this process: an origin of their own, as a provider's would be.</summary>
    private static async Task<Listener?> StartPages(Acquirer acquirer, Installation installation)
    {
        if (acquirer.InProcess is not { } sandbox)
        {
            return null;
        }

        var where = installation.SandboxPages;
        var listener = await Start(
            where, "--sandbox-pages http://127.0.0.1:5091", () => SandboxHost.StartPages(where, sandbox.Pages, installation.SandboxPagesUrl));
        acquirer.Guests.Address = installation.SandboxPagesUrl ?? listener.Address;
        return listener;
    }

    private static async Task<Listener> Start(IPEndPoint where, string otherwise, Func<Task<Listener>> start)
    {
        try
        {
            return await start();
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw UserFault.NotFound($"{where} is taken by another program (or by Solde itself): stop that, or choose another port ({otherwise})");
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw UserFault.NotFound($"{where}: {fault.Message.TrimEnd('.')}");
        }
    }
}

/// <summary>A node at work.</summary>
/// <param name="Database">Its database.</param>
/// <param name="Address">Where it answers.</param>
/// <param name="Links">Links that sign in once.</param>
internal sealed record AtWork(Database Database, Uri Address, OneTimeLinks Links);
