using NodaTime;
using Solde.App.Backtest;
using Solde.Core;
using Spectre.Console;

namespace Solde.Server.Backtest;

/// <summary>A backtest's report as tables for a terminal of 100 columns.</summary>
internal sealed class ReportTables
{
    private const string Months = "JFMAMJJASOND";

    private readonly BacktestReport report;
    private readonly ReportContext context;
    private readonly ReportWords words;
    private readonly Figures figures;
    private readonly IAnsiConsole console;

    private ReportTables(BacktestReport report, ReportContext context, string language, IAnsiConsole console)
    {
        (this.report, this.context, this.console) = (report, context, console);
        words = ReportWords.In(language);
        figures = new Figures(language, report.Currency);
    }

    /// <summary>Writes the tables.</summary>
    public static void Write(BacktestReport report, ReportContext context, string language, IAnsiConsole console) =>
        new ReportTables(report, context, language, console).Write();

    private void Write()
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{context.Property}[/]");
        console.MarkupLineInterpolated($"{words.SubtitleOf(report, context, figures)}");
        console.MarkupLineInterpolated($"[yellow]{words.Simulated} – {words.SimulatedBy(context.Cards)} {words.RealBookings}[/]");
        console.WriteLine();
        console.Write(Totals());
        console.WriteLine();
        console.Write(Automations());
        console.WriteLine();
        console.Write(WhyNot());
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{words.ByMonth}[/] ({(report.Currency.Code == "EUR" ? "k€" : "× 1000 " + report.Currency.Code)})");
        console.Write(ByMonth());
        if (context.Attribution is { } source)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[dim]{words.Source}: {source}[/]");
        }
    }

    private Grid Totals()
    {
        var grid = new Grid().AddColumn(new GridColumn().PadRight(3)).AddColumn(new GridColumn().RightAligned().PadRight(3)).AddColumn();
        void Line(string label, string figure, string note) =>
            grid.AddRow(Markup.Escape(label), $"[bold]{Markup.Escape(figure)}[/]", $"[dim]{Markup.Escape(note)}[/]");

        Line(words.Bookings, figures.Count(report.Bookings), words.Joined(report.Statuses, words.Status, figures));
        Line(words.Charged, figures.Amount(report.Charged), words.OfCollectable);
        Line(words.Collected, figures.Amount(report.Collected), words.ShareOfCharged(report, figures));
        Line(words.PlannedRuns, figures.Count(report.Planned), words.Sent(report.Requests, figures));
        Line(words.Declined, figures.Count(report.Failed), words.Joined(report.Declines, words.Decline, figures));
        Line(words.NeedGuest, figures.Count(report.ActionRequired), "");
        if (report.Holds.Placed > 0)
        {
            Line(words.Holds, figures.Count(report.Holds.Placed), words.Holding(report.Holds, figures));
        }

        if (report.Guarantees.Count > 0)
        {
            Line(words.Guarantees, figures.Count(report.Guarantees.Values.Sum()), words.Joined(report.Guarantees, words.Guarantee, figures));
        }

        return grid;
    }

    private Table Automations()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(words.Automation).PadLeft(0));
        foreach (var heading in (ReadOnlySpan<string>)[words.Planned, words.Succeeded, words.Declined, words.NeedGuestShort, words.Skipped, words.Collected])
        {
            table.AddColumn(new TableColumn(Markup.Escape(heading)).RightAligned().NoWrap());
        }

        foreach (var automation in report.Automations)
        {
            table.AddRow(
                Markup.Escape(automation.Name), figures.Count(automation.Planned), figures.Count(automation.Succeeded),
                figures.Count(automation.Failed), figures.Count(automation.ActionRequired), figures.Count(automation.Skipped.Values.Sum()),
                Markup.Escape(automation.Held.IsPositive ? $"{words.Held} {figures.Whole(automation.Held)}" : figures.Amount(automation.Collected)));
        }

        return table;
    }

    /// <summary>Skipped, cancelled and missed runs by reason, over all automations.</summary>
    private Grid WhyNot()
    {
        var grid = new Grid().AddColumn(new GridColumn().PadRight(3)).AddColumn();
        foreach (var (outcome, reasons) in words.WhyNot(report.Automations, figures))
        {
            grid.AddRow(Markup.Escape(outcome), Markup.Escape(reasons));
        }

        return grid;
    }

    private Table ByMonth()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("").PadLeft(0));
        foreach (var month in Months)
        {
            table.AddColumn(new TableColumn(month.ToString()).RightAligned().NoWrap().PadLeft(0).PadRight(1));
        }

        table.AddColumn(new TableColumn("Σ").RightAligned().NoWrap());
        foreach (var year in report.Months.GroupBy(month => month.Month.Year))
        {
            var amounts = year.ToDictionary(month => month.Month.Month, month => month.Collected);
            string[] cells =
            [
                $"{year.Key}",
                .. Enumerable.Range(1, 12).Select(month => amounts.TryGetValue(month, out var amount) ? figures.Thousands(amount) : ""),
                figures.Thousands(amounts.Values.Aggregate(Money.Zero(report.Currency), (sum, amount) => sum + amount)),
            ];
            table.AddRow(cells);
        }

        return table;
    }
}
