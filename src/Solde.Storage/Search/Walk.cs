using Solde.Storage.Sql;

namespace Solde.Storage.Search;

/// <summary>The statements that walk a list in its order, over index ranges.</summary>
/// <param name="Places">The first places in each range.</param>
/// <param name="Count">How many bookings each range has, up to a limit.</param>
internal sealed record Walk(Many Places, Many Count)
{
    private const string Columns =
        "id:property_id number:facets text:channel text:sought text:low id:low_booking text:high id:high_booking number:most";

    private static readonly Walk[] All = [.. Enumerable.Range(0, 8).Select(i => Make(descending: (i & 1) != 0, ofAChannel: (i & 2) != 0, withText: (i & 4) != 0))];

    private static readonly Walk[] Texts = [MakeByText("ASC"), MakeByText("DESC")];

    /// <summary>Values of the facets that bookings of a property have, each found behind the one before.</summary>
    public static readonly string FacetsInUse = InUse("");

    /// <summary>The same of one channel.</summary>
    public static readonly string FacetsOfAChannel = InUse("AND l.channel = $2");

    public static Walk Of(bool descending, bool ofAChannel, bool withText) => All[(descending ? 1 : 0) + (ofAChannel ? 2 : 0) + (withText ? 4 : 0)];

    /// <summary>All bookings with a text, in one range; the facets of the row are not looked at.</summary>
    public static Walk ByText(bool descending) => Texts[descending ? 1 : 0];

    private static Walk MakeByText(string order)
    {
        static string Range(IDialect dialect, string columns) => $$"""
            SELECT {{columns}} FROM words i WHERE i.property_id = r.property_id AND {{dialect.Contains("i.words", "r.sought")}}
                AND (i.arrival, i.booking_id) > (r.low, r.low_booking) AND (i.arrival, i.booking_id) < (r.high, r.high_booking)
            """;
        return Of(Range, order);
    }

    private static Walk Make(bool descending, bool ofAChannel, bool withText)
    {
        string Range(IDialect dialect, string columns) => $$"""
            SELECT {{columns}} FROM listed i WHERE i.property_id = r.property_id {{(ofAChannel ? "AND i.channel = r.channel" : "")}} AND i.facets = r.facets
                AND (i.arrival, i.booking_id) > (r.low, r.low_booking) AND (i.arrival, i.booking_id) < (r.high, r.high_booking)
                {{(withText ? "AND " + dialect.Contains("i.words", "r.sought") : "")}}
            """;
        return Of(Range, descending ? "DESC" : "ASC");
    }

    private static Walk Of(Func<IDialect, string, string> range, string order) =>
        new(
            new Many(
                dialect => $$"""
                    SELECT l.arrival, l.booking_id FROM {rows}, {{dialect.Lateral}}(
                        {{range(dialect, "i.arrival, i.booking_id")}} ORDER BY i.arrival {{order}}, i.booking_id {{order}} LIMIT r.most) l
                    """,
                Columns),
            new Many(
                dialect => $$"""
                    SELECT l.number FROM {rows}, {{dialect.Lateral}}(
                        SELECT count(*) AS number FROM ({{range(dialect, "i.arrival")}} LIMIT r.most) c) l
                    """,
                Columns));

    private static string InUse(string condition) => $"""
        WITH RECURSIVE used (facets) AS (
            SELECT (SELECT l.facets FROM listed l WHERE l.property_id = $1 {condition} ORDER BY l.facets LIMIT 1)
            UNION ALL
            SELECT (SELECT l.facets FROM listed l WHERE l.property_id = $1 {condition} AND l.facets > used.facets ORDER BY l.facets LIMIT 1)
            FROM used WHERE used.facets IS NOT NULL)
        SELECT facets FROM used WHERE facets IS NOT NULL
        """;
}
