using System.Net;
using System.Net.Sockets;
using Solde.Server.Cli;

namespace Solde.Server.Tests.Cli;

/// <summary><c>solde demo</c>, and <c>solde serve --demo</c>, which is the same.</summary>
public sealed class DemoServeTests
{
    [Theory]
    [InlineData("en", "serve --demo --listen http://127.0.0.1:0 --sandbox-pages http://127.0.0.1:0", "sample bookings, moved to today", @"^\d\d:\d\d:\d\d  .{18}  +€[\d,]+\.\d\d  \S")]
    [InlineData("fr", "demo --port 0 --sandbox-pages http://127.0.0.1:0", "réservations d’exemple, ramenées à aujourd’hui", @"^\d\d:\d\d:\d\d  .{18}  +[\d\u202F\u00A0]+,\d\d.€  \S")]
    public async Task Payments_happen_within_seconds_each_is_a_line_and_the_folder_is_gone_afterwards(string language, string command, string welcome, string line)
    {
        using var interrupted = new CancellationTokenSource();
        using var output = new Lines(8);
        using var error = new StringWriter();
#pragma warning disable RS0030 // The whole program, with the clock it has.
        var terminal = Terminal.InMemory(output, error, TimeProvider.System);
#pragma warning restore RS0030
        var running = CommandLine.Run([.. command.Split(' '), "--lang", language], terminal, interrupted.Token);
        await Task.WhenAny(output.Written.Task, running);
        await interrupted.CancelAsync();
        Assert.Equal((0, ""), (await running, error.ToString()));
        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Contains(welcome, lines[1], StringComparison.Ordinal);
        Assert.Contains("/sign-in/link?key=", lines[2], StringComparison.Ordinal);
        Assert.Matches("Salon Nadia.*http://127.0.0.1:[0-9]+/book/[0-9a-f]{32}$", lines[3]);
        Assert.StartsWith("Sandbox pages for guests, where no money moves: http://127.0.0.1:", lines[4]);
        Assert.All(lines[5..], each => Assert.Matches(line, each));
        var folder = lines[0][(lines[0].IndexOf("into ", StringComparison.Ordinal) + 5)..^"/mail)".Length];
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var result = await Program.Run("demo", "--port", $"{port}");
        Assert.Equal((3, ""), (result.Code, result.Output));
        Assert.Contains($"127.0.0.1:{port} is taken", result.Error, StringComparison.Ordinal);
        Assert.Contains("--port", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Output of which a number of lines is waited for.</summary>
    private sealed class Lines(int count) : StringWriter
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            if (ToString().Count(c => c == '\n') >= count)
            {
                Written.TrySetResult();
            }
        }
    }
}
