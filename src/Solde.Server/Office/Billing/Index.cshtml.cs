using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Core.Requests;
using Solde.Server.Office.Bookings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Billing;

/// <summary>A booking whose guest was or will be asked for money.</summary>
/// <param name="Line">The booking as lists have it.</param>
/// <param name="Paid">What was received for it.</param>
/// <param name="Requests">Its payment requests, the last first.</param>
internal sealed record Billed(BookingLine Line, Money Paid, ImmutableArray<PaymentRequest> Requests);

/// <summary>What guests are asked for, and what became of it (T4).</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;

    private static readonly ListFilter Everything = new() { HasRequest = true };

    /// <summary>The filter as it was entered.</summary>
    public Entered Entered { get; } = new();

    public ImmutableArray<Billed> Bookings { get; private set; } = [];

    /// <summary>The last e-mails that asked for money, by booking and kind of request.</summary>
    public FrozenDictionary<(Guid Booking, RequestKind Kind), RequestLetter> Letters { get; private set; } = FrozenDictionary<(Guid, RequestKind), RequestLetter>.Empty;

    /// <summary>How many fit; one more than what is counted at most when there are more.</summary>
    public int Count { get; private set; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered { get; private set; }

    /// <summary>The address of the next page; null = this is the last.</summary>
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGet(string? arrival, Guid? after)
    {
        ListQuery.Read(Request.Query, Entered, "text", "from", "to", "sent", "request", "latest");
        var filter = Everything with
        {
            Text = Entered["text"], ArrivalFrom = ListQuery.Date(Entered["from"]), ArrivalTo = ListQuery.Date(Entered["to"]),
            LinkSent = Entered["sent"] switch { "yes" => true, "no" => false, _ => null }, Request = ListQuery.OneOf<RequestState>(Entered, "request"),
        };
        var property = Here.Of(HttpContext).Place!.Property;
        var page = new BookingPage(ListQuery.Place(arrival, after), Entered["latest"].Length > 0, PageLength + 1);
        var (lines, count) = await parts.Search.List(property, filter, page);
        await Show([.. lines.Take(PageLength)], property);
        Count = count;
        Next = lines.Length > PageLength ? ListQuery.AddressAfter(Request.Query, lines[PageLength - 1].Place) : null;
        IsFiltered = filter != Everything;
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_List", this) : Page();
    }

    // Whole bookings and their letters in a query each, however many lines there are.
    private async ValueTask Show(ImmutableArray<BookingLine> lines, Guid property)
    {
        ImmutableArray<BookingKey> keys = [.. lines.Select(line => new BookingKey(property, line.Place.Booking))];
        var known = (await parts.Work.Store.Load(keys)).ToDictionary(each => each.Key.Booking, each => each.Snapshot);
        Letters = (await parts.Work.Listings.LettersOf(keys)).ToFrozenDictionary(letter => (letter.Booking, letter.Kind));
        Bookings =
        [
            .. from line in lines
               let booking = known[line.Place.Booking]
               select new Billed(line, booking.Paid, [.. booking.Requests.Reverse()]),
        ];
    }
}
