using NodaTime;
using Solde.App.Days;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Server;

/// <summary>An acquirer's books, read from end to end.</summary>
/// <param name="entries">Reads them.</param>
internal sealed class AcquirerBooks(Func<IAsyncEnumerable<LedgerEntry>> entries) : IAcquirerBooks
{
    public async IAsyncEnumerable<AcquiredMove> Between(Instant from, Instant to)
    {
        await foreach (var entry in entries())
        {
            if (entry is { Kind: AttemptKind.Charge or AttemptKind.Capture or AttemptKind.Refund, SucceededAt: { } at } && at >= from && at < to)
            {
                yield return new AcquiredMove(entry.Id, entry.Kind == AttemptKind.Refund, entry.Amount, entry.Reference);
            }
        }
    }
}
