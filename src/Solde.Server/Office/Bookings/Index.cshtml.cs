using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
        ListQuery.Read(Request.Query, Entered, "text", "status", "channel", "from", "to", "balance", "payment", "latest");
        var filter = new ListFilter
        {
            Text = Entered["text"], Status = ListQuery.OneOf<BookingStatus>(Entered, "status"), Channel = Entered["channel"] is { Length: > 0 } channel ? channel : null,
            ArrivalFrom = ListQuery.Date(Entered["from"]), ArrivalTo = ListQuery.Date(Entered["to"]), Balance = ListQuery.OneOf<BalanceState>(Entered, "balance"),
            Payment = ListQuery.OneOf<PaymentState>(Entered, "payment"),
        };
        var property = Here.Of(HttpContext).Place!.Property;
        var (lines, count) = await parts.Search.List(property, filter, new BookingPage(ListQuery.Place(arrival, after), Entered["latest"].Length > 0, PageLength + 1));
        (Lines, Count) = ([.. lines.Take(PageLength)], count);
        Next = lines.Length > PageLength ? ListQuery.AddressAfter(Request.Query, Lines[^1].Place) : null;
        IsFiltered = filter != new ListFilter();
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_List", this) : Page();
    }
}
