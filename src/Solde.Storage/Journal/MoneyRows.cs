using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Properties;
using Solde.Core.Requests;
using Solde.Storage.Bookings;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>Money that came into folios and was given back, out of the journal: what is exported is read from its period once, from end to end.</summary>
internal sealed class MoneyRows(Session session, FeedTimes times, BookingRows bookings)
{
    private static readonly Statement Page = new(static dialect => $"""
        SELECT j.at, j.tx, j.position, j.booking_id, b.ref, p.text, j.what, j.data FROM journal j
        JOIN bookings b ON b.property_id = j.property_id AND b.booking_id = j.booking_id
        LEFT JOIN words w ON w.property_id = j.property_id AND w.booking_id = j.booking_id
        LEFT JOIN people p ON p.property_id = j.property_id AND p.booking_id = j.booking_id AND p.number = w.person
        WHERE j.property_id = $1 AND j.what IN ('payment.succeeded', 'payment.recorded', 'hold.captured', 'refund.succeeded')
            AND j.at >= $2 AND j.at < $3
            AND (j.tx, j.position) > ($4, $5) AND (j.tx, j.position) < ($6, $7) AND {dialect.IsWithin("$4", "$6")}
        ORDER BY j.tx, j.position LIMIT $8
        """);

    private static readonly Many GatewayIds = new(
        """
        SELECT a.attempt_id, a.gateway_id FROM {rows}, attempts a
        WHERE a.property_id = r.property_id AND a.booking_id = r.booking_id AND a.attempt_id = r.attempt_id AND a.gateway_id IS NOT NULL
        """,
        "id:property_id id:booking_id id:attempt_id");

    /// <summary>The lines of a page of entries, the oldest first.</summary>
    public async ValueTask<ImmutableArray<MoneyLine>> Of(Guid property, Currency currency, Instant from, Instant to, JournalPlace? after, int limit)
    {
        var feed = await times.Between(property, after is null ? from : null, to);
        var start = after?.Cursor ?? feed.First with { Position = feed.First.Position - 1 };
        var entries = await session.Query(
            Page.TextIn(session.Dialect),
            row => new Entry(
                new JournalPlace(row.Instant(0), new JournalCursor(row.Long(1), row.Long(2))), row.Id(3), row.Text(4), row.TextOrNull(5),
                FactJson.Read(row.Text(6), row.Text(7), currency), FactJson.By(row.Text(7))),
            property, from, to, start.Tx, start.Position, feed.End.Tx, feed.End.Position, (long)limit);
        var refunds = entries.Select(entry => (entry.Booking, Refund: entry.Fact as RefundSucceeded)).Where(each => each.Refund is not null).ToList();
        var ids = (await session.Query(
            GatewayIds, row => (Attempt: row.Id(0), Id: row.Text(1)),
            [.. refunds.Where(each => each.Refund!.Attempt is not null).Select(each => new object?[] { property, each.Booking, each.Refund!.Attempt })]))
            .ToDictionary(each => each.Attempt, each => each.Id);
        var refunded = (await bookings.Load([.. refunds.Select(each => new BookingKey(property, each.Booking)).Distinct()]))
            .ToDictionary(stored => stored.Key.Booking, stored => stored.Snapshot.Folios.SelectMany(folio => folio.Payments).ToLookup(payment => payment.Number));
        return [.. entries.SelectMany(entry => Lines(entry, ids, number => refunded[entry.Booking][number].First()))];
    }

    private static IEnumerable<MoneyLine> Lines(Entry entry, Dictionary<Guid, string> ids, Func<int, Payment> payment) => entry.Fact switch
    {
        PaymentSucceeded f => f.Shares.Select(share => entry.Line(share.Folio, MoneyKind.Payment, f.Method, share.Amount, f.Charge)),
        PaymentRecorded f => f.Shares.Select(share => entry.Line(share.Folio, f.BroughtAlong ? MoneyKind.BroughtAlong : MoneyKind.Payment, f.Method, share.Amount, null)),
        HoldCaptured f => [entry.Line(f.Folio, MoneyKind.Capture, PaymentMethod.Card, f.Amount, f.Charge)],
        RefundSucceeded f =>
        [
            entry.Line(f.Folio, MoneyKind.Refund, payment(f.Payment).Method, f.Amount, f.Attempt is { } attempt ? ids.GetValueOrDefault(attempt) : null),
        ],
        _ => throw new InvalidOperationException($"{entry.Fact.GetType().Name} moves no money"),
    };

    private sealed record Entry(JournalPlace Place, Guid Booking, string Ref, string? Guest, IFact Fact, string? By)
    {
        public MoneyLine Line(string folio, MoneyKind kind, PaymentMethod method, Money amount, string? gatewayId) =>
            new(Place, Ref, Guest, folio, kind, method, amount, gatewayId, By);
    }
}
