using NodaTime;
using Solde.App.Backtest;

namespace Solde.Server.Backtest;

/// <summary>What a report says besides its figures.</summary>
/// <param name="Property">The property's name.</param>
/// <param name="From">The first day of the play.</param>
/// <param name="To">Its last day.</param>
/// <param name="Cards">Which cards were made up.</param>
/// <param name="Attribution">Where the data is from, and under which licence.</param>
internal sealed record ReportContext(string Property, LocalDate From, LocalDate To, CardSimulation Cards, string? Attribution);

/// <summary>A backtest's report as one HTML file: no script, nothing loaded from elsewhere.</summary>
internal sealed class ReportPage
{
    private readonly BacktestReport report;
    private readonly ReportContext context;
    private readonly ReportWords words;
    private readonly Figures figures;

    private ReportPage(BacktestReport report, ReportContext context, string language)
    {
        this.report = report;
        this.context = context;
        words = ReportWords.In(language);
        figures = new Figures(language, report.Currency);
    }

    /// <summary>The page, in French or English.</summary>
    public static string Write(BacktestReport report, ReportContext context, string language) =>
        new ReportPage(report, context, language).Page().Text;

    private HtmlText Page() => HtmlText.Of(
        $"""
        <!DOCTYPE html>
        <html lang="{words.Language}">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{words.Title} – {context.Property}</title>
        <style>{Style()}</style>
        </head>
        <body>
        <main>
        {Head()}
        {Summary()}
        {Months()}
        {Automations()}
        {Channels()}
        {Rest()}
        {Foot()}
        </main>
        </body>
        </html>

        """);

    private HtmlText Head() => HtmlText.Of(
        $"""
        <header>
        <p class="brand">Solde</p>
        <h1>{words.Title}<span class="of"> {context.Property}</span></h1>
        <p class="sub">{words.SubtitleOf(report, context, figures)}</p>
        <p class="simulated"><b>{words.Simulated}</b> <span>{words.SimulatedBy(context.Cards)} {words.RealBookings}</span></p>
        </header>
        """);

    private HtmlText Summary() => HtmlText.Of(
        $"""
        <section class="kpis">
        {Kpi(words.Bookings, figures.Count(report.Bookings), words.Joined(report.Statuses, words.Status, figures))}
        {Kpi(words.Charged, figures.Whole(report.Charged), words.OfCollectable)}
        {Kpi(words.Collected, figures.Whole(report.Collected), words.ShareOfCharged(report, figures), "good")}
        {Kpi(words.PlannedRuns, figures.Count(report.Planned), words.Sent(report.Requests, figures))}
        {Kpi(words.Declined, figures.Count(report.Failed), words.Joined(report.Declines, words.Decline, figures))}
        {Kpi(words.NeedGuest, figures.Count(report.ActionRequired), words.ShareOfPlanned(report, figures))}
        </section>
        """);

    private HtmlText Months() => HtmlText.Of(
        $"""
        <section>
        <h2>{words.ByMonth}</h2>
        <p class="note">{words.ByMonthNote}</p>
        <div class="wide">{MonthChart.Draw(report.Months, figures, 1000, 300, words.ByMonth)}</div>
        <div class="narrow">{MonthChart.Draw(report.Months, figures, 360, 240, words.ByMonth)}</div>
        </section>
        """);

    private HtmlText Automations()
    {
        var largest = report.Automations.Select(automation => automation.Collected.Minor).DefaultIfEmpty().Max();
        return HtmlText.Of(
            $"""
            <section>
            <h2>{words.ByAutomation}</h2>
            <p class="note">{words.OutcomesNote}</p>
            <ul class="automations">{HtmlText.Join(report.Automations.Select(automation => Automation(automation, largest)))}</ul>
            </section>
            """);
    }

    private HtmlText Automation(AutomationTotals automation, long largest)
    {
        var money = automation.Held.IsPositive && automation.Collected.IsZero
            ? $"{words.Held} {figures.Amount(automation.Held)}"
            : figures.Amount(automation.Collected);
        return HtmlText.Of(
            $"""
            <li>
            <p class="name"><b>{automation.Name}</b><span>{money}</span></p>
            {OutcomeBar.Money(automation.Collected, largest)}
            {OutcomeBar.Draw(automation, words, figures)}
            {HtmlText.Join(words.WhyNot([automation], figures).Select(why => HtmlText.Of($"""<p class="why">{why.Outcome}: {why.Reasons}</p>""")))}
            </li>
            """);
    }

    private HtmlText Channels()
    {
        var largest = report.Channels.Select(channel => channel.Charged.Minor).DefaultIfEmpty().Max();
        return HtmlText.Of(
            $"""
            <section>
            <h2>{words.ByChannel}</h2>
            <table>
            <thead><tr><th>{words.Channel}</th><th class="n more">{words.Bookings}</th><th class="n">{words.ChargedShort}</th><th class="n">{words.Collected}</th><th class="n">%</th></tr></thead>
            <tbody>{HtmlText.Join(report.Channels.Select(channel => HtmlText.Of(
                $"""
                <tr><td>{channel.Channel}{OutcomeBar.PartOf(channel.Collected, channel.Charged, largest)}</td><td class="n more">{figures.Count(channel.Bookings)}</td><td class="n">{figures.Whole(channel.Charged)}</td><td class="n">{figures.Whole(channel.Collected)}</td><td class="n">{figures.Share(channel.Collected.Minor, channel.Charged.Minor)}</td></tr>
                """)))}</tbody>
            </table>
            </section>
            """);
    }

    private HtmlText Rest() => HtmlText.Of(
        $"""
        <section>
        <dl>
        {Line(words.Requests, words.Asking(report.Requests, figures))}
        {Line(words.Holds, words.Holding(report.Holds, figures))}
        {Line(words.Guarantees, words.Joined(report.Guarantees, words.Guarantee, figures))}
        {Line(words.Messages, words.Writing(report, figures))}
        </dl>
        </section>
        """);

    private HtmlText Foot() => HtmlText.Of(
        $"""
        <footer>
        {(context.Attribution is { } source ? HtmlText.Of($"<p><b>{words.Source}</b> {source}</p>") : HtmlText.None)}
        <p>{words.MadeBy}</p>
        </footer>
        """);

    private static HtmlText Kpi(string label, string figure, string note, string kind = "") => HtmlText.Of(
        $"""<div class="kpi {kind}"><p class="label">{label}</p><p class="figure">{figure}</p><p class="note">{note}</p></div>""");

    private static HtmlText Line(string term, string text) => HtmlText.Of($"<dt>{term}</dt><dd>{text}</dd>");

    private static HtmlText Style()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return new HtmlText(reader.ReadToEnd());
    }
}
