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
        if (!Read(from, to))
        {
            return Page();
        }

        var here = Here.Of(HttpContext);
        var zone = here.View!.Settings.Zone;
        var voice = new Voice(here.Language, zone);
        return new CsvResult(
            "payments", here.Language, MoneyCsv.Head(here.Language),
            MoneyCsv.Pages(
                parts.Settings.Journal, here.Place!.Property, WholeDays.Start(Entered["from"], zone)!.Value, WholeDays.End(Entered["to"], zone)!.Value, voice,
                await NamesOf(here)));
    }

    public async Task<IActionResult> OnGetAccounting(string? from, string? to)
    {
        if (!Read(from, to))
        {
            return Page();
        }

        var (first, last) = (WholeDays.Day(Entered["from"])!.Value, WholeDays.Day(Entered["to"])!.Value);
        if (Period.DaysBetween(first, last) >= AccountingCsv.MostDays)
        {
            Entered.Refuse("to", ExportTexts.TooLong);
            return Page();
        }

        var here = Here.Of(HttpContext);
        return new CsvResult(
            "accounting", here.Language, AccountingCsv.Head(here.Language),
            AccountingCsv.Pages(parts.Work.Days, here.Place!.Property, here.View!.Settings, first, last, here.Language, await NamesOf(here)));
    }

    private bool Read(string? from, string? to)
    {
        (Entered["from"], Entered["to"]) = (from ?? "", to ?? "");
        var (first, last) = (WholeDays.Day(Entered["from"]), WholeDays.Day(Entered["to"]));
        if (first is null)
        {
            Entered.Refuse("from", ExportTexts.NoDay);
        }

        if (last is null || last < first)
        {
            Entered.Refuse("to", last is null ? ExportTexts.NoDay : ExportTexts.Backwards);
        }

        return Entered.IsRight;
    }

    private async ValueTask<Func<IEnumerable<string?>, ValueTask<Func<string?, string>>>> NamesOf(Here here)
    {
        var doers = await Doers.At(parts.Staff, here);
        return async actors =>
        {
            await doers.Learn(actors);
            return doers.Name;
        };
    }
}
