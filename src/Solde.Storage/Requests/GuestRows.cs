using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Webhooks;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Storage.Sql;

namespace Solde.Storage.Requests;

/// <summary>Guests' links, by their hashes, and the gateway's pages that guests were sent to.</summary>
internal sealed class GuestRows(Session session)
{
    private const string Columns =
        "property_id, booking_id, page_id, purpose, method, amount, currency, attempt_id, gateway_id, at, next_check_at, checks, link";

    private static readonly Many InsertLinks = new(
        """
        INSERT INTO pay_links (hash, property_id, booking_id, number) SELECT r.hash, r.property_id, r.booking_id, r.number FROM {rows} WHERE true
        ON CONFLICT (hash) DO UPDATE SET look_at = 0
        """,
        "bytes:hash id:property_id id:booking_id number:number");

    // One that is sent again meanwhile stays.
    private static readonly Many ForgetMany = new(
        "DELETE FROM pay_links USING {rows} WHERE pay_links.hash = r.hash AND pay_links.look_at = r.look_at", "bytes:hash number:look_at");

    private static readonly Many LookAgainMany = new(
        "UPDATE pay_links SET look_at = r.later FROM {rows} WHERE pay_links.hash = r.hash AND pay_links.look_at = r.look_at", "bytes:hash number:look_at number:later");

    private static readonly Many UseMany = new(
        """
        UPDATE guest_pages SET next_check_at = NULL FROM {rows}
        WHERE guest_pages.property_id = r.property_id AND guest_pages.booking_id = r.booking_id AND guest_pages.page_id = r.page_id
          AND guest_pages.next_check_at IS NOT NULL
        """,
        "id:property_id id:booking_id id:page_id");

    // Before they are counted, so that pages asked for at the same time count each other.
    private static readonly Statement LockBooking = new(static dialect =>
        $"SELECT b.version FROM bookings b WHERE b.property_id = $1 AND b.booking_id = $2 {dialect.LockBookings}");

    private static readonly Statement DueToClaim = new(static dialect =>
        $"SELECT {Columns} FROM guest_pages WHERE next_check_at <= $1 ORDER BY next_check_at LIMIT $2 {dialect.SkipTaken}");

    private static readonly Many Lease = new(
        """
        UPDATE guest_pages SET next_check_at = r.next_check_at FROM {rows}
        WHERE guest_pages.property_id = r.property_id AND guest_pages.booking_id = r.booking_id AND guest_pages.page_id = r.page_id
        """,
        "id:property_id id:booking_id id:page_id number:next_check_at");

    private static readonly Many ByGatewayId = new(
        "SELECT r.gateway_id, g.next_check_at FROM {rows}, guest_pages g WHERE g.gateway_id = r.gateway_id", "text:gateway_id");

    private static readonly Many MakeDueMany = new(
        """
        UPDATE guest_pages SET next_check_at = r.due_at FROM {rows}
        WHERE guest_pages.gateway_id = r.gateway_id AND guest_pages.next_check_at > r.due_at
        """,
        "text:gateway_id number:due_at");

    // So long guests take to come back from the page that the event tells of.
    private static readonly Duration WayBack = Duration.FromSeconds(5);

    /// <summary>The row of a link.</summary>
    public static object?[] Values(BookingKey booking, PayLink link) => [link.Hash.ToArray(), booking.Property, booking.Booking, (long)link.Number];

    /// <summary>Keeps links; those that are kept already stay, and are kept as long as if they were new.</summary>
    public async ValueTask AddLinks(IReadOnlyList<object?[]> links) => await session.Execute(InsertLinks, links);

    /// <summary>Ends pages, as what came of them is stored.</summary>
    /// <returns>False when one of them had ended before.</returns>
    public async ValueTask<bool> Use(IReadOnlyList<object?[]> pages) => pages.Count == 0 || await session.Execute(UseMany, pages) == pages.Count;

    public async ValueTask<(BookingKey Booking, int Number)?> LinkOf(ImmutableArray<byte> hash)
    {
        const string sql = "SELECT property_id, booking_id, number FROM pay_links WHERE hash = $1";
        return await session.Query(sql, row => (new BookingKey(row.Id(0), row.Id(1)), row.Int(2)), hash.ToArray()) is [var found] ? found : null;
    }

    public async ValueTask<bool> Add(GuestPage page, int most, Instant since)
    {
        const string insert = $"INSERT INTO guest_pages ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
        const string count = "SELECT COUNT(*) FROM guest_pages WHERE property_id = $1 AND booking_id = $2 AND at > $3";
        var (property, booking) = page.Booking;
        if ((await session.Query(LockBooking.TextIn(session.Dialect), row => row.Long(0), property, booking)).Count == 0
            || (await session.Query(count, row => row.Long(0), property, booking, since))[0] >= most)
        {
            return false;
        }

        await session.Execute(
            insert, property, booking, page.Id, page.Purpose, page.Method, page.Amount?.Minor, page.Amount?.Currency.Code, page.Attempt, page.GatewayId,
            page.At, page.NextCheckAt, (long)page.Checks, (long)page.Link);
        return true;
    }

    public async ValueTask Save(GuestPage page)
    {
        const string sql = """
            UPDATE guest_pages SET gateway_id = COALESCE($4, gateway_id), next_check_at = $5, checks = $6
            WHERE property_id = $1 AND booking_id = $2 AND page_id = $3 AND next_check_at IS NOT NULL
            """;
        await session.Execute(sql, page.Booking.Property, page.Booking.Booking, page.Id, page.GatewayId, page.NextCheckAt, (long)page.Checks);
    }

