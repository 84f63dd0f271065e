using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>Names and addresses, in rows that can be erased.</summary>
/// <param name="session">The connection.</param>
/// <param name="salt">Makes 16 random bytes.</param>
internal sealed class PeopleRows(Session session, Func<ImmutableArray<byte>> salt)
{
    /// <summary>The names and addresses of a booking.</summary>
    public async ValueTask<SideTexts> Of(BookingKey booking)
    {
        const string sql = "SELECT number, salt, text FROM people WHERE property_id = $1 AND booking_id = $2 ORDER BY number";
        var known = await session.Query(
            sql, row => new SideText(row.Int(0), [.. row.Bytes(1)], row.TextOrNull(2)), booking.Property, booking.Booking);
        return new SideTexts(known, salt);
    }

    /// <summary>Stores those that came in since they were read.</summary>
    public async ValueTask Add(BookingKey booking, SideTexts texts)
    {
        const string sql = "INSERT INTO people (property_id, booking_id, number, salt, text) VALUES ($1, $2, $3, $4, $5)";
        foreach (var text in texts.Added)
        {
            await session.Execute(sql, booking.Property, booking.Booking, (long)text.Number, text.Salt.ToArray(), text.Text);
        }
    }

    /// <summary>Erases the names and addresses of a booking, in its messages too.</summary>
    public async ValueTask Erase(BookingKey booking)
    {
        const string people = "UPDATE people SET text = NULL WHERE property_id = $1 AND booking_id = $2";
        const string messages = """
            UPDATE messages SET address = $3, data = '{}', subject = NULL, text = NULL, html = NULL, error = NULL, next_try_at = NULL
            WHERE property_id = $1 AND booking_id = $2
            """;
        await session.Execute(people, booking.Property, booking.Booking);
        await session.Execute(messages, booking.Property, booking.Booking, PersonalData.Erased);
    }
}
