using Solde.App.Backtest;
using Spectre.Console;

namespace Solde.Server.Backtest;

/// <summary>Two rule sets over the same bookings, as tables for a terminal.</summary>
internal static class ComparisonTables
{
    public static void Write(BacktestReport first, BacktestReport second, ReportContext context, string language, IAnsiConsole console)
    {
        var (words, figures) = (ReportWords.In(language), new Figures(language, first.Currency));
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{context.Property}[/]");
        console.MarkupLineInterpolated($"{words.SubtitleOf(first, context, figures)}");
        console.MarkupLineInterpolated($"[yellow]{words.Simulated} – {words.SimulatedBy(context.Cards)} {words.RealBookings}[/]");
        console.Write(Table("", Comparison.Of(first, second, words, figures), words));
        console.Write(Table(words.Automation, Comparison.ByAutomation(first, second, figures), words));
    }

    private static Table Table(string heading, IEnumerable<ComparedFigure> compared, ReportWords words)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(Markup.Escape(heading)).PadLeft(0));
        foreach (var column in (ReadOnlySpan<string>)["1", "2", words.Difference])
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned().NoWrap());
        }

        foreach (var (label, one, two, difference) in compared)
        {
            table.AddRow(Markup.Escape(label), Markup.Escape(one), Markup.Escape(two), Markup.Escape(difference));
        }

        return table;
    }
}
