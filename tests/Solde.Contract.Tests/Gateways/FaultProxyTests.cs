using System.Net;
using System.Net.Sockets;
using Solde.Tests;

namespace Solde.Contract.Tests.Gateways;

/// <summary>The wire that crash tests break: an echo behind it tells what arrived.</summary>
public sealed class FaultProxyTests : IAsyncLifetime
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly List<byte> arrived = [];
    private Task echoing = Task.CompletedTask;
    private FaultProxy proxy = null!;

    public ValueTask InitializeAsync()
    {
        listener.Start();
        echoing = Listen();
        proxy = FaultProxy.Before(new Uri($"http://{listener.LocalEndpoint}"));
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        await ending.CancelAsync();
        await echoing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        ending.Dispose();
    }

    [Fact]
    public async Task What_is_said_passes_both_ways()
    {
        using var one = await Connect();
        using var other = await Connect();
        Assert.Equal("abcdef", await Say(one, "abcdef"));
        Assert.Equal("ghi", await Say(other, "ghi"));
        Assert.Equal("jk", await Say(one, "jk"));
        Assert.Equal(2, proxy.Connections);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(3, "abc")]
    public async Task A_reply_is_cut_at_a_byte_after_the_whole_request_arrived(long bytes, string heard)
    {
        using var client = await Connect();
        var cut = proxy.CutReplyAt(bytes);
        Assert.Equal(heard + "!", await Say(client, "abcdef"));
        await cut;
        Assert.Equal("abcdef"u8.ToArray(), arrived);
    }

    [Fact]
    public async Task A_cut_counts_over_replies_and_happens_once()
    {
        using var client = await Connect();
        var cut = proxy.CutReplyAt(8);
        Assert.Equal("abcdef", await Say(client, "abcdef"));
        Assert.False(cut.IsCompleted);
        Assert.Equal("gh!", await Say(client, "ghijkl"));
        using var next = await Connect();
        Assert.Equal("abcdef", await Say(next, "abcdef"));
    }

    [Fact]
    public async Task A_request_is_cut_at_a_byte()
    {
        using var client = await Connect();
        var cut = proxy.CutRequestAt(2);
        Assert.Equal("!", (await Say(client, "abcdef"))[^1..]);
        await cut;
        Assert.True(arrived.Count <= 2);
    }

    [Fact]
    public async Task Connections_are_refused_and_taken_again()
    {
        using var before = await Connect();
        Assert.Equal("abc", await Say(before, "abc"));

        await proxy.Refuse();

        Assert.Equal("!", await Say(before, "def"));
        var refused = await Assert.ThrowsAsync<SocketException>(Connect);
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        proxy.Accept();
        using var after = await Connect();
        Assert.Equal("ghi", await Say(after, "ghi"));
    }

    [Fact]
    public async Task Replies_wait_as_long_as_the_test_says()
    {
        using var client = await Connect();
        var (waits, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        proxy.DelayReplies(() =>
        {
            waits.TrySetResult();
            return go.Task;
        });
        var saying = Say(client, "abc");
        await waits.Task;
        Assert.False(saying.IsCompleted);
        Assert.Equal("abc"u8.ToArray(), arrived);

        go.SetResult();

        Assert.Equal("abc", await saying);
    }

    private async Task<Socket> Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(proxy.EndPoint);
        return socket;
    }

    /// <summary>What comes back; "!" where the connection ended before as much had come as was said.</summary>
    private static async Task<string> Say(Socket socket, string words)
    {
        var heard = "";
        try
        {
            await socket.SendAsync(System.Text.Encoding.ASCII.GetBytes(words));
            var buffer = new byte[100];
            while (heard.Length < words.Length && await socket.ReceiveAsync(buffer) is > 0 and var read)
            {
                heard += System.Text.Encoding.ASCII.GetString(buffer, 0, read);
            }

            return heard.Length == words.Length ? heard : heard + "!";
        }
        catch (SocketException)
        {
            return heard + "!";
        }
    }

    private async Task Listen()
    {
        while (true)
        {
            _ = Echo(await listener.AcceptSocketAsync(ending.Token));
        }
    }

    private async Task Echo(Socket client)
    {
        using var _ = client;
        var buffer = new byte[100];
        while (await client.ReceiveAsync(buffer, ending.Token) is > 0 and var read)
        {
            arrived.AddRange(buffer[..read]);
            await client.SendAsync(buffer.AsMemory(0, read), ending.Token);
        }
    }
}
