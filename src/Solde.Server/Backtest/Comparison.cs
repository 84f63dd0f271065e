using System.Text.Json;
using Solde.App.Backtest;
using Solde.Core;

namespace Solde.Server.Backtest;

/// <summary>A figure of two backtests over the same bookings.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="First">With the first rules; empty = it has no meaning there.</param>
/// <param name="Second">With the second rules.</param>
/// <param name="Difference">Second less first, with its sign; empty = none.</param>
internal sealed record ComparedFigure(string Label, string First, string Second, string Difference);

/// <summary>Two rule sets over the same bookings (X2), figure by figure.</summary>
internal static class Comparison
{
    /// <summary>The figures of the whole.</summary>
    public static IEnumerable<ComparedFigure> Of(BacktestReport first, BacktestReport second, ReportWords words, Figures figures)
    {
        ComparedFigure Sum(string label, Func<BacktestReport, Money> of) => Amounts(label, of(first), of(second), figures);
        ComparedFigure Count(string label, Func<BacktestReport, int> of) => Counts(label, of(first), of(second), figures);
        return
        [
            Sum(words.Collected, report => report.Collected), Sum(words.LeftByStays, report => report.LeftByStays), Sum(words.KeptOfGone, report => report.KeptOfGone),
            Sum(words.Holds, report => report.Holds.Amount), Count(words.PlannedRuns, report => report.Planned), Count(words.Declined, report => report.Failed),
            Count(words.NeedGuest, report => report.ActionRequired), Count(words.Requests, report => report.Requests.Sent),
            Count(words.GuestMessages, report => report.GuestMessages), Count(words.Tasks, report => report.Tasks),
        ];
    }

    /// <summary>What each automation collected, by its name; those of the first rules first.</summary>
    public static IEnumerable<ComparedFigure> ByAutomation(BacktestReport first, BacktestReport second, Figures figures)
    {
        var (one, two) = (Collected(first), Collected(second));
        return one.Keys.Union(two.Keys).Select(name => (one.TryGetValue(name, out var before), two.TryGetValue(name, out var after)) switch
        {
            (true, true) => Amounts(name, before, after, figures),
            (true, false) => new ComparedFigure(name, figures.Amount(before), "", ""),
            _ => new ComparedFigure(name, "", figures.Amount(after), ""),
        });
    }

    /// <summary>What it collected, or held where it only holds.</summary>
    public static Money TakenBy(AutomationTotals automation) => automation.Collected.IsZero ? automation.Held : automation.Collected;

    /// <summary>Both reports as JSON: <c>first</c> and <c>second</c>.</summary>
    public static void Write(Utf8JsonWriter json, BacktestReport first, BacktestReport second)
    {
        json.WriteStartObject();
        json.WritePropertyName("first");
        BacktestJson.Write(json, first);
        json.WritePropertyName("second");
        BacktestJson.Write(json, second);
        json.WriteEndObject();
    }

    private static Dictionary<string, Money> Collected(BacktestReport report) => report.Automations.ToDictionary(automation => automation.Name, TakenBy);

    private static ComparedFigure Amounts(string label, Money first, Money second, Figures figures) =>
        new(label, figures.Amount(first), figures.Amount(second), Signed(second.Minor - first.Minor, figures.Amount(second - first)));

    private static ComparedFigure Counts(string label, int first, int second, Figures figures) =>
        new(label, figures.Count(first), figures.Count(second), Signed(second - first, figures.Count(second - first)));

    private static string Signed(long difference, string shown) => difference switch
    {
        0 => "",
        > 0 => $"+{shown}",
        < 0 => shown,
    };
}
