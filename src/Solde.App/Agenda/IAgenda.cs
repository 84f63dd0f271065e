using Solde.App.Bookings;
using Solde.Core.Agenda;

namespace Solde.App.Agenda;

/// <summary>The times that a property's appointments take. They are stored with the bookings, in the same transaction
/// (<see cref="CommitResult.TimeTaken"/>), as is how many a client may have (<see cref="CommitResult.TooManyAppointments"/>).</summary>
public interface IAgenda
{
    /// <summary>The times that are taken, of everybody, between two instants, the earliest first.</summary>
    ValueTask<ImmutableArray<TakenTime>> Taken(Guid property, Instant from, Instant until);

    /// <summary>The appointments between two instants, the earliest first; those that were cancelled are left out.</summary>
    /// <param name="property">The property.</param>
    /// <param name="member">Of whom, by their code; null = of everybody.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The instant after the last.</param>
    /// <param name="limit">At most so many.</param>
    ValueTask<ImmutableArray<BookingKey>> Appointments(Guid property, string? member, Instant from, Instant until, int limit);

    /// <summary>Whether a client was at a property before: a booking with their address was checked in or out, or is past and neither was cancelled nor a
    /// no-show. What is still to come does not make a client known.</summary>
    /// <param name="property">The property.</param>
    /// <param name="email">The address, in any case of letters.</param>
    /// <param name="today">The property's day.</param>
    ValueTask<bool> WasHere(Guid property, string email, LocalDate today);

    /// <summary>How many appointments of a client are still to come at a property; those that were cancelled are left out.</summary>
    /// <param name="property">The property.</param>
    /// <param name="email">The client's address, in any case of letters.</param>
    /// <param name="now">The instant after which they begin.</param>
    ValueTask<int> Upcoming(Guid property, string email, Instant now);
}
