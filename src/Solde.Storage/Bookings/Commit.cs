using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Storage.Journal;
using Solde.Storage.Messages;
using Solde.Storage.Payments;
using Solde.Storage.Properties;
using Solde.Storage.Reviews;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>The changes of one transaction. Each is taken whole or refused by itself; what they write beside the bookings is stored together at
/// the end.</summary>
internal sealed class Commit(
    Session session, BookingRows bookings, AttemptRows attempts, ReviewRows reviews, MessageRows messages, JournalBatch journal)
{
    private readonly Dictionary<BookingKey, BookingHead?> heads = [];
    private readonly List<(BookingKey Booking, long Number, Instant? DueAt)> due = [];
    private readonly List<(BookingKey Booking, long Number, Message Message)> written = [];

    /// <summary>Takes a change, or says why not; nothing is kept of one that is refused.</summary>
    public async ValueTask<CommitResult> Take(Change change)
    {
        if (!heads.TryGetValue(change.Key, out var head))
        {
            heads[change.Key] = head = await bookings.Head(change.Key);
        }

        if ((head?.Version ?? 0) != change.FromVersion)
        {
            return CommitResult.Conflict;
        }

        if (change.Attempts.IsEmpty)
        {
            return await TakeCurrent(change, head);
        }

        await session.Execute("SAVEPOINT change");
        var result = await TakeCurrent(change, head);
        if (result != CommitResult.Stored)
        {
            await session.Execute("ROLLBACK TO SAVEPOINT change");
        }

        await session.Execute("RELEASE SAVEPOINT change");
        return result;
    }

    /// <summary>Stores what the changes taken write beside the bookings.</summary>
    public async ValueTask Store()
    {
        await journal.Store();
        await messages.Add(written);
        await reviews.Save(due);
    }

    private async ValueTask<CommitResult> TakeCurrent(Change change, BookingHead? head)
    {
        var property = await journal.Head(change.Key.Property);
        var isNew = head is null;
        head ??= new BookingHead(property.Bookings + 1, 0, new ChainEnd(0, Chain.Start(change.Key.Property, change.Key.Booking)));
        if (isNew && !await bookings.Add(change, head))
        {
            return CommitResult.Conflict;
        }

        var version = head.Version + (change.Changed ? 1 : 0);
        if (!await attempts.Save(change, version))
        {
            return CommitResult.PaymentInProgress;
        }

        property.Bookings += isNew ? 1 : 0;
        await Write(change, head with { Version = version }, property);
        return CommitResult.Stored;
    }

    // From here on nothing can be refused any more.
    private async ValueTask Write(Change change, BookingHead head, PropertyHead property)
    {
        head = head with { Chain = await journal.Append(change.Key, head.Chain, change.Facts) };
        heads[change.Key] = head;
        if (change.Changed)
        {
            await bookings.Save(change.Key, change.After, head, await journal.Texts(change.Key));
        }
        else if (!change.Facts.IsEmpty)
        {
            await bookings.SaveChain(change.Key, head.Chain);
        }

        foreach (var message in change.Messages)
        {
            written.Add((change.Key, ++property.Messages, message));
        }

        due.Add((change.Key, head.Number, change.NextReviewAt));
    }
}
