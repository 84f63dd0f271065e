using System.Collections.Immutable;
using Solde.App.Backtest;
using Solde.Core;
using Solde.Core.Automations;

namespace Solde.Server.Backtest;

/// <summary>Horizontal bars of SVG. They are stretched to the width of the page and hold no text.</summary>
internal static class OutcomeBar
{
    /// <summary>How runs end, in the order drawn.</summary>
    public static ImmutableArray<RunState> Kinds { get; } =
    [
        RunState.Succeeded, RunState.Failed, RunState.ActionRequired, RunState.Skipped, RunState.Cancelled, RunState.Missed, RunState.Planned,
    ];

    /// <summary>The class whose colour stands for an outcome.</summary>
    public static string ClassOf(RunState state) => state switch
    {
        RunState.Succeeded => "good",
        RunState.Failed => "bad",
        RunState.ActionRequired => "guest",
        RunState.Skipped => "skipped",
        RunState.Cancelled => "cancelled",
        RunState.Missed => "missed",
        RunState.Planned => "planned",
    };

    /// <summary>How the runs of an automation ended: a bar of the whole width, and the counts in words below it.</summary>
    public static HtmlText Draw(AutomationTotals automation, ReportWords words, Figures figures)
    {
        var counts = Kinds.Select(kind => (Kind: kind, Count: CountOf(automation, kind))).Where(one => one.Count > 0).ToList();
        var whole = counts.Sum(one => one.Count);
        var at = 0.0;
        var parts = HtmlText.Join(counts.Select(one =>
        {
            var width = 1000.0 * one.Count / whole;
            var part = HtmlText.Of(
                $"""
                <rect class="{ClassOf(one.Kind)}" x="{at}" width="{width}" height="10"><title>{words.Outcome(one.Kind)}: {figures.Count(one.Count)}</title></rect>
                """);
            at += width;
            return part;
        }));
        var texts = HtmlText.Join(counts.Select(one => HtmlText.Of(
            $"""<span><i class="{ClassOf(one.Kind)}"></i>{figures.Count(one.Count)} {words.Outcome(one.Kind)}</span>""")));
        return whole == 0
            ? HtmlText.Of($"""<p class="counts">{words.Nothing}</p>""")
            : HtmlText.Of(
                $"""
                <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="{automation.Name}">{parts}</svg><p class="counts">{texts}</p>
                """);
    }

    /// <summary>An amount against the largest of its list.</summary>
    public static HtmlText Money(Money amount, long largest) => Bar(largest == 0 ? 0 : 1000.0 * amount.Minor / largest, 0);

    /// <summary>A part of an amount, against the largest amount of its list.</summary>
    public static HtmlText PartOf(Money part, Money whole, long largest) =>
        largest == 0 ? HtmlText.None : Bar(1000.0 * part.Minor / largest, 1000.0 * whole.Minor / largest);

    private static HtmlText Bar(double front, double back) => HtmlText.Of(
        $"""
        <svg class="bar money" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="{back}" height="10"/><rect class="good" width="{Math.Max(0, front)}" height="10"/></svg>
        """);

    private static int CountOf(AutomationTotals automation, RunState kind) => kind switch
    {
        RunState.Succeeded => automation.Succeeded,
        RunState.Failed => automation.Failed,
        RunState.ActionRequired => automation.ActionRequired,
        RunState.Skipped => automation.Skipped.Values.Sum(),
        RunState.Cancelled => automation.Cancelled.Values.Sum(),
        RunState.Missed => automation.Missed,
        RunState.Planned => automation.Waiting,
    };
}
