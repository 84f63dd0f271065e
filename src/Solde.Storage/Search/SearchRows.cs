using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.Storage.Sql;

namespace Solde.Storage.Search;

/// <summary>Finds the places of bookings that fit a filter. A text that few bookings have is looked up, and what is found is filtered and sorted; otherwise
/// the list is walked in its order, one index range for each value of the facets that fits, until a page is full.</summary>
/// <remarks>So the work is bounded where filters have nothing to do with each other: either few bookings have the text, or a page of those that do is near.</remarks>
internal sealed class SearchRows(Session session)
{
    /// <summary>Up to so many bookings with a text are sorted; from there on about one in a hundred of a million has it.</summary>
    private const int MostSorted = 8_000;

    /// <summary>A text that so many of a thousand have is not looked up: its bookings are near wherever one walks.</summary>
    private const int Frequent = 10;

    private const int RangesAtOnce = 8;
    private const int FewDays = 4;

    private static readonly Statement Up = new(dialect => LookUp(dialect, "ASC"));
    private static readonly Statement Down = new(dialect => LookUp(dialect, "DESC"));

    private readonly Frequency frequency = new(session);

    // The first row says how many bookings have the text at all, and how many of them fit; where they are too many, no other follows.
    private static string LookUp(IDialect dialect, string order) => $$"""
        WITH candidates AS MATERIALIZED ({{dialect.Candidates(MostSorted + 1)}}),
        fitting AS MATERIALIZED (
            SELECT w.arrival, w.booking_id FROM {{dialect.WordsOfCandidates}} WHERE (SELECT count(*) FROM candidates) <= {{MostSorted}} AND {{Fits}})
        SELECT '' AS arrival, $1 AS booking_id, (SELECT count(*) FROM candidates) AS candidates, (SELECT count(*) FROM (SELECT 1 FROM fitting LIMIT $16) f) AS fitting
        UNION ALL
        SELECT * FROM (
            SELECT f.arrival, f.booking_id, 0, 0 FROM fitting f WHERE (f.arrival, f.booking_id) > ($11, $12) AND (f.arrival, f.booking_id) < ($13, $14)
            ORDER BY f.arrival {{order}}, f.booking_id {{order}} LIMIT $15) page
        """;

    private const string Fits =
        """
        w.channel = COALESCE($6, w.channel) AND (w.arrival, w.booking_id) > ($7, $8) AND (w.arrival, w.booking_id) < ($9, $10)
            AND CASE WHEN $4 = 0 THEN true ELSE
                ((SELECT l.facets FROM listed l WHERE l.property_id = w.property_id AND l.booking_id = w.booking_id) & $4) = $5 END
        """;

    /// <summary>The places of a page, and how many bookings fit.</summary>
    /// <param name="property">The property.</param>
    /// <param name="filter">What fits.</param>
    /// <param name="page">Which page; null = none.</param>
    /// <param name="most">How far is counted; 0 = nothing is.</param>
    public async ValueTask<(List<BookingPlace> Places, int Count)> List(Guid property, ListFilter filter, BookingPage? page, int most)
    {
        var sought = Folded.Sought(filter.Text);
        if (sought is not null && await frequency.OfThousand(property, sought) < Frequent && await LookedUp(property, filter, sought, page, most) is { } found)
        {
            return found;
        }

        if (sought is not null && Facets.Of(filter).Mask == 0 && filter.Channel is null)
        {
            return await Counted(page, most, one => PageOfText(property, filter, sought, one), () => CountOfText(property, filter, sought, most));
        }

        var ranges = await FacetsOf(property, filter);
        if (sought is not null && page is { } part && most > 0)
        {
            // To walk once more for the page would take as long again, unless it is near.
            var all = await AllOfRanges(property, filter, ranges, sought, most);
            return all.Count < most ? (Extent.Of(filter, part).Part(all, part), all.Count) : (await PageOfRanges(property, filter, ranges, sought, part), most);
        }

        return await Counted(page, most, one => PageOfRanges(property, filter, ranges, sought, one), () => CountOfRanges(property, filter, ranges, sought, most));
    }

