using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Solde.App.Access;
using Solde.App.Automations;
using Solde.App.Figures;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Automations.Linting;
using Solde.Core.Json;
using Solde.Server.Backtest;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;
using Solde.Server.Rules;

namespace Solde.Server.Office.Automations;

/// <summary>The automations of a property, what they will do next, and what the linter says of them.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class IndexModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private const int MostKilobytes = 256;
    private static readonly JsonSerializerOptions ForPeople = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How far ahead the list looks.</summary>
    public static Duration Ahead { get; } = Duration.FromDays(7);

    public Entered Entered { get; private set; } = new();

    /// <summary>In the order in which they act; archived ones last.</summary>
    public ImmutableArray<Automation> Automations { get; private set; } = [];

    /// <summary>What each will do in that time.</summary>
    public ImmutableDictionary<Guid, PlannedWork> Planned { get; private set; } = ImmutableDictionary<Guid, PlannedWork>.Empty;

    public ImmutableArray<LintWarning> Warnings { get; private set; } = [];

    /// <summary>What an import has done: new, changed, unchanged; null = there was none.</summary>
    public (int Made, int Changed, int Same)? Brought { get; private set; }

    public async Task<IActionResult> OnGet(int? made, int? changed, int? same)
    {
        Brought = (made, changed, same) is ({ } some, { } others, { } rest) ? (some, others, rest) : null;
        return await Show();
    }

    /// <summary>The rules as a file that can be imported again.</summary>
    public IActionResult OnGetExport()
    {
        var list = RuleImport.Export(Here.Of(HttpContext).View!.Rules);
        return File(Encoding.UTF8.GetBytes(list.ToJsonString(ForPeople)), "application/json", "automations.json");
    }

    /// <summary>Brings a file of rules in.</summary>
    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        var here = Here.Of(HttpContext);
        Entered = new Entered(Request.Form, Freshness.Field);
        var isFresh = await freshness.Confirm(HttpContext, Entered);
        var text = await Text(file);
        if (!isFresh || text is null || await Import(text, here) is not { } saved)
        {
            return await Show();
        }

        int Count(Imported kind) => saved.Count(each => each.Result == kind);
        return RedirectToPage(new { made = Count(Imported.Made), changed = Count(Imported.Changed), same = Count(Imported.Unchanged) });
    }

    private async Task<string?> Text(IFormFile? file)
    {
        if (file is null)
        {
            Entered.Refuse("file", AutomationTexts.FileMissing);
            return null;
        }

        if (file.Length > MostKilobytes * 1024)
        {
            Entered.Refuse("file", AutomationTexts.FileTooLarge, MostKilobytes);
            return null;
        }

        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync();
    }

    private async Task<ImmutableArray<(string Name, Imported Result, int Version)>?> Import(string text, Here here)
    {
        var property = here.Place!.Property;
        try
        {
            var wanted = RuleFile.Read(DocumentValue.Parse(text), here.View!.Settings);
            if (RuleImport.ArchivedAmong(wanted, here.View.Rules) is { } archived)
            {
                Entered.Refuse("file", AutomationTexts.FileArchived, new Voice(here.Language, here.View.Settings.Zone).Quoted(archived));
                return null;
            }

            var desk = parts.Work.Automations.As(Actor.Staff(here.Member!.Id));
            return await RuleSaving.InTurn(property, () => RuleImport.Save(parts.Work.Store, desk, property, wanted, activate: false, here.Now));
        }
        catch (DocumentException fault)
        {
            Entered.Refuse("file", AutomationTexts.FileWrong, fault.Message);
            return null;
        }
    }

    private async Task<IActionResult> Show()
    {
        var here = Here.Of(HttpContext);
        var (property, view) = (here.Place!.Property, here.View!);
        Automations = [.. view.Rules.All.OrderBy(automation => automation.State == AutomationState.Archived)];
        Planned = await PlannedWork.Read(parts.Figures, property, here.Now, here.Now + Ahead);
        var nearby = await NearbyBookings.Of(parts.Search, parts.Work.Store, property, new LocalClock(view.Settings.Zone).DateOf(here.Now));
        Warnings = Linter.Check(view.Rules, view.Settings, [.. nearby.Select(stored => stored.Snapshot)], here.Now);
        return Page();
    }
}
