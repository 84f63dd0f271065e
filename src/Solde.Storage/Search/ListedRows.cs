using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Storage.Sql;

namespace Solde.Storage.Search;

/// <summary>What bookings are searched and sorted by, in narrow rows beside them. What a list is walked over has all of it, also the words: to look them up
/// elsewhere for each is what takes the time. What payments never change stands once more for the index of letters, which is dear to change.</summary>
internal sealed class ListedRows(Session session)
{
    private const string Columns = "id:property_id id:booking_id text:arrival number:facets text:channel";
    private const string WholeColumns = Columns + " number:person text:words";

    private static readonly Many Insert = new(
        """
        INSERT INTO listed (property_id, booking_id, arrival, facets, channel, words)
        SELECT r.property_id, r.booking_id, r.arrival, r.facets, r.channel, r.words FROM {rows}
        """,
        WholeColumns);

    private static readonly Many UpdateMany = new(
        """
        UPDATE listed SET arrival = r.arrival, facets = r.facets, channel = r.channel
        FROM {rows} WHERE listed.property_id = r.property_id AND listed.booking_id = r.booking_id
            AND (listed.facets <> r.facets OR listed.arrival <> r.arrival OR listed.channel <> r.channel)
        """,
        Columns);

    private static readonly Many InsertWords = new(
        static dialect => $$"""
            INSERT INTO words (place, property_id, booking_id, person, words, arrival, channel)
            SELECT {{dialect.PlaceOfWords}}, r.property_id, r.booking_id, r.person, r.words, r.arrival, r.channel
            FROM {rows}, properties p WHERE p.property_id = r.property_id
            """,
        WholeColumns);

    private static readonly Many UpdateWords = new(
        """
        UPDATE words SET person = r.person, words = r.words, arrival = r.arrival, channel = r.channel
        FROM {rows} WHERE words.property_id = r.property_id AND words.booking_id = r.booking_id
        """,
        WholeColumns);

    private static readonly Many Rename = new(
        """
        UPDATE listed SET words = r.words
        FROM {rows} WHERE listed.property_id = r.property_id AND listed.booking_id = r.booking_id AND listed.words <> r.words
        """,
        WholeColumns);

    /// <summary>Stores new bookings.</summary>
    /// <param name="rows">What <see cref="Whole"/> makes of them.</param>
    public async ValueTask Add(IReadOnlyList<object?[]> rows)
    {
        await session.Execute(Insert, rows);
        await session.Execute(InsertWords, rows);
    }

    /// <summary>Stores what changed; rows that stay as they are are not written.</summary>
    /// <param name="listed">What <see cref="Listed"/> makes of bookings to which anything happened.</param>
    /// <param name="renamed">What <see cref="Whole"/> makes of those whose details changed.</param>
    public async ValueTask Update(IReadOnlyList<object?[]> listed, IReadOnlyList<object?[]> renamed)
    {
        await session.Execute(UpdateMany, listed);
        await session.Execute(UpdateWords, renamed);
        await session.Execute(Rename, renamed);
    }

    /// <summary>A booking is no longer found by the guest's name.</summary>
    public async ValueTask Erase(BookingKey booking)
    {
        const string reference = "SELECT ref FROM bookings WHERE property_id = $1 AND booking_id = $2";
        const string erase = "UPDATE words SET words = $3 WHERE property_id = $1 AND booking_id = $2";
        const string eraseListed = "UPDATE listed SET words = $3 WHERE property_id = $1 AND booking_id = $2";
        if (await session.First(reference, row => row.Text(0), booking.Property, booking.Booking) is { } known)
        {
            await session.Execute(erase, booking.Property, booking.Booking, Folded.Words(known, ""));
            await session.Execute(eraseListed, booking.Property, booking.Booking, Folded.Words(known, ""));
        }
    }

    /// <summary>Whether a fact can change what no payment does.</summary>
    public static bool IsOfDetails(IFact fact) => fact is BookingModified or BookingUpdated;

    /// <summary>The row of a booking that payments change.</summary>
    public static object?[] Listed(BookingKey key, BookingSnapshot booking) =>
        [key.Property, key.Booking, booking.Details.Arrival, Facets.Of(booking), booking.Details.Channel];

    /// <summary>The same with what payments do not change.</summary>
    public static object?[] Whole(BookingKey key, BookingSnapshot booking, SideTexts texts) =>
        [.. Listed(key, booking), (long)texts.NumberOf(booking.Details.Guest.Name), Folded.Words(booking.Ref, booking.Details.Guest.Name)];
}
