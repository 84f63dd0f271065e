using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Storage.Sql;

namespace Solde.Storage.Search;

/// <summary>What bookings are searched and sorted by, in narrow rows beside them: what payments change, and what they do not.</summary>
internal sealed class ListedRows(Session session)
{
    private static readonly Many Insert = new(
        """
        INSERT INTO listed (property_id, booking_id, arrival, facets, channel)
        SELECT r.property_id, r.booking_id, r.arrival, r.facets, r.channel FROM {rows}
        """,
        "id:property_id id:booking_id text:arrival number:facets text:channel");

    private static readonly Many UpdateMany = new(
        """
        UPDATE listed SET arrival = r.arrival, facets = r.facets, channel = r.channel
        FROM {rows} WHERE listed.property_id = r.property_id AND listed.booking_id = r.booking_id
            AND (listed.facets <> r.facets OR listed.arrival <> r.arrival OR listed.channel <> r.channel)
        """,
        "id:property_id id:booking_id text:arrival number:facets text:channel");

    private static readonly Many InsertWords = new(
        static dialect => $$"""
            INSERT INTO words (place, property_id, booking_id, person, words, arrival, channel)
            SELECT {{dialect.PlaceOfWords}}, r.property_id, r.booking_id, r.person, r.words, r.arrival, r.channel
            FROM {rows}, properties p WHERE p.property_id = r.property_id
            """,
        "id:property_id id:booking_id number:person text:words text:arrival text:channel");

    private static readonly Many UpdateWords = new(
        """
        UPDATE words SET person = r.person, words = r.words, arrival = r.arrival, channel = r.channel
        FROM {rows} WHERE words.property_id = r.property_id AND words.booking_id = r.booking_id
        """,
        "id:property_id id:booking_id number:person text:words text:arrival text:channel");

    /// <summary>Stores the rows of new bookings.</summary>
    public async ValueTask Add(IReadOnlyList<object?[]> listed, IReadOnlyList<object?[]> words)
    {
        await session.Execute(Insert, listed);
        await session.Execute(InsertWords, words);
    }

    /// <summary>Stores what changed; rows that stay as they are are not written.</summary>
    public async ValueTask Update(IReadOnlyList<object?[]> listed, IReadOnlyList<object?[]> words)
    {
        await session.Execute(UpdateMany, listed);
        await session.Execute(UpdateWords, words);
    }

    /// <summary>A booking is no longer found by the guest's name.</summary>
    public async ValueTask Erase(BookingKey booking)
    {
        const string reference = "SELECT ref FROM bookings WHERE property_id = $1 AND booking_id = $2";
        const string erase = "UPDATE words SET words = $3 WHERE property_id = $1 AND booking_id = $2";
        if (await session.First(reference, row => row.Text(0), booking.Property, booking.Booking) is { } known)
        {
            await session.Execute(erase, booking.Property, booking.Booking, Folded.Words(known, ""));
        }
    }

    /// <summary>Whether a fact can change what no payment does.</summary>
    public static bool IsOfDetails(IFact fact) => fact is BookingModified or BookingUpdated;

    /// <summary>The row of a booking that payments change.</summary>
    public static object?[] Listed(BookingKey key, BookingSnapshot booking) =>
        [key.Property, key.Booking, booking.Details.Arrival, Facets.Of(booking), booking.Details.Channel];

    /// <summary>The row of a booking that payments do not change.</summary>
    public static object?[] Words(BookingKey key, BookingSnapshot booking, SideTexts texts) =>
    [
        key.Property, key.Booking, (long)texts.NumberOf(booking.Details.Guest.Name), Folded.Words(booking.Ref, booking.Details.Guest.Name),
        booking.Details.Arrival, booking.Details.Channel,
    ];
}
