using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.Core.Payments;

namespace Solde.Simulation.Tests;

/// <summary>The database was lost during a call: it may have been stored or not.</summary>
internal sealed class StoreLost(string what) : DbException($"the connection was lost ({what})");

/// <summary>A node's store: before and after every call the scheduler decides whether it goes on, and the connection may be lost.</summary>
public class GatedStore : DispatchProxy
{
    private static readonly ConcurrentDictionary<MethodInfo, MethodInfo> Calls = new();
    private static readonly MethodInfo CallOf = typeof(GatedStore).GetMethod(nameof(Call), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly HashSet<string> Reads =
    [
        nameof(IStore.Property), nameof(IStore.Properties), nameof(IStore.LatePayments), nameof(IStore.Find), nameof(IStore.Load), nameof(IStore.Bookings),
        nameof(IStore.Message), nameof(IStore.Due), nameof(IStore.NextDueAt), nameof(IStore.Journal), nameof(IStore.JournalOf),
        nameof(IAgenda.Taken), nameof(IAgenda.Appointments), nameof(IAgenda.WasHere), nameof(IAgenda.Upcoming),
    ];

    private object inner = null!;
    private Simulation simulation = null!;
    private Life life = null!;

    internal static T Of<T>(T inner, Life life, Simulation simulation)
        where T : class
    {
        var gated = Create<T, GatedStore>();
        var proxy = (GatedStore)(object)gated;
        (proxy.inner, proxy.life, proxy.simulation) = (inner, life, simulation);
        return gated;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        if (method.ReturnType == typeof(ValueTask))
        {
            return new ValueTask(Call<bool>(method, args!).AsTask());
        }

        var call = Calls.GetOrAdd(method, static each => CallOf.MakeGenericMethod(each.ReturnType.GetGenericArguments()[0]));
        return call.Invoke(this, [method, args]);
    }

    private async ValueTask<T> Call<T>(MethodInfo method, object?[] args)
    {
        var name = method.Name;
        await simulation.Gate(life, name);
        if (simulation.Befalls(simulation.Knobs.StoreLoss))
        {
            simulation.Note(life, "store lost before", name);
            throw new StoreLost(name);
        }

        var result = simulation.Break(this, method, args) is { } broken ? (T)broken : Do<T>(method, args);
        if (Reads.Contains(name))
        {
            return result;
        }

        simulation.Watch.Stored(life.Node, name, args, result);
        await simulation.Gate(life, name + ", stored");
        if (simulation.Befalls(simulation.Knobs.StoreLoss))
        {
            simulation.Note(life, "store reply lost", name);
            if (name == nameof(IStore.MarkSent))
            {
                simulation.Note(life, "store reply lost on the way to SENT", name);
            }

            throw new StoreLost(name);
        }

        return result;
    }

    /// <summary>Does it for real, at once.</summary>
    internal T Do<T>(MethodInfo method, object?[] args) => simulation.Pump.Finish(async () =>
    {
        switch (method.Invoke(inner, args))
        {
            case ValueTask<T> some:
                return await some;
            case ValueTask none:
                await none;
                return default!;
            default:
                throw new InvalidOperationException($"{method.Name} returns something else");
        }
    });
}
