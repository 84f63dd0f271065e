using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;

namespace Solde.Server.Office.Queues;

/// <summary>Lists of work: bookings of which something is planned, failed, in doubt, asked for or held.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;

    /// <summary>The lists by their addresses.</summary>
    public static FrozenDictionary<string, Queue> ByPath { get; } = new Dictionary<string, Queue>
    {
        ["planned"] = Queue.Planned, ["failed"] = Queue.Failed, ["in-doubt"] = Queue.InDoubt, ["requests-pending"] = Queue.Pending,
        ["requests-sent"] = Queue.Sent, ["requests-answered"] = Queue.Answered, ["holds"] = Queue.Holds,
    }.ToFrozenDictionary();

    public Queue Queue { get; private set; }

    public ImmutableArray<(Guid Id, Core.Bookings.BookingSnapshot Booking, ImmutableArray<QueueItem> Items)> Bookings { get; private set; } = [];

    /// <summary>Where the next page begins; null = this is the last.</summary>
    public QueuePlace? Next { get; private set; }

    public async Task<IActionResult> OnGet(string queue, long? at, Guid? from)
    {
        if (!ByPath.TryGetValue(queue, out var known))
        {
            return NotFound();
        }

        var here = Here.Of(HttpContext);
        var start = (at, from) is ({ } time, { } booking) ? new QueuePlace(time, booking) : QueuePlace.Start;
        var found = await parts.Work.Listings.Queued(here.Place!.Property, known, start, PageLength + 1);
        Queue = known;
        Next = found.Length > PageLength ? found[^1].Place : null;
        Bookings =
        [
            .. found.Take(PageLength).Select(each =>
                (each.Booking.Key.Booking, each.Booking.Snapshot, QueueItem.Of(each.Booking.Snapshot, known, here.Language))),
        ];
        return Page();
    }
}
