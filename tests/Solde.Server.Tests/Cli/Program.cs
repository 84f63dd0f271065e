using Solde.Server.Cli;

namespace Solde.Server.Tests.Cli;

/// <summary>Runs the program in this process, as ./solde would.</summary>
internal static class Program
{
    public static async Task<(int Code, string Output, string Error)> Run(params string[] arguments) => await RunWith("", arguments);

    public static async Task<(int Code, string Output, string Error)> RunWith(string input, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Run(arguments, Terminal.InMemory(output, error, new FixedTime(), input));
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>A clock that stands still.</summary>
    internal sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2016, 6, 1, 8, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("solde-test-");

    public string Of(string name) => Path.Combine(folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Of(name), text);
        return Of(name);
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>Output of a command that goes on running: its first line tells that it is ready.</summary>
internal sealed class FirstLine : StringWriter
{
    public TaskCompletionSource<string> Line { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await base.FlushAsync(cancellationToken);
        Line.TrySetResult(ToString());
    }
}
