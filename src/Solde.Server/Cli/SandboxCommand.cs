using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Solde.App.Webhooks;
using Solde.Gateways.Sandbox;
using Solde.Server.Sandbox;

namespace Solde.Server.Cli;

/// <summary><c>solde sandbox</c>: the simulated acquirer as a process of its own (docs/sandbox.md).</summary>
internal static class SandboxCommand
{
    private const string SecretVariable = Acquirer.SecretVariable;

    public static Command Create(Terminal terminal)
    {
        var address = new Option<string>("--urls")
        {
            Description = "Where it listens; port 0 is a free one", HelpName = "http://address:port", DefaultValueFactory = _ => "http://127.0.0.1:5081",
        };
        var ledger = new Option<string>("--ledger")
        {
            Description = "Its books; made when they are not there", HelpName = "file", DefaultValueFactory = _ => "solde.db.sandbox",
        };
        var latency = new Option<int>("--latency") { Description = "How long every answer takes", HelpName = "milliseconds" };
        var line = new Option<string>("--line")
        {
            Description = "Charges and holds are prepared and confirmed, or done in one step", HelpName = "two-step|one-step",
            DefaultValueFactory = _ => "two-step",
        };
        line.AcceptOnlyFromAmong("two-step", "one-step");
        var webhook = new Option<string?>("--webhook")
        {
            Description = $"Where it posts an event when a charge, hold or refund ends, signed by the secret in {SecretVariable}", HelpName = "URL",
        };
        var command = new Command("sandbox", "Run the simulated acquirer as a process of its own, until Ctrl+C; no money moves there")
        {
            address, ledger, latency, line, webhook,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = new SandboxSettings
            {
                EndPoint = Addresses.EndPoint(parsed.GetRequiredValue(address), "--urls"),
                TwoStep = parsed.GetValue(line) == "two-step",
                Latency = parsed.GetValue(latency) is >= 0 and <= 600_000 and var wait
                    ? TimeSpan.FromMilliseconds(wait)
                    : throw UserFault.Malformed("--latency: between 0 and 600000 milliseconds"),
                Webhook = parsed.GetValue(webhook) is { } to ? new Sandbox.Webhook(Addresses.Http(to, "--webhook"), Secret()) : null,
            };
            await Run(settings, parsed.GetRequiredValue(ledger), terminal, cancel);
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("sandbox --urls http://127.0.0.1:5081 --ledger acquirer.db", "an acquirer that outlives crashes of the product, and the product its"),
            ("sandbox --latency 300", "one that takes 300 ms for every answer"),
            ("sandbox --line one-step --webhook http://127.0.0.1:5080/hooks/sandbox", "one that charges in one step and tells what came of it"));
    }

    private static async Task Run(SandboxSettings settings, string path, Terminal terminal, CancellationToken cancel)
    {
        using var ledger = Open(path, settings.Webhook is not null);
        await using var host = await Start(settings, ledger, terminal);
        var line = settings.TwoStep ? "two-step" : "one-step";
        await terminal.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"The sandbox acquirer listens on {host.Address} ({line}, {settings.Latency.TotalMilliseconds} ms, books in {path})"));
        await terminal.Output.FlushAsync(cancel);
        await host.Run(cancel);
    }

    private static SqliteLedger Open(string path, bool events)
    {
        try
        {
            return SqliteLedger.Open(path, events);
        }
        catch (SqliteException fault)
        {
            throw UserFault.NotFound($"{path}: {fault.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static async Task<SandboxHost> Start(SandboxSettings settings, SqliteLedger ledger, Terminal terminal)
    {
        var acquirer = new SandboxAcquirer(ledger, terminal.Now, delay: (wait, cancel) => new ValueTask(Task.Delay(wait.ToTimeSpan(), terminal.Time, cancel)));
        try
        {
            return await SandboxHost.Start(settings, acquirer, terminal.Time);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw UserFault.NotFound($"{settings.EndPoint}: {fault.Message.TrimEnd('.')}");
        }
    }

    private static string Secret() => Environment.GetEnvironmentVariable(SecretVariable) is { } secret && WebhookSignature.IsSecret(secret)
        ? secret
        : throw UserFault.Malformed($"--webhook: {SecretVariable} must hold whsec_ and base64 of 24 to 64 bytes");
}
