using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Guarantees;
using Solde.Core.Payments;

namespace Solde.App.Backtest;

/// <summary>What a rule set came to over past bookings.</summary>
public sealed record BacktestReport
{
    /// <summary>The one currency of all amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How many bookings were played.</summary>
    public required int Bookings { get; init; }

    /// <summary>All that the bookings were charged.</summary>
    public required Money Charged { get; init; }

    /// <summary>All money taken, by whatever way.</summary>
    public required Money Collected { get; init; }

    /// <summary>What is still owed by those who stayed.</summary>
    public required Money LeftByStays { get; init; }

    /// <summary>Money received for bookings that were cancelled or whose guest did not come, and kept at the end of the play.</summary>
    public required Money KeptOfGone { get; init; }

    /// <summary>The automations, in order of age.</summary>
    public required ImmutableArray<AutomationTotals> Automations { get; init; }

    /// <summary>Months with money, in order.</summary>
    public required ImmutableArray<MonthTotals> Months { get; init; }

    /// <summary>The channels, the one with the most bookings first.</summary>
    public required ImmutableArray<ChannelTotals> Channels { get; init; }

    /// <summary>Where the bookings ended.</summary>
    public required ImmutableSortedDictionary<BookingStatus, int> Statuses { get; init; }

    /// <summary>Where guarantees ended, of the bookings that are under a policy.</summary>
    public required ImmutableSortedDictionary<GuaranteeState, int> Guarantees { get; init; }

    /// <summary>Declined payments by reason; one booking may have several.</summary>
    public required ImmutableSortedDictionary<DeclineReason, int> Declines { get; init; }

    /// <summary>Payment requests.</summary>
    public required RequestTotals Requests { get; init; }

    /// <summary>Holds.</summary>
    public required HoldTotals Holds { get; init; }

    /// <summary>E-mails to guests.</summary>
    public required int GuestMessages { get; init; }

    /// <summary>E-mails to staff.</summary>
    public required int StaffMessages { get; init; }

    /// <summary>Tasks for staff.</summary>
    public required int Tasks { get; init; }

    /// <summary>Runs that were planned, all automations together.</summary>
    public int Planned => Automations.Sum(automation => automation.Planned);

    /// <summary>Runs that ended with a declined payment, all automations together.</summary>
    public int Failed => Automations.Sum(automation => automation.Failed);

    /// <summary>Runs that ended wanting the guest's authentication, all automations together.</summary>
    public int ActionRequired => Automations.Sum(automation => automation.ActionRequired);
}

/// <summary>What one automation came to. A booking counts once, by how its run ended.</summary>
/// <param name="Name">The automation's name.</param>
/// <param name="Planned">Bookings a run was planned for.</param>
/// <param name="Succeeded">Runs that did what they should.</param>
/// <param name="Failed">Runs whose payment was declined.</param>
/// <param name="ActionRequired">Runs that ended waiting for the guest's authentication, or without it after 24 hours.</param>
/// <param name="Skipped">Runs that ended skipped, by the last reason.</param>
/// <param name="Missed">Runs first seen too late.</param>
/// <param name="Cancelled">Runs that ended cancelled, by reason.</param>
/// <param name="Waiting">Runs that were still planned at the end of the play.</param>
/// <param name="Collected">Money taken through it, captures of its holds included.</param>
/// <param name="Held">Money it placed holds on.</param>
public sealed record AutomationTotals(
    string Name, int Planned, int Succeeded, int Failed, int ActionRequired, ImmutableSortedDictionary<SkipReason, int> Skipped, int Missed,
    ImmutableSortedDictionary<RunCancelReason, int> Cancelled, int Waiting, Money Collected, Money Held);

/// <summary>Money taken in a month of the property's calendar.</summary>
/// <param name="Month">The month.</param>
/// <param name="Collected">Money taken in it.</param>
public sealed record MonthTotals(YearMonth Month, Money Collected);

/// <summary>What came through a channel.</summary>
/// <param name="Channel">Its code.</param>
/// <param name="Bookings">How many bookings.</param>
/// <param name="Charged">What they were charged.</param>
/// <param name="Collected">What was taken for them.</param>
public sealed record ChannelTotals(string Channel, int Bookings, Money Charged, Money Collected);

/// <summary>What became of payment requests. In a backtest no guest pays by their own hand.</summary>
/// <param name="Sent">Requests that left at least once.</param>
/// <param name="Asked">What they asked for when they first left.</param>
/// <param name="Paid">Of those sent, the ones that were paid, in whatever way.</param>
/// <param name="Expired">Of those sent, the ones whose last day ended unpaid.</param>
/// <param name="Revoked">Of those sent, the ones that were revoked, as their booking was cancelled.</param>
/// <param name="Spared">Requests that never had to leave: everything was collected before.</param>
/// <param name="Dropped">Requests that were cancelled before they left.</param>
public sealed record RequestTotals(int Sent, Money Asked, int Paid, int Expired, int Revoked, int Spared, int Dropped);

/// <summary>What became of holds.</summary>
/// <param name="Placed">Holds placed.</param>
/// <param name="Amount">What they blocked.</param>
/// <param name="Captured">Holds taken, in full or in part.</param>
/// <param name="Released">Holds given back.</param>
/// <param name="Expired">Holds that the gateway let go.</param>
public sealed record HoldTotals(int Placed, Money Amount, int Captured, int Released, int Expired);
