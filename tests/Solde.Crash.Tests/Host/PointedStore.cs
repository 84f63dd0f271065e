using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Solde.App.Bookings;
using Solde.Core.Payments;

namespace Solde.Crash.Tests.Host;

/// <summary>A node's store, with a point before and after every write; of those that claim, after it only where there was something.</summary>
public class PointedStore : DispatchProxy
{
    private static readonly ConcurrentDictionary<MethodInfo, MethodInfo> Calls = new();
    private static readonly MethodInfo CallOf = typeof(PointedStore).GetMethod(nameof(Call), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly HashSet<string> Writes =
    [
        nameof(IStore.SaveProperty), nameof(IStore.ChangeSettings), nameof(IStore.SaveAutomation), nameof(IStore.ChangeBrake), nameof(IStore.Record), nameof(IStore.Commit),
        nameof(IStore.MarkSent), nameof(IStore.SavePrepared), nameof(IStore.SaveMessages), nameof(IStore.ClaimReviews), nameof(IStore.ClaimAttempts),
        nameof(IStore.ClaimMessages), nameof(IStore.ClaimSweep), nameof(IStore.AdvanceSweep), nameof(IStore.Schedule),
    ];

    private IStore inner = null!;
    private Points points = null!;

    internal static IStore Of(IStore inner, Points points)
    {
        var pointed = Create<IStore, PointedStore>();
        var proxy = (PointedStore)(object)pointed;
        (proxy.inner, proxy.points) = (inner, points);
        return pointed;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        if (!Writes.Contains(method.Name) || method is { Name: nameof(IStore.Commit) } && args![0] is ImmutableArray<Change> { IsEmpty: true })
        {
            return method.Invoke(inner, args);
        }

        if (method.ReturnType == typeof(ValueTask))
        {
            return new ValueTask(Call<bool>(method, args!).AsTask());
        }

        return Calls.GetOrAdd(method, static each => CallOf.MakeGenericMethod(each.ReturnType.GetGenericArguments()[0])).Invoke(this, [method, args]);
    }

    private async ValueTask<T> Call<T>(MethodInfo method, object?[] args)
    {
        var name = method.Name == nameof(IStore.Commit) ? NameOf((ImmutableArray<Change>)args[0]!) : method.Name;
        await points.Pass(name);
        var result = await Do<T>(method, args);
        if (result is not (null or ICollection { Count: 0 }))
        {
            await points.Pass($"{name}, stored");
        }

        return result;
    }

    private async ValueTask<T> Do<T>(MethodInfo method, object?[] args)
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
    }

    /// <summary>What a commit is of.</summary>
    private static string NameOf(ImmutableArray<Change> changes)
    {
        var attempts = changes.SelectMany(change => change.Attempts).ToList();
        var what = changes.All(change => change.FromVersion == 0) ? changes.Length > 1 ? "an import" : "a booking"
            : attempts.Exists(attempt => attempt.State == AttemptState.New) ? "an order"
            : attempts.Count > 0 ? "a settlement"
            : "a decision";
        return $"Commit of {what}";
    }
}
