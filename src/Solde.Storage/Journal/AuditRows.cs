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
    public async ValueTask<AuditedProperty?> Property(Guid property)
    {
        if (await properties.Versions(property) is null)
        {
            return null;
        }

        var head = await properties.Head(property);
        return new AuditedProperty(
            new AuditedChain(await Entries(property, Guid.Empty), head.Chain.Seq, [.. head.Chain.Hash]), [.. await properties.History(property)]);
    }

    public async ValueTask<ImmutableArray<AuditedBooking>> Bookings(Guid property, Guid? after, int limit)
    {
        const string sql = """
            SELECT booking_id, ref, state, status, arrival, departure, collectible, balance, chain_seq, chain_hash FROM bookings
            WHERE property_id = $1 AND booking_id = $2
            """;
        var page = ImmutableArray.CreateBuilder<AuditedBooking>();
        foreach (var key in await bookings.PageOfKeys(property, after, limit))
        {
            var (entries, texts) = (await Entries(property, key.Booking), await people.Of(key));
            page.AddRange(await session.Query(
                sql,
                row => new AuditedBooking(
                    row.Id(0), row.Text(1), new AuditedChain(entries, row.Long(8), [.. row.Bytes(9)]), texts, row.Text(2),
                    new AuditedColumns(row.Text(3), row.Text(4), row.Text(5), row.Long(6), row.Long(7))),
                key.Property, key.Booking));
        }

        return page.DrainToImmutable();
    }

    private async ValueTask<ImmutableArray<AuditedEntry>> Entries(Guid property, Guid booking)
    {
        const string sql = "SELECT cursor, seq, at, what, data, hash FROM journal WHERE property_id = $1 AND booking_id = $2 ORDER BY seq";
        return
        [
            .. await session.Query(
                sql,
                row => new AuditedEntry(row.Long(0), row.Long(1), row.Instant(2), row.Text(3), row.Text(4), [.. row.Bytes(5)]),
                property, booking),
        ];
    }
}
