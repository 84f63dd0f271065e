using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solde.App.Messages;
using Solde.App.Simulate;
using Solde.Core.Json;
using Solde.Storage;

namespace Solde.Server.Cli;

/// <summary><c>solde simulate</c>: rehearses scenarios before anything is live.</summary>
internal static class SimulateCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("file") { Description = "Scenario files; - reads one from standard input", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "Compare with what the scenarios expect, a line each; exit 1 unless all hold" };
        var texts = new Option<bool>("--texts") { Description = "Show the subject and text of each e-mail too" };
        var command = new Command("simulate", "Play a scenario (a property, its rules, what happens when) and print what comes out as JSON")
        {
            files, check, texts,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var paths = parsed.GetRequiredValue(files);
            if (parsed.GetValue(check))
            {
                return (int)await Check(paths, terminal, cancel);
            }

            if (paths.Length > 1)
            {
                throw UserFault.Malformed("one scenario at a time, or --check for several");
            }

            await Show(paths[0], parsed.GetValue(texts), terminal, cancel);
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("simulate tests/scenarios/sh2-balance-example.json", "what happens, entry by entry"),
            ("simulate --texts tests/scenarios/lh14-messages.json", "with the e-mails as guests and staff would read them"),
            ("simulate - < rehearsal.json", "a scenario from standard input"),
            ("simulate --check tests/scenarios/*.json", "whether every rule of behaviour holds"));
    }

    private static async Task Show(string path, bool texts, Terminal terminal, CancellationToken cancel)
    {
        var mailer = new CapturingMailer();
        var scenario = Read(path, terminal);
        using var store = SqlStore.InMemory();
        var stage = Composition.Rehearsal(store, mailer, texts);
        var result = await Player.Play(scenario, stage, cancel);
        var shown = new JsonObject
        {
            ["timeline"] = new JsonArray([.. result.Timeline]),
            ["bookings"] = await PlayedBookings.Read(stage.Store, result.Property),
            ["messages"] = new JsonArray([.. mailer.Sent.Select(Of)]),
        };
        terminal.WriteJson(json => shown.WriteTo(json));
    }

    private static async Task<ExitCode> Check(string[] paths, Terminal terminal, CancellationToken cancel)
    {
        var code = ExitCode.Done;
        foreach (var path in paths)
        {
            var (line, one) = await CheckOne(path, terminal, cancel);
            await (one == ExitCode.Done || one == ExitCode.Differs ? terminal.Output : terminal.Error).WriteLineAsync(line);
            code = one > code ? one : code;
        }

        return code;
    }

    private static async Task<(string Line, ExitCode Code)> CheckOne(string path, Terminal terminal, CancellationToken cancel)
    {
        Scenario scenario;
        try
        {
            scenario = Read(path, terminal);
        }
        catch (UserFault fault)
        {
            return ($"solde: {fault.Message}", fault.Code);
        }

        using var store = SqlStore.InMemory();
        var result = await Player.Play(scenario, Composition.Rehearsal(store, new CapturingMailer(), texts: false), cancel);
        var failures = ScenarioCheck.Compare(result.Timeline, scenario.Expect, scenario.Absent);
        return failures.IsEmpty
            ? ($"{path}: ok", ExitCode.Done)
            : ($"{path}: {string.Join("; ", failures)}", ExitCode.Differs);
    }

    private static Scenario Read(string path, Terminal terminal)
    {
        try
        {
            return ScenarioReader.Read(Files.ReadText(path, terminal));
        }
        catch (DocumentException fault)
        {
            throw UserFault.Malformed($"{(path == "-" ? "standard input" : path)}: {fault.Message}");
        }
    }

    private static JsonObject Of(Message message)
    {
        var shown = new JsonObject
        {
            ["to"] = JsonNamingPolicy.CamelCase.ConvertName(message.To.ToString()),
            ["address"] = message.Address,
            ["template"] = message.Template,
            ["language"] = message.Language,
        };
        if (message.Text is { } text)
        {
            shown["subject"] = message.Subject;
            shown["text"] = text;
        }

        return shown;
    }

    private sealed class CapturingMailer : IMailer
    {
        public List<Message> Sent { get; } = [];

        public ValueTask<MailReply> Send(Message message, CancellationToken cancel)
        {
            Sent.Add(message);
            return new ValueTask<MailReply>(new MailReply(Accepted: true, null, Final: true));
        }
    }
}
