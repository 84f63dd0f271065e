using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core.Planning;
using Solde.Core.Requests;
using Solde.Storage.Sql;

namespace Solde.Storage.Messages;

/// <summary>E-mails: rows with a state, rendered when they are sent.</summary>
internal sealed class MessageRows(Session session)
{
    private const string Columns = """
        m.property_id, m.booking_id, m.message_id, m.recipient, m.template, m.template_version, m.address, m.language, m.data, m.created_at, m.state,
        m.tries, m.next_try_at, m.error, m.subject, m.text, m.html,
        CASE WHEN m.template_version = 1 THEN NULL ELSE (
            SELECT t.source FROM templates t WHERE t.property_id = m.property_id AND t.recipient = m.recipient AND t.template = m.template
                AND t.language = m.language AND t.version = m.template_version) END
        """;

    private const string Listed =
        $"SELECT {Columns}, b.ref FROM messages m JOIN bookings b ON b.property_id = m.property_id AND b.booking_id = m.booking_id";

    private static readonly Many Insert = new(
        """
        INSERT INTO messages (property_id, booking_id, message_id, recipient, template, template_version, address, language, data, created_at, state,
            tries, next_try_at, error, subject, text, html)
        SELECT r.property_id, r.booking_id, r.message_id, r.recipient, r.template, r.template_version, r.address, r.language, r.data, r.created_at,
            r.state, r.tries, r.next_try_at, r.error, r.subject, r.text, r.html
        FROM {rows}
        """,
        "id:property_id id:booking_id id:message_id text:recipient text:template number:template_version text:address text:language text:data "
        + "number:created_at text:state number:tries number:next_try_at text:error text:subject text:text text:html");

    // What a message was made of stays, but for the address. Who was overtaken by a later try says nothing of it, unless that it arrived; and what
    // arrived stays so (see Message.IsOvertakenBy).
    private static readonly Many Update = new(
        """
        UPDATE messages SET address = r.address, state = r.state, tries = CASE WHEN r.tries > messages.tries THEN r.tries ELSE messages.tries END,
            next_try_at = r.next_try_at, error = r.error, subject = r.subject, text = r.text, html = r.html
        FROM {rows} WHERE messages.property_id = r.property_id AND messages.booking_id = r.booking_id AND messages.message_id = r.message_id
          AND (r.tries >= messages.tries OR r.state = 'accepted')
          AND NOT (messages.state IN ('accepted', 'delivered', 'bounced') AND r.state IN ('queued', 'sending', 'failed', 'accepted'))
        """,
        "id:property_id id:booking_id id:message_id text:address text:state number:tries number:next_try_at text:error text:subject text:text text:html",
        tells: "message_id");

    private static readonly Statement DueToClaim = new(static dialect => $"""
        SELECT {Columns} FROM messages m WHERE m.next_try_at <= $1 ORDER BY m.next_try_at, m.message_id LIMIT $2 {dialect.SkipTaken}
        """);

    private static readonly Many LastOf = new(
        static dialect => $$"""
            SELECT l.booking_id, l.template, l.address, l.state FROM {rows}, {{dialect.Lateral}}(
                SELECT m.booking_id, m.template, m.address, m.state FROM messages m
                WHERE m.property_id = r.property_id AND m.booking_id = r.booking_id AND m.recipient = 'guest' AND m.template = r.template
                ORDER BY m.message_id DESC LIMIT 1) l
            """,
        "id:property_id id:booking_id text:template");

    public async ValueTask Add(IReadOnlyList<object?[]> added) => await session.Execute(Insert, added);

    /// <summary>Stores where messages stand.</summary>
    /// <returns>Those that were stored; the others were overtaken by a later try.</returns>
    public async ValueTask<HashSet<Guid>> Save(IReadOnlyCollection<(BookingKey Booking, Message Message)> messages)
    {
        var written = await session.Written(
            Update,
            [
                .. messages.Select(each => new object?[]
                {
                    each.Booking.Property, each.Booking.Booking, each.Message.Id, each.Message.Address, each.Message.State, (long)each.Message.Tries,
                    each.Message.NextTryAt, each.Message.Error, each.Message.Subject, each.Message.Text, each.Message.Html,
                }),
            ]);
        foreach (var (booking, message) in messages.Where(each => !written.Contains(each.Message.Id)))
        {
            _ = await Find(booking, message.Id) ?? throw new InvalidOperationException($"message {message.Id} was never written and cannot be saved");
        }

        return written;
    }

    public ValueTask<Message?> Find(BookingKey booking, Guid message)
    {
        const string sql = $"SELECT {Columns} FROM messages m WHERE m.property_id = $1 AND m.booking_id = $2 AND m.message_id = $3";
        return session.First(sql, Read, booking.Property, booking.Booking, message);
    }

