using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Journal;

namespace Solde.Storage.Bookings;

/// <summary>What is remembered with a booking that was loaded (<see cref="StoredBooking.Remembered"/>): all that a commit must know to make its rows without
/// reading anything. A commit that was stored brings it up to date.</summary>
internal sealed class RememberedBooking(PropertyView property, BookingHead head, ImmutableArray<SideText> texts)
{
    private volatile State now = new(property, head, texts);

    public State Now => now;

    public void Update(BookingHead head, ImmutableArray<SideText> texts) => now = new State(now.Property, head, texts);

    /// <summary>One state of it; several who have the booking may look at once.</summary>
    internal sealed record State(PropertyView Property, BookingHead Head, ImmutableArray<SideText> Texts);
}
