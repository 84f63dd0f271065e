using System.CommandLine;
using NodaTime;
using Solde.App.Journal;
using Solde.App.Webhooks;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Webhooks;
using Spectre.Console;

namespace Solde.Server.Cli;

/// <summary><c>solde webhooks</c>: other systems that are told what happens (docs/webhooks.md).</summary>
internal static class WebhooksCommand
{
    private const int Shown = 50;

    public static Command Create(Terminal terminal) => HelpWithExamples.Add(
        new Command("webhooks", "Tell other systems what happens: make, test, list and remove addresses that events are posted to")
        {
            Make(terminal), List(terminal),
            On("rotate", "Make a new secret and print it; the one before stays good for 24 hours", terminal, Rotate),
            On("test", "Post the event webhook.test now, and say what was answered", terminal, Test),
            On("deliveries", "Show what was, or is to be, sent, the newest event first", terminal, Deliveries),
            Replay(terminal),
            On("on", "Switch it on", terminal, (desk, webhook, on) => Switch(desk, webhook, on, active: true)),
            On("off", "Switch it off: nothing is kept for it, and what waited has failed", terminal, (desk, webhook, on) => Switch(desk, webhook, on, active: false)),
            On("remove", "Remove it, with all that was, or is to be, sent to it", terminal, Remove),
        },
        ("webhooks create https://example.com/solde --events \"payment.*\" booking.cancelled -d hotels.db", "events are posted there; the secret is shown once"),
        ("webhooks test 0197e3b2 -d hotels.db", "an event that tells nothing, now; an id may be cut short"),
        ("webhooks replay 0197e3b2 --since 2026-06-01T09:00 --failed -d hotels.db", "what was given up since then is sent once more"));

