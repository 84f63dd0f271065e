using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Storage.Journal;
using Solde.Storage.Payments;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>The changes of one transaction: taken in memory one after the other, then stored a table at a time.</summary>
internal sealed class Commit(Tables tables)
{
    private readonly JournalBatch journal = new(tables);
    private readonly Dictionary<BookingKey, Taken> taken = [];
    private readonly List<AttemptRow> attempts = [];
    private readonly List<(BookingKey Booking, Guid Attempt)> settled = [];
    private readonly List<(BookingKey Booking, Message Message)> messages = [];
    private readonly Dictionary<Guid, Instant> settling = [];
    private Dictionary<BookingKey, BookingHead> heads = [];
    private Dictionary<Guid, PropertyView> properties = [];
    private Dictionary<BookingKey, SideTexts> texts = [];

    /// <summary>Stores changes; one that was made from an old version is refused by itself.</summary>
    /// <returns>Null when an index refused one of them (a reference or a payment that is there already): then the transaction must be undone, and the
    /// changes stored one by one, so that each has its own answer.</returns>
    public async ValueTask<ImmutableArray<CommitResult>?> Store(ImmutableArray<Change> changes)
    {
        var keys = changes.Select(change => change.Key).Distinct().ToList();
        heads = await tables.Bookings.Heads(keys);
        properties = await tables.Properties.Views(keys.Select(key => key.Property).Distinct()); // After the heads: see IsCurrent.
        texts = await tables.People.Of(keys);
        var results = ImmutableArray.CreateBuilder<CommitResult>(changes.Length);
        foreach (var change in changes)
        {
            results.Add(IsCurrent(change) ? Take(change) : CommitResult.Conflict);
        }

        return await Write() ? results.MoveToImmutable() : null;
    }

    /// <summary>The booking and the property's rules are still those the change was made from. The booking is locked by now, and a sweep visits it after
    /// new rules are stored: so either this transaction sees the new rules here, or the sweep sees what this one stores.</summary>
    private bool IsCurrent(Change change)
    {
        var property = properties.GetValueOrDefault(change.Key.Property)
            ?? throw new InvalidOperationException($"there is no property {change.Key.Property}");
        var head = heads.GetValueOrDefault(change.Key);
        return (head?.Version ?? 0) == change.FromVersion && !(change.SourceVersion <= head?.SourceVersion)
            && (change.Revision is not { } revision || revision == property.Revision);
    }

    private CommitResult Take(Change change)
    {
        var isNew = !heads.TryGetValue(change.Key, out var head);
        head ??= new BookingHead(0, new(0, Chain.Start(change.Key.Property, change.Key.Booking)), null);
        var version = head.Version + (change.Changed ? 1 : 0);
        head = new BookingHead(
            version, journal.Append(change.Key, head.Chain, change.Facts, texts[change.Key], properties[change.Key.Property]), change.SourceVersion ?? head.SourceVersion);
        heads[change.Key] = head;
        var before = taken.GetValueOrDefault(change.Key);
        taken[change.Key] = new Taken(
            change.Changed ? change.After : before?.After, head, isNew || before is { IsNew: true }, change.NextReviewAt,
            !change.Facts.IsEmpty || change.SourceVersion is not null || before is { HeadChanged: true });
        var open = change.After.Attempts.Select(attempt => attempt.Id).ToHashSet();
        var gateway = properties[change.Key.Property].Settings.Gateway ?? "";
        attempts.AddRange(change.Attempts.Select(attempt => new AttemptRow(change.Key, attempt, version, !open.Contains(attempt.Id), gateway)));
        settled.AddRange(change.Settled.Where(id => change.Attempts.All(attempt => attempt.Id != id)).Select(id => (change.Key, id)));
        if (change.SettlesAt is { } settlesAt)
        {
            settling[change.Key.Property] = settlesAt;
        }

        messages.AddRange(change.Messages.Select(message => (change.Key, message)));
        return CommitResult.Stored;
    }

    private async ValueTask<bool> Write()
    {
        var added = taken.Where(pair => pair.Value.IsNew).Select(Row).ToList();
        if (await tables.Bookings.Add(added) < added.Count)
        {
            return false;
        }

        await tables.Attempts.Settle(settled);
        if (!await tables.Attempts.Save(attempts))
        {
            return false;
        }

        await tables.Bookings.Update(taken.Where(pair => pair.Value is { IsNew: false, After: not null }).Select(Row));
        await tables.Bookings.UpdateHeads(
            taken.Where(pair => pair.Value is { After: null, HeadChanged: true }).Select(pair => (pair.Key, pair.Value.Head)));
        await tables.People.Add(texts);
        await journal.Store();
        await tables.Messages.Add(messages);
        await tables.Reviews.Save([.. taken.Select(pair => (pair.Key, pair.Value.NextReviewAt))]);
        await tables.Properties.SaveSettling(settling.Select(pair => (pair.Key, pair.Value)));
        return true;
    }

    private (BookingKey Key, BookingSnapshot After, BookingHead Head, SideTexts Texts) Row(KeyValuePair<BookingKey, Taken> pair) =>
        (pair.Key, pair.Value.After!, pair.Value.Head, texts[pair.Key]);

    /// <summary>What becomes of a booking in this transaction.</summary>
    /// <param name="After">Its fold; null = unchanged.</param>
    /// <param name="Head">Its versions and the end of its chain.</param>
    /// <param name="IsNew">It was not there before.</param>
    /// <param name="NextReviewAt">When it is looked at next.</param>
    /// <param name="HeadChanged">Its chain has grown, or its source version.</param>
    private sealed record Taken(BookingSnapshot? After, BookingHead Head, bool IsNew, Instant? NextReviewAt, bool HeadChanged);
}
