using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Days;
using Solde.App.Documents;
using Solde.Core.Documents;
using Solde.Core.Facts;

namespace Solde.Storage;

public sealed partial class SqlStore : IDocuments, IDays
{
    /// <inheritdoc/>
    public ValueTask<StoredDocument?> Document(BookingKey booking, int document) =>
        Read(async tables => await tables.Documents.Find(booking, document, await CurrencyOf(tables, booking.Property)));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredDocument>> DocumentsOf(BookingKey booking) =>
        Read(async tables => await tables.Documents.Of(booking, await CurrencyOf(tables, booking.Property)));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredDocument>> Documents(Guid property, DocumentKind kind, int year, long after, int limit) =>
        Read(async tables => await tables.Documents.Page(property, kind, year, after, limit, await CurrencyOf(tables, property)));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredDocument>> Documents(Guid property, Instant from, Instant to) =>
        Read(async tables => await tables.Documents.Between(property, from, to, await CurrencyOf(tables, property)));

    /// <inheritdoc/>
    public ValueTask<ClosedDay?> Day(Guid property, LocalDate day) =>
        Read(async tables => await tables.Days.Find(property, day, await CurrencyOf(tables, property)));

    /// <inheritdoc/>
    public ValueTask<bool> Close(Guid property, string json, DayClosed closed, string? by) => Write(async tables =>
    {
        if (!await tables.Days.Add(property, json, closed, by))
        {
            return false;
        }

        await Append(tables, property, [closed], by);
        return true;
    });

    /// <inheritdoc/>
    public ValueTask<ImmutableDictionary<Guid, Guid>> PropertiesOf(IEnumerable<Guid> attempts) => Read(tables => tables.Attempts.PropertiesOf(attempts));

    private static async ValueTask<Core.Currency> CurrencyOf(Tables tables, Guid property) =>
        (await tables.Properties.View(property) ?? throw new InvalidOperationException($"no property {property}")).Settings.Currency;
}
