using System.Net;
using System.Net.Sockets;

namespace Solde.Tests;

/// <summary>A wire that a test can break: passes TCP connections on to a server on loopback until it is told otherwise. Knows nothing of
/// what is said on it.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly IPEndPoint server;
    private readonly Lock turn = new();
    private readonly HashSet<Socket> open = [];
    private readonly CancellationTokenSource ending = new();
    private Socket door;
    private Task passing;
    private Cutting? requestCut;
    private Cutting? replyCut;
    private Func<Task>? beforeReplies;
    private int connections;

    private FaultProxy(IPEndPoint server)
    {
        this.server = server;
        door = Bound(new IPEndPoint(IPAddress.Loopback, 0));
        EndPoint = (IPEndPoint)door.LocalEndPoint!;
        door.Listen();
        passing = PassOn(door);
    }

    /// <summary>Where clients connect.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>The same, for clients of HTTP.</summary>
    public Uri Address => new($"http://{EndPoint}");

    /// <summary>How many connections it took.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Starts to listen on a free port.</summary>
    /// <param name="server">Where the connections go.</param>
    public static FaultProxy Before(Uri server) => new(new IPEndPoint(IPAddress.Parse(server.Host), server.Port));

    /// <summary>Lets requests through, and resets the connection once so many bytes of what comes back have been passed on; with 0 as soon as
    /// the reply begins, which is after the server has acted. Happens once.</summary>
    /// <returns>Done when it has happened.</returns>
    public Task CutReplyAt(long bytes) => Arm(ref replyCut, bytes);

    /// <summary>Resets the connection once so many bytes of what is sent from now on have been passed on. Happens once.</summary>
    /// <returns>Done when it has happened.</returns>
    public Task CutRequestAt(long bytes) => Arm(ref requestCut, bytes);

    /// <summary>Each piece of a reply waits for this first; null = no longer. What waits already keeps waiting.</summary>
    public void DelayReplies(Func<Task>? wait)
    {
        lock (turn)
        {
            beforeReplies = wait;
        }
    }

    /// <summary>Resets all connections and refuses new ones. The port stays taken, so that nobody else gets it.</summary>
    public async Task Refuse()
    {
        door.Dispose();
        await passing;
        foreach (var socket in Taken())
        {
            Reset(socket);
        }

        door = Bound(EndPoint); // Bound, but not listening: the kernel refuses.
    }

    /// <summary>Takes connections again.</summary>
    public void Accept()
    {
        door.Listen();
        passing = PassOn(door);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        door.Dispose();
        await passing;
        foreach (var socket in Taken())
        {
            Reset(socket);
        }

        ending.Dispose();
    }

    private static Socket Bound(IPEndPoint endPoint)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(endPoint);
        return socket;
    }

    private Task Arm(ref Cutting? cut, long bytes)
    {
        var armed = new Cutting(bytes);
        lock (turn)
        {
            cut = armed;
        }

        return armed.Done.Task;
    }

    private Socket[] Taken()
    {
        lock (turn)
        {
            return [.. open];
        }
    }

    private async Task PassOn(Socket listening)
    {
        try
        {
            while (true)
            {
                var client = await listening.AcceptAsync(ending.Token);
                Interlocked.Increment(ref connections);
                _ = Connect(client);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Told to refuse, or the test is over.
        }
    }

    private async Task Connect(Socket client)
    {
        var upstream = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (turn)
        {
            open.UnionWith([client, upstream]);
        }

        try
        {
            (client.NoDelay, upstream.NoDelay) = (true, true);
            await upstream.ConnectAsync(server, ending.Token);
            await Task.WhenAny(Pump(client, upstream, isReply: false), Pump(upstream, client, isReply: true)).Unwrap();
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone, so the other goes too.
        }
        finally
        {
            Reset(client);
            Reset(upstream);
            lock (turn)
            {
                open.ExceptWith([client, upstream]);
            }
        }
    }

    private async Task Pump(Socket from, Socket to, bool isReply)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, ending.Token) is > 0 and var read)
        {
            if (isReply && Waiting() is { } wait)
            {
                await wait().WaitAsync(ending.Token);
            }

            var (pass, cut) = Judge(read, isReply);
            await to.SendAsync(buffer.AsMemory(0, pass), ending.Token);
            if (cut is not null)
            {
                Reset(to);
                cut.Done.SetResult();
                return;
            }
        }
    }

    private Func<Task>? Waiting()
    {
        lock (turn)
        {
            return beforeReplies;
        }
    }

    /// <summary>How many of the bytes that came may pass, and the cut that has then happened.</summary>
    private (int Pass, Cutting? Cut) Judge(int read, bool isReply)
    {
        lock (turn)
        {
            var cut = isReply ? replyCut : requestCut;
            if (cut is null)
            {
                return (read, null);
            }

            if (read < cut.Left)
            {
                cut.Left -= read;
                return (read, null);
            }

            replyCut = isReply ? null : replyCut;
            requestCut = isReply ? requestCut : null;
            return ((int)cut.Left, cut);
        }
    }

    /// <summary>Closes without a farewell, as a crash does. What was sent before may be lost with it.</summary>
    private static void Reset(Socket socket) => socket.Close(0);

    private sealed class Cutting(long bytes)
    {
        public long Left { get; set; } = bytes;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
