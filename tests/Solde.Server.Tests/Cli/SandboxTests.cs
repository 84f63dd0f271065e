using System.Net;
using System.Net.Sockets;
using NodaTime;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;
using Solde.Server.Cli;
using Solde.Server.Settings;

namespace Solde.Server.Tests.Cli;

/// <summary><c>solde sandbox</c> and those who use it.</summary>
public sealed class SandboxTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_runs_until_it_is_interrupted_and_its_books_stay()
    {
        var first = await Run(async acquirer =>
        {
            var call = new GatewayCall
            {
                Key = "k", Kind = AttemptKind.Charge, Amount = new Money(40_00, Currency.Eur), CardToken = "tok_1", Attempt = "a", Reference = "B1",
            };
            var prepared = await acquirer.Gateway.Prepare(call, default);
            Assert.Equal(ReplyState.Declined, (await acquirer.Gateway.Confirm(prepared.Id!, "k2", default)).State);
        });
        var second = await Run(async acquirer => Assert.Equal("ch_1", (await acquirer.Entries(null).SingleAsync()).Id));

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Matches(@"^The sandbox acquirer listens on http://127\.0\.0\.1:\d+/ \(two-step, 0 ms, books in .*books\.db\)\n$", first.Output);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var result = await Program.Run("sandbox", "--urls", $"http://{other.LocalEndpoint}", "--ledger", folder.Of("books.db"));
        Assert.Equal((3, ""), (result.Code, result.Output));
        Assert.StartsWith($"solde: {other.LocalEndpoint}: ", result.Error);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Books_that_cannot_be_asked_for_are_the_users_to_know()
    {
        using var acquirer = Acquirer.Open(At("http://127.0.0.1:1"), Now);
        await Assert.ThrowsAsync<HttpRequestException>(async () => await acquirer.Entries(null).FirstAsync());
    }

    private Installation At(string acquirer) => Installation.At(folder.Of("solde.db")) with { Sandbox = new Uri(acquirer) };

    private static Instant Now() => Instant.FromUtc(2016, 6, 1, 8, 0);

    private async Task<(int Code, string Output)> Run(Func<Acquirer, Task> use)
    {
        using var interrupted = new CancellationTokenSource();
        using var output = new FirstLine();
        using var error = new StringWriter();
        var terminal = Terminal.InMemory(output, error, new Program.FixedTime());
        var running = CommandLine.Run(["sandbox", "--urls", "http://127.0.0.1:0", "--ledger", folder.Of("books.db")], terminal, interrupted.Token);
        Assert.NotSame(running, await Task.WhenAny(output.Line.Task, running));
        var address = (await output.Line.Task).Split(' ')[5];
        using (var acquirer = Acquirer.Open(At(address), Now))
        {
            await use(acquirer);
        }

        await interrupted.CancelAsync();
        return (await running, output.ToString());
    }
}
