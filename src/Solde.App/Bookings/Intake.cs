using Solde.App.Backtest;
using Solde.Core.Bookings;

namespace Solde.App.Bookings;

/// <summary>What taking a booking in came to.</summary>
public enum IntakeResult
{
    /// <summary>It was not known.</summary>
    New,

    /// <summary>It was known and differs now.</summary>
    Changed,

    /// <summary>Nothing about it was new.</summary>
    Known,

    /// <summary>What it says cannot be done to the booking as it stands; the journal tells what.</summary>
    Refused,
}

/// <summary>What became of a booking of a file.</summary>
/// <param name="Result">What taking it in came to.</param>
/// <param name="Link">What became of the payment link it asked for; null = it asked for none, or was refused itself.</param>
public readonly record struct TakenRow(IntakeResult Result, FirstLink? Link);

/// <summary>Takes bookings in from a file, with what has become of them. Safe to do again: what is known already changes nothing.</summary>
/// <remarks>What happened to a booking is noted with the time at which it happened, so that automations see how long ago that is (C10).
/// Cards are not taken: their numbers belong to the acquirer.</remarks>
/// <param name="store">The durable memory.</param>
/// <param name="desk">Where bookings are acted on.</param>
/// <param name="ids">Makes ids.</param>
public sealed class Intake(IStore store, Desk desk, IIds ids)
{
    /// <summary>Takes bookings in; those that are new are stored in one transaction.</summary>
    /// <param name="property">The property.</param>
    /// <param name="batch">The bookings, each with a reference of its own.</param>
    /// <param name="now">The instant of the intake.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What each came to, in their order.</returns>
    public async ValueTask<ImmutableArray<TakenRow>> Take(
        Guid property, IReadOnlyList<ImportedBooking> batch, Instant now, CancellationToken cancel)
    {
        var view = await store.Property(property) ?? throw new InvalidOperationException($"no property {property}");
        var known = await Known(property, batch);
        var changes = ImmutableArray.CreateBuilder<Change>();
        var isNew = new bool[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            if (!known.ContainsKey(batch[i].Booking.Ref)
                && Recording.New(property, view, BookingOf(batch[i]), Happenings(batch[i]).Select(each => each.Action), now, ids) is { } change)
            {
                changes.Add(change);
                isNew[i] = true;
            }
        }

        var stored = changes.Count == 0 ? [] : await store.Commit(changes.ToImmutable());
        var results = ImmutableArray.CreateBuilder<TakenRow>(batch.Count);
        var next = 0;
        foreach (var (i, imported) in batch.Index())
        {
            var result = isNew[i] && stored[next++] == CommitResult.Stored
                ? IntakeResult.New
                : await TakeOne(property, imported, known.GetValueOrDefault(imported.Booking.Ref), now, cancel);
            results.Add(new TakenRow(result, await LinkOf(property, imported, result, now, cancel)));
        }

        return results.MoveToImmutable();
    }

    private async ValueTask<IntakeResult> TakeOne(
        Guid property, ImportedBooking imported, StoredBooking? known, Instant now, CancellationToken cancel)
    {
        if (known is not null && SaysNothingNew(known.Snapshot, imported, now))
        {
            return IntakeResult.Known;
        }

        var refusal = await desk.Book(property, BookingOf(imported), now, cancel);
        foreach (var (what, reached, action) in Happenings(imported))
        {
            refusal = await desk.Do(
                property, imported.Booking.Ref, what, booking => reached(booking.Status) ? Answer.Nothing : action(booking), now, cancel) ?? refusal;
        }

        return (known, refusal) switch
        {
            (_, not null) => IntakeResult.Refused,
            (null, null) => IntakeResult.New,
            (not null, null) => IntakeResult.Changed,
        };
    }

    // After all that became of the booking: a stay that will not be is not asked for.
    private async ValueTask<FirstLink?> LinkOf(Guid property, ImportedBooking imported, IntakeResult result, Instant now, CancellationToken cancel)
    {
        TakenAs? taken = result switch
        {
            IntakeResult.New => TakenAs.New,
            IntakeResult.Changed => TakenAs.Changed,
            IntakeResult.Known => TakenAs.Known,
            IntakeResult.Refused => null,
        };
        return imported.Link && taken is { } known ? await desk.SendFirstLink(property, BookingOf(imported), known, now, cancel) : null;
    }

    private static bool SaysNothingNew(BookingSnapshot known, ImportedBooking imported, Instant now) =>
        BookingActions.Update(known, BookingOf(imported), now) is { Refusal: null, Decisions.IsEmpty: true }
        && Happenings(imported).All(each => each.Reached(known.Status));

    private async ValueTask<Dictionary<string, StoredBooking>> Known(Guid property, IReadOnlyList<ImportedBooking> batch)
    {
        var keys = await store.Find(property, batch.Select(imported => imported.Booking.Ref));
        return (await store.Load([.. keys.Values])).ToDictionary(stored => stored.Snapshot.Ref, StringComparer.Ordinal);
    }

    private static NewBooking BookingOf(ImportedBooking imported) => new()
    {
        Ref = imported.Booking.Ref,
        CreatedAt = imported.Booking.CreatedAt,
        Details = imported.Booking.Details,
        Charges = imported.Booking.Charges,
        Payments = [.. imported.Booking.Payments.Select(payment => (payment.Amount, payment.Method))],
    };

    private static IEnumerable<(string What, Func<BookingStatus, bool> Reached, Func<BookingSnapshot, Answer> Action)> Happenings(
        ImportedBooking imported)
    {
        if (imported.CancelledAt is { } cancelled)
        {
            yield return ("cancel", status => status == BookingStatus.Cancelled, booking => BookingActions.Cancel(booking, cancelled));
        }

        if (imported.NoShowAt is { } noShow)
        {
            yield return ("noShow", status => status == BookingStatus.NoShow, booking => BookingActions.NoShow(booking, noShow));
        }

        if (imported.CheckedInAt is { } arrived)
        {
            yield return (
                "checkIn", status => status is BookingStatus.CheckedIn or BookingStatus.CheckedOut, booking => BookingActions.CheckIn(booking, arrived));
        }

        if (imported.CheckedOutAt is { } left)
        {
            yield return ("checkOut", status => status == BookingStatus.CheckedOut, booking => BookingActions.CheckOut(booking, left));
        }
    }
}
