using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Journal;
using Solde.Core.Automations;
using Solde.Server.Api;
using Solde.Server.Office.SignIn;
using Solde.Server.Rules;

namespace Solde.Server.Office.Automations;

/// <summary>A new version of an automation.</summary>
[Needs(look: StaffRole.Manager, act: StaffRole.Manager)]
internal sealed class EditModel(OfficeParts parts, Freshness freshness) : PageModel
{
    public RuleEditor Editor { get; private set; } = null!;

    /// <summary>Somebody saved a version after the form began; where one sees what changed.</summary>
    public string? Conflict { get; private set; }

    public async Task<IActionResult> OnGet(Guid automation)
    {
        var here = Here.Of(HttpContext);
        if (Find(automation) is not { State: not AutomationState.Archived } known)
        {
            return NotFound();
        }

        Editor = await RuleEditor.Begin(parts, here, known.Current.Rule, known);
        return Page();
    }

    public async Task<IActionResult> OnPostPreview(Guid automation)
    {
        if (Find(automation) is not { } known)
        {
            return NotFound();
        }

        (Editor, _) = await RuleEditor.Read(parts, Here.Of(HttpContext), Request.Form, known);
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Preview", Editor) : Page();
    }

    public async Task<IActionResult> OnPost(Guid automation)
    {
        var here = Here.Of(HttpContext);
        if (Find(automation) is not { } known)
        {
            return NotFound();
        }

        (Editor, var rule) = await RuleEditor.Read(parts, here, Request.Form, known);
        if (!await freshness.Confirm(HttpContext, Editor.Entered) || rule is null)
        {
            return Page();
        }

        var desk = parts.Work.Automations.As(Actor.Staff(here.Member!.Id));
        var refusal = await RuleSaving.Edit(parts.Work.Store, desk, here.Place!.Property, automation, rule, Editor.MadeFrom, here.Now);
        var address = $"/{here.Place.Number}/automations/{automation:D}";
        if (refusal is null)
        {
            return LocalRedirect(address);
        }

        Editor.Refusal = RefusalSentences.Of(refusal).In(here.Language);
        Conflict = refusal == RefusalWords.VersionConflict ? $"{address}?from={Editor.MadeFrom}&to={known.Current.Number}" : null;
        return Page();
    }

    private Automation? Find(Guid automation) => Here.Of(HttpContext).View!.Rules.All.FirstOrDefault(each => each.Ref.Id == automation);
}
