using Solde.App.Simulate;

namespace Solde.App.Backtest;

/// <summary>A booking of the past as an import gives it: the booking, and what became of it. None of the instants is before its creation.</summary>
/// <param name="Booking">The booking as it was made.</param>
/// <param name="CheckedInAt">When the guest arrived.</param>
/// <param name="CheckedOutAt">When the guest left; never before the arrival.</param>
/// <param name="CancelledAt">When it was cancelled.</param>
/// <param name="NoShowAt">When it was noted that the guest did not come.</param>
public sealed record ImportedBooking(
    ScenarioBooking Booking, Instant? CheckedInAt, Instant? CheckedOutAt, Instant? CancelledAt, Instant? NoShowAt)
{
    /// <summary>The guest is to get a payment link when it is taken in; a backtest sends none.</summary>
    public bool Link { get; init; }
}
