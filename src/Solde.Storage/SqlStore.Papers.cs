using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Documents;
using Solde.Core.Documents;

namespace Solde.Storage;

public sealed partial class SqlStore : IDocuments
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

    private static async ValueTask<Core.Currency> CurrencyOf(Tables tables, Guid property) =>
        (await tables.Properties.View(property) ?? throw new InvalidOperationException($"no property {property}")).Settings.Currency;
}
