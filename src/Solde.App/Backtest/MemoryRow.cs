using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Core.Payments;

namespace Solde.App.Backtest;

/// <summary>A booking in a <see cref="MemoryStore"/>.</summary>
internal sealed class MemoryRow
{
    private readonly Dictionary<Guid, (long Version, GatewayOrder Order)> written = [];

    internal StoredBooking Stored { get; private set; } = null!;

    internal BookingKey Key => Stored.Key;

    internal long Version => Stored.Version;

    internal BookingSnapshot Snapshot
    {
        get => Stored.Snapshot;
        set => Stored = Stored with { Snapshot = value };
    }

    internal Instant? DueAt { get; set; }

    internal int Tries { get; set; }

    internal bool IsOpen => Snapshot.Status is BookingStatus.Expected or BookingStatus.CheckedIn;

    internal void Store(Change change, PropertyView property)
    {
        Stored = change.Stored(property) with { SourceVersion = change.SourceVersion ?? Stored?.SourceVersion };
        (DueAt, Tries) = (change.NextReviewAt, 0);
        foreach (var attempt in change.Attempts)
        {
            written[attempt.Id] = (Version, attempt.Order);
        }
    }

    /// <summary>One key, one set of parameters, for ever.</summary>
    /// <exception cref="InvalidOperationException">An attempt was written with another order before.</exception>
    internal void ThrowIfOrdersDiffer(ImmutableArray<Attempt> attempts)
    {
        foreach (var attempt in attempts)
        {
            if (written.TryGetValue(attempt.Id, out var known) && !ReferenceEquals(known.Order, attempt.Order)
                && SnapshotJson.WriteOrder(known.Order) != SnapshotJson.WriteOrder(attempt.Order))
            {
                throw new InvalidOperationException(
                    $"attempt {attempt.Id} was written with another order: one key, one set of parameters, for ever");
            }
        }
    }

    /// <summary>An attempt that was not sent yet; null when it was, or is over.</summary>
    internal Attempt? Unsent(Guid attempt) =>
        Snapshot.Attempts.FirstOrDefault(a => a.Id == attempt && a.State is AttemptState.New or AttemptState.Prepared);

    /// <summary>Whether an attempt was sent or taken by somebody of whom the writer of this state of it does not know.</summary>
    internal bool WasTakenUnknownTo(Attempt attempt) => Snapshot.Attempts.Any(stored => stored.Id == attempt.Id
        && ((attempt.SentAt is null && stored.SentAt is not null) || (attempt.WasNotSent && stored.WasTakenSince(attempt))));

    /// <summary>Whether the booking is as it was when an attempt was written.</summary>
    internal bool IsAsWritten(Guid attempt) => written.TryGetValue(attempt, out var known) && known.Version == Version;

    internal void Put(Attempt attempt) =>
        Snapshot = Snapshot with { Attempts = [.. Snapshot.Attempts.Select(a => a.Id == attempt.Id ? attempt : a)] };

    internal void Remove(Guid attempt) => Snapshot = Snapshot with { Attempts = Snapshot.Attempts.RemoveAll(a => a.Id == attempt) };
}
