using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Solde.App.Access;
using Solde.App.Journal;
using Solde.Core.Automations;
using Solde.Server.Office.SignIn;
using Solde.Server.Rules;

namespace Solde.Server.Office.Automations;

/// <summary>A new automation: the presets, then the editor. It is saved inactive: test first, then switch it on (C1).</summary>
[Needs(look: StaffRole.Manager, act: StaffRole.Manager)]
internal sealed class NewModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private const string Scratch = "blank";

    /// <summary>The editor; null = the presets are shown.</summary>
    public RuleEditor? Editor { get; private set; }

    public async Task<IActionResult> OnGet(string? preset)
    {
        var here = Here.Of(HttpContext);
        var settings = here.View!.Settings;
        var rule = Preset.Find(preset)?.Rule(here.Language, settings.Currency, settings.Country) ?? (preset == Scratch ? Blank : null);
        if (rule is not null)
        {
            Editor = await RuleEditor.Begin(parts, here, rule, known: null);
        }

        return preset is null || rule is not null ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostPreview()
    {
        (Editor, _) = await RuleEditor.Read(parts, Here.Of(HttpContext), Request.Form, known: null);
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Preview", Editor) : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var here = Here.Of(HttpContext);
        (Editor, var rule) = await RuleEditor.Read(parts, here, Request.Form, known: null);
        if (!await freshness.Confirm(HttpContext, Editor.Entered) || rule is null)
        {
            return Page();
        }

        var desk = parts.Work.Automations.As(Actor.Staff(here.Member!.Id));
        var (saved, refusal) = await RuleSaving.Create(parts.Work.Store, desk, here.Place!.Property, rule, active: false, here.Now);
        if (saved is not null)
        {
            return LocalRedirect($"/{here.Place.Number}/automations/{saved.Ref.Id:D}");
        }

        Editor.Refusal = RefusalSentences.Of(refusal!).In(here.Language);
        return Page();
    }

    private static AutomationRule Blank => new()
    {
        Name = "", Trigger = new Trigger(TriggerKind.DaysBeforeArrival, 0, 7, new LocalTime(14, 0)), Operation = Operation.Charge,
    };
}
