using System.Reflection;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Simulate;

namespace Solde.App.Tests.Payments;

/// <summary>A gateway that notes what it was asked.</summary>
internal sealed class WatchedGateway(IGateway inner, VirtualClock clock) : IGateway
{
    public List<(Instant At, string Verb, string Key)> Calls { get; } = [];

    /// <summary>The call that throws, as none should.</summary>
    public string? Throwing { get; set; }

    public string Name => inner.Name;

    public bool TwoStep => inner.TwoStep;

    /// <summary>When it was asked what came of an attempt.</summary>
    public IEnumerable<string> Questions => Calls.Where(call => call.Verb == "find").Select(call => World.Since(call.At));

    /// <summary>When money was asked for, and under which key.</summary>
    public IEnumerable<(Instant At, string Key)> Sendings => Calls.Where(call => call.Verb is "confirm" or "execute").Select(call => (call.At, call.Key));

    public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel)
    {
        Note("prepare", call.Key);
        return inner.Prepare(call, cancel);
    }

    public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel)
    {
        Note("confirm", key);
        return inner.Confirm(id, key, cancel);
    }

    public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel)
    {
        Note("execute", call.Key);
        return inner.Execute(call, cancel);
    }

    public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel)
    {
        Note("cancel", key);
        return inner.Cancel(id, key, cancel);
    }

    public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel)
    {
        Note("find", key);
        return inner.Find(id, key, cancel);
    }

    private void Note(string verb, string key)
    {
        Calls.Add((clock.Now, verb, key));
        if (verb == Throwing)
        {
            throw new FormatException("a defect of what speaks to the gateway");
        }
    }
}

/// <summary>A store that lets something happen just before an attempt is marked as sent.</summary>
public class Interrupted : DispatchProxy
{
    private IStore inner = null!;

    internal Func<Task>? BeforeSending { get; set; }

    internal static (IStore Store, Interrupted Interrupted) Around(IStore store)
    {
        var proxy = Create<IStore, Interrupted>();
        var interrupted = (Interrupted)(object)proxy;
        interrupted.inner = store;
        return (proxy, interrupted);
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IStore.MarkSent) && BeforeSending is { } happening)
        {
            BeforeSending = null;
            happening().GetAwaiter().GetResult(); // Both stores answer at once.
        }

        return targetMethod.Invoke(inner, args);
    }
}
