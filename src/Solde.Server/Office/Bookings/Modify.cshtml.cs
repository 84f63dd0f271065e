using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Bookings;

/// <summary>The form in which a booking is modified: dates, rooms, guest, channel and booked charges.</summary>
[Needs(look: StaffRole.FrontDesk, act: StaffRole.FrontDesk)]
internal sealed class ModifyModel(OfficeParts parts) : PageModel
{
    private static readonly BookingAct Modify = BookingAct.All["modify"];

    public Entered Entered { get; private set; } = new();

    public BookingSnapshot Booking { get; private set; } = null!;

    /// <summary>Why it was refused, where no field says it.</summary>
    public Text? Refusal { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await Load(id) is not { } stored)
        {
            return NotFound();
        }

        Entered = BookingChange.Of(Booking = stored.Snapshot, Here.Of(HttpContext).Language);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (await Load(id) is not { } stored)
        {
            return NotFound();
        }

        var here = Here.Of(HttpContext);
        (Entered, Booking) = (new Entered(Request.Form), stored.Snapshot);
        if (Modify.Read(Entered, here.View!, here.Now) is not { } doing)
        {
            return Page();
        }

        if (await doing(parts.Work.Desk.As(Actor.Staff(here.Member!.Id)), stored.Key, CancellationToken.None) is not { } code)
        {
            return LocalRedirect($"/{here.Place!.Number}/bookings/{id:D}");
        }

        Refusal = BookingAct.Refuse(Entered, code);
        return Page();
    }

    private async ValueTask<StoredBooking?> Load(Guid id) => await parts.Work.Store.Load(new BookingKey(Here.Of(HttpContext).Place!.Property, id));
}
