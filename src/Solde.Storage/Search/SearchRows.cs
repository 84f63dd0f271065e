using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.Storage.Sql;

namespace Solde.Storage.Search;

/// <summary>Finds the places of bookings that fit a filter. A text that few bookings have is asked first, and what it finds is filtered and sorted; otherwise
/// the list is walked in its order, one index range for each value of the facets that fits, until a page is full.</summary>
/// <remarks>So the work is bounded where filters have nothing to do with each other: either few bookings have the text, or a page of those that do is near.</remarks>
internal sealed class SearchRows(Session session)
{
    /// <summary>Up to so many bookings with a text are sorted; from there on about one in seventy of a million has it.</summary>
    private const int MostSorted = 15_000;

    private const int RangesAtOnce = 8;
    private const int FewDays = 4;

    private static readonly Statement PageUp = new(dialect => OneOf(dialect, "ASC"));
    private static readonly Statement PageDown = new(dialect => OneOf(dialect, "DESC"));

    private static readonly Statement CountOfText = new(static dialect => $$"""
        WITH candidates AS MATERIALIZED ({{dialect.Candidates(MostSorted + 1)}})
        SELECT (SELECT count(*) FROM candidates), count(*) FROM (SELECT 1 FROM {{dialect.WordsOfCandidates}} WHERE {{Fits}} LIMIT $11) fitting
        """);

    // The first row says how many bookings have the text at all; where they are too many, no other follows.
    private static string OneOf(IDialect dialect, string order) => $$"""
        WITH candidates AS MATERIALIZED ({{dialect.Candidates(MostSorted + 1)}})
        SELECT '' AS arrival, $1 AS booking_id, count(*) AS number FROM candidates
        UNION ALL
        SELECT * FROM (
            SELECT w.arrival, w.booking_id, 0 FROM {{dialect.WordsOfCandidates}} WHERE (SELECT count(*) FROM candidates) <= {{MostSorted}} AND {{Fits}}
            ORDER BY w.arrival {{order}}, w.booking_id {{order}} LIMIT $11) page
        """;

    private const string Fits =
        """
        w.channel = COALESCE($6, w.channel) AND (w.arrival, w.booking_id) > ($7, $8) AND (w.arrival, w.booking_id) < ($9, $10)
            AND CASE WHEN $4 = 0 THEN true ELSE
                ((SELECT l.facets FROM listed l WHERE l.property_id = w.property_id AND l.booking_id = w.booking_id) & $4) = $5 END
        """;

    /// <summary>The places of a page.</summary>
    public async ValueTask<List<BookingPlace>> Page(Guid property, ListFilter filter, BookingPage page)
    {
        var (sought, extent) = (Folded.Sought(filter.Text), Extent.Of(filter, page));
        if (sought is not null && await Sorted(property, filter, sought, extent, page) is { } sorted)
        {
            return sorted;
        }

        return IsOfTextOnly(filter)
            ? await session.Query(Walk.ByText(page.Descending).Places, Place, Rows(property, filter, [0], sought, extent, page.Limit))
            : await Walked(property, filter, sought, extent, page);
    }

    /// <summary>The list in its order, some days at a time: so no range is looked through further than all of them are.</summary>
    private async ValueTask<List<BookingPlace>> Walked(Guid property, ListFilter filter, string? sought, Extent extent, BookingPage page)
    {
        var (ranges, found, days) = (await FacetsOf(property, filter), new List<BookingPlace>(), FewDays);
        while (found.Count < page.Limit && await First(property, filter, ranges, extent, page.Descending) is { } first)
        {
            var walk = Walk.Of(page.Descending, filter.Channel is not null, sought is not null);
            var some = extent.Days(first, days, page.Descending);
            var next = await session.Query(walk.Places, Place, Rows(property, filter, ranges, sought, some, page.Limit - found.Count));
            next.Sort(Extent.Compare);
            if (page.Descending)
            {
                next.Reverse();
            }

            found.AddRange(next.Take(page.Limit - found.Count));
            (extent, days) = (extent.Behind(some, page.Descending), days * 4);
        }

        return found;
    }

