using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core;
using Solde.Server.Api;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Messages;

/// <summary>Every e-mail with its state and its text as it was sent (T6).</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;

    private readonly Entered nothing = new();
    private Entered entered = new();

    public bool InTrouble { get; private set; }

    public ImmutableArray<ListedMessage> Messages { get; private set; } = [];

    /// <summary>The last message of this page, where there are more.</summary>
    public Guid? Last { get; private set; }

    /// <summary>The message that was not sent again; null = none was refused.</summary>
    public Guid? Refused { get; private set; }

    /// <summary>Why, where it is not the address.</summary>
    public Text? Refusal { get; private set; }

    /// <summary>What was entered for a message.</summary>
    public Entered EnteredFor(Guid message) => message == Refused ? entered : nothing;

    /// <summary>The booking whose messages are shown, all of them; null = those of all bookings.</summary>
    public Guid? Booking { get; private set; }

    public async Task OnGet(bool trouble, Guid? before, Guid? booking)
    {
        (InTrouble, Booking) = (trouble, booking);
        var property = Here.Of(HttpContext).Place!.Property;
        if (booking is { } one)
        {
            Messages = await parts.Work.Listings.MessagesOf(new BookingKey(property, one));
            return;
        }

        var page = await parts.Work.Listings.Messages(property, before, trouble, PageLength + 1);
        Last = page.Length > PageLength ? page[PageLength - 1].Message.Id : null;
        Messages = [.. page.Take(PageLength)];
    }

    public async Task<IActionResult> OnPost(Guid message, bool trouble, Guid? before, Guid? booking)
    {
        var here = Here.Of(HttpContext);
        if (await parts.Work.Listings.BookingOfMessage(message) is not { } key || key.Property != here.Place!.Property)
        {
            return NotFound();
        }

        entered = new Entered(Request.Form);
        var to = entered["address"] is { Length: > 0 } address ? address : null;
        if (to is not null && !EmailAddress.Is(to))
        {
            entered.Refuse("address", SignInTexts.NoAddress);
        }
        else if (await new Deliveries(parts.Work.Store).Resend(key, message, to, parts.Work.Ids.New(), here.Now) is null)
        {
            Refusal = RefusalSentences.Of(RefusalWords.StillSending);
        }
        else
        {
            return RedirectToPage(new { trouble = trouble ? "true" : null, before, booking });
        }

        Refused = message;
        await OnGet(trouble, before, booking);
        return Page();
    }
}
