using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Work;
using Solde.Core.Payments;
using Solde.Storage.Bookings;

namespace Solde.Storage;

public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<CommitResult>> Commit(ImmutableArray<Change> changes)
    {
        if (changes.IsEmpty)
        {
            return [];
        }

        // What takes the number of a document, or of a voucher's balance, or one of the appointments that a client may have, is a transaction by itself: others of
        // the property wait for it.
        var together = changes.Length == 1 || changes.All(change => change.Documents.IsEmpty && change.Vouchers.IsEmpty && change.Limit is null);
        var results = (together ? (await TryCommit(changes)).Results : null) ?? await CommitEach(changes);
        rings.OfChanges(changes);
        return results;
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<MarkedAs>> MarkSent(
        ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts, Instant now, Instant leaseUntil)
    {
        var marked = await Write(tables => MarkSent(tables, attempts, now, leaseUntil));
        if (marked.Contains(MarkedAs.Voided))
        {
            rings.Ring(WorkQueues.Reviews, now);
        }

        return marked;
    }

    private static async ValueTask<ImmutableArray<MarkedAs>> MarkSent(
        Tables tables, ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts, Instant now, Instant leaseUntil)
    {
        var sent = await tables.Attempts.MarkSent(attempts, now, leaseUntil);
        var voided = sent.Count == attempts.Length
            ? []
            : await tables.Attempts.Void(attempts.Where(each => !sent.Contains(each.Attempt.Id)));
        await tables.Reviews.Save([.. attempts.Where(each => voided.Contains(each.Attempt.Id)).Select(each => (each.Booking, (Instant?)now))]);
        return
        [
            .. attempts.Select(each =>
                sent.Contains(each.Attempt.Id) ? MarkedAs.Sent : voided.Contains(each.Attempt.Id) ? MarkedAs.Voided : MarkedAs.NotOurs),
        ];
    }

    /// <inheritdoc/>
    public ValueTask SavePrepared(ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts) =>
        Write(tables => tables.Attempts.SavePrepared(attempts));

    private async ValueTask<(ImmutableArray<CommitResult>? Results, CommitResult? Refused)> TryCommit(ImmutableArray<Change> changes)
    {
        var commit = new Commit(changes, salt);
        commit.Prepare();
        try
        {
            var results = await Write(async tables => await commit.Store(tables) ?? throw new RefusedException());
            commit.Remember();
            return (results, null);
        }
        catch (RefusedException)
        {
            return (null, commit.Refused);
        }
    }

    private async ValueTask<ImmutableArray<CommitResult>> CommitEach(ImmutableArray<Change> changes)
    {
        var results = ImmutableArray.CreateBuilder<CommitResult>(changes.Length);
        foreach (var change in changes)
        {
            var (stored, refused) = await TryCommit([change]);
            results.Add(stored?[0] ?? refused ?? (change.FromVersion == 0 ? CommitResult.Conflict : CommitResult.PaymentInProgress));
        }

        return results.MoveToImmutable();
    }

    /// <summary>An index refused a row, a voucher does not pay so much, or a client has appointments enough: the transaction is undone.</summary>
    private sealed class RefusedException : Exception;
}
