using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Solde.Server.Tests.Cli;

namespace Solde.Server.Tests.Mail;

/// <summary>A real mail server (Debian's python3-aiosmtpd) on a free port of this machine, with a folder of its own. Where it is not installed,
/// the test is skipped for a person and fails in a continuous build.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private static readonly string Script = Path.Combine(Samples.Root, "tests", "Solde.Server.Tests", "Mail", "smtp_server.py");
    private static readonly Lazy<string?> Python = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasAiosmtpd));

    private readonly TemporaryFolder folder;
    private readonly Process process;

    private SmtpServer(TemporaryFolder folder, Process process, int port) => (this.folder, this.process, Port) = (folder, process, port);

    public int Port { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">As smtp_server.py takes them.</param>
    public static async Task<SmtpServer> Start(params string[] options)
    {
        var python = PythonOrSkip();
        var received = new TemporaryFolder();
        var started = Run(python, [Script, .. options], received.Of("."));
        var first = (await Next(started)).Split(' ');
        Assert.Equal("listening", first[0]);
        return new SmtpServer(received, started, int.Parse(first[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Skips the test, or fails it in a continuous build, where there is no such server.</summary>
    public static string PythonOrSkip()
    {
        const string missing = "There is no mail server for tests: apt-get install python3-aiosmtpd.";
        if (Python.Value is null && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(missing);
        }

        Assert.SkipWhen(Python.Value is null, missing);
        return Python.Value!;
    }

    /// <summary>The next thing that happened, such as <c>connected</c>; waits for it.</summary>
    public Task<string> Next() => Next(process);

    /// <summary>Waits until something happened that begins so.</summary>
    public async Task<string> Until(string happened)
    {
        for (var line = await Next(); ; line = await Next())
        {
            if (line.StartsWith(happened, StringComparison.Ordinal))
            {
                return line;
            }
        }
    }

    /// <summary>A message that was received, byte by byte.</summary>
    public byte[] Raw(int number) => File.ReadAllBytes(folder.Of($"{number}.eml"));

    /// <summary>A message that was received, as Python reads it.</summary>
    public ReceivedMail Received(int number = 1) => ReceivedMail.Of(JsonNode.Parse(File.ReadAllText(folder.Of($"{number}.json")))!);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private static async Task<string> Next(Process process) => await process.StandardOutput.ReadLineAsync()
        ?? throw new InvalidOperationException($"the mail server ended: {await process.StandardError.ReadToEndAsync()}");

    private static bool HasAiosmtpd(string python)
    {
        try
        {
            using var import = Run(python, ["-c", "import aiosmtpd"], ".");
            import.WaitForExit();
            return import.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Process Run(string program, IEnumerable<string> arguments, string folder) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    })!;
}

/// <summary>A mail as its reader's program understands it.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="Head">Its fields, decoded, in their order.</param>
/// <param name="Parts">Its parts, decoded.</param>
/// <param name="Defects">What the reading program found wrong.</param>
internal sealed record ReceivedMail(
    string Type, IReadOnlyList<(string Name, string Value)> Head, IReadOnlyList<(string Type, string Charset, string Text)> Parts, IReadOnlyList<string> Defects)
{
    public static ReceivedMail Of(JsonNode json) => new(
        (string)json["type"]!,
        [.. json["head"]!.AsArray().Select(field => ((string)field![0]!, (string)field[1]!))],
        [.. json["parts"]!.AsArray().Select(part => ((string)part!["type"]!, (string)part["charset"]!, (string)part["text"]!))],
        [.. json["defects"]!.AsArray().Select(defect => (string)defect!)]);

    /// <summary>The one field of that name; null when there is none.</summary>
    public string? Field(string name) =>
        Head.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value).SingleOrDefault();
}
