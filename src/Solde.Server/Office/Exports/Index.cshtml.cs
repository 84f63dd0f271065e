using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using Solde.App.Access;
using Solde.Server.Office.Journal;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Exports;

/// <summary>What leaves for other programs.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    public Entered Entered { get; } = new();

    public void OnGet()
    {
        var here = Here.Of(HttpContext);
        var lastMonth = here.Now.InZone(here.View!.Settings.Zone).Date.With(DateAdjusters.StartOfMonth).PlusMonths(-1);
        Entered["from"] = LocalDatePattern.Iso.Format(lastMonth);
        Entered["to"] = LocalDatePattern.Iso.Format(lastMonth.With(DateAdjusters.EndOfMonth));
    }

    public async Task<IActionResult> OnGetMoney(string? from, string? to)
    {
        (Entered["from"], Entered["to"]) = (from ?? "", to ?? "");
        var here = Here.Of(HttpContext);
        var zone = here.View!.Settings.Zone;
        var (start, end) = (WholeDays.Start(Entered["from"], zone), WholeDays.End(Entered["to"], zone));
        if (start is null)
        {
            Entered.Refuse("from", ExportTexts.NoDay);
        }

        if (end is null || end <= start)
        {
            Entered.Refuse("to", end is null ? ExportTexts.NoDay : ExportTexts.Backwards);
        }

        if (!Entered.IsRight)
        {
            return Page();
        }

        var doers = await Doers.At(parts.Staff, here);
        var voice = new Voice(here.Language, zone);
        return new CsvResult(
            "payments", here.Language, MoneyCsv.Head(here.Language), MoneyCsv.Pages(parts.Settings.Journal, here.Place!.Property, start!.Value, end!.Value, voice, NamesOf));

        async ValueTask<Func<string?, string>> NamesOf(IEnumerable<string?> actors)
        {
            await doers.Learn(actors);
            return doers.Name;
        }
    }
}
