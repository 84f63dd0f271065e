using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Core.Requests;

namespace Solde.App.Bookings;

/// <summary>The lists of work a booking can stand in.</summary>
public enum Queue
{
    /// <summary>Planned payments, by the time they are due (LH12).</summary>
    Planned,

    /// <summary>Payments that failed, or that the guest has to authenticate (LH11).</summary>
    Failed,

    /// <summary>Payments whose answer was lost.</summary>
    InDoubt,

    /// <summary>Payment requests that were not sent yet (SH5).</summary>
    Pending,

    /// <summary>Payment requests that the guest has not answered (SH6).</summary>
    Sent,

    /// <summary>Payment requests that the guest answered (SH7).</summary>
    Answered,

    /// <summary>Mail-order cards that guests left and that wait to be collected (SH8).</summary>
    Collectable,

    /// <summary>Holds that are neither captured nor released (C14).</summary>
    Holds,
}

/// <summary>The queues a booking stands in, kept beside its fold so that a list need not look at every booking.</summary>
/// <param name="NextRunAt">When the earliest of its planned runs is due, milliseconds since 1970-01-01 UTC; null = none is planned.</param>
/// <param name="RunReleased">Staff let one of its planned runs go.</param>
/// <param name="RunFailed">A run failed, or waits for the guest.</param>
/// <param name="InDoubt">A payment's answer was lost.</param>
/// <param name="RequestPending">A request was not sent yet.</param>
/// <param name="RequestSent">A request was sent and not answered.</param>
/// <param name="RequestAnswered">A request was answered and is not paid.</param>
/// <param name="HoldOpen">A hold is open.</param>
/// <param name="CardLeft">The guest left a mail-order card that waits to be collected.</param>
public sealed record BookingQueues(
    long? NextRunAt, bool RunReleased, bool RunFailed, bool InDoubt, bool RequestPending, bool RequestSent, bool RequestAnswered, bool HoldOpen,
    bool CardLeft)
{
    /// <summary>The queues of a booking.</summary>
    public static BookingQueues Of(BookingSnapshot booking)
    {
        long? next = null;
        var (released, failed) = (false, false);
        foreach (var run in booking.Runs)
        {
            failed |= IsFailed(run);
            released |= run is { State: RunState.Planned, Released: true };
            if (run.State == RunState.Planned && !(next <= run.DueAt.ToUnixTimeMilliseconds()))
            {
                next = run.DueAt.ToUnixTimeMilliseconds();
            }
        }

        return new BookingQueues(
            next, released, failed, !booking.InDoubt.IsEmpty, Any(booking, RequestState.Pending), Any(booking, RequestState.Sent), Any(booking, RequestState.Answered),
            booking.Holds.Any(hold => hold.State == HoldState.Open), booking.Requests.Any(request => request.IsCollectable));
    }

    /// <summary>Whether a run stands in the list of failed payments.</summary>
    public static bool IsFailed(Run run) => run.State is RunState.Failed or RunState.ActionRequired;

    private static bool Any(BookingSnapshot booking, RequestState state) => booking.Requests.Any(request => request.State == state);
}
