using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Requests;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Queues;

/// <summary>Lists of work: bookings of which something is planned, failed, in doubt, asked for or held.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;

    /// <summary>So many refusals of one form are told; the journal has them all.</summary>
    private const int MostRefusals = 20;

    /// <summary>The lists by their addresses.</summary>
    public static FrozenDictionary<string, Queue> ByPath { get; } = new Dictionary<string, Queue>
    {
        ["planned"] = Queue.Planned, ["failed"] = Queue.Failed, ["in-doubt"] = Queue.InDoubt, ["requests-pending"] = Queue.Pending,
        ["requests-sent"] = Queue.Sent, ["requests-answered"] = Queue.Answered,
        ["requests-collectable"] = Queue.Collectable, ["holds"] = Queue.Holds,
    }.ToFrozenDictionary();

    public Queue Queue { get; private set; }

    public bool IsOfRequests => IsRequests(Queue);

    public Entered Entered { get; private set; } = new();

    public ImmutableArray<(Guid Id, Core.Bookings.BookingSnapshot Booking, ImmutableArray<QueueItem> Items)> Bookings { get; private set; } = [];

    /// <summary>The last e-mails that asked for money, by booking and kind of request.</summary>
    public FrozenDictionary<(Guid Booking, RequestKind Kind), RequestLetter> Letters { get; private set; } = FrozenDictionary<(Guid, RequestKind), RequestLetter>.Empty;

    /// <summary>Where the next page begins; null = this is the last.</summary>
    public QueuePlace? Next { get; private set; }

    /// <summary>How many items something was just done to; null = nothing was asked for.</summary>
    public int? Done { get; private set; }

    /// <summary>What refused it, and why.</summary>
    public ImmutableArray<(string Reference, Text Why)> Refused { get; private set; } = [];

    /// <summary>What is wrong with a form as a whole.</summary>
    public Text? Wrong { get; private set; }

    /// <summary>Whether a list is one of payment requests.</summary>
    public static bool IsRequests(Queue queue) => queue is Queue.Pending or Queue.Sent or Queue.Answered or Queue.Collectable;

    public async Task<IActionResult> OnGet(string queue, long? at, Guid? from, int? done, string[]? refused)
    {
        Done = done;
        Refused =
        [
            .. (refused ?? []).Take(MostRefusals).Select(each => each.Split(' ', 2)).Where(parts => parts.Length == 2)
                .Select(parts => (parts[1], RefusalSentences.Of(parts[0]))),
        ];
        return await Show(queue, at, from);
    }

    public async Task<IActionResult> OnPost(string queue, long? at, Guid? from)
    {
        var here = Here.Of(HttpContext);
        Entered = new Entered(Request.Form);
        var chosen = BulkWork.Chosen(Request.Form["item"]);
        if (!ByPath.TryGetValue(queue, out var list))
        {
            return NotFound();
        }

        Wrong = chosen.IsEmpty ? QueueTexts.NoneChosen(IsRequests(list)) : null;
        if (chosen.IsEmpty || BulkWork.Read(list, Entered, here.View!, here.Now) is not { } work)
        {
            return await Show(queue, at, from);
        }

        var desk = parts.Work.Desk.As(Actor.Staff(here.Member!.Id));
        var name = Entered["bulk"];
        var (done, refused) = (0, new List<string>());
        var known = (await parts.Work.Store.Load([.. chosen.Select(each => new BookingKey(here.Place!.Property, each.Booking)).Distinct()]))
            .ToDictionary(each => each.Key.Booking, each => each.Snapshot.Ref);
        foreach (var (booking, item) in chosen.Where(each => known.ContainsKey(each.Booking)))
        {
            var refusal = await desk.Do(new BookingKey(here.Place!.Property, booking), name, snapshot => work(snapshot, item), here.Now, CancellationToken.None);
            done += refusal is null ? 1 : 0;
            if (refusal is not null)
            {
                refused.Add($"{refusal} {known[booking]}");
            }
        }

        var told = refused.Take(MostRefusals).Select(each => new KeyValuePair<string, string?>("refused", each));
        return LocalRedirect($"{Request.Path}{QueryString.Create([new("done", $"{done}"), .. told])}"); // A reload does nothing twice.
    }

    private async Task<IActionResult> Show(string queue, long? at, Guid? from)
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
        Letters = IsOfRequests
            ? (await parts.Work.Listings.LettersOf([.. found.Select(each => each.Booking.Key)])).ToFrozenDictionary(letter => (letter.Booking, letter.Kind))
            : Letters;
        return Page();
    }
}
