using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Solde.Server.Cli;

/// <summary>The command line: parses, runs one command, and turns what goes wrong into a line and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command that the arguments name.</summary>
    public static async Task<int> Run(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancel = default)
    {
        var root = Root(terminal);
        var parsed = root.Parse(arguments);
        var streams = new InvocationConfiguration
        {
            Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false,
        };
        if (parsed.CommandResult.Command.Name is "serve" or "worker" or "demo")
        {
            streams.ProcessTerminationTimeout = ServeCommand.LongestStop; // Else a signal ends the process after two seconds, whatever is under way.
        }

        try
        {
            if (parsed.Action is ParseErrorAction)
            {
                throw UserFault.Malformed($"{OneLine(parsed.Errors[0].Message)} (see {NameOf(parsed)} --help)");
            }

            return await parsed.InvokeAsync(streams, cancel);
        }
        catch (UserFault fault)
        {
            await terminal.Error.WriteLineAsync($"solde: {fault.Message}");
            return (int)fault.Code;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("solde: interrupted");
            return (int)ExitCode.Interrupted;
        }
        catch (Exception fault) when (Environment.GetEnvironmentVariable("SOLDE_TRACE") != "1")
        {
            await terminal.Error.WriteLineAsync(
                $"solde: an error in Solde itself: {OneLine(fault.Message)} (SOLDE_TRACE=1 shows where; please report it)");
            return (int)ExitCode.Broken;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Solde gets every booking paid: it asks, holds, charges and settles by your rules.")
        {
            DemoCommand.Create(terminal),
            ServeCommand.Create(terminal),
            ServeCommand.CreateWorker(terminal),
            SimulateCommand.Create(terminal),
            BacktestCommand.Create(terminal),
            ImportCommand.Create(terminal),
            AutomationsCommand.Create(terminal),
            TestCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            KeysCommand.Create(terminal),
            VaultCommand.Create(terminal),
            BrakeCommands.Pause(terminal),
            BrakeCommands.Resume(terminal),
            BrakeCommands.HeldBack(terminal),
            AttemptsCommand.Create(terminal),
            WebhooksCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            MailCommand.Create(terminal),
            ExportCommand.Create(terminal),
            SettingsCommand.Create(terminal),
            BackupCommand.Create(terminal),
            BackupCommand.CreateRestore(terminal),
            BackupCommand.CreateReconcile(terminal),
            SandboxCommand.Create(terminal),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        var taught = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
        help.Action = taught;
        root.SetAction(taught.Invoke);
        InstallationOption.Complete(root);
        return root;
    }

    private static string OneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');

    private static string NameOf(ParseResult parsed)
    {
        var names = new List<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, command.Command is RootCommand ? "solde" : command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
