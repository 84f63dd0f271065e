using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Storage.Properties;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>Reads the journal, names and addresses put back in their places.</summary>
internal sealed class JournalRows(Session session, PropertyRows properties, PeopleRows people)
{
    private const string Select = """
        SELECT j.cursor, j.booking_id, b.ref, j.what, j.data FROM journal j
        LEFT JOIN bookings b ON b.property_id = j.property_id AND b.booking_id = j.booking_id
        """;

    public ValueTask<ImmutableArray<JournalEntry>> After(Guid property, long cursor, int limit)
    {
        const string sql = $"{Select} WHERE j.property_id = $1 AND j.cursor > $2 ORDER BY j.cursor LIMIT $3";
        return Read(property, session.Query(sql, Entry, property, cursor, (long)limit));
    }

    public ValueTask<ImmutableArray<JournalEntry>> Of(BookingKey booking)
    {
        const string sql = $"{Select} WHERE j.property_id = $1 AND j.booking_id = $2 ORDER BY j.seq";
        return Read(booking.Property, session.Query(sql, Entry, booking.Property, booking.Booking));
    }

    private async ValueTask<ImmutableArray<JournalEntry>> Read(Guid property, ValueTask<List<RawEntry>> query)
    {
        var rows = await query;
        if (rows.Count == 0)
        {
            return [];
        }

        var settings = await properties.Required(property);
        var texts = new Dictionary<Guid, SideTexts>();
        var entries = ImmutableArray.CreateBuilder<JournalEntry>(rows.Count);
        foreach (var row in rows)
        {
            var fact = FactJson.Read(row.What, row.Data, settings.Currency);
            if (row.Booking == Guid.Empty)
            {
                entries.Add(new JournalEntry(row.Cursor, null, null, fact));
                continue;
            }

            if (!texts.TryGetValue(row.Booking, out var side))
            {
                texts[row.Booking] = side = await people.Of(new BookingKey(property, row.Booking));
            }

            entries.Add(new JournalEntry(row.Cursor, row.Booking, row.Ref, PersonalData.Replace(fact, side.Show)));
        }

        return entries.MoveToImmutable();
    }

    private static RawEntry Entry(Row row) => new(row.Long(0), row.Id(1), row.TextOrNull(2), row.Text(3), row.Text(4));

    private readonly record struct RawEntry(long Cursor, Guid Booking, string? Ref, string What, string Data);
}