    // A first page that is not full says how many there are.
    private static async ValueTask<(List<BookingPlace> Places, int Count)> Counted(
        BookingPage? page, int most, Func<BookingPage, ValueTask<List<BookingPlace>>> find, Func<ValueTask<int>> count)
    {
        var places = page is { } one ? await find(one) : [];
        var isAll = page is { After: null, Limit: var limit } && places.Count < limit;
        return (places, isAll ? places.Count : most > 0 ? await count() : 0);
    }

    private ValueTask<List<BookingPlace>> PageOfText(Guid property, ListFilter filter, string sought, BookingPage page) =>
        session.Query(Walk.ByText(page.Descending).Places, Place, Rows(property, filter, [0], sought, Extent.Of(filter, page), page.Limit));

    private async ValueTask<int> CountOfText(Guid property, ListFilter filter, string sought, int most) =>
        (await session.Query(Walk.ByText(descending: false).Count, row => row.Int(0), Rows(property, filter, [0], sought, Extent.Of(filter), most)))[0];

    /// <summary>The list in its order, some days at a time: so no range is looked through further than all of them are.</summary>
    private async ValueTask<List<BookingPlace>> PageOfRanges(Guid property, ListFilter filter, IReadOnlyList<long> ranges, string? sought, BookingPage page)
    {
        var (extent, found, days) = (Extent.Of(filter, page), new List<BookingPlace>(), FewDays);
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
    private async ValueTask<int> CountOfRanges(Guid property, ListFilter filter, IReadOnlyList<long> ranges, string? sought, int most)
    {
        var (extent, walk, count) = (Extent.Of(filter), Walk.Of(descending: false, filter.Channel is not null, sought is not null), 0);
        foreach (var facets in ranges.Chunk(sought is null ? RangesAtOnce : 1))
        {
            count += (await session.Query(walk.Count, row => row.Int(0), Rows(property, filter, facets, sought, extent, most - count))).Sum();
            if (count >= most)
            {
                break;
            }
        }

        return Math.Min(count, most);
    }

    /// <summary>The places of those with a text that fit, up to a limit, in no order.</summary>
    private async ValueTask<List<BookingPlace>> AllOfRanges(Guid property, ListFilter filter, IReadOnlyList<long> ranges, string sought, int most)
    {
        var (extent, walk, found) = (Extent.Of(filter), Walk.Of(descending: false, filter.Channel is not null, withText: true), new List<BookingPlace>());
        foreach (var facets in ranges)
        {
            found.AddRange(await session.Query(walk.Places, Place, Rows(property, filter, [facets], sought, extent, most - found.Count)));
            if (found.Count >= most)
            {
                break;
            }
        }

        return found;
    }

    /// <returns>Null when too many bookings have the text to be sorted.</returns>
    private async ValueTask<(List<BookingPlace> Places, int Count)?> LookedUp(Guid property, ListFilter filter, string sought, BookingPage? page, int most)
    {
        var ((mask, value), all, part) = (Facets.Of(filter), Extent.Of(filter), Extent.Of(filter, page));
        var rows = await session.Query(
            (page is { Descending: true } ? Down : Up).TextIn(session.Dialect), row => (Arrival: row.Text(0), Booking: row.Id(1), Candidates: row.Long(2), Fitting: row.Int(3)),
            property, sought, Trigrams.Match(sought), mask, value, filter.Channel, all.Low.Arrival, all.Low.Booking, all.High.Arrival, all.High.Booking,
            part.Low.Arrival, part.Low.Booking, part.High.Arrival, part.High.Booking, (long)(page?.Limit ?? 0), (long)most);
        var (_, _, candidates, fitting) = rows.Find(row => row.Arrival.Length == 0);
        return candidates > MostSorted
            ? null
            : ([.. rows.Where(row => row.Arrival.Length > 0).Select(row => new BookingPlace(Day(row.Arrival), row.Booking))], fitting);
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
