using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Documents;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Documents;
using Solde.Storage.Sql;

namespace Solde.Storage.Papers;

/// <summary>Receipts, invoices and credit notes, and how far their numbers have come.</summary>
internal sealed class DocumentRows(Session session)
{
    private const string Select = "SELECT booking_id, document, kind, year, place, issued_at, text FROM documents WHERE property_id = $1";

    private const string Insert =
        "INSERT INTO documents (property_id, booking_id, document, kind, year, place, issued_at, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    /// <summary>Numbers the documents of a change and stores them. Who asks for the next number of a series waits for whoever has taken the last one, until
    /// that is stored or undone: so none is missing and none stands twice.</summary>
    /// <returns>The change, its facts with the numbers.</returns>
    public async ValueTask<Change> Store(Change change)
    {
        var places = new Dictionary<int, long>();
        foreach (var draft in change.Documents)
        {
            var place = await Next(change.Key.Property, draft);
            places[draft.Document] = place;
            await session.Execute(
                Insert, change.Key.Property, change.Key.Booking, (long)draft.Document, Timeline.Word(draft.Kind), (long)draft.Year, place, draft.At, draft.Json);
        }

        return DocumentNumbers.In(change, places);
    }

    public ValueTask<StoredDocument?> Find(BookingKey booking, int document, Currency currency)
    {
        const string sql = $"{Select} AND booking_id = $2 AND document = $3";
        return session.First(sql, row => Read(booking.Property, row, currency), booking.Property, booking.Booking, (long)document);
    }

    public async ValueTask<ImmutableArray<StoredDocument>> Of(BookingKey booking, Currency currency)
    {
        const string sql = $"{Select} AND booking_id = $2 ORDER BY document";
        return [.. await session.Query(sql, row => Read(booking.Property, row, currency), booking.Property, booking.Booking)];
    }

    public async ValueTask<ImmutableArray<StoredDocument>> Page(Guid property, DocumentKind kind, int year, long after, int limit, Currency currency)
    {
        const string sql = $"{Select} AND kind = $2 AND year = $3 AND place > $4 ORDER BY place LIMIT $5";
        return [.. await session.Query(sql, row => Read(property, row, currency), property, Timeline.Word(kind), (long)year, after, (long)limit)];
    }

    public async ValueTask<ImmutableArray<StoredDocument>> Between(Guid property, Instant from, Instant to, Currency currency)
    {
        const string sql = $"{Select} AND issued_at >= $2 AND issued_at < $3 ORDER BY issued_at";
        return [.. await session.Query(sql, row => Read(property, row, currency), property, from, to)];
    }

    private async ValueTask<long> Next(Guid property, DraftDocument draft)
    {
        const string sql = """
            INSERT INTO document_series (property_id, kind, year, last) VALUES ($1, $2, $3, 1)
            ON CONFLICT (property_id, kind, year) DO UPDATE SET last = document_series.last + 1 RETURNING last
            """;
        return (await session.Query(sql, row => row.Long(0), property, Timeline.Word(draft.Kind), (long)draft.Year))[0];
    }

    private static StoredDocument Read(Guid property, Row row, Currency currency)
    {
        var text = DocumentJson.Read(row.Text(6), currency);
        return new StoredDocument(
            new BookingKey(property, row.Id(0)), row.Int(1), text.Kind, DocumentNumbers.Of(text.Kind, row.Int(3), row.Long(4)), row.Instant(5), text)
        {
            Place = row.Long(4),
        };
    }
}
