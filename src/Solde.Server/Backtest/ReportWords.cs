using Solde.App.Backtest;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Guarantees;
using Solde.Core.Payments;

namespace Solde.Server.Backtest;

/// <summary>What a report says, in a language.</summary>
internal sealed record ReportWords
{
    public required string Language { get; init; }
    public required string Title { get; init; }
    public required string Subtitle { get; init; }
    public required string Simulated { get; init; }
    public required string SimulatedCards { get; init; }
    public required string ApprovedCards { get; init; }
    public required string NoCards { get; init; }
    public required string RealBookings { get; init; }
    public required string Bookings { get; init; }
    public required string Charged { get; init; }
    public required string ChargedShort { get; init; }
    public required string Collected { get; init; }
    public required string OfCharged { get; init; }
    public required string OfPlanned { get; init; }
    public required string AndAsked { get; init; }
    public required string OfCollectable { get; init; }
    public required string PlannedRuns { get; init; }
    public required string Declined { get; init; }
    public required string NeedGuest { get; init; }
    public required string ByMonth { get; init; }
    public required string ByMonthNote { get; init; }
    public required string ByAutomation { get; init; }
    public required string OutcomesNote { get; init; }
    public required string ByChannel { get; init; }
    public required string Automation { get; init; }
    public required string Channel { get; init; }
    public required string Planned { get; init; }
    public required string Succeeded { get; init; }
    public required string Skipped { get; init; }
    public required string NeedGuestShort { get; init; }
    public required string FirstSeenTooLate { get; init; }
    public required string Held { get; init; }
    public required string Requests { get; init; }
    public required string RequestLine { get; init; }
    public required string Holds { get; init; }
    public required string HoldLine { get; init; }
    public required string Guarantees { get; init; }
    public required string Messages { get; init; }
    public required string MessageLine { get; init; }
    public required string Source { get; init; }
    public required string MadeBy { get; init; }
    public required string Nothing { get; init; }
    public required string LeftByStays { get; init; }
    public required string KeptOfGone { get; init; }
    public required string GuestMessages { get; init; }
    public required string Tasks { get; init; }
    public required string Difference { get; init; }
    public required Func<RunState, string> Outcome { get; init; }
    public required Func<SkipReason, string> Skip { get; init; }
    public required Func<RunCancelReason, string> Cancel { get; init; }
    public required Func<DeclineReason, string> Decline { get; init; }
    public required Func<GuaranteeState, string> Guarantee { get; init; }
    public required Func<BookingStatus, string> Status { get; init; }

    /// <summary>How many bookings through how many automations, from when to when.</summary>
    public string SubtitleOf(BacktestReport report, ReportContext context, Figures figures) => Fill(
        Subtitle, figures.Count(report.Bookings), figures.Count(report.Automations.Length), figures.Day(context.From), figures.Day(context.To));

    /// <summary>What is made up.</summary>
    public string SimulatedBy(CardSimulation cards) => cards switch
    {
        CardSimulation.Simulated => SimulatedCards,
        CardSimulation.Approve => ApprovedCards,
        CardSimulation.None => NoCards,
    };

    /// <summary>What of the charges was collected.</summary>
    public string ShareOfCharged(BacktestReport report, Figures figures) =>
        Fill(OfCharged, figures.Share(report.Collected.Minor, report.Charged.Minor));

    /// <summary>What of the planned runs wants authentication.</summary>
    public string ShareOfPlanned(BacktestReport report, Figures figures) =>
        Fill(OfPlanned, figures.Share(report.ActionRequired, report.Planned));

    /// <summary>How many requests left.</summary>
    public string Sent(RequestTotals requests, Figures figures) => Fill(AndAsked, figures.Count(requests.Sent), figures.Whole(requests.Asked));

    /// <summary>What guests were asked for by e-mail.</summary>
    public string Asking(RequestTotals requests, Figures figures) => Fill(
        RequestLine, figures.Count(requests.Sent), figures.Whole(requests.Asked), figures.Count(requests.Expired), figures.Count(requests.Revoked),
        figures.Count(requests.Paid), figures.Count(requests.Spared));

    /// <summary>What became of holds.</summary>
    public string Holding(HoldTotals holds, Figures figures) => Fill(
        HoldLine, figures.Count(holds.Placed), figures.Whole(holds.Amount), figures.Count(holds.Captured), figures.Count(holds.Released),
        figures.Count(holds.Expired));

    /// <summary>What was written to whom.</summary>
    public string Writing(BacktestReport report, Figures figures) =>
        Fill(MessageLine, figures.Count(report.GuestMessages), figures.Count(report.StaffMessages), figures.Count(report.Tasks));

    /// <summary>Counts with their words, in the order of the codes.</summary>
    public string Joined<T>(IEnumerable<KeyValuePair<T, int>> counts, Func<T, string> word, Figures figures) =>
        string.Join(", ", counts.Select(pair => $"{figures.Count(pair.Value)} {word(pair.Key)}")) is { Length: > 0 } joined ? joined : Nothing;

    /// <summary>Why runs of some automations did nothing: an outcome, and its reasons with their counts.</summary>
    public IEnumerable<(string Outcome, string Reasons)> WhyNot(IReadOnlyCollection<AutomationTotals> automations, Figures figures)
    {
        var skipped = Summed(automations.SelectMany(automation => automation.Skipped));
        var cancelled = Summed(automations.SelectMany(automation => automation.Cancelled));
        var missed = automations.Sum(automation => automation.Missed);
        if (skipped.Length > 0)
        {
            yield return (Outcome(RunState.Skipped), Joined(skipped, Skip, figures));
        }

        if (cancelled.Length > 0)
        {
            yield return (Outcome(RunState.Cancelled), Joined(cancelled, Cancel, figures));
        }

        if (missed > 0)
        {
            yield return (Outcome(RunState.Missed), $"{figures.Count(missed)} {FirstSeenTooLate}");
        }
    }

    /// <summary>The words of a language, <c>fr</c> or <c>en</c>.</summary>
    public static ReportWords In(string language) => language == "fr" ? FrenchWords.Report : EnglishWords.Report;

    private static KeyValuePair<T, int>[] Summed<T>(IEnumerable<KeyValuePair<T, int>> counts)
        where T : notnull =>
        [.. counts.GroupBy(pair => pair.Key, pair => pair.Value).OrderBy(group => group.Key).Select(group => KeyValuePair.Create(group.Key, group.Sum()))];

    private static string Fill(string pattern, params ReadOnlySpan<string> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            pattern = pattern.Replace($"{{{i}}}", values[i], StringComparison.Ordinal);
        }

        return pattern;
    }
}