    private static Command Make(Terminal terminal)
    {
        var url = new Argument<string>("url") { Description = "Where events are posted" };
        var events = new Option<string[]>("--events")
        {
            Description = "Names of journal entries, payment.* for all that begin so, * for all", HelpName = "name", AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => ["*"],
        };
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("create", "Make a webhook and print its secret; it is never shown again") { url, events, database, property };
        command.SetAction(async (parsed, _) =>
        {
            var names = parsed.GetRequiredValue(events);
            if (names.FirstOrDefault(name => !EventFilter.IsKnown(name)) is { } unknown)
            {
                throw UserFault.Malformed($"--events: no entry of the journal is called {unknown}");
            }

            using var post = WebhookPost.OfEnvironment(terminal.Time);
            using var opened = Database.Open(parsed.GetRequiredValue(database), make: false, terminal.Now);
            var desk = opened.Webhooks(post);
            var address = parsed.GetRequiredValue(url);
            if (desk.FaultOf(address) is { } fault)
            {
                throw UserFault.Malformed($"{address}: {fault}");
            }

            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var webhook = await desk.Create(id, address, new EventFilter([.. names.Distinct()]), active: true, terminal.Now())
                ?? throw UserFault.Malformed($"\"{settings.Name}\" has {WebhookDesk.Most} webhooks already");
            await terminal.Output.WriteLineAsync(desk.SecretOf(webhook));
            await terminal.Error.WriteLineAsync(
                $"Webhook {webhook.Id:D}: {string.Join(", ", names)} of \"{settings.Name}\" to {address}. Keep the secret: it is not shown again.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("list", "Show the webhooks of a property") { database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(parsed.GetRequiredValue(database), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var table = new Table().Border(TableBorder.Simple).AddColumn("Webhook").AddColumn("Address").AddColumn("Events").AddColumn("State");
            foreach (var webhook in await opened.Store.Webhooks(id))
            {
                var state = !webhook.Active ? $"off{(webhook.OffReason is { } reason ? $": {reason}" : "")}"
                    : webhook.FailingSince is { } since ? $"failing since {Timeline.At(since, settings.Zone)}" : "on";
                string[] cells = [webhook.Id.ToString("D"), webhook.Url, string.Join(", ", webhook.Events.Patterns), state];
                table.AddRow([.. cells.Select(Markup.Escape)]);
            }

            terminal.Tables().Write(table);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Replay(Terminal terminal)
    {
        var since = new Option<string>("--since") { Description = "Events from this time on", HelpName = "yyyy-mm-ddThh:mm", Required = true };
        var failed = new Option<bool>("--failed") { Description = "Only those that were given up" };
        var command = On("replay", "Send events once more", terminal, async (desk, webhook, on) =>
        {
            if (!webhook.Active)
            {
                throw UserFault.Malformed($"webhook {webhook.Id:D} is switched off (`solde webhooks on` switches it on)");
            }

            var from = SinceOf(on.Parsed.GetRequiredValue(since), on.Settings);
            var replayed = await desk.Webhooks.ReplaySince(webhook.Property, webhook.Id, from, on.Parsed.GetValue(failed), terminal.Now());
            await terminal.Output.WriteLineAsync($"{replayed} events are sent once more");
            return ExitCode.Done;
        });
        command.Add(since);
        command.Add(failed);
        return command;
    }

    private static Instant SinceOf(string text, PropertySettings settings)
    {
        try
        {
            return DocumentValue.Of(System.Text.Json.Nodes.JsonValue.Create(text), "--since").AsInstant(settings.Zone);
        }
        catch (DocumentException fault)
        {
            throw UserFault.Malformed(fault.Message);
        }
    }

    private static async Task<ExitCode> Rotate(WebhookDesk desk, Webhook webhook, Place on)
    {
        var rotated = await desk.Rotate(webhook, on.Terminal.Now());
        await on.Terminal.Output.WriteLineAsync(desk.SecretOf(rotated));
        await on.Terminal.Error.WriteLineAsync("For 24 hours events are signed with the secret before, too. Keep the new one: it is not shown again.");
        return ExitCode.Done;
    }

    private static async Task<ExitCode> Test(WebhookDesk desk, Webhook webhook, Place on)
    {
        var answer = await desk.Test(webhook, CancellationToken.None);
        await on.Terminal.Output.WriteLineAsync(
            answer.IsTaken ? $"taken ({answer.Status})" : $"not taken: {answer.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture)} {answer.Text}");
        return answer.IsTaken ? ExitCode.Done : ExitCode.Differs;
    }

    private static async Task<ExitCode> Deliveries(WebhookDesk desk, Webhook webhook, Place on)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Delivery").AddColumn("Event").AddColumn("At").AddColumn("State").AddColumn("Last answer");
        foreach (var delivery in await desk.Webhooks.Deliveries(webhook.Property, webhook.Id, null, null, Shown))
        {
            string[] cells =
            [
                delivery.Id.ToString("D"), delivery.What, Timeline.At(delivery.At, on.Settings.Zone), $"{Timeline.Word(delivery.State)} ({delivery.Tries})",
                $"{delivery.Status} {delivery.Answer}".Trim(),
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        on.Terminal.Tables().Write(table);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> Switch(WebhookDesk desk, Webhook webhook, Place on, bool active)
    {
        await desk.Change(webhook, webhook.Url, webhook.Events, active);
        await on.Terminal.Output.WriteLineAsync($"{webhook.Id:D}: {(active ? "on" : "off")}");
        return ExitCode.Done;
    }

    private static async Task<ExitCode> Remove(WebhookDesk desk, Webhook webhook, Place on)
    {
        await desk.Webhooks.RemoveWebhook(webhook.Property, webhook.Id);
        await on.Terminal.Output.WriteLineAsync($"{webhook.Id:D}: removed");
        return ExitCode.Done;
    }

    /// <summary>A command on one webhook.</summary>
    private static Command On(string name, string description, Terminal terminal, Func<WebhookDesk, Webhook, Place, Task<ExitCode>> action)
    {
        var which = new Argument<string>("webhook") { Description = "Its id as listed, or how that begins or ends" };
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command(name, description) { which, database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var post = WebhookPost.OfEnvironment(terminal.Time);
            using var opened = Database.Open(parsed.GetRequiredValue(database), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var given = parsed.GetRequiredValue(which);
            Webhook[] found = [.. (await opened.Store.Webhooks(id)).Where(each => IsNamed(each, given))];
            return found.Length == 1
                ? (int)await action(opened.Webhooks(post), found[0], new Place(terminal, settings, parsed))
                : throw UserFault.NotFound(
                    $"\"{settings.Name}\" has {(found.Length == 0 ? "no webhook" : "several webhooks")} {given} (`solde webhooks list` shows them)");
        });
        return command;
    }

    private static bool IsNamed(Webhook webhook, string given) =>
        webhook.Id.ToString("D") is var id && (id.StartsWith(given, StringComparison.OrdinalIgnoreCase) || id.EndsWith(given, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where a command runs.</summary>
    private sealed record Place(Terminal Terminal, PropertySettings Settings, ParseResult Parsed);
}
