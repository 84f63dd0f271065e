using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>The journal as it is looked through, the newest first. A page looks at so many entries and no more; what fits of them is shown.</summary>
internal sealed class LookRows(Session session, FeedTimes times)
{
    private const string ByStaff = "substr(j.data, 1, 13) = '{\"by\":\"staff:'"; // As the index has it.

    private static readonly Looks All = new("journal j", "true");
    private static readonly Looks OfStaff = new("journal j", ByStaff);

    // Its chain first, or SQLite walks the whole feed for it. No booking has as many entries.
    private static readonly Looks OfBooking = new("(SELECT * FROM journal WHERE property_id = $1 AND booking_id = {booking} ORDER BY seq DESC LIMIT 100000) j", "true");

    /// <summary>The places of a page's entries, and where the next begins.</summary>
    public async ValueTask<(List<(Guid Booking, long Seq, JournalPlace Place)> Found, JournalPlace? Next)> Page(
        Guid property, JournalFilter filter, JournalPlace? before, int limit)
    {
        var feed = await times.Between(property, filter.From, before is null ? filter.To : null);
        var looks = filter.Booking is not null ? OfBooking : filter.By?.StartsWith(Actor.StaffPrefix, StringComparison.Ordinal) == true ? OfStaff : All;
        var kinds = filter.Kind is { } kind ? $"|{string.Join('|', JournalKinds.Names(kind))}|" : "";
        var by = filter.By is { } actor ? $"{{\"by\":\"{actor}{(actor.EndsWith(':') ? "" : "\"")}" : "";
        var end = before?.Cursor ?? feed.End;
        object?[] range =
        [
            property, filter.From ?? Instant.FromUnixTimeMilliseconds(0), filter.To ?? Latest, feed.First.Tx, feed.First.Position, end.Tx, end.Position,
        ];
        object?[] booking = filter.Booking is { } one ? [one] : [];
        var found = await session.Query(
            looks.Page.TextIn(session.Dialect), row => (Booking: row.Id(0), Seq: row.Long(1), Place: PlaceIn(row, 2)),
            [.. range, (long)IJournalSearch.MostLookedAt, limit + 1L, kinds, by, .. booking]);
        if (found.Count > limit)
        {
            found.RemoveAt(limit);
            return (found, found[^1].Place);
        }

        var last = await session.Query(
            looks.End.TextIn(session.Dialect), row => PlaceIn(row, 0), [.. range, IJournalSearch.MostLookedAt - 1L, .. booking]);
        return (found, last.Count == 0 ? null : last[0]);
    }

    private static Instant Latest => Instant.FromUtc(9999, 12, 31, 0, 0);

    private static JournalPlace PlaceIn(Row row, int first) => new(row.Instant(first), new JournalCursor(row.Long(first + 1), row.Long(first + 2)));

    /// <summary>The queries over a part of the journal.</summary>
    private sealed class Looks(string source, string part)
    {
        public Statement Page { get; } = new(dialect => $"""
            WITH looked AS (
                SELECT j.booking_id, j.seq, j.at, j.tx, j.position, j.what, j.data {Looked(dialect, source, part, "$12")} LIMIT $8)
            SELECT booking_id, seq, at, tx, position FROM looked
            WHERE ($10 = '' OR {dialect.Contains("$10", "'|' || what || '|'")}) AND substr(data, 1, length($11)) = $11
            ORDER BY tx DESC, position DESC LIMIT $9
            """);

        public Statement End { get; } = new(dialect => $"SELECT j.at, j.tx, j.position {Looked(dialect, source, part, "$9")} LIMIT 1 OFFSET $8");

        private static string Looked(IDialect dialect, string source, string part, string booking) => $"""
            FROM {source.Replace("{booking}", booking, StringComparison.Ordinal)}
            WHERE j.property_id = $1 AND j.at >= $2 AND j.at < $3
                AND (j.tx, j.position) >= ($4, $5) AND (j.tx, j.position) < ($6, $7) AND {dialect.IsWithin("$4", "$6")} AND {part}
            ORDER BY j.tx DESC, j.position DESC
            """;
    }
}
