using System.Diagnostics;
using Solde.App.Work;

namespace Solde.App.Payments;

/// <summary>A gateway as the live program calls it: each call has a span and a duration, and a call that throws, which none should, has no readable answer.</summary>
/// <remarks>What is prepared and throws was provably not sent; anything else is in doubt and asked about until it is staff's. So a defect in the program
/// that speaks to a gateway ends like an outage of it, in bounded time, and whoever runs the installation is told.</remarks>
/// <param name="gateway">Does it.</param>
/// <param name="time">Measures.</param>
/// <param name="threw">Told what a call threw, and which.</param>
public sealed class MeasuredGateway(IGateway gateway, TimeProvider time, Action<Exception, string> threw) : IGateway
{
    private static readonly GatewayReply Unreadable = new(ReplyState.Unknown);

    /// <inheritdoc/>
    public string Name => gateway.Name;

    /// <inheritdoc/>
    public bool TwoStep => gateway.TwoStep;

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel) => Measure("prepare", () => gateway.Prepare(call, cancel), cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel) => Measure("confirm", () => gateway.Confirm(id, key, cancel), cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel) => Measure("execute", () => gateway.Execute(call, cancel), cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) => Measure("cancel", () => gateway.Cancel(id, key, cancel), cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) => Measure("find", () => gateway.Find(id, key, cancel), cancel);

    private async ValueTask<GatewayReply> Measure(string step, Func<ValueTask<GatewayReply>> call, CancellationToken cancel)
    {
        using var span = Telemetry.Spans.StartActivity($"gateway {step}", ActivityKind.Client);
        var started = time.GetTimestamp();
        var reply = await Call(step, call, cancel);
        Telemetry.Called(gateway.Name, step, reply.State, time.GetElapsedTime(started));
        span?.SetTag("gateway", gateway.Name).SetTag("reply", reply.State.ToString());
        return reply;
    }

    private async ValueTask<GatewayReply> Call(string step, Func<ValueTask<GatewayReply>> call, CancellationToken cancel)
    {
        try
        {
            return await call();
        }
#pragma warning disable CA1031 // Whatever it throws, it must neither be tried each minute for ever nor be lost: it is told, and the attempt goes its way.
        catch (Exception wrong) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            threw(wrong, $"{gateway.Name} {step}");
            return Unreadable;
        }
    }
}
