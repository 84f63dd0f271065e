using System.Runtime.CompilerServices;
using NodaTime;
using Solde.App.Days;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Server;

/// <summary>An acquirer's books, read from end to end.</summary>
/// <param name="entries">Reads them.</param>
/// <param name="time">By which it is waited.</param>
internal sealed class AcquirerBooks(Func<IAsyncEnumerable<LedgerEntry>> entries, TimeProvider time) : IAcquirerBooks
{
    /// <summary>How long all of it may take: somebody waits for it at a page.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async IAsyncEnumerable<AcquiredMove> Between(Instant from, Instant to, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        await foreach (var entry in entries().WithCancellation(given.Token))
        {
            if (entry is { Kind: AttemptKind.Charge or AttemptKind.Capture or AttemptKind.Refund, SucceededAt: { } at } && at >= from && at < to)
            {
                yield return new AcquiredMove(entry.Id, entry.Kind == AttemptKind.Refund, entry.Amount, entry.Reference);
            }
        }
    }
}
