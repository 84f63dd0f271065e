using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Jobs;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Json;
using Solde.Server.Api;
using Solde.Server.Backtest;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Automations;

/// <summary>Orders a backtest of a version of an automation, or of two of them (X2). It runs as a job, like those that the API orders.</summary>
[Needs(look: StaffRole.Manager, act: StaffRole.Manager)]
internal sealed class BacktestModel(OfficeParts parts) : PageModel
{
    /// <summary>Where bookings are taken from, as the form sends it.</summary>
    public const string FromStore = "stored";

    /// <summary>The same.</summary>
    public const string FromFile = "file";

    /// <summary>The largest order, in megabytes.</summary>
    public const int MostMegabytes = BacktestJob.MostBytes / (1024 * 1024);

    public Automation Automation { get; private set; } = null!;

    public Entered Entered { get; private set; } = new();

    /// <summary>Why no job was made.</summary>
    public string? Refusal { get; private set; }

    public IActionResult OnGet(Guid automation)
    {
        if (Find(automation) is not { } known)
        {
            return NotFound();
        }

        Automation = known;
        (Entered["version"], Entered["source"], Entered["cards"]) = ($"{known.Current.Number}", FromStore, "simulated");
        Entered.Tick("together", true);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid automation, IFormFile? csv, IFormFile? mapping)
    {
        if (Find(automation) is not { } known)
        {
            return NotFound();
        }

        (Automation, Entered) = (known, new Entered(Request.Form));
        var here = Here.Of(HttpContext);
        if (await Bookings(here, csv, mapping) is not var (lines, map) || Version("version") is not { } version)
        {
            return Page();
        }

        var first = await Order(here, version, lines, map);
        var other = Version("against");
        var second = first is null || other is null ? null : await Order(here, other, lines, map);
        return first is null || (second is null && other is not null)
            ? Page()
            : LocalRedirect($"/{here.Place!.Number}/automations/{automation:D}/backtests/{first.Id:D}?version={version.Number}"
                + (second is null ? "" : $"&with={second.Id:D}&against={other!.Number}"));
    }

    private Automation? Find(Guid automation) => Here.Of(HttpContext).View!.Rules.All.FirstOrDefault(each => each.Ref.Id == automation);

    private AutomationVersion? Version(string field) =>
        int.TryParse(Entered[field], out var number) ? Automation.Versions.ElementAtOrDefault(number - 1) : null;

    private async Task<Job?> Order(Here here, AutomationVersion version, string csv, JsonObject mapping)
    {
        var (view, property) = (here.View!, here.Place!.Property);
        var others = Entered.Is("together") ? view.Rules.All.Where(each => each.State == AutomationState.Active && each.Ref.Id != Automation.Ref.Id) : [];
        var order = new JsonObject
        {
            ["automations"] = new JsonArray([AutomationJson.Write(version.Rule, active: true), .. others.Select(each => AutomationJson.Write(each.Current.Rule, active: true))]),
            ["csv"] = csv, ["mapping"] = mapping.DeepClone(), ["cards"] = Entered["cards"],
        };
        try
        {
            var input = BacktestJob.Order(DocumentValue.Of(order), view.Settings);
            if (Encoding.UTF8.GetByteCount(input) > BacktestJob.MostBytes)
            {
                Entered.Refuse("csv", BacktestTexts.TooLarge, MostMegabytes);
                return null;
            }

            var job = await parts.Work.Jobs.Order(property, JobKind.Backtest, input, here.Now);
            Refusal = job is null ? RefusalSentences.Of(RefusalWords.TooManyJobs).In(here.Language) : null;
            return job;
        }
        catch (DocumentException fault)
        {
            Entered.Refuse(fault.Path.StartsWith("$.mapping", StringComparison.Ordinal) ? "mapping" : "csv", BacktestTexts.Malformed, fault.Message);
            return null;
        }
    }

    private async Task<(string Csv, JsonObject Mapping)?> Bookings(Here here, IFormFile? csv, IFormFile? mapping)
    {
        if (Entered["source"] != FromFile)
        {
            var settings = here.View!.Settings;
            var found = await PastBookings.Of(parts.Search, parts.Work.Store, here.Place!.Property, settings, new LocalClock(settings.Zone).DateOf(here.Now));
            if (found is null)
            {
                Entered.Refuse("source", BacktestTexts.NoStays);
            }

            return found;
        }

        if (await Text(csv, "csv") is not { } lines || await Text(mapping, "mapping") is not { } document)
        {
            return null;
        }

        try
        {
            return (lines, DocumentValue.Parse(document).AsAnyObject());
        }
        catch (DocumentException fault)
        {
            Entered.Refuse("mapping", BacktestTexts.Malformed, fault.Message);
            return null;
        }
    }

    private async Task<string?> Text(IFormFile? file, string field)
    {
        if (file is null)
        {
            Entered.Refuse(field, BacktestTexts.FileMissing);
            return null;
        }

        if (file.Length > BacktestJob.MostBytes)
        {
            Entered.Refuse(field, BacktestTexts.TooLarge, MostMegabytes);
            return null;
        }

        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync();
    }
}
