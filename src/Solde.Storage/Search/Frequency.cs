using NodaTime;
using NodaTime.Text;
using Solde.Storage.Sql;

namespace Solde.Storage.Search;

/// <summary>Estimates how many of a property's bookings have a text, from some of them here and there between the first day and the last.</summary>
internal sealed class Frequency(Session session)
{
    private const int Spots = 10;
    private const int LookedAtEach = 100;

    private const string FirstAndLast = """
        SELECT (SELECT arrival FROM words WHERE property_id = $1 ORDER BY arrival LIMIT 1), (SELECT arrival FROM words WHERE property_id = $1 ORDER BY arrival DESC LIMIT 1)
        """;

    private static readonly Many AtSpots = new(
        static dialect => $$"""
            SELECT s.number FROM {rows}, {{dialect.Lateral}}(
                SELECT count(*) AS number FROM (
                    SELECT w.words FROM words w WHERE w.property_id = r.property_id AND w.arrival >= r.arrival
                    ORDER BY w.arrival, w.booking_id LIMIT r.most) near
                WHERE {{dialect.Contains("near.words", "r.sought")}}) s
            """,
        "id:property_id text:arrival text:sought number:most");

    /// <summary>How many of a thousand have it; about, and none in a property that has no bookings.</summary>
    public async ValueTask<int> OfThousand(Guid property, string sought)
    {
        var days = await session.First(FirstAndLast, row => new Days(row.TextOrNull(0), row.TextOrNull(1)), property);
        if (days is not { First: { } first, Last: { } last })
        {
            return 0;
        }

        var start = LocalDatePattern.Iso.Parse(first).Value;
        var length = Period.DaysBetween(start, LocalDatePattern.Iso.Parse(last).Value);
        var numbers = await session.Query(AtSpots, row => row.Int(0), [
            .. Enumerable.Range(0, Spots).Select(i => new object?[] { property, LocalDatePattern.Iso.Format(start.PlusDays(length * i / Spots)), sought, (long)LookedAtEach }),
        ]);
        return numbers.Sum() * 1_000 / (Spots * LookedAtEach);
    }

    private sealed record Days(string? First, string? Last);
}
