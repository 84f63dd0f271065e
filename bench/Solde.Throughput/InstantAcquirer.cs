using Solde.App.Payments;

namespace Solde.Throughput;

/// <summary>An acquirer that takes every charge at once, so that what is measured is the product.</summary>
internal sealed class InstantAcquirer(bool twoStep) : IGateway
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int charged;
    private int wanted;

    public string Name => "instant";

    public bool TwoStep => twoStep;

    /// <summary>Ends when so many charges were taken.</summary>
    public Task Charged(int count, CancellationToken cancellation)
    {
        wanted = count;
        return done.Task.WaitAsync(cancellation);
    }

    public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel) => new(new GatewayReply(ReplyState.Prepared, call.Key));

    public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel) => Charge(key);

    public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel) => Charge(call.Key);

    public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) => throw new NotSupportedException();

    private ValueTask<GatewayReply> Charge(string key)
    {
        if (Interlocked.Increment(ref charged) == wanted)
        {
            done.TrySetResult();
        }

        return new(new GatewayReply(ReplyState.Succeeded, key));
    }
}
