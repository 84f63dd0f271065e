using System.Diagnostics;
using System.Threading.Channels;

namespace Solde.Crash.Tests;

/// <summary>A program of this folder that a test started, line by line. It never outlives the test.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>As the shell says it: 128 + 9.</summary>
    public const int Killed = 137;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly List<string> seen = [];
    private readonly Task<string> errors;
    private readonly Task reading;

    private ChildProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
        reading = Read();
    }

    /// <summary>What it has said so far, or to its end.</summary>
    public IReadOnlyList<string> Said => seen;

    /// <summary>Whether it has come to its end.</summary>
    public bool HasEnded => process.HasExited;

    public static ChildProcess Start(string program, IEnumerable<string> arguments) => new(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcConcurrent"] = "0" },
        })!);

    /// <summary>The next line that begins so.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public async Task<string> Line(string start)
    {
        using var timed = new CancellationTokenSource(Limit);
        await foreach (var line in lines.Reader.ReadAllAsync(timed.Token))
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"it never said \"{start}\": {string.Join('\n', seen)}\n{await errors}");
    }

    /// <summary>Lets it go on from where it waits.</summary>
    public Task Release() => process.StandardInput.WriteLineAsync("on");

    /// <summary><c>kill -9</c>.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code, and what it wrote as errors.</returns>
    public async Task<(int Code, string Errors)> End()
    {
        using var timed = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(timed.Token);
        await reading;
        return (process.ExitCode, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        await reading;
        process.Dispose();
    }

    private async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            seen.Add(line);
            lines.Writer.TryWrite(line);
        }

        lines.Writer.Complete();
    }
}
