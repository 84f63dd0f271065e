using System.Reflection;
using Solde.App.Bookings;
using Solde.Core.Payments;

namespace Solde.Simulation.Tests;

/// <summary>Breaks a store on purpose.</summary>
internal static class Breaking
{
    /// <summary>What a broken store does in place of a call; null = the call is left alone.</summary>
    public static object? Call(Breakage breakage, GatedStore store, MethodInfo method, object?[] args) => (breakage, method.Name) switch
    {
        (Breakage.SentNotWritten, nameof(IStore.MarkSent)) => SayMarked(args),
        (Breakage.LooseVersions or Breakage.NoUniqueIndex, nameof(IStore.Commit)) => CommitLoosely(store, method, args),
        _ => null,
    };

    private static ImmutableArray<MarkedAs> SayMarked(object?[] args) =>
        ((ImmutableArray<(BookingKey Booking, Attempt Attempt)>)args[0]!).Select(_ => MarkedAs.Sent).ToImmutableArray();

    private static ImmutableArray<CommitResult> CommitLoosely(GatedStore store, MethodInfo method, object?[] args)
    {
        var changes = (ImmutableArray<Change>)args[0]!;
        var results = store.Do<ImmutableArray<CommitResult>>(method, args).ToArray();
        for (var i = 0; i < results.Length; i++)
        {
            var orders = changes[i].Attempts.Where(attempt => attempt is { State: AttemptState.New, Order.Kind: AttemptKind.Charge }).ToImmutableArray();
            if (results[i] == CommitResult.Conflict && changes[i].FromVersion > 0 && !orders.IsEmpty)
            {
                // The order alone, put beside whatever the booking has by now.
                var load = typeof(IStore).GetMethod(nameof(IStore.Load))!;
                var now = store.Do<ImmutableArray<StoredBooking>>(load, [ImmutableArray.Create(changes[i].Key)])[0];
                var loose = new Change
                {
                    Key = now.Key,
                    FromVersion = now.Version,
                    Before = now.Snapshot,
                    After = now.Snapshot with { Attempts = now.Snapshot.Attempts.AddRange(orders) },
                    Changed = true,
                    Attempts = orders,
                };
                results[i] = store.Do<ImmutableArray<CommitResult>>(method, [ImmutableArray.Create(loose)])[0];
            }
        }

        return [.. results];
    }
}
