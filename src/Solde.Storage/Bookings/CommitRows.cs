using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Storage.Cards;
using Solde.Storage.Figures;
using Solde.Storage.Journal;
using Solde.Storage.Messages;
using Solde.Storage.Payments;
using Solde.Storage.Requests;
using Solde.Storage.Search;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>The rows of a commit: its changes taken one after the other, in memory, on what their bookings are.</summary>
internal sealed class CommitRows
{
    private readonly JournalBatch journal = new();
    private readonly Dictionary<BookingKey, Taken> taken = [];
    private readonly List<AttemptRow> attempts = [];
    private readonly List<(BookingKey Booking, Guid Attempt)> settled = [];
    private readonly List<object?[]> messages = [];
    private readonly List<object?[]> links = [];
    private readonly List<object?[]> used = [];
    private readonly List<object?[]> kept = [];
    private readonly List<object?[]> emptied = [];
    private readonly Dictionary<Guid, Instant> settling = [];
    private readonly Dictionary<BookingKey, TakenTime?> moved = [];
    private readonly FigureSums figures = new();
    private readonly List<object?[]> added;
    private readonly List<object?[]> updated;
    private readonly List<object?[]> listed;
    private readonly List<object?[]> relisted;
    private readonly List<object?[]> renamed;
    private readonly List<object?[]> people;
    private readonly IReadOnlyDictionary<BookingKey, BookingHead> heads;
    private readonly IReadOnlyDictionary<Guid, PropertyView> properties;
    private readonly IReadOnlyDictionary<BookingKey, SideTexts> texts;

    /// <param name="changes">The changes; one that was made from an old version is refused by itself.</param>
    /// <param name="heads">Their bookings, those that are there.</param>
    /// <param name="properties">Their properties.</param>
    /// <param name="texts">The names and addresses of the bookings.</param>
    public CommitRows(
        ImmutableArray<Change> changes, IReadOnlyDictionary<BookingKey, BookingHead> heads, IReadOnlyDictionary<Guid, PropertyView> properties,
        IReadOnlyDictionary<BookingKey, SideTexts> texts)
    {
        (this.heads, this.properties, this.texts) = (heads, properties, texts);
        Results = [.. changes.Select(change => IsCurrent(change) ? Take(change) : CommitResult.Conflict)];
        added = [.. taken.Where(pair => pair.Value is { IsNew: true }).Select(pair => BookingRows.Added(pair.Key, pair.Value.After!, pair.Value.Head, texts[pair.Key]))];
        updated =
        [
            .. taken.Where(pair => pair.Value is { IsNew: false, After: not null })
                .Select(pair => BookingRows.Changed(pair.Key, pair.Value.After!, pair.Value.Head, texts[pair.Key])),
        ];
        listed = [.. taken.Where(pair => pair.Value is { IsNew: true }).Select(pair => ListedRows.Whole(pair.Key, pair.Value.After!, texts[pair.Key]))];
        relisted = [.. taken.Where(pair => pair.Value is { IsNew: false, After: not null, HeadChanged: true }).Select(pair => ListedRows.Listed(pair.Key, pair.Value.After!))];
        renamed =
        [
            .. taken.Where(pair => pair.Value is { IsNew: false, After: not null, IsOfDetails: true })
                .Select(pair => ListedRows.Whole(pair.Key, pair.Value.After!, texts[pair.Key])),
        ];
        people = PeopleRows.Added(texts); // After the rows, which hide names among them.
    }

    /// <summary>What becomes of each change, unless an index refuses.</summary>
    public ImmutableArray<CommitResult> Results { get; }

    /// <summary>What becomes of the one change where a time is taken already; null = none is, or it was not looked at.</summary>
    public CommitResult? Refused { get; private set; }

    /// <summary>Whether the rows would be the same, made of this. Names and addresses are added only with what moves a booking's head.</summary>
    public bool AreOf(IReadOnlyDictionary<BookingKey, BookingHead> others, IReadOnlyDictionary<Guid, PropertyView> views) =>
        others.Count == heads.Count && views.Count == properties.Count
        && others.All(pair => heads.TryGetValue(pair.Key, out var head) && head.IsSameAs(pair.Value))
        && views.All(pair => properties.TryGetValue(pair.Key, out var view) && ReferenceEquals(view, pair.Value));

    /// <summary>The booking as these rows leave it; null = it is not there.</summary>
    public BookingHead? HeadOf(BookingKey key) => taken.TryGetValue(key, out var before) ? before.Head : heads.GetValueOrDefault(key);

    /// <summary>The names and addresses of a booking, those with it that come in.</summary>
    public ImmutableArray<SideText> TextsOf(BookingKey key) => [.. texts[key].All];

