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
    public required string Collected { get; init; }
    public required string OfCharged { get; init; }
    public required string OfCollectable { get; init; }
    public required string PlannedRuns { get; init; }
    public required string Declined { get; init; }
    public required string NeedGuest { get; init; }
    public required string Asked { get; init; }
    public required string ByMonth { get; init; }
    public required string ByMonthNote { get; init; }
    public required string ByAutomation { get; init; }
    public required string Outcomes { get; init; }
    public required string OutcomesNote { get; init; }
    public required string ByChannel { get; init; }
    public required string Automation { get; init; }
    public required string Channel { get; init; }
    public required string Planned { get; init; }
    public required string Skipped { get; init; }
    public required string Held { get; init; }
    public required string Details { get; init; }
    public required string Requests { get; init; }
    public required string RequestLine { get; init; }
    public required string Holds { get; init; }
    public required string HoldLine { get; init; }
    public required string Guarantees { get; init; }
    public required string Declines { get; init; }
    public required string Statuses { get; init; }
    public required string Messages { get; init; }
    public required string MessageLine { get; init; }
    public required string Source { get; init; }
    public required string MadeBy { get; init; }
    public required string Nothing { get; init; }
    public required Func<RunState, string> Outcome { get; init; }
    public required Func<SkipReason, string> Skip { get; init; }
    public required Func<RunCancelReason, string> Cancel { get; init; }
    public required Func<DeclineReason, string> Decline { get; init; }
    public required Func<GuaranteeState, string> Guarantee { get; init; }
    public required Func<BookingStatus, string> Status { get; init; }

    /// <summary>The words of a language, <c>fr</c> or <c>en</c>.</summary>
    public static ReportWords In(string language) => language == "fr" ? FrenchWords.Report : EnglishWords.Report;
}
