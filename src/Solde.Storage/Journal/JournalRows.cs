using System.Collections.Immutable;
using System.Text.Json;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Storage.Properties;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>Reads the journal, names and addresses put back in their places.</summary>
internal sealed class JournalRows(Session session, PropertyRows properties, PeopleRows people)
{
    private const string Select = """
        SELECT j.tx, j.position, j.booking_id, b.ref, j.what, j.data FROM journal j
        LEFT JOIN bookings b ON b.property_id = j.property_id AND b.booking_id = j.booking_id
        """;

    private static readonly Many EntriesOf = new(
        """
        SELECT j.tx, j.position, j.booking_id, b.ref, j.what, j.data, j.property_id, j.seq FROM {rows}, journal j
        LEFT JOIN bookings b ON b.property_id = j.property_id AND b.booking_id = j.booking_id
        WHERE j.property_id = r.property_id AND j.booking_id = r.booking_id AND j.seq = r.seq
        """,
        "id:property_id id:booking_id number:seq");

    private static readonly Statement Feed = new(static dialect => $"""
        {Select} WHERE j.property_id = $1 AND (j.tx, j.position) > ($2, $3) AND j.tx < {dialect.FirstOpenTransaction}
        ORDER BY j.tx, j.position LIMIT $4
        """);

    /// <summary>Entries after a cursor. What a transaction that began earlier may still write comes before them, so they wait for it.</summary>
    public async ValueTask<ImmutableArray<JournalEntry>> After(Guid property, JournalCursor cursor, int limit)
    {
        return await Read(
            property, await session.Query(Feed.TextIn(session.Dialect), Entry, property, cursor.Tx, cursor.Position, (long)limit));
    }

    public async ValueTask<ImmutableArray<JournalEntry>> Of(BookingKey booking)
    {
        const string sql = $"{Select} WHERE j.property_id = $1 AND j.booking_id = $2 ORDER BY j.seq";
        return await Read(booking.Property, await session.Query(sql, Entry, booking.Property, booking.Booking));
    }

    /// <summary>Single entries, by property, booking and place in its chain. One that cannot be read is left out, so that it keeps no other waiting.</summary>
    public async ValueTask<Dictionary<(BookingKey Booking, long Seq), JournalEntry>> Of(IReadOnlyCollection<(BookingKey Booking, long Seq)> places)
    {
        var found = await session.Query(
            EntriesOf, row => (Property: row.Id(6), Seq: row.Long(7), Entry: Entry(row)),
            [.. places.Select(place => new object?[] { place.Booking.Property, place.Booking.Booking, place.Seq })]);
        var entries = new Dictionary<(BookingKey, long), JournalEntry>(found.Count);
        foreach (var of in found.GroupBy(each => each.Property))
        {
            var read = await Reader(of.Key, [.. of.Select(each => each.Entry)]);
            foreach (var each in of)
            {
                try
                {
                    entries[(new BookingKey(of.Key, each.Entry.Booking), each.Seq)] = read(each.Entry);
                }
                catch (Exception e) when (e is JsonException or FormatException)
                {
                    // Who asked for it says so of what it was for; verify names it.
                }
            }
        }

        return entries;
    }

    private async ValueTask<ImmutableArray<JournalEntry>> Read(Guid property, List<RawEntry> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var read = await Reader(property, rows);
        return [.. rows.Select(read)];
    }

    /// <summary>Makes entries of a property's rows.</summary>
    private async ValueTask<Func<RawEntry, JournalEntry>> Reader(Guid property, IReadOnlyCollection<RawEntry> rows)
    {
        var currency = (await properties.Required(property)).Settings.Currency;
        var texts = await people.Of([.. rows.Where(row => row.Booking != Guid.Empty).Select(row => new BookingKey(property, row.Booking)).Distinct()]);
        return row =>
        {
            var fact = FactJson.Read(row.What, row.Data, currency);
            return row.Booking == Guid.Empty
                ? new JournalEntry(row.Cursor, null, null, fact) { By = FactJson.By(row.Data) }
                : new JournalEntry(row.Cursor, row.Booking, row.Ref, PersonalData.Replace(fact, texts[new BookingKey(property, row.Booking)].Show)) { By = FactJson.By(row.Data) };
        };
    }

    private static RawEntry Entry(Row row) =>
        new(new JournalCursor(row.Long(0), row.Long(1)), row.Id(2), row.TextOrNull(3), row.Text(4), row.Text(5));

    private readonly record struct RawEntry(JournalCursor Cursor, Guid Booking, string? Ref, string What, string Data);
}
