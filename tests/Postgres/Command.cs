using System.ComponentModel;
using System.Diagnostics;

namespace Solde.Tests.Postgres;

/// <summary>A program run to its end.</summary>
internal static class Command
{
    /// <summary>What the program wrote to its output. It is ended when it takes longer than the limit.</summary>
    /// <exception cref="InvalidOperationException">It is not there, failed or took too long; the message holds what it wrote.</exception>
    public static async Task<string> Run(
        IReadOnlyList<string> command, TimeSpan limit, IReadOnlyDictionary<string, string>? environment = null, CancellationToken cancellation = default)
    {
        using var process = Start(command, environment);
        process.StandardInput.Close();
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timed.CancelAfter(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timed.Token);
            var errors = process.StandardError.ReadToEndAsync(timed.Token);
            await process.WaitForExitAsync(timed.Token);
            return process.ExitCode == 0
                ? await output
                : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await output}{await errors}");
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} took longer than {limit}.", late);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Starts a program with its input, output and errors connected to this process.</summary>
    public static Process Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        // In the root folder, because a command that runs as another user may not see this process's own.
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException($"{command[0]} did not start: {error.Message}", error);
        }
    }
}
