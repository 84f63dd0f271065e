using System.Collections.Immutable;
using System.Net.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Messages;

namespace Solde.Server.Office.Messages;

/// <summary>Every e-mail with its state and its text as it was sent (T6).</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;

    public bool InTrouble { get; private set; }

    public ImmutableArray<ListedMessage> Messages { get; private set; } = [];

    /// <summary>The last message of this page, where there are more.</summary>
    public Guid? Last { get; private set; }

    public async Task OnGet(bool trouble, Guid? before)
    {
        InTrouble = trouble;
        var page = await parts.Work.Listings.Messages(Here.Of(HttpContext).Place!.Property, before, trouble, PageLength + 1);
        Last = page.Length > PageLength ? page[PageLength - 1].Message.Id : null;
        Messages = [.. page.Take(PageLength)];
    }

    public async Task<IActionResult> OnPost(Guid message, string? address)
    {
        var here = Here.Of(HttpContext);
        if (await parts.Work.Listings.BookingOfMessage(message) is not { } booking || booking.Property != here.Place!.Property)
        {
            return NotFound();
        }

        var to = string.IsNullOrWhiteSpace(address) ? null : address.Trim();
        if (to is null || MailAddress.TryCreate(to, out _))
        {
            await new Deliveries(parts.Work.Store).Resend(booking, message, to, parts.Work.Ids.New(), here.Now);
        }

        return RedirectToPage();
    }
}
