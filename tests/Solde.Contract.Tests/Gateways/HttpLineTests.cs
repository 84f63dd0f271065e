using System.Net;
using NodaTime;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;
using Solde.Server.Sandbox;
using Solde.Server.Serve;
using Solde.Tests;

namespace Solde.Contract.Tests.Gateways;

/// <summary>What the product is told when the wire to the acquirer breaks: unavailable only where nothing can have arrived, and in doubt
/// wherever anything may have.</summary>
public sealed class HttpLineTests : IAsyncLifetime
{
    private readonly MemoryLedger ledger = new();
    private readonly ManualTime time = new();
    private SandboxAcquirer acquirer = null!;
    private Listener host = null!;
    private FaultProxy wire = null!;
    private SandboxOrigin origin = null!;
    private SandboxGateway gateway = null!;
    private string card = null!;

    public async ValueTask InitializeAsync()
    {
        acquirer = new SandboxAcquirer(ledger, () => Instant.FromUtc(2026, 3, 10, 9, 0), delay: (wait, cancel) => new ValueTask(Task.Delay(wait.ToTimeSpan(), time, cancel)));
        host = await SandboxHost.Start(new SandboxSettings { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, acquirer, time);
        wire = FaultProxy.Before(host.Address);
        origin = new SandboxOrigin(wire.Address, time);
        gateway = new SandboxGateway(origin.Line, twoStep: true);
        card = (await origin.StoreCard(SandboxRig.Approved, new YearMonth(2030, 12), default))!.Token;
    }

    public async ValueTask DisposeAsync()
    {
        origin.Dispose();
        await wire.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent_and_the_same_call_may_leave_later()
    {
        await wire.Refuse();
        var reply = await gateway.Prepare(Charge("k"), default);
        Assert.Equal((ReplyState.Unavailable, DeclineReason.GatewayUnavailable), (reply.State, reply.Reason));
        Assert.Equal(ReplyState.Unavailable, (await gateway.Find(null, "k", default)).State);

        wire.Accept();

        Assert.Equal(ReplyState.NotFound, (await gateway.Find(null, "k", default)).State);
        Assert.Equal(ReplyState.Prepared, (await gateway.Prepare(Charge("k"), default)).State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(120)]
    [InlineData(150)]
    public async Task A_reply_that_is_cut_off_leaves_the_charge_in_doubt_and_it_is_found_later(long bytes)
    {
        var id = await Prepared();
        var cut = wire.CutReplyAt(bytes);

        Assert.Equal(ReplyState.Unknown, (await gateway.Confirm(id, "k:confirm", default)).State);

        await cut;
        Assert.Equal(ReplyState.Succeeded, (await gateway.Find(id, "k:confirm", default)).State);
        Assert.Equal(ReplyState.Succeeded, (await gateway.Confirm(id, "k:confirm", default)).State);
        Assert.Single(ledger.Entries());
    }

    [Fact]
    public async Task A_charge_that_was_made_just_before_the_acquirer_went_down_is_never_called_unsent()
    {
        // The client's own word would be "connection refused": of a second try that nobody asked for.
        var id = await Prepared();
        var down = DownAfter(wire.CutReplyAt(0));

        Assert.Equal(ReplyState.Unknown, (await gateway.Confirm(id, "k:confirm", default)).State);

        await down;
        Assert.Equal(ReplyState.Succeeded, ledger.Entries().Single().State);
        Assert.Equal(ReplyState.Unavailable, (await gateway.Confirm(id, "k:confirm", default)).State);
    }

    [Fact]
    public async Task A_money_call_leaves_once_even_when_its_connection_ends_without_an_answer()
    {
        await using var silent = new CannedServer("");
        using var there = new SandboxOrigin(silent.Address, time);
        Assert.Equal(ReplyState.Unknown, (await new SandboxGateway(there.Line, twoStep: true).Confirm("ch_1", "k", default)).State);
        Assert.Equal(1, silent.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(150)]
    public async Task A_request_that_is_cut_off_is_in_doubt_and_turns_out_not_to_be_there(long bytes)
    {
        var cut = wire.CutRequestAt(bytes);
        Assert.Equal(ReplyState.Unknown, (await gateway.Prepare(Charge("k"), default)).State);
        await cut;
        Assert.Equal(ReplyState.NotFound, (await gateway.Find(null, "k", default)).State);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_thirty_seconds_for_an_acquirer_that_hangs()
    {
        var id = await Prepared();
        await origin.SwitchOn(new FaultRule(SandboxFault.Slow) { Verb = SandboxVerb.Confirm, Delay = Duration.FromSeconds(60) }, default);
        var confirming = gateway.Confirm(id, "k:confirm", default).AsTask();
        await time.Awaited(TimeSpan.FromSeconds(30), count: 2); // The client's patience, and the acquirer's.

        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(confirming.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ReplyState.Unknown, (await confirming).State);
    }

    [Fact]
    public async Task A_connection_that_is_never_made_is_given_up_after_thirty_seconds_and_nothing_was_sent()
    {
        using var sockets = new SocketsHttpHandler
        {
            ConnectCallback = static async (_, cancel) =>
            {
                await Task.Delay(Timeout.Infinite, cancel);
                return Stream.Null;
            },
        };
        using var http = new HttpClient(sockets) { BaseAddress = wire.Address, Timeout = Timeout.InfiniteTimeSpan };
        var line = new HttpSandboxLine(http, time);
        var preparing = new SandboxGateway(line, twoStep: true).Prepare(Charge("k"), default).AsTask();
        await time.Awaited(TimeSpan.FromSeconds(30));

        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(ReplyState.Unavailable, (await preparing).State);
    }

    [Fact]
    public async Task Only_the_callers_own_cancellation_throws()
    {
        using var cancel = new CancellationTokenSource();
        wire.DelayReplies(async () => await cancel.CancelAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await gateway.Prepare(Charge("k"), cancel.Token));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 2\n\n{}")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 4\n\nnull")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 15\n\n{\"status\":\"ok\"}")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 99\n\n{\"status\":\"ok\",\"state\":\"succeeded\"}")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 48\n\n{\"status\":\"ok\",\"state\":\"succeeded\",\"id\":\"ch_77\"}")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 34\n\n{\"status\":\"ok\",\"state\":\"splendid\"}")]
    [InlineData("HTTP/1.1 302 Found\nLocation: /elsewhere\nContent-Length: 0\n\n")]
    [InlineData("HTTP/1.1 400 Bad Request\nContent-Length: 0\n\n")]
    [InlineData("HTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n")]
    [InlineData("HTTP/1.1 404 Not Found\nContent-Length: 15\n\n<h1>Nobody</h1>")]
    [InlineData("HTTP/1.1 500 Internal Server Error\nContent-Length: 0\n\n")]
    [InlineData("HTTP/1.1 503 Service Unavailable\nContent-Length: 0\n\n")]
    [InlineData("HTTP/1.1 503 Service Unavailable\nContent-Length: 35\n\n{\"status\":\"ok\",\"state\":\"succeeded\"}")]
    [InlineData("SSH-2.0-OpenSSH_9.2\n")]
    public async Task What_the_acquirer_would_not_say_tells_nothing(string answer)
    {
        await using var other = new CannedServer(answer);
        using var there = new SandboxOrigin(other.Address, time);
        var one = new SandboxGateway(there.Line, twoStep: true);
        Assert.Equal(ReplyState.Unknown, (await one.Confirm("ch_1", "k:confirm", default)).State);
        Assert.Equal(ReplyState.Unknown, (await one.Find("ch_1", "k", default)).State);
    }

    [Fact]
    public async Task A_call_for_the_other_line_is_a_programming_error()
    {
        var one = new SandboxGateway(origin.Line, twoStep: false);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await one.Execute(Charge("k"), default));
        Assert.Empty(ledger.Entries());
    }

    private async Task<string> Prepared() => (await gateway.Prepare(Charge("k"), default)).Id!;

    private async Task DownAfter(Task cut)
    {
        await cut;
        await wire.Refuse();
    }

    private GatewayCall Charge(string key) => new()
    {
        Key = key,
        Kind = AttemptKind.Charge,
        Amount = new Money(40_00, Currency.Eur),
        CardToken = card,
        Attempt = "attempt",
        Reference = "B1",
    };
}
