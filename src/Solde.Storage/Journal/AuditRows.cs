using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Journal;
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

    public async ValueTask<ImmutableArray<AuditedBooking>> Bookings(Guid property, Guid? after, int limit)
    {
        var keys = await bookings.PageOfKeys(property, after, limit);
        var (entries, texts) = (await Entries(keys), await people.Of(keys));
        return
        [
            .. await session.Query(
                BookingsOf,
                row => new AuditedBooking(
                    row.Id(0), row.Text(1), new AuditedChain([.. entries[row.Id(0)]], row.Long(8), [.. row.Bytes(9)]),
                    texts[new BookingKey(property, row.Id(0))], row.Text(2),
                    new AuditedColumns(row.Text(3), row.Text(4), row.Text(5), row.Long(6), row.Long(7), Queues(row))),
                Keys.Of(keys)),
        ];
    }

    private static BookingQueues Queues(Row row) =>
        new(row.LongOrNull(10), row.Flag(11), row.Flag(12), row.Flag(13), row.Flag(14), row.Flag(15), row.Flag(16), row.Flag(17), row.Flag(18));

    private async ValueTask<ILookup<Guid, AuditedEntry>> Entries(IReadOnlyCollection<BookingKey> chains) => (await session.Query(
        EntriesOf,
        row => (Booking: row.Id(0), Entry: new AuditedEntry(row.Long(1), row.Instant(2), row.Text(3), row.Text(4), [.. row.Bytes(5)])),
        Keys.Of(chains))).ToLookup(pair => pair.Booking, pair => pair.Entry);
}
