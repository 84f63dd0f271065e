using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Storage.Search;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>Names and addresses, in rows that can be erased.</summary>
/// <param name="session">The connection.</param>
/// <param name="listed">What they are searched by.</param>
/// <param name="salt">Makes 16 random bytes.</param>
internal sealed class PeopleRows(Session session, ListedRows listed, Func<ImmutableArray<byte>> salt)
{
    private static readonly Many Select = new(
        """
        SELECT p.property_id, p.booking_id, p.number, p.salt, p.text FROM {rows}, people p
        WHERE p.property_id = r.property_id AND p.booking_id = r.booking_id
        """,
        "id:property_id id:booking_id");

    private static readonly Many Insert = new(
        """
        INSERT INTO people (property_id, booking_id, number, salt, text)
        SELECT r.property_id, r.booking_id, r.number, r.salt, r.text FROM {rows}
        """,
        "id:property_id id:booking_id number:number bytes:salt text:text");

    /// <summary>The names and addresses of bookings, an entry for each.</summary>
    public async ValueTask<Dictionary<BookingKey, SideTexts>> Of(IReadOnlyCollection<BookingKey> bookings)
    {
        var known = (await session.Query(
            Select,
            row => (Key: new BookingKey(row.Id(0), row.Id(1)), Text: new SideText(row.Int(2), [.. row.Bytes(3)], row.TextOrNull(4))),
            Keys.Of(bookings))).ToLookup(pair => pair.Key, pair => pair.Text);
        return bookings.Distinct().ToDictionary(key => key, key => new SideTexts([.. known[key]], salt));
    }

    /// <summary>The rows of those that came in since they were read.</summary>
    public static List<object?[]> Added(IReadOnlyDictionary<BookingKey, SideTexts> texts) =>
    [
        .. from pair in texts
           from text in pair.Value.Added
           select new object?[] { pair.Key.Property, pair.Key.Booking, (long)text.Number, text.Salt.ToArray(), text.Text },
    ];

    public async ValueTask Add(IReadOnlyList<object?[]> added) => await session.Execute(Insert, added);

    /// <summary>Erases the names and addresses of a booking, in its messages and in what it is searched by too.</summary>
    public async ValueTask Erase(BookingKey booking)
    {
        const string people = "UPDATE people SET text = NULL WHERE property_id = $1 AND booking_id = $2";
        const string messages = """
            UPDATE messages SET address = $3, data = '{}', subject = NULL, text = NULL, html = NULL, error = NULL, next_try_at = NULL
            WHERE property_id = $1 AND booking_id = $2
            """;
        await session.Execute(people, booking.Property, booking.Booking);
        await session.Execute(messages, booking.Property, booking.Booking, PersonalData.Erased);
        await listed.Erase(booking);
    }
}
