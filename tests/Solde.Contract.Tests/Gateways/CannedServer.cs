using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Solde.Contract.Tests.Gateways;

/// <summary>A server that reads a request and answers with the same bytes to each, whatever was asked; then it hangs up.</summary>
internal sealed class CannedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly byte[] answer;
    private readonly Task answering;

    public CannedServer(string answer)
    {
        this.answer = Encoding.ASCII.GetBytes(answer.ReplaceLineEndings("\r\n"));
        listener.Start();
        answering = Answer();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}");

    /// <summary>How many requests came.</summary>
    public int Requests { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        ending.Dispose();
    }

    private async Task Answer()
    {
        while (true)
        {
            using var client = await listener.AcceptSocketAsync(ending.Token);
            Requests++;
            await client.ReceiveAsync(new byte[16 * 1024], ending.Token);
            await client.SendAsync(answer, ending.Token);
            client.Shutdown(SocketShutdown.Both);
        }
    }
}
