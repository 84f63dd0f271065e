using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Bookings;

/// <summary>What the address of a list of bookings says: its filter, and where its page begins.</summary>
internal static class ListQuery
{
    /// <summary>Takes the filter's fields over, as they were entered.</summary>
    public static void Read(IQueryCollection query, Entered entered, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            entered[name] = $"{query[name]}".Trim();
        }
    }

    /// <summary>One of the values of an enum; null = any.</summary>
    public static T? OneOf<T>(Entered entered, string name)
        where T : struct, Enum => Enum.TryParse<T>(entered[name], out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A day; null = none.</summary>
    public static LocalDate? Date(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true } parsed ? parsed.Value : null;

    /// <summary>The last place of the page before; null = this is the first page.</summary>
    public static BookingPlace? Place(string? arrival, Guid? after) => (Date(arrival), after) is ({ } day, { } booking) ? new BookingPlace(day, booking) : null;

    /// <summary>The address of the page behind a place, with the same filter.</summary>
    public static string AddressAfter(IQueryCollection query, BookingPlace place)
    {
        var rest = QueryString.Create(query.Where(each => each.Key is not ("arrival" or "after")));
        return $"{rest.Add("arrival", LocalDatePattern.Iso.Format(place.Arrival)).Add("after", place.Booking.ToString("D"))}";
    }
}
