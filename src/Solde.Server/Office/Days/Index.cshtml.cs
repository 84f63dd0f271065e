using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using Solde.App.Access;
using Solde.App.Days;
using Solde.App.Journal;
using Solde.Server.Office.Exports;
using Solde.Server.Office.Journal;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Days;

/// <summary>The till of a day (clôture de caisse): looked at, printed, closed.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private Doers doers = null!;

    public LocalDate Day { get; private set; }

    public DayReport Report { get; private set; } = null!;

    /// <summary>What is shown: as the till was closed, or as it is now.</summary>
    public DaySums Sums => Report.Closed?.Sums ?? Report.Sums;

    /// <summary>The day by the acquirer's books; null = nobody asked, or they cannot be looked at.</summary>
    public DayTie? Tie { get; private set; }

    /// <summary>Somebody asked for the acquirer's books and they cannot be looked at now.</summary>
    public bool IsAcquirerAway { get; private set; }

    public Entered Entered { get; } = new();

    public Acts Acts { get; } = new();

    public string NameOf(string? actor) => actor is null ? DayTexts.Itself.In(Here.Of(HttpContext).Language) : doers.Name(actor);

    public async Task<IActionResult> OnGet(string? day, bool compare)
    {
        await Show(day);
        if (compare)
        {
            var here = Here.Of(HttpContext);
            try
            {
                Tie = await parts.Work.Days.Tie(here.Place!.Property, here.View!.Settings, Day, HttpContext.RequestAborted);
            }
            catch (HttpRequestException)
            {
                // It is a process of its own; the page says so.
            }
            catch (OperationCanceledException) when (!HttpContext.RequestAborted.IsCancellationRequested)
            {
                // It takes too long to connect or to answer.
            }

            IsAcquirerAway = Tie is null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPost(string? day, string? act)
    {
        var here = Here.Of(HttpContext);
        if (act != "closeDay" || WholeDays.Day(day ?? "") is not { } closing)
        {
            return NotFound();
        }

        if (await parts.Work.Days.Close(here.Place!.Property, here.View!.Settings, closing, Actor.Staff(here.Member!.Id), here.Now) is not { } refusal)
        {
            return RedirectToPage(new { day = LocalDatePattern.Iso.Format(closing) });
        }

        Acts.Refuse(act, new Entered(Request.Form), RefusalSentences.Of(refusal));
        await Show(day);
        return Page();
    }

    private async Task Show(string? day)
    {
        var here = Here.Of(HttpContext);
        Day = WholeDays.Day(day ?? "") ?? here.Now.InZone(here.View!.Settings.Zone).Date;
        Entered["day"] = day ?? LocalDatePattern.Iso.Format(Day);
        if (day is not null && WholeDays.Day(day) is null)
        {
            Entered.Refuse("day", ExportTexts.NoDay);
        }

        Report = await parts.Work.Days.Report(here.Place!.Property, here.View!.Settings, Day);
        doers = await Doers.At(parts.Staff, here);
        await doers.Learn([.. Report.Sums.Doers.Select(each => each.By), .. Sums.Doers.Select(each => each.By), Report.Closed?.By]);
    }
}
