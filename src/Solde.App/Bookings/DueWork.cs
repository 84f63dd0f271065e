using Solde.App.Messages;
using Solde.Core.Facts;

namespace Solde.App.Bookings;

/// <summary>What is due at some instant in the durable queues.</summary>
/// <param name="Reviews">Bookings to look at, the earliest due first, ties in the order of booking.</param>
/// <param name="Attempts">Attempts to execute or to ask the gateway about.</param>
/// <param name="Messages">Messages to send, in the order written.</param>
public sealed record DueWork(
    ImmutableArray<BookingKey> Reviews, ImmutableArray<(BookingKey Booking, Guid Attempt)> Attempts, ImmutableArray<(BookingKey Booking, Guid Message)> Messages)
{
    /// <summary>Nothing is due.</summary>
    public bool IsEmpty => Reviews.IsEmpty && Attempts.IsEmpty && Messages.IsEmpty;
}

/// <summary>A booking taken for a look.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Tries">How often it was taken since a look was last stored, this time included.</param>
public readonly record struct ClaimedReview(BookingKey Booking, Instant DueAt, int Tries);

/// <summary>A page of a walk through a property's bookings after its settings or rules changed.</summary>
/// <param name="Property">The property.</param>
/// <param name="Generation">Which walk; a later change begins another.</param>
/// <param name="Ended">The walk is past the open bookings.</param>
/// <param name="IsFull">More may follow.</param>
/// <param name="Bookings">The bookings, the nearest arrival first.</param>
/// <param name="LastDay">Where the page ends.</param>
public sealed record SweepPage(Guid Property, long Generation, bool Ended, bool IsFull, ImmutableArray<BookingKey> Bookings, string? LastDay);

/// <summary>Where a message stands now.</summary>
/// <param name="Booking">Its booking.</param>
/// <param name="Message">The message.</param>
/// <param name="Fact">What tells of it in the journal; null = nothing does yet.</param>
public readonly record struct SavedMessage(BookingKey Booking, Message Message, IFact? Fact);
