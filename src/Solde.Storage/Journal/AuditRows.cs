using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Documents;
using Solde.App.Journal;
using Solde.Core.Documents;
using Solde.Storage.Bookings;
using Solde.Storage.Properties;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>Shows rows as they are stored.</summary>
internal sealed class AuditRows(Session session, PropertyRows properties, BookingRows bookings, PeopleRows people)
{
    private static readonly Many EntriesOf = new(
        """
        SELECT j.booking_id, j.seq, j.at, j.what, j.data, j.hash FROM {rows}, journal j
        WHERE j.property_id = r.property_id AND j.booking_id = r.booking_id ORDER BY j.booking_id, j.seq
        """,
        "id:property_id id:booking_id");

    private static readonly Many BookingsOf = new(
        """
        SELECT b.booking_id, b.ref, b.state, b.status, b.arrival, b.departure, b.collectible, b.balance, b.chain_seq, b.chain_hash,
            b.next_run_at, b.run_released, b.run_failed, b.in_doubt, b.request_pending, b.request_sent, b.request_answered, b.hold_open,
            b.card_left
        FROM {rows}, bookings b
        WHERE b.property_id = r.property_id AND b.booking_id = r.booking_id ORDER BY b.booking_id
        """,
        "id:property_id id:booking_id");

    private static readonly Many DocumentsOf = new(
        """
        SELECT d.booking_id, d.document, d.kind, d.year, d.place, d.text FROM {rows}, documents d
        WHERE d.property_id = r.property_id AND d.booking_id = r.booking_id ORDER BY d.booking_id, d.document
        """,
        "id:property_id id:booking_id");

    public async ValueTask<AuditedProperty?> Property(Guid property)
    {
        if (await properties.View(property) is null)
        {
            return null;
        }

        var chain = await properties.ChainOf(property);
        var entries = await Entries([new BookingKey(property, Guid.Empty)]);
        return new AuditedProperty(
            new AuditedChain([.. entries[Guid.Empty]], chain.Seq, [.. chain.Hash]), [.. await properties.History(property)]);
    }

    public async ValueTask<ImmutableArray<AuditedBooking>> Bookings(Guid property, Guid? after, int limit) =>
        await Bookings(property, await bookings.PageOfKeys(property, after, limit));

    /// <summary>Bookings of one property, in the order they were recorded.</summary>
    public async ValueTask<ImmutableArray<AuditedBooking>> Bookings(Guid property, IReadOnlyCollection<BookingKey> keys)
    {
        var (entries, texts) = (await Entries(keys), await people.Of(keys));
        var documents = (await session.Query(
            DocumentsOf,
            row => (Booking: row.Id(0), Document: new AuditedDocument(
                row.Int(1), DocumentNumbers.Of(row.Word<DocumentKind>(2), row.Int(3), row.Long(4)), row.Text(5))),
            Keys.Of(keys))).ToLookup(pair => pair.Booking, pair => pair.Document);
        return
        [
            .. await session.Query(
                BookingsOf,
                row => new AuditedBooking(
                    row.Id(0), row.Text(1), new AuditedChain([.. entries[row.Id(0)]], row.Long(8), [.. row.Bytes(9)]),
                    texts[new BookingKey(property, row.Id(0))], row.Text(2),
                    new AuditedColumns(row.Text(3), row.Text(4), row.Text(5), row.Long(6), row.Long(7), Queues(row)), [.. documents[row.Id(0)]]),
                Keys.Of(keys)),
        ];
    }

    /// <summary>The series of numbers of a property's documents; also one that has documents and was never begun.</summary>
    public async ValueTask<ImmutableArray<AuditedSeries>> Series(Guid property)
    {
        const string sql = """
            SELECT k.kind, k.year, COALESCE(MAX(s.last), 0), COUNT(d.place), COALESCE(MAX(d.place), 0)
            FROM (SELECT kind, year FROM document_series WHERE property_id = $1 UNION SELECT kind, year FROM documents WHERE property_id = $1) k
            LEFT JOIN document_series s ON s.property_id = $1 AND s.kind = k.kind AND s.year = k.year
            LEFT JOIN documents d ON d.property_id = $1 AND d.kind = k.kind AND d.year = k.year
            GROUP BY k.kind, k.year ORDER BY k.kind, k.year
            """;
        return
        [
            .. await session.Query(
                sql, row => new AuditedSeries(row.Word<DocumentKind>(0), row.Int(1), row.Long(2), row.Long(3), row.Long(4)), property),
        ];
    }

    public async ValueTask<ImmutableArray<AuditedDay>> Days(Guid property) =>
        [.. await session.Query("SELECT day, sums FROM closed_days WHERE property_id = $1 ORDER BY day", row => new AuditedDay(row.Text(0), row.Text(1)), property)];

    private static BookingQueues Queues(Row row) =>
        new(row.LongOrNull(10), row.Flag(11), row.Flag(12), row.Flag(13), row.Flag(14), row.Flag(15), row.Flag(16), row.Flag(17), row.Flag(18));

    private async ValueTask<ILookup<Guid, AuditedEntry>> Entries(IReadOnlyCollection<BookingKey> chains) => (await session.Query(
        EntriesOf,
        row => (Booking: row.Id(0), Entry: new AuditedEntry(row.Long(1), row.Instant(2), row.Text(3), row.Text(4), [.. row.Bytes(5)])),
        Keys.Of(chains))).ToLookup(pair => pair.Booking, pair => pair.Entry);
}