    public ValueTask<GuestPage?> Find(BookingKey booking, Guid page)
    {
        const string sql = $"SELECT {Columns} FROM guest_pages WHERE property_id = $1 AND booking_id = $2 AND page_id = $3";
        return session.First(sql, Read, booking.Property, booking.Booking, page);
    }

    public async ValueTask<DeclineReason?> WhyDeclined(GuestPage page)
    {
        const string sql = """
            SELECT state, reason FROM attempts
            WHERE property_id = $1 AND booking_id = $2 AND kind = 'charge' AND settled = 1 AND (attempt_id = $3 OR ($3 IS NULL AND at >= $4))
              AND (state <> 'voided' OR reason IS NOT NULL)
            ORDER BY at DESC, attempt_id DESC LIMIT 1
            """;
        var authenticated = page.Purpose == HostedPurpose.Authenticate ? page.Attempt : null; // A payment made instead of one that waited has an attempt of its own.
        var last = await session.Query(
            sql, row => (State: row.Word<AttemptState>(0), Reason: row.IsNull(1) ? DeclineReason.Declined : row.Word<DeclineReason>(1)),
            page.Booking.Property, page.Booking.Booking, authenticated, page.At);
        return last is [{ State: not AttemptState.Succeeded } failed] ? failed.Reason : null;
    }

    public ValueTask<int> ForgetPages(Instant before, int limit)
    {
        const string sql = """
            DELETE FROM guest_pages WHERE (property_id, booking_id, page_id) IN (
                SELECT property_id, booking_id, page_id FROM guest_pages WHERE next_check_at IS NULL AND at < $1 ORDER BY at LIMIT $2)
            """;
        return session.Execute(sql, before, (long)limit);
    }

    public async ValueTask<int> ForgetLinks(Instant now, Duration kept, int limit)
    {
        const string sql = """
            SELECT l.hash, l.look_at, b.departure FROM pay_links l JOIN bookings b ON b.property_id = l.property_id AND b.booking_id = l.booking_id
            WHERE l.look_at <= $1 ORDER BY l.look_at LIMIT $2
            """;
        var due = await session.Query(
            sql, row => (Hash: row.Bytes(0), LookAt: row.Long(1), End: EndOf(row.Text(2))), now, (long)limit);
        await session.Execute(ForgetMany, [.. due.Where(IsOver).Select(link => new object?[] { link.Hash, link.LookAt })]);
        await session.Execute(
            LookAgainMany,
            [
                .. due.Where(link => !IsOver(link)).Select(link => new object?[]
                {
                    link.Hash, link.LookAt, StoredTime.Milliseconds((link.LookAt == 0 ? Instant.Max(now, link.End) : link.End) + kept),
                }),
            ]);
        return due.Count;

        bool IsOver((byte[] Hash, long LookAt, Instant End) link) => link.LookAt > 0 && link.End + kept <= now;
    }

    // A day more: wherever the property is, its departure day is over.
    private static Instant EndOf(string departure) => LocalDatePattern.Iso.Parse(departure).GetValueOrThrow().PlusDays(2).AtMidnight().InUtc().ToInstant();

    public async ValueTask<ImmutableArray<GuestPage>> Claim(Instant now, Instant leaseUntil, int limit)
    {
        var due = await session.Query(DueToClaim.TextIn(session.Dialect), Read, now, (long)limit);
        await session.Execute(Lease, [.. due.Select(page => new object?[] { page.Booking.Property, page.Booking.Booking, page.Id, leaseUntil })]);
        return [.. due];
    }

    /// <summary>Of events that are about no attempt, finds those about a page: the gateway is asked about it soon, unless the guest comes back by then.</summary>
    /// <param name="events">The events.</param>
    /// <param name="outcomes">What became of them so far.</param>
    /// <param name="now">The instant.</param>
    public async ValueTask<ImmutableArray<GatewayEventOutcome?>> MakeDue(
        ImmutableArray<(EventSubject Subject, bool Hurry)> events, ImmutableArray<GatewayEventOutcome?> outcomes, Instant now)
    {
        var ids = events.Zip(outcomes).Where(each => each.Second == GatewayEventOutcome.Unknown && each.First.Subject is { Attempt: null, GatewayId: not null })
            .Select(each => each.First.Subject.GatewayId!).Distinct().ToList();
        if (ids.Count == 0)
        {
            return outcomes;
        }

        var isOpen = (await session.Query(ByGatewayId, row => (Id: row.Text(0), IsOpen: !row.IsNull(1)), [.. ids.Select(id => new object?[] { id })]))
            .ToDictionary(each => each.Id, each => each.IsOpen);
        await session.Execute(MakeDueMany, [.. isOpen.Where(each => each.Value).Select(each => new object?[] { each.Key, now + WayBack })]);
        return
        [
            .. events.Zip(outcomes, (each, outcome) => outcome == GatewayEventOutcome.Unknown && each.Subject is { Attempt: null, GatewayId: { } id } && isOpen.TryGetValue(id, out var open)
                ? open ? GatewayEventOutcome.Asked : GatewayEventOutcome.Settled
                : outcome),
        ];
    }

    private static GuestPage Read(Row row) => new()
    {
        Booking = new BookingKey(row.Id(0), row.Id(1)),
        Id = row.Id(2),
        Purpose = row.Word<HostedPurpose>(3),
        Method = row.Word<PaymentMethod>(4),
        Amount = row.LongOrNull(5) is { } minor ? new Money(minor, Currency.Parse(row.Text(6))) : null,
        Attempt = row.IsNull(7) ? null : row.Id(7),
        GatewayId = row.TextOrNull(8),
        At = row.Instant(9),
        NextCheckAt = row.InstantOrNull(10),
        Checks = row.Int(11),
        Link = row.Int(12),
    };
}
