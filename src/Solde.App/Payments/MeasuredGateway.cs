using System.Diagnostics;
using Solde.App.Work;

namespace Solde.App.Payments;

/// <summary>A gateway whose calls are measured: a span and a duration each.</summary>
/// <param name="gateway">Does it.</param>
/// <param name="time">Measures.</param>
public sealed class MeasuredGateway(IGateway gateway, TimeProvider time) : IGateway
{
    /// <inheritdoc/>
    public string Name => gateway.Name;

    /// <inheritdoc/>
    public bool TwoStep => gateway.TwoStep;

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel) => Measure("prepare", gateway.Prepare(call, cancel));

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel) => Measure("confirm", gateway.Confirm(id, key, cancel));

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel) => Measure("execute", gateway.Execute(call, cancel));

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) => Measure("cancel", gateway.Cancel(id, key, cancel));

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) => Measure("find", gateway.Find(id, key, cancel));

    private async ValueTask<GatewayReply> Measure(string step, ValueTask<GatewayReply> call)
    {
        using var span = Telemetry.Spans.StartActivity($"gateway {step}", ActivityKind.Client);
        var started = time.GetTimestamp();
        var reply = await call;
        Telemetry.Called(gateway.Name, step, reply.State, time.GetElapsedTime(started));
        span?.SetTag("gateway", gateway.Name).SetTag("reply", reply.State.ToString());
        return reply;
    }
}
