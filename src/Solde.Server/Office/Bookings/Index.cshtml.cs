using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Bookings;

/// <summary>The bookings of a property that fit a filter, a page at a time.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;

    /// <summary>The filter as it was entered.</summary>
    public Entered Entered { get; } = new();

    public ImmutableArray<BookingLine> Lines { get; private set; } = [];

    /// <summary>How many fit; one more than what is counted at most when there are more.</summary>
    public int Count { get; private set; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered { get; private set; }

    /// <summary>The address of the next page; null = this is the last.</summary>
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGet(string? arrival, Guid? after)
    {
        foreach (var name in (ReadOnlySpan<string>)["text", "status", "channel", "from", "to", "balance", "payment", "latest"])
        {
            Entered[name] = $"{Request.Query[name]}".Trim();
        }

        var filter = new ListFilter
        {
            Text = Entered["text"], Status = OneOf<BookingStatus>("status"), Channel = Entered["channel"] is { Length: > 0 } channel ? channel : null,
            ArrivalFrom = Date(Entered["from"]), ArrivalTo = Date(Entered["to"]), Balance = OneOf<BalanceState>("balance"),
            Payment = OneOf<PaymentState>("payment"),
        };
        var property = Here.Of(HttpContext).Place!.Property;
        BookingPlace? place = (Date(arrival), after) is ({ } day, { } booking) ? new BookingPlace(day, booking) : null;
        var (lines, count) = await parts.Search.List(property, filter, new BookingPage(place, Entered["latest"].Length > 0, PageLength + 1));
        (Lines, Count) = ([.. lines.Take(PageLength)], count);
        Next = lines.Length > PageLength ? AddressAfter(Lines[^1].Place) : null;
        IsFiltered = filter != new ListFilter();
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_List", this) : Page();
    }

    private string AddressAfter(BookingPlace place)
    {
        var query = QueryString.Create(Request.Query.Where(each => each.Key is not ("arrival" or "after")));
        return $"{query.Add("arrival", LocalDatePattern.Iso.Format(place.Arrival)).Add("after", place.Booking.ToString("D"))}";
    }

    private T? OneOf<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(Entered[name], out var value) && Enum.IsDefined(value) ? value : null;

    private static LocalDate? Date(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true } parsed ? parsed.Value : null;
}