    public async ValueTask<BookingKey?> BookingOf(Guid message)
    {
        // One probe a property: rare enough to spare every message an index of its own.
        const string sql = """
            SELECT m.property_id, m.booking_id FROM properties p JOIN messages m ON m.property_id = p.property_id AND m.message_id = $1
            """;
        return await session.Query(sql, KeyOf, message) is [var key] ? key : null;
    }

    /// <summary>A page of a property's messages, the newest first.</summary>
    public async ValueTask<ImmutableArray<ListedMessage>> Page(Guid property, Guid? before, bool undelivered, int limit)
    {
        const string all = $"{Listed} WHERE m.property_id = $1 AND m.message_id < $2 ORDER BY m.message_id DESC LIMIT $3";
        const string failed =
            $"{Listed} WHERE m.property_id = $1 AND m.message_id < $2 AND m.state IN ('failed', 'bounced') ORDER BY m.message_id DESC LIMIT $3";
        return [.. await session.Query(undelivered ? failed : all, ReadListed, property, before ?? Guid.AllBitsSet, (long)limit)];
    }

    /// <summary>The messages of a booking, the newest first.</summary>
    public async ValueTask<ImmutableArray<ListedMessage>> Of(BookingKey booking, int limit)
    {
        const string sql = $"{Listed} WHERE m.property_id = $1 AND m.booking_id = $2 ORDER BY m.message_id DESC LIMIT $3";
        return [.. await session.Query(sql, ReadListed, booking.Property, booking.Booking, (long)limit)];
    }

    /// <summary>The last e-mails that asked the guests of bookings for money, one of each kind of request.</summary>
    public async ValueTask<ImmutableArray<RequestLetter>> Asking(ImmutableArray<BookingKey> bookings) =>
    [
        .. await session.Query(
            LastOf,
            row => new RequestLetter(
                row.Id(0), row.Text(1) == Templates.PaymentLink ? RequestKind.Link : RequestKind.Balance, row.Text(2), row.Word<MessageState>(3)),
            [
                .. from booking in bookings from template in (string[])[Templates.BalanceRequest, Templates.PaymentLink]
                   select new object?[] { booking.Property, booking.Booking, template },
            ]),
    ];

    public async ValueTask<ImmutableArray<(BookingKey Booking, Guid Message)>> Due(Instant now, int limit)
    {
        const string sql = """
            SELECT property_id, booking_id, message_id FROM messages WHERE next_try_at <= $1 ORDER BY next_try_at, message_id LIMIT $2
            """;
        return [.. await session.Query(sql, row => (KeyOf(row), row.Id(2)), now, (long)limit)];
    }

    /// <summary>Takes messages that are due, as they were before; begun from now on, they are nobody else's before the lease is over.</summary>
    public async ValueTask<ImmutableArray<(BookingKey Booking, Message Message)>> Claim(Instant now, Instant leaseUntil, int limit)
    {
        var due = await session.Query(DueToClaim.TextIn(session.Dialect), row => (KeyOf(row), Read(row)), now, (long)limit);
        await Save([.. due.Select(each => (each.Item1, Outbox.Begun(each.Item2, leaseUntil)))]);
        return [.. due];
    }

    private static BookingKey KeyOf(Row row) => new(row.Id(0), row.Id(1));

    /// <summary>The row of a new message.</summary>
    public static object?[] Values(BookingKey booking, Message message) =>
    [
        booking.Property, booking.Booking, message.Id, message.To, message.Template, (long)message.TemplateVersion, message.Address,
        message.Language, JsonSerializer.Serialize(Ordered(message.Data), MessageData.Default.SortedDictionaryStringString), message.CreatedAt,
        message.State, (long)message.Tries, message.NextTryAt, message.Error, message.Subject, message.Text, message.Html,
    ];

    // In the order of the keys, so that the same play stores the same bytes.
    private static SortedDictionary<string, string> Ordered(IReadOnlyDictionary<string, string> data) => new(data.ToDictionary(), StringComparer.Ordinal);

    private static ListedMessage ReadListed(Row row) => new(row.Text(18), Read(row));

    private static Message Read(Row row) => new()
    {
        Id = row.Id(2),
        To = row.Word<Recipient>(3),
        Template = row.Text(4),
        TemplateVersion = row.Int(5),
        Address = row.Text(6),
        Language = row.Text(7),
        Data = JsonSerializer.Deserialize(row.Text(8), MessageData.Default.SortedDictionaryStringString)!,
        CreatedAt = row.Instant(9),
        State = row.Word<MessageState>(10),
        Tries = row.Int(11),
        NextTryAt = row.InstantOrNull(12),
        Error = row.TextOrNull(13),
        Subject = row.TextOrNull(14),
        Text = row.TextOrNull(15),
        Html = row.TextOrNull(16),
        Source = row.TextOrNull(17),
    };
}

/// <summary>The shape of a message's data.</summary>
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class MessageData : JsonSerializerContext;
