using Solde.App.Reviews;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Planning;

namespace Solde.App.Bookings;

/// <summary>Makes a booking that is not known yet.</summary>
public static class Recording
{
    /// <summary>A new booking with all that came of it already, as one change.</summary>
    /// <param name="property">The property.</param>
    /// <param name="view">The property as it is now.</param>
    /// <param name="booking">The booking.</param>
    /// <param name="happenings">What became of it before it was recorded, in order.</param>
    /// <param name="now">When it is recorded.</param>
    /// <param name="ids">Makes ids.</param>
    /// <returns>Null when something that became of it cannot be done to it in one go.</returns>
    public static Change? New(
        Guid property,
        PropertyView view,
        NewBooking booking,
        IEnumerable<Func<BookingSnapshot, Answer>> happenings,
        Instant now,
        IIds ids)
    {
        var created = new BookingCreated(now, booking.CreatedAt ?? now, booking.Details, booking.Charges);
        var pass = new Pass(Planner.Create(view.Settings, booking.Ref, created), view.Rules, now).Take(BookingActions.BroughtAlong(booking, now));
        foreach (var action in happenings)
        {
            var answer = action(pass.Booking);
            if (answer.Refusal is not null)
            {
                return null;
            }

            pass.Take(answer.Decisions);
        }

        var change = pass.Follow().ToChange(new StoredBooking(new BookingKey(property, ids.New()), 0, pass.Booking, view), ids);
        return change with { Facts = change.Facts.Insert(0, created), Changed = true, SourceVersion = booking.SourceVersion };
    }
}
