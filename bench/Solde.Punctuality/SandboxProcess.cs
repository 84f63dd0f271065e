using System.Diagnostics;
using System.Globalization;

namespace Solde.Punctuality;

/// <summary>The sandbox acquirer as a process of its own, as an installation has it.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private readonly Process process;
    private readonly string folder;

    private SandboxProcess(Process process, string folder, Uri address) => (this.process, this.folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>Starts it on a free port.</summary>
    /// <param name="latency">How long every answer takes.</param>
    public static async Task<SandboxProcess> Start(TimeSpan latency)
    {
        var books = Directory.CreateTempSubdirectory("solde-acquirer-").FullName;
        var program = Path.Combine(AppContext.BaseDirectory, "solde.dll");
        string[] arguments =
        [
            program, "sandbox", "--urls", "http://127.0.0.1:0", "--ledger", Path.Combine(books, "ledger.db"),
            "--latency", latency.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture),
        ];
        var started = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var line = await started.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the sandbox did not start");
        var address = line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)).TrimEnd('.', ',', ';', ':');
        return new SandboxProcess(started, books, new Uri(address));
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
