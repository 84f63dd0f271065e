using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Facts;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Tasks;

/// <summary>What only staff can settle, the oldest first.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;
    private const int LongestText = 500;

    /// <summary>So many of those who work here can be chosen from.</summary>
    private const int MostColleagues = 200;

    public ImmutableArray<(StaffTask Task, Guid? Booking)> Tasks { get; private set; } = [];

    /// <summary>The last task of this page, where there are more; null = this is the last page.</summary>
    public StaffTask? Last { get; private set; }

    /// <summary>The filter as it was entered.</summary>
    public Entered Filter { get; } = new();

    public Acts Acts { get; } = new();

    /// <summary>Who works here, by name.</summary>
    public ImmutableArray<Colleague> Staff { get; private set; } = [];

    public async Task OnGet(string? channel, string? who, long? at, Guid? booking, long? seq)
    {
        (Filter["channel"], Filter["who"]) = (channel ?? "", who ?? "");
        (Instant, TaskId)? after = (at, booking, seq) is ({ } time, { } of, { } number) && time is >= 0 and < 253_402_300_800_000
            ? (Instant.FromUnixTimeMilliseconds(time), new TaskId(of, number))
            : null;
        await Show(after);
    }

    public async Task<IActionResult> OnPost(string? act, Guid booking, long seq)
    {
        var here = Here.Of(HttpContext);
        var (property, entered) = (here.Place!.Property, new Entered(Request.Form));
        switch (act)
        {
            case "finishTask":
                return await parts.Work.Listings.Finish(property, new TaskId(booking, seq), here.Now) ? Back() : NotFound();
            case "assignTask":
                var staff = Guid.TryParseExact(entered["staff"], "D", out var id) ? id : (Guid?)null;
                var isOurs = staff is null || (await StaffHere()).Any(member => member.Id == staff);
                return isOurs && await parts.Work.Listings.Assign(property, new TaskId(booking, seq), staff) ? Back() : NotFound();
            case "addTask":
                var (text, channel) = (entered.Required("text", LongestText), entered["channel"]);
                if (entered.IsRight && TaskChannels.All.Contains(channel))
                {
                    await parts.Work.Store.Record(property, [new TaskCreated(here.Now, text, channel)], Actor.Staff(here.Member!.Id));
                    return Back();
                }

                Acts.Refuse("addTask", entered);
                await Show(after: null);
                return Page();
            default:
                return NotFound();
        }
    }

    private LocalRedirectResult Back() => LocalRedirect($"{Request.Path}{Request.QueryString}");

    private async Task Show((Instant, TaskId)? after)
    {
        var here = Here.Of(HttpContext);
        Staff = await StaffHere();
        var who = Filter["who"] == "me" ? here.Member!.Id : Guid.TryParseExact(Filter["who"], "D", out var id) ? id : (Guid?)null;
        var filter = new TaskFilter(Filter["channel"] is { Length: > 0 } channel ? channel : null, who);
        var page = await parts.Work.Listings.Tasks(here.Place!.Property, filter, after, PageLength + 1);
        Last = page.Length > PageLength ? page[PageLength - 1] : null;
        Tasks = [.. page.Take(PageLength).Select(task => (task, task.Id.Booking == Guid.Empty ? (Guid?)null : task.Id.Booking))];
    }

    private ValueTask<ImmutableArray<Colleague>> StaffHere()
    {
        var here = Here.Of(HttpContext);
        return parts.Staff.Colleagues(here.Member!.Organisation, here.Place!.Property, MostColleagues);
    }
}
