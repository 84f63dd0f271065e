using Solde.App.Bookings;
using Solde.App.Reviews;
using Solde.Core.Facts;
using Solde.Core.Payments;

namespace Solde.App.Payments;

/// <summary>Something an acquirer did, as its own books have it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Succeeded, Declined, Cancelled; anything else is not over.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reference">The booking's reference, as it was told.</param>
/// <param name="At">When it was done.</param>
public sealed record AcquiredEntry(string Id, AttemptKind Kind, ReplyState State, Money Amount, string Reference, Instant At)
{
    /// <summary>The attempt it belongs to, as it was told.</summary>
    public Guid? Attempt { get; init; }

    /// <summary>The id of what it captures, releases or refunds.</summary>
    public string? Target { get; init; }

    /// <summary>Why it was declined.</summary>
    public DeclineReason? Reason { get; init; }

    /// <summary>When a hold is let go by itself.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>A hold that was neither captured nor released, nor has expired.</summary>
    public bool IsOpenHold { get; init; }
}

/// <summary>What a database from a backup was told.</summary>
/// <param name="Settled">Open attempts whose end the acquirer knew.</param>
/// <param name="Recorded">Payments, captures, releases and refunds that were not known.</param>
/// <param name="Tasks">What could not be placed on a booking: staff have a task for each.</param>
public sealed record CaughtUp(int Settled, int Recorded, int Tasks);

/// <summary>Tells a database that is older than the acquirer's books what the acquirer did since. Asks nothing of the acquirer that moves money and sends
/// no message about money that was recorded; safe to do again.</summary>
/// <param name="store">The durable memory; nobody else may write to it meanwhile.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="clock">The time.</param>
public sealed class CatchingUp(IStore store, IIds ids, IClock clock)
{
    private const int Page = 500;

    private readonly Dictionary<string, List<AcquiredEntry>> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<BookingKey>> bookings = new(StringComparer.Ordinal);
    private readonly Settlement settlement = new(store, ids, clock, static settings => settings.Gateway ?? "books");

    /// <summary>Catches up.</summary>
    /// <param name="entries">The acquirer's books, of all properties, oldest first.</param>
    public async ValueTask<CaughtUp> Run(IAsyncEnumerable<AcquiredEntry> entries)
    {
        await foreach (var entry in entries)
        {
            if (entry.State is ReplyState.Succeeded or ReplyState.Declined or ReplyState.Cancelled)
            {
                (open.TryGetValue(entry.Reference, out var known) ? known : open[entry.Reference] = []).Add(entry);
            }
        }

        var settled = await SettleAttempts();
        var (recorded, unplaced) = await Record();
        await Tell(unplaced);
        return new CaughtUp(settled, recorded, unplaced.Count);
    }

    /// <summary>Attempts that are open here and over there come to their end; finds which bookings there are of each reference.</summary>
    private async ValueTask<int> SettleAttempts()
    {
        var settled = 0;
        foreach (var (property, _) in await store.Properties())
        {
            for (Guid? after = null; await store.Bookings(property, after, Page) is { IsEmpty: false } page; after = page[^1].Key.Booking)
            {
                foreach (var stored in page.Where(stored => open.ContainsKey(stored.Snapshot.Ref)))
                {
                    var reference = stored.Snapshot.Ref;
                    (bookings.TryGetValue(reference, out var known) ? known : bookings[reference] = []).Add(stored.Key);
                    settled += await Settle(stored, open[reference]);
                }
            }
        }

        return settled;
    }

    private async ValueTask<int> Settle(StoredBooking stored, List<AcquiredEntry> entries)
    {
        var settled = 0;
        foreach (var attempt in stored.Snapshot.Attempts)
        {
            if (entries.Find(entry => entry.Attempt == attempt.Id) is { } entry)
            {
                var outcome = Replies.Apply(attempt, new GatewayReply(entry.State, entry.Id, entry.Reason, entry.ExpiresAt), clock.GetCurrentInstant());
                await settlement.Settle(new OpenAttempt(stored, outcome));
                settled++;
            }
        }

        return settled;
    }

    /// <summary>Records what succeeded there and is not known here.</summary>
    private async ValueTask<(int Recorded, List<AcquiredEntry> Unplaced)> Record()
    {
        var (recorded, unplaced) = (0, new List<AcquiredEntry>());
        foreach (var some in open.Chunk(Page))
        {
            var loaded = await store.Load([.. some.SelectMany(each => bookings.GetValueOrDefault(each.Key) ?? [])]);
            var changes = ImmutableArray.CreateBuilder<Change>();
            foreach (var (reference, entries) in some)
            {
                var here = loaded.Where(stored => stored.Snapshot.Ref == reference).ToList();
                var unknown = new UnknownMoney(here, entries, clock.GetCurrentInstant());
                unplaced.AddRange(unknown.Unplaced);
                recorded += unknown.Facts.Length;
                if (!unknown.Facts.IsEmpty)
                {
                    changes.Add(ChangeOf(here[0], unknown.Facts));
                }
            }

            var results = await store.Commit(changes.DrainToImmutable());
            if (results.Any(result => result != CommitResult.Stored))
            {
                throw new InvalidOperationException("somebody else wrote to the database while it was being caught up");
            }
        }

        return (recorded, unplaced);
    }

    private Change ChangeOf(StoredBooking stored, ImmutableArray<IFact> facts)
    {
        var now = clock.GetCurrentInstant();
        return new Pass(stored.Snapshot, stored.Property.Rules, now).Take([.. facts]).ToChange(stored, ids) with { NextReviewAt = now };
    }

    /// <summary>A task for each thing that nobody can place, at the first property of its currency.</summary>
    private async ValueTask Tell(List<AcquiredEntry> unplaced)
    {
        if (unplaced.Count == 0)
        {
            return;
        }

        var properties = await store.Properties();
        var now = clock.GetCurrentInstant();
        foreach (var group in unplaced.GroupBy(entry => entry.Amount.Currency))
        {
            var (property, settings) = properties.FirstOrDefault(each => each.Settings.Currency == group.Key, properties[0]);
            await store.Record(property, [.. group.Select(entry => new TaskCreated(now, Text(entry, settings.Language), "payments"))]);
        }
    }

    private static string Text(AcquiredEntry entry, string language) => (language, entry.Kind) switch
    {
        ("fr", AttemptKind.Authorize) => $"Empreinte de {entry.Amount} chez l’acquéreur ({entry.Id}, réservation {entry.Reference}), inconnue ici : à libérer chez lui",
        ("fr", AttemptKind.Refund) => $"Remboursement de {entry.Amount} chez l’acquéreur ({entry.Id}, réservation {entry.Reference}), inconnu ici : à saisir",
        ("fr", _) => $"Encaissement de {entry.Amount} chez l’acquéreur ({entry.Id}, réservation {entry.Reference}), inconnu ici : à saisir ou à rembourser",
        (_, AttemptKind.Authorize) => $"The acquirer holds {entry.Amount} ({entry.Id}, booking {entry.Reference}) that nothing here knows: release it there",
        (_, AttemptKind.Refund) => $"The acquirer refunded {entry.Amount} ({entry.Id}, booking {entry.Reference}) that nothing here knows: record it",
        _ => $"The acquirer took {entry.Amount} ({entry.Id}, booking {entry.Reference}) that no folio has: record it or give it back",
    };
}
