using Solde.App.Backtest;
using Solde.Core;
using Solde.Core.Automations;
using NodaTime;

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

    private Markup Page() => Markup.Html(
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
        {WhyNot()}
        {Channels()}
        {Rest()}
        {Foot()}
        </main>
        </body>
        </html>

        """);

    private Markup Head() => Markup.Html(
        $"""
        <header>
        <p class="brand">Solde</p>
        <h1>{words.Title}<span class="of"> {context.Property}</span></h1>
        <p class="sub">{Fill(words.Subtitle, figures.Count(report.Bookings), figures.Count(report.Automations.Length), figures.Day(context.From), figures.Day(context.To))}</p>
        <p class="simulated"><b>{words.Simulated}</b> <span>{SimulatedWhat()} {words.RealBookings}</span></p>
        </header>
        """);

    private Markup Summary()
    {
        var declined = report.Automations.Sum(automation => automation.Failed);
        var needGuest = report.Automations.Sum(automation => automation.ActionRequired);
        var planned = report.Planned;
        return Markup.Html(
            $"""
            <section class="kpis">
            {Kpi(words.Charged, figures.Whole(report.Charged), words.OfCollectable)}
            {Kpi(words.Collected, figures.Whole(report.Collected), Fill(words.OfCharged, figures.Share(report.Collected.Minor, report.Charged.Minor)), "good")}
            {Kpi(words.PlannedRuns, figures.Count(planned), Joined(report.Statuses, words.Status))}
            {Kpi(words.Declined, figures.Count(declined), Joined(report.Declines, words.Decline))}
            {Kpi(words.NeedGuest, figures.Count(needGuest), figures.Share(needGuest, planned))}
            {Kpi(words.Asked, figures.Count(report.Requests.Sent), figures.Whole(report.Requests.Asked))}
            </section>
            """);
    }

    private Markup Months() => Markup.Html(
        $"""
        <section>
        <h2>{words.ByMonth}</h2>
        <p class="note">{words.ByMonthNote}</p>
        <div class="wide">{MonthChart.Draw(report.Months, figures, 1000, 300, words.ByMonth)}</div>
        <div class="narrow">{MonthChart.Draw(report.Months, figures, 360, 240, words.ByMonth)}</div>
        </section>
        """);

    private Markup Automations()
    {
        var largest = report.Automations.Select(automation => automation.Collected.Minor).DefaultIfEmpty().Max();
        return Markup.Html(
            $"""
            <section>
            <h2>{words.ByAutomation}</h2>
            <p class="note">{words.OutcomesNote}</p>
            <p class="legend">{Markup.Join(OutcomeBar.Kinds.Select(kind => Markup.Html($"""<span><i class="{OutcomeBar.ClassOf(kind)}"></i>{words.Outcome(kind)}</span>""")))}</p>
            <ul class="automations">{Markup.Join(report.Automations.Select(automation => Automation(automation, largest)))}</ul>
            </section>
            """);
    }

    private Markup Automation(AutomationTotals automation, long largest)
    {
        var held = automation.Held.IsPositive ? Markup.Html($" <small>{words.Held} {figures.Whole(automation.Held)}</small>") : Markup.None;
        return Markup.Html(
            $"""
            <li>
            <p class="name"><b>{automation.Name}</b><span>{figures.Amount(automation.Collected)}{held}</span></p>
            {OutcomeBar.Money(automation.Collected, largest)}
            {OutcomeBar.Draw(automation, words, figures)}
            </li>
            """);
    }

    private Markup WhyNot()
    {
        var rows = report.Automations
            .SelectMany(automation => Reasons(automation).Select(reason => (automation.Name, reason.Why, reason.Count)))
            .ToList();
        return rows.Count == 0
            ? Markup.None
            : Markup.Html(
                $"""
                <section>
                <h2>{words.Details}</h2>
                <table>
                <thead><tr><th>{words.Automation}</th><th></th><th class="n">{words.Bookings}</th></tr></thead>
                <tbody>{Markup.Join(rows.Select((row, i) => Markup.Html(
                    $"""<tr><td>{(i > 0 && rows[i - 1].Name == row.Name ? "" : row.Name)}</td><td>{row.Why}</td><td class="n">{figures.Count(row.Count)}</td></tr>""")))}</tbody>
                </table>
                </section>
                """);
    }

    private IEnumerable<(string Why, int Count)> Reasons(AutomationTotals automation) =>
    [
        .. automation.Skipped.Select(skip => ($"{words.Outcome(RunState.Skipped)}: {words.Skip(skip.Key)}", skip.Value)),
        .. automation.Cancelled.Select(cancel => ($"{words.Outcome(RunState.Cancelled)}: {words.Cancel(cancel.Key)}", cancel.Value)),
        .. automation.Missed > 0 ? [(words.Outcome(RunState.Missed), automation.Missed)] : Array.Empty<(string, int)>(),
    ];

    private Markup Channels()
    {
        var largest = report.Channels.Select(channel => channel.Charged.Minor).DefaultIfEmpty().Max();
        return Markup.Html(
            $"""
            <section>
            <h2>{words.ByChannel}</h2>
            <table>
            <thead><tr><th>{words.Channel}</th><th class="n">{words.Bookings}</th><th class="n">{words.Charged}</th><th class="n">{words.Collected}</th><th class="n">%</th></tr></thead>
            <tbody>{Markup.Join(report.Channels.Select(channel => Markup.Html(
                $"""
                <tr><td>{channel.Channel}{OutcomeBar.PartOf(channel.Collected, channel.Charged, largest)}</td><td class="n">{figures.Count(channel.Bookings)}</td><td class="n">{figures.Whole(channel.Charged)}</td><td class="n">{figures.Whole(channel.Collected)}</td><td class="n">{figures.Share(channel.Collected.Minor, channel.Charged.Minor)}</td></tr>
                """)))}</tbody>
            </table>
            </section>
            """);
    }

    private Markup Rest()
    {
        var (requests, holds) = (report.Requests, report.Holds);
        return Markup.Html(
            $"""
            <section>
            <dl>
            {Line(words.Requests, Fill(words.RequestLine, figures.Count(requests.Sent), figures.Whole(requests.Asked), figures.Count(requests.Paid), figures.Count(requests.Cancelled), figures.Count(requests.Expired)))}
            {Line(words.Holds, Fill(words.HoldLine, figures.Count(holds.Placed), figures.Whole(holds.Amount), figures.Count(holds.Captured), figures.Count(holds.Released), figures.Count(holds.Expired)))}
            {Line(words.Guarantees, Joined(report.Guarantees, words.Guarantee))}
            {Line(words.Messages, Fill(words.MessageLine, figures.Count(report.GuestMessages), figures.Count(report.StaffMessages), figures.Count(report.Tasks)))}
            </dl>
            </section>
            """);
    }

    private Markup Foot() => Markup.Html(
        $"""
        <footer>
        {(context.Attribution is { } source ? Markup.Html($"<p><b>{words.Source}</b> {source}</p>") : Markup.None)}
        <p>{words.MadeBy}</p>
        </footer>
        """);

    private string SimulatedWhat() => context.Cards switch
    {
        CardSimulation.Simulated => words.SimulatedCards,
        CardSimulation.Approve => words.ApprovedCards,
        CardSimulation.None => words.NoCards,
    };

    private static Markup Kpi(string label, string figure, string note, string kind = "") => Markup.Html(
        $"""<div class="kpi {kind}"><p class="label">{label}</p><p class="figure">{figure}</p><p class="note">{note}</p></div>""");

    private static Markup Line(string term, string text) => Markup.Html($"<dt>{term}</dt><dd>{text}</dd>");

    private string Joined<T>(IReadOnlyDictionary<T, int> counts, Func<T, string> word) => counts.Count == 0
        ? words.Nothing
        : string.Join(", ", counts.Select(pair => $"{figures.Count(pair.Value)} {word(pair.Key)}"));

    private static string Fill(string pattern, params ReadOnlySpan<string> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            pattern = pattern.Replace($"{{{i}}}", values[i], StringComparison.Ordinal);
        }

        return pattern;
    }

    private static Markup Style()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return new Markup(reader.ReadToEnd());
    }
}
