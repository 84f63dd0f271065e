using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Figures;
using Solde.App.Journal;
using Solde.App.Reviews;
using Solde.Core.Automations;
using Solde.Core.Planning;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;
using Solde.Server.Rules;

namespace Solde.Server.Office.Automations;

/// <summary>One automation: what it means, what it will do, its versions, a test on one booking, and its switches.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class AutomationModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private const int LongestReference = 100;

    private readonly Entered nothing = new();
    private Entered entered = new();

    public Automation Automation { get; private set; } = null!;

    /// <summary>What it will do in the next days; null = nothing.</summary>
    public PlannedWork? Week { get; private set; }

    /// <summary>What it would do now, and what the linter says.</summary>
    public RulePreview Preview { get; private set; } = null!;

    /// <summary>The two versions that are compared, and what differs; null = there is only one.</summary>
    public (AutomationVersion From, AutomationVersion To, ImmutableArray<(Text Label, string Before, string After)> Fields)? Compared { get; private set; }

    /// <summary>The booking that it is tested on, as it was entered.</summary>
    public Entered Tested { get; } = new();

    /// <summary>What it does with that booking; null = none was named, or there is none of that reference.</summary>
    public (StoredBooking Booking, Verdict Verdict)? Verdict { get; private set; }

    /// <summary>The switch that was refused; null = none was.</summary>
    public string? Refused { get; private set; }

    /// <summary>Why, where it is no single field's fault.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The switches that it has where it stands.</summary>
    public IEnumerable<(string Act, Text Text, Text Hint)> Switches => Automation.State switch
    {
        AutomationState.Inactive => [("activate", AutomationTexts.Activate, AutomationTexts.ActivateHint), ("archive", AutomationTexts.Archive, AutomationTexts.ArchiveHint)],
        AutomationState.Active => [("deactivate", AutomationTexts.Deactivate, AutomationTexts.DeactivateHint), ("archive", AutomationTexts.Archive, AutomationTexts.ArchiveHint)],
        AutomationState.Archived => [],
    };

    /// <summary>What was entered into the form of a switch, if it was refused.</summary>
    public Entered EnteredFor(string act) => act == Refused ? entered : nothing;

    public async Task<IActionResult> OnGet(Guid automation, int? from, int? to, string? booking)
    {
        if (Find(automation) is not { } known)
        {
            return NotFound();
        }

        Compare(known, from, to);
        if (booking is not null)
        {
            await Try(known, booking.Trim());
        }

        return await Show(known);
    }

    public async Task<IActionResult> OnPost(Guid automation, string? act)
    {
        var here = Here.Of(HttpContext);
        if (Find(automation) is not { } known)
        {
            return NotFound();
        }

        var (desk, property) = (parts.Work.Automations.As(Actor.Staff(here.Member!.Id)), here.Place!.Property);
        Func<string, ValueTask<string?>>? action = act switch
        {
            "activate" => name => desk.Activate(property, name, here.Now),
            "deactivate" => name => desk.Deactivate(property, name, here.Now),
            "archive" => name => desk.Archive(property, name, here.Now),
            _ => null,
        };
        if (action is null)
        {
            return NotFound();
        }

        (entered, Refused) = (new Entered(Request.Form, Freshness.Field), act);
        if (await freshness.Confirm(HttpContext, entered))
        {
            if (await RuleSaving.Switch(parts.Work.Store, property, automation, action) is not { } refusal)
            {
                return LocalRedirect(Request.Path); // A reload does nothing twice.
            }

            Refusal = RefusalSentences.Of(refusal).In(here.Language);
        }

        Compare(known, null, null);
        return await Show(known);
    }

    private Automation? Find(Guid automation) => Here.Of(HttpContext).View!.Rules.All.FirstOrDefault(each => each.Ref.Id == automation);

    private void Compare(Automation known, int? from, int? to)
    {
        AutomationVersion? Version(int? number, int otherwise) => known.Versions.ElementAtOrDefault((number ?? otherwise) - 1);
        if (known.Versions.Length > 1 && Version(from, known.Versions.Length - 1) is { } before && Version(to, known.Versions.Length) is { } after)
        {
            Compared = (before, after, RuleDiff.Of(before.Rule, after.Rule, Here.Of(HttpContext).Language));
        }
    }

    private async Task Try(Automation known, string reference)
    {
        var here = Here.Of(HttpContext);
        Tested["booking"] = reference;
        if (Tested.Required("booking", LongestReference).Length == 0 || !Tested.IsRight)
        {
            return;
        }

        if (await parts.Work.Store.Find(here.Place!.Property, reference) is not { } key || await parts.Work.Store.Load(key) is not { } stored)
        {
            Tested.Refuse("booking", AutomationTexts.NoSuchBooking);
            return;
        }

        var tested = Rehearsal.AtWork(known, here.Now);
        Verdict = (stored, Rehearsal.Try([stored], stored.Property.Rules.With(tested), tested, here.Now)[0].Rehearsed.Verdict);
    }

    private async Task<IActionResult> Show(Automation known)
    {
        var here = Here.Of(HttpContext);
        Automation = known;
        var planned = await PlannedWork.Read(parts.Figures, here.Place!.Property, here.Now, here.Now + IndexModel.Ahead);
        Week = planned.TryGetValue(known.Ref.Id, out var work) ? work : null;
        Preview = await RulePreview.Of(parts, here, known);
        return Page();
    }
}
