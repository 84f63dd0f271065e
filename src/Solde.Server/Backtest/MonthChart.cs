using NodaTime;
using Solde.App.Backtest;

namespace Solde.Server.Backtest;

/// <summary>Money by month as bars, drawn as SVG. Text keeps its size: a page shows the chart of the width that fits the screen.</summary>
internal static class MonthChart
{
    private const double Left = 62;
    private const double Right = 8;
    private const double Top = 14;
    private const double Bottom = 40;
    private const double YearWidth = 36;

    /// <summary>The chart.</summary>
    /// <param name="months">Months with money, in order.</param>
    /// <param name="figures">Writes the numbers.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="label">What screen readers say.</param>
    /// <param name="beside">Months of a chart that stands beside it: both have the same axes. Null = none does.</param>
    public static HtmlText Draw(
        IReadOnlyList<MonthTotals> months, Figures figures, int width, int height, string label, IReadOnlyList<MonthTotals>? beside = null)
    {
        if (months.Count == 0)
        {
            return HtmlText.None;
        }

        var perUnit = months[0].Collected.Currency.MinorPerUnit;
        var both = beside is null ? months : [.. months, .. beside];
        var top = TopOfScale((decimal)both.Max(month => month.Collected.Minor) / perUnit, out var step);
        var (first, last) = (both.Min(month => Number(month.Month)), both.Max(month => Number(month.Month)));
        var slot = (width - Left - Right) / (last - first + 1);
        var plot = height - Top - Bottom;
        double Y(decimal units) => Top + (plot * (double)(1 - (units / top)));

        var lines = HtmlText.Join(Steps(top, step).Select(units => HtmlText.Of(
            $"""
            <line x1="{Left}" x2="{width - Right}" y1="{Y(units)}" y2="{Y(units)}"/><text x="{Left - 8}" y="{Y(units) + 4}" class="at-end">{figures.Short(units)}</text>
            """)));
        var bars = HtmlText.Join(months.Select(month => HtmlText.Of(
            $"""
            <rect x="{Left + (slot * (Number(month.Month) - first)) + (slot * 0.12)}" width="{slot * 0.76}" y="{Y((decimal)month.Collected.Minor / perUnit)}" height="{Top + plot - Y((decimal)month.Collected.Minor / perUnit)}" rx="{Math.Min(3, slot / 6)}"><title>{figures.Month(month.Month)}: {figures.Amount(month.Collected)}</title></rect>
            """)));
        var axis = HtmlText.Join(Enumerable.Range(first, last - first + 1).Select(number => UnderBar(number, first, slot, (width, height))));
        return HtmlText.Of(
            $"""
            <svg class="months" viewBox="0 0 {width} {height}" role="img" aria-label="{label}"><g class="grid">{lines}</g><g class="bars">{bars}</g><g class="axis">{axis}</g></svg>
            """);
    }

    private static HtmlText UnderBar(int number, int first, double slot, (int Width, int Height) size)
    {
        var (year, month) = (number / 12, (number % 12) + 1);
        var middle = Left + (slot * (number - first + 0.5));
        var letter = slot >= 13 ? HtmlText.Of($"""<text x="{middle}" y="{size.Height - Bottom + 16}">{"JFMAMJJASOND"[month - 1].ToString()}</text>""") : HtmlText.None;

        // A year is named where it begins, or at the first bar if enough of it is left to keep the names apart.
        var named = month == 1 || (number == first && 12 - month > 40 / slot);
        var start = middle - (slot / 2) + 2;
        return named && start + YearWidth <= size.Width
            ? HtmlText.Of($"""{letter}<text x="{start}" y="{size.Height - 6}" class="year">{year}</text>""")
            : letter;
    }

    private static int Number(YearMonth month) => (month.Year * 12) + month.Month - 1;

    private static IEnumerable<decimal> Steps(decimal top, decimal step)
    {
        for (var units = 0m; units <= top; units += step)
        {
            yield return units;
        }
    }

    /// <summary>The round number above the largest value, and a step of 1, 2, 2.5 or 5 × 10ⁿ that gives three to six lines.</summary>
    private static decimal TopOfScale(decimal largest, out decimal step)
    {
        var power = 1m;
        while (power * 10 <= largest)
        {
            power *= 10;
        }

        foreach (var factor in (ReadOnlySpan<decimal>)[0.2m, 0.25m, 0.5m, 1m, 2m, 2.5m])
        {
            step = power * factor;
            if (largest / step <= 5)
            {
                return Math.Max(1, Math.Ceiling(largest / step)) * step;
            }
        }

        step = power * 5;
        return step * 2;
    }
}
