using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>The journal as it is looked through: by time, the newest first. A page looks at so many entries and no more; what fits of them is shown.</summary>
internal sealed class LookRows(Session session)
{
    private const string ByStaff = "substr(j.data, 1, 13) = '{\"by\":\"staff:'"; // As the index has it.

    private static readonly Instant Earliest = Instant.FromUtc(1, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9999, 12, 31, 0, 0);

    private static readonly Looks All = new("journal j", "true");
    private static readonly Looks OfStaff = new("journal j", ByStaff);

    // Its chain first, or SQLite walks the whole journal by time for it. No booking has as many entries.
    private static readonly Looks OfBooking = new("(SELECT * FROM journal WHERE property_id = $1 AND booking_id = {booking} ORDER BY seq DESC LIMIT 100000) j", "true");

    /// <summary>The places of a page's entries, and where the next begins.</summary>
    public async ValueTask<(List<(Guid Booking, long Seq, JournalPlace Place)> Found, JournalPlace? Next)> Page(
        Guid property, JournalFilter filter, JournalPlace? before, int limit)
    {
        var looks = filter.Booking is not null ? OfBooking : filter.By?.StartsWith(Actor.StaffPrefix, StringComparison.Ordinal) == true ? OfStaff : All;
        var start = before ?? new JournalPlace(filter.To ?? Latest, JournalCursor.Start);
        var kinds = filter.Kind is { } kind ? $"|{string.Join('|', JournalKinds.Names(kind))}|" : "";
        var by = filter.By is { } actor ? $"{{\"by\":\"{actor}{(actor.EndsWith(':') ? "" : "\"")}" : "";
        object?[] range = [property, start.At, start.Cursor.Tx, start.Cursor.Position, filter.From ?? Earliest];
        object?[] booking = filter.Booking is { } one ? [one] : [];
        var found = await session.Query(
            looks.Page.TextIn(session.Dialect), row => (Booking: row.Id(0), Seq: row.Long(1), Place: PlaceIn(row, 2)),
            [.. range, (long)IJournalSearch.MostLookedAt, limit + 1L, kinds, by, .. booking]);
        if (found.Count > limit)
        {
            found.RemoveAt(limit);
            return (found, found[^1].Place);
        }

        var end = await session.Query(
            looks.End.TextIn(session.Dialect), row => PlaceIn(row, 0), [.. range, IJournalSearch.MostLookedAt - 1L, .. booking]);
        return (found, end.Count == 0 ? null : end[0]);
    }

    private static JournalPlace PlaceIn(Row row, int first) => new(row.Instant(first), new JournalCursor(row.Long(first + 1), row.Long(first + 2)));

    /// <summary>The queries over a part of the journal.</summary>
    private sealed class Looks(string source, string part)
    {
        public Statement Page { get; } = new(dialect => $"""
            WITH looked AS MATERIALIZED (
                SELECT j.booking_id, j.seq, j.at, j.tx, j.position, j.what, j.data FROM {Of(source, "$10")}
                WHERE j.property_id = $1 AND (j.at, j.tx, j.position) < ($2, $3, $4) AND j.at >= $5 AND {part}
                ORDER BY j.at DESC, j.tx DESC, j.position DESC LIMIT $6)
            SELECT booking_id, seq, at, tx, position FROM looked
            WHERE ($8 = '' OR {dialect.Contains("$8", "'|' || what || '|'")}) AND substr(data, 1, length($9)) = $9
            ORDER BY at DESC, tx DESC, position DESC LIMIT $7
            """);

        public Statement End { get; } = new(_ => $"""
            SELECT j.at, j.tx, j.position FROM {Of(source, "$7")}
            WHERE j.property_id = $1 AND (j.at, j.tx, j.position) < ($2, $3, $4) AND j.at >= $5 AND {part}
            ORDER BY j.at DESC, j.tx DESC, j.position DESC LIMIT 1 OFFSET $6
            """);

        private static string Of(string source, string booking) => source.Replace("{booking}", booking, StringComparison.Ordinal);
    }
}
