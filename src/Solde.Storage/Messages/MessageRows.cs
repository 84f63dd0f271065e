using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core.Planning;
using Solde.Storage.Sql;

namespace Solde.Storage.Messages;

/// <summary>E-mails: rows with a state, rendered when they are sent.</summary>
internal sealed class MessageRows(Session session)
{
    private const string Insert = """
        INSERT INTO messages (property_id, booking_id, message_id, number, recipient, template, template_version, address, language, data,
            created_at, state, tries, next_try_at, error, subject, text, html)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        """;

    public ValueTask Add(IReadOnlyList<(BookingKey Booking, long Number, Message Message)> messages) =>
        session.ExecuteMany(Insert, [.. messages.Select(each => Values(each.Booking, each.Number, each.Message))]);

    /// <summary>Stores where a message stands. What it was made of stays, but for the address.</summary>
    public async ValueTask Save(BookingKey booking, Message message)
    {
        const string sql = """
            UPDATE messages SET address = $4, state = $5, tries = $6, next_try_at = $7, error = $8, subject = $9, text = $10, html = $11
            WHERE property_id = $1 AND booking_id = $2 AND message_id = $3
            """;
        var written = await session.Execute(
            sql, booking.Property, booking.Booking, message.Id, message.Address, message.State, (long)message.Tries, message.NextTryAt, message.Error,
            message.Subject, message.Text, message.Html);
        if (written == 0)
        {
            throw new InvalidOperationException($"there is no message {message.Id} of booking {booking.Booking}");
        }
    }

    public ValueTask<Message?> Find(BookingKey booking, Guid message)
    {
        const string sql = """
            SELECT message_id, recipient, template, template_version, address, language, data, created_at, state, tries, next_try_at, error,
                subject, text, html
            FROM messages WHERE property_id = $1 AND booking_id = $2 AND message_id = $3
            """;
        return session.First(sql, Read, booking.Property, booking.Booking, message);
    }

    public async ValueTask<ImmutableArray<(BookingKey Booking, Guid Message)>> Due(Instant now, int limit)
    {
        const string sql = """
            SELECT property_id, booking_id, message_id FROM messages WHERE next_try_at IS NOT NULL AND next_try_at <= $1
            ORDER BY next_try_at, number LIMIT $2
            """;
        return [.. await session.Query(sql, row => (new BookingKey(row.Id(0), row.Id(1)), row.Id(2)), now, (long)limit)];
    }

    private static object?[] Values(BookingKey booking, long number, Message message) =>
    [
        booking.Property, booking.Booking, message.Id, number, message.To, message.Template, (long)message.TemplateVersion, message.Address,
        message.Language, JsonSerializer.Serialize(Ordered(message.Data), MessageData.Default.SortedDictionaryStringString), message.CreatedAt,
        message.State, (long)message.Tries, message.NextTryAt, message.Error, message.Subject, message.Text, message.Html,
    ];

    // In the order of the keys, so that the same play stores the same bytes.
    private static SortedDictionary<string, string> Ordered(IReadOnlyDictionary<string, string> data) => new(data.ToDictionary(), StringComparer.Ordinal);

    private static Message Read(Row row) => new()
    {
        Id = row.Id(0),
        To = row.Word<Recipient>(1),
        Template = row.Text(2),
        TemplateVersion = row.Int(3),
        Address = row.Text(4),
        Language = row.Text(5),
        Data = JsonSerializer.Deserialize(row.Text(6), MessageData.Default.SortedDictionaryStringString)!,
        CreatedAt = row.Instant(7),
        State = row.Word<MessageState>(8),
        Tries = row.Int(9),
        NextTryAt = row.InstantOrNull(10),
        Error = row.TextOrNull(11),
        Subject = row.TextOrNull(12),
        Text = row.TextOrNull(13),
        Html = row.TextOrNull(14),
    };
}

/// <summary>The shape of a message's data.</summary>
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class MessageData : JsonSerializerContext;