    /// <summary>Writes them, a table at a time.</summary>
    /// <returns>False when an index refused one of them; then the transaction must be undone.</returns>
    public async ValueTask<bool> Write(Tables tables)
    {
        if (await tables.Bookings.Add(added) < added.Count)
        {
            return false;
        }

        if (!await tables.Times.Take(moved))
        {
            Refused = CommitResult.TimeTaken;
            return false;
        }

        await tables.Attempts.Settle(settled);
        if (!await tables.Attempts.Save(attempts) || !await tables.Guests.Use(used))
        {
            return false;
        }

        await tables.Bookings.Update(updated);
        await tables.Bookings.UpdateHeads(
            taken.Where(pair => pair.Value is { After: null, HeadChanged: true }).Select(pair => (pair.Key, pair.Value.Head)));
        await tables.Listed.Add(listed);
        await tables.Listed.Update(relisted, renamed);
        await tables.People.Add(people);
        await journal.Store(tables);
        await tables.Messages.Add(messages);
        await tables.Guests.AddLinks(links);
        await tables.Vault.Add(kept);
        await tables.Vault.Clear(emptied);
        await tables.Reviews.Save([.. taken.Select(pair => (pair.Key, pair.Value.NextReviewAt))]);
        await tables.Figures.Add(figures);
        await tables.Properties.SaveSettling(settling.Select(pair => (pair.Key, pair.Value)));
        return true;
    }

    /// <summary>The booking and the property's rules are still those the change was made from.</summary>
    private bool IsCurrent(Change change)
    {
        var property = properties.GetValueOrDefault(change.Key.Property)
            ?? throw new InvalidOperationException($"there is no property {change.Key.Property}");
        var head = HeadOf(change.Key);
        return (head?.Version ?? 0) == change.FromVersion && !(change.SourceVersion <= head?.SourceVersion)
            && (change.Revision is not { } revision || revision == property.Revision);
    }

    private CommitResult Take(Change change)
    {
        var view = properties[change.Key.Property];
        var before = taken.GetValueOrDefault(change.Key);
        var head = HeadOf(change.Key) ?? new BookingHead(0, new(0, Chain.Start(change.Key.Property, change.Key.Booking)), null);
        var version = head.Version + (change.Changed ? 1 : 0);
        head = new BookingHead(
            version, journal.Append(change.Key, head.Chain, change.Facts, change.By, texts[change.Key], view), change.SourceVersion ?? head.SourceVersion);
        taken[change.Key] = new Taken(
            change.Changed ? change.After : before?.After, head, !heads.ContainsKey(change.Key), change.NextReviewAt,
            !change.Facts.IsEmpty || change.SourceVersion is not null || before is { HeadChanged: true },
            change.Facts.Any(ListedRows.IsOfDetails) || before is { IsOfDetails: true });
        var open = change.After.Attempts.Select(attempt => attempt.Id).ToHashSet();
        var gateway = view.Settings.Gateway ?? "";
        attempts.AddRange(change.Attempts.Select(attempt => new AttemptRow(change.Key, attempt, version, !open.Contains(attempt.Id), gateway)));
        settled.AddRange(change.Settled.Where(id => change.Attempts.All(attempt => attempt.Id != id)).Select(id => (change.Key, id)));
        if (change.SettlesAt is { } settlesAt)
        {
            settling[change.Key.Property] = settlesAt;
        }

        if (change.Link is { } link)
        {
            links.Add(GuestRows.Values(change.Key, link));
        }

        if (change.Uses is { } page)
        {
            used.Add([change.Key.Property, change.Key.Booking, page]);
        }

        var time = TakenTime.Of(change.After);
        if (time != (change.Before is { } known ? TakenTime.Of(known) : null))
        {
            moved[change.Key] = time;
        }

        figures.Add(change);
        kept.AddRange(change.Kept.Select(VaultRows.Values));
        emptied.AddRange(change.Facts.Select(fact => VaultRows.Emptied(change.Key, fact)).OfType<object?[]>());
        messages.AddRange(change.Messages.Select(message => MessageRows.Values(change.Key, message)));
        return CommitResult.Stored;
    }

    /// <summary>What becomes of a booking in this transaction.</summary>
    /// <param name="After">Its fold; null = unchanged.</param>
    /// <param name="Head">Its versions and the end of its chain.</param>
    /// <param name="IsNew">It was not there before.</param>
    /// <param name="NextReviewAt">When it is looked at next.</param>
    /// <param name="HeadChanged">Its chain has grown, or its source version.</param>
    /// <param name="IsOfDetails">Name, dates or channel may be others.</param>
    private sealed record Taken(BookingSnapshot? After, BookingHead Head, bool IsNew, Instant? NextReviewAt, bool HeadChanged, bool IsOfDetails);
}