    /// <summary>The first day with a booking that fits all but the text; null when there is none left.</summary>
    private async ValueTask<LocalDate?> First(Guid property, ListFilter filter, IReadOnlyList<long> facets, Extent extent, bool descending)
    {
        var walk = Walk.Of(descending, filter.Channel is not null, withText: false);
        var firsts = await session.Query(walk.Places, Place, Rows(property, filter, facets, null, extent, 1));
        return firsts.Count == 0 ? null : descending ? firsts.Max(place => place.Arrival) : firsts.Min(place => place.Arrival);
    }

    /// <summary>How many fit, up to a limit.</summary>
    public async ValueTask<int> Count(Guid property, ListFilter filter, int most)
    {
        var (sought, extent) = (Folded.Sought(filter.Text), Extent.Of(filter));
        if (sought is not null && await CountOf(property, filter, sought, extent, most) is { IsAll: var all, Fitting: var fitting } && (all || fitting >= most))
        {
            return fitting;
        }

        if (IsOfTextOnly(filter))
        {
            return (await session.Query(Walk.ByText(descending: false).Count, row => row.Int(0), Rows(property, filter, [0], sought, extent, most)))[0];
        }

        var (walk, count) = (Walk.Of(descending: false, filter.Channel is not null, sought is not null), 0);
        foreach (var facets in (await FacetsOf(property, filter)).Chunk(sought is null ? RangesAtOnce : 1))
        {
            count += (await session.Query(walk.Count, row => row.Int(0), Rows(property, filter, facets, sought, extent, most - count))).Sum();
            if (count >= most)
            {
                break;
            }
        }

        return Math.Min(count, most);
    }

    private static bool IsOfTextOnly(ListFilter filter) => Facets.Of(filter).Mask == 0 && filter.Channel is null && Folded.Sought(filter.Text) is not null;

    /// <returns>Null when too many bookings have the text to be sorted.</returns>
    private async ValueTask<List<BookingPlace>?> Sorted(Guid property, ListFilter filter, string sought, Extent extent, BookingPage page)
    {
        var (mask, value) = Facets.Of(filter);
        var found = await session.Query(
            (page.Descending ? PageDown : PageUp).TextIn(session.Dialect), row => (Arrival: row.Text(0), Booking: row.Id(1), Number: row.Long(2)),
            property, sought, Trigrams.Match(sought), mask, value, filter.Channel, extent.Low.Arrival, extent.Low.Booking, extent.High.Arrival,
            extent.High.Booking, (long)page.Limit);
        return found.First(row => row.Arrival.Length == 0).Number > MostSorted
            ? null
            : [.. found.Where(row => row.Arrival.Length > 0).Select(row => new BookingPlace(Day(row.Arrival), row.Booking))];
    }

    /// <returns>How many of the candidates fit, and whether there are no others.</returns>
    private async ValueTask<(bool IsAll, int Fitting)> CountOf(Guid property, ListFilter filter, string sought, Extent extent, int most)
    {
        var (mask, value) = Facets.Of(filter);
        var counted = await session.Query(
            CountOfText.TextIn(session.Dialect), row => (row.Long(0) <= MostSorted, row.Int(1)),
            property, sought, Trigrams.Match(sought), mask, value, filter.Channel, extent.Low.Arrival, extent.Low.Booking, extent.High.Arrival,
            extent.High.Booking, (long)most);
        return counted[0];
    }

    /// <summary>The values of the facets in use that fit a filter; each is a range of an index.</summary>
    private async ValueTask<IReadOnlyList<long>> FacetsOf(Guid property, ListFilter filter)
    {
        var (mask, value) = Facets.Of(filter);
        var inUse = filter.Channel is { } channel
            ? await session.Query(Walk.FacetsOfAChannel, row => row.Long(0), property, channel)
            : await session.Query(Walk.FacetsInUse, row => row.Long(0), property);
        return [.. inUse.Where(facets => (facets & mask) == value)];
    }

    private static List<object?[]> Rows(Guid property, ListFilter filter, IReadOnlyList<long> facets, string? sought, Extent extent, int most) =>
    [
        .. facets.Select(each => new object?[]
        {
            property, each, filter.Channel, sought, extent.Low.Arrival, extent.Low.Booking, extent.High.Arrival, extent.High.Booking, (long)most,
        }),
    ];

    private static BookingPlace Place(Row row) => new(Day(row.Text(0)), row.Id(1));

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
