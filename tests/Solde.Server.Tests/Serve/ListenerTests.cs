using System.Net;
using Solde.Server.Serve;

namespace Solde.Server.Tests.Serve;

public sealed class ListenerTests
{
    [Fact]
    public async Task Work_beside_it_that_fails_ends_it_with_the_reason()
    {
        await using var listener = await Listener.Start(new IPEndPoint(IPAddress.Loopback, 0), 1_000, static _ => { }, static (_, _) => { });
        listener.Begin(stop => Task.Delay(Timeout.Infinite, stop));
        listener.Begin(_ => Task.FromException(new InvalidDataException("the samples cannot be read")));
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => listener.Run(TestContext.Current.CancellationToken));
        Assert.Equal("the samples cannot be read", failure.Message);
    }

    [Fact]
    public async Task Work_beside_it_that_is_done_does_not_end_it()
    {
        await using var listener = await Listener.Start(new IPEndPoint(IPAddress.Loopback, 0), 1_000, static _ => { }, static (_, _) => { });
        using var stop = new CancellationTokenSource();
        var done = new TaskCompletionSource();
        listener.Begin(_ => done.Task);
        var running = listener.Run(stop.Token);
        done.SetResult();
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        await running;
    }
}
