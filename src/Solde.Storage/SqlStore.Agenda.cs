using System.Collections.Immutable;
using NodaTime;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.Core.Agenda;

namespace Solde.Storage;

public sealed partial class SqlStore : IAgenda
{
    /// <inheritdoc/>
    public ValueTask<ImmutableArray<TakenTime>> Taken(Guid property, Instant from, Instant until) => Read(tables => tables.Times.Taken(property, from, until));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<BookingKey>> Appointments(Guid property, string? member, Instant from, Instant until, int limit) =>
        Read(tables => tables.Times.Between(property, member, from, until, limit));

    /// <inheritdoc/>
    public ValueTask<bool> WasHere(Guid property, string email, LocalDate today) => Read(tables => tables.Times.WasHere(property, email, today));

    /// <inheritdoc/>
    public ValueTask<int> Upcoming(Guid property, string email, Instant now) => Read(tables => tables.Times.Upcoming(property, email, now));
}
