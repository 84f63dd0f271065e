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

/// <summary>Takes bookings in from a file, with what has become of them. Safe to do again: what is known already changes nothing.</summary>
/// <param name="store">The durable memory.</param>
/// <param name="desk">Where bookings are acted on.</param>
public sealed class Intake(IStore store, Desk desk)
{
    /// <summary>Takes one booking in. What happened to it is noted with the time at which it happened, so that automations see how long ago
    /// that is (C10). Cards are not taken: their numbers belong to the acquirer.</summary>
    /// <param name="property">The property.</param>
    /// <param name="imported">The booking.</param>
    /// <param name="now">The instant of the intake.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async ValueTask<IntakeResult> Take(Guid property, ImportedBooking imported, Instant now, CancellationToken cancel)
    {
        var reference = imported.Booking.Ref;
        var before = await Version(property, reference);
        var refusal = await desk.Book(property, BookingOf(imported), now, cancel);
        foreach (var (what, reached, action) in Happenings(imported))
        {
            refusal = await desk.Do(property, reference, what, booking => reached(booking.Status) ? Answer.Nothing : action(booking), now, cancel)
                ?? refusal;
        }

        var after = await Version(property, reference);
        return (before, after, refusal) switch
        {
            (_, _, not null) => IntakeResult.Refused,
            (null, _, _) => IntakeResult.New,
            _ => before == after ? IntakeResult.Known : IntakeResult.Changed,
        };
    }

    private async ValueTask<long?> Version(Guid property, string reference) =>
        await store.Find(property, reference) is { } key ? (await store.Load([key]))[0].Version : null;

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
