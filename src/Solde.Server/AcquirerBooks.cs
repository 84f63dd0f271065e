using System.Runtime.CompilerServices;
using NodaTime;
using Solde.App.Days;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Server;

/// <summary>An acquirer's books, of which a time is asked for.</summary>
/// <param name="entries">Reads what succeeded in it.</param>
/// <param name="time">By which it is waited.</param>
internal sealed class AcquirerBooks(Func<Interval?, IAsyncEnumerable<LedgerEntry>> entries, TimeProvider time) : IAcquirerBooks
{
    /// <summary>How long all of it may take: somebody waits for it at a page.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async IAsyncEnumerable<AcquiredMove> Between(Instant from, Instant to, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        await foreach (var entry in entries(new Interval(from, to)).WithCancellation(given.Token))
        {
            if (entry.Kind is AttemptKind.Charge or AttemptKind.Capture or AttemptKind.Refund)
            {
                yield return new AcquiredMove(entry.Id, entry.Kind == AttemptKind.Refund, entry.Amount, entry.Reference)
                {
                    Attempt = Guid.TryParseExact(entry.Attempt, "N", out var attempt) ? attempt : null,
                };
            }
        }
    }
}
