using NodaTime;
using Solde.App.Journal;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>Finds the part of a property's feed in which a time lies, without an index by time: entries are written as they happen, so the feed is in the
/// order of time but for moments, and a time is found in it by halves.</summary>
internal sealed class FeedTimes(Session session)
{
    /// <summary>So far apart may the clocks of those be who write at the same time; nodes whose clock is further off are not ready.</summary>
    private static readonly Duration Slack = Duration.FromMinutes(15);

    // The lowest number from which on nothing is older; one more than the last where all is.
    private static readonly Statement FirstAt = new(static dialect =>
    {
        const string middle = "(h.low + h.high) / 2";
        var (place, low) = (dialect.PlaceInFeed(middle), dialect.PlaceInFeed("low"));
        var isLater = $"""
            COALESCE((
                SELECT j.at FROM journal j WHERE j.property_id = $1 AND (j.tx, j.position) >= ({place.Tx}, {place.Position})
                ORDER BY j.tx, j.position LIMIT 1), $2) >= $2
            """;
        return $"""
            WITH RECURSIVE halves (low, high) AS (
                SELECT CAST(0 AS BIGINT), COALESCE((
                    SELECT {dialect.NumberInFeed} FROM journal j WHERE j.property_id = $1 ORDER BY j.tx DESC, j.position DESC LIMIT 1), 0) + 1
                UNION ALL
                SELECT CASE WHEN {isLater} THEN h.low ELSE {middle} + 1 END, CASE WHEN {isLater} THEN {middle} ELSE h.high END
                FROM halves h WHERE h.low < h.high)
            SELECT {low.Tx}, {low.Position} FROM halves WHERE low >= high
            """;
    });

    /// <summary>The place from which on, and that before which, all entries from an instant on and before another lie; of what is null nothing is asked.</summary>
    public async ValueTask<(JournalCursor First, JournalCursor End)> Between(Guid property, Instant? from, Instant? to) =>
    (
        from is { } earliest ? await Place(property, earliest - Slack) : new JournalCursor(0, 0),
        to is { } latest ? await Place(property, latest + Slack) : new JournalCursor(long.MaxValue, long.MaxValue));

    private async ValueTask<JournalCursor> Place(Guid property, Instant at) =>
        (await session.Query(FirstAt.TextIn(session.Dialect), row => new JournalCursor(row.Long(0), row.Long(1)), property, at))[0];
}
