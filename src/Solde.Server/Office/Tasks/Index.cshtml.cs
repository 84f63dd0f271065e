using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Solde.App.Access;
using Solde.App.Bookings;

namespace Solde.Server.Office.Tasks;

/// <summary>What only staff can settle, the oldest first.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;

    public ImmutableArray<(StaffTask Task, Guid? Booking)> Tasks { get; private set; } = [];

    /// <summary>The last task of this page, where there are more; null = this is the last page.</summary>
    public StaffTask? Last { get; private set; }

    public async Task OnGet(long? at, Guid? booking, long? seq)
    {
        var here = Here.Of(HttpContext);
        (Instant, TaskId)? after = (at, booking, seq) is ({ } time, { } of, { } number) && time is >= 0 and < 253_402_300_800_000
            ? (Instant.FromUnixTimeMilliseconds(time), new TaskId(of, number))
            : null;
        var page = await parts.Work.Listings.Tasks(here.Place!.Property, after, PageLength + 1);
        Last = page.Length > PageLength ? page[PageLength - 1] : null;
        Tasks = [.. page.Take(PageLength).Select(task => (task, task.Id.Booking == Guid.Empty ? (Guid?)null : task.Id.Booking))];
    }

    public async Task<IActionResult> OnPost(Guid booking, long seq)
    {
        var here = Here.Of(HttpContext);
        return await parts.Work.Listings.Finish(here.Place!.Property, new TaskId(booking, seq), here.Now) ? RedirectToPage() : NotFound();
    }
}
