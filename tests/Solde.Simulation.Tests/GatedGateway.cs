using Solde.App.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Simulation.Tests;

/// <summary>A node's line to the acquirer: requests and answers travel, and may be lost or late.</summary>
internal sealed class GatedGateway(IGateway inner, Life life, Simulation simulation) : IGateway
{
    private static readonly GatewayReply Unknown = new(ReplyState.Unknown);
    private static readonly GatewayReply Unavailable = new(ReplyState.Unavailable, Reason: Solde.Core.Payments.DeclineReason.GatewayUnavailable);

    public string Name => inner.Name;

    public bool TwoStep => inner.TwoStep;

    public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel) => Call("prepare", call.Key, $"{call}", () => inner.Prepare(call, cancel));

    public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel)
    {
        simulation.Watch.Leaves(key);
        return Call("confirm", key, id, () => inner.Confirm(id, key, cancel));
    }

    public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel)
    {
        simulation.Watch.Leaves(call.Key);
        var left = simulation.Breakage == Breakage.NewKeyOnDoubt && simulation.Watch.TimesSent(call.Key) > 1
            ? call with { Key = $"{call.Key}-{simulation.Watch.TimesSent(call.Key)}" }
            : call;
        return Call("execute", call.Key, $"{call}", () => inner.Execute(left, cancel));
    }

    public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) => Call("cancel", key, id, () => inner.Cancel(id, key, cancel));

    public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) => Call("find", null, "", () => inner.Find(id, key, cancel));

    /// <param name="verb">What is asked.</param>
    /// <param name="key">The idempotency key; null = nothing is changed by it.</param>
    /// <param name="parameters">What must be the same whenever the key is.</param>
    /// <param name="real">Asks.</param>
    private async ValueTask<GatewayReply> Call(string verb, string? key, string parameters, Func<ValueTask<GatewayReply>> real)
    {
        if (key is not null)
        {
            simulation.Watch.Keyed(key, $"{verb} {parameters}");
        }

        await simulation.Gate(life, verb);
        var fault = simulation.IsAway ? "gateway outage" : simulation.Befalls(simulation.Knobs.Gateway) ? Pick() : null;
        if (fault is null or "reply lost" or "reply processing" or "acquirer 500 before" or "acquirer 500 after")
        {
            var reply = Arrive(real, fault);
            await simulation.Gate(life, verb + ", answered");
            if (fault is null)
            {
                return reply;
            }

            simulation.Note(life, fault, verb);
            var isDone = reply is { State: ReplyState.Succeeded, Id: not null } && verb is "execute" or "confirm";
            return fault == "reply processing" && isDone ? new GatewayReply(ReplyState.Processing, reply.Id) : Unknown;
        }

        simulation.Note(life, fault, verb);
        if (fault == "request late")
        {
            simulation.SendLate(verb, () => Arrive(real));
        }

        await simulation.Gate(life, verb + ", no answer");
        return fault is "gateway unavailable" || (fault == "gateway outage" && simulation.Befalls(0.3)) ? Unavailable : Unknown;
    }

    private string Pick() => simulation.Pick("request lost", "reply lost", "request late", "reply processing", "gateway unavailable", "acquirer 500 before", "acquirer 500 after");

    private GatewayReply Arrive(Func<ValueTask<GatewayReply>> real, string? fault = null)
    {
        var faults = simulation.Acquirer.Faults;
        faults.Clear();
        if (fault?.StartsWith("acquirer", StringComparison.Ordinal) == true)
        {
            faults.Add(new FaultRule(fault == "acquirer 500 before" ? SandboxFault.FailBefore : SandboxFault.FailAfter));
        }

        try
        {
            var reply = simulation.Pump.Finish(real);
            simulation.Watch.Acquired();
            return reply;
        }
        catch (InvalidOperationException e)
        {
            simulation.Fail($"4: {e.Message}");
            return Unknown;
        }
    }
}
