using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Backtest;
using Solde.App.Jobs;
using Solde.Core.Automations;
using Solde.Server.Backtest;

namespace Solde.Server.Office.Automations;

/// <summary>How far a backtest is, and what came out of it; of two of them, also what differs.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class BacktestResultModel(OfficeParts parts) : PageModel
{
    public Automation Automation { get; private set; } = null!;

    /// <summary>The jobs, one or two, each with the version it played and its report, once it has one.</summary>
    public ImmutableArray<(Job Job, int? Version, BacktestReport? Report)> Jobs { get; private set; } = [];

    /// <summary>Something is still to come.</summary>
    public bool IsUnderWay => Jobs.Any(each => !each.Job.IsOver);

    public ReportWords Words { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid automation, Guid job, Guid? with, int? version, int? against)
    {
        var here = Here.Of(HttpContext);
        var known = here.View!.Rules.All.FirstOrDefault(each => each.Ref.Id == automation);
        var first = await parts.Work.Jobs.Find(here.Place!.Property, job);
        var second = with is { } other ? await parts.Work.Jobs.Find(here.Place.Property, other) : null;
        if (known is null || first is null || (with is not null && second is null))
        {
            return NotFound();
        }

        (Automation, Words) = (known, ReportWords.In(here.Language.Code));
        Jobs = second is null ? [(first, version, ReportOf(first))] : [(first, version, ReportOf(first)), (second, against, ReportOf(second))];
        return Page();
    }

    /// <summary>The numbers of a report, as the language writes them.</summary>
    public Figures FiguresOf(BacktestReport report) => new(Words.Language, report.Currency);

    /// <summary>What differs, once both have come out.</summary>
    public (BacktestReport First, BacktestReport Second)? Both => Jobs is [{ Report: { } first }, { Report: { } second }] ? (first, second) : null;

    private static BacktestReport? ReportOf(Job job) => job is { State: JobState.Done, Result: { } result } ? BacktestReading.Read(result) : null;
}
