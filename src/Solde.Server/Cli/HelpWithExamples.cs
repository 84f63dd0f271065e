using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace Solde.Server.Cli;

/// <summary>Help that ends with examples to copy.</summary>
internal sealed class HelpWithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    private static readonly ConditionalWeakTable<Command, string> Examples = [];

    /// <summary>Gives a command its examples: lines of what to type, each followed by what it does.</summary>
    public static T Add<T>(T command, params ReadOnlySpan<(string Type, string Does)> examples)
        where T : Command
    {
        var lines = new List<string>();
        foreach (var (type, does) in examples)
        {
            lines.Add($"  # {does}");
            lines.Add($"  solde {type}");
        }

        Examples.Add(command, string.Join(Environment.NewLine, lines));
        return command;
    }

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var result = help.Invoke(parseResult);
        if (Examples.TryGetValue(parseResult.CommandResult.Command, out var examples))
        {
            output.WriteLine("Examples:");
            output.WriteLine(examples);
            output.WriteLine();
        }

        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine("`solde COMMAND --help` shows examples. Exit codes: 0 done, 1 a check does not hold, 2 malformed input or");
            output.WriteLine("arguments, 3 a file or something else named is not there, 70 an error in Solde itself.");
        }

        return result;
    }
}
