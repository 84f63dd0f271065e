using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Payments;

namespace Solde.App.Reviews;

/// <summary>Does what is due in virtual time: looks at bookings, executes attempts, sends messages, until nothing is due at that instant. Live time
/// has <see cref="Work.Node"/>.</summary>
/// <param name="store">The durable memory.</param>
/// <param name="execution">Where money moves.</param>
/// <param name="outbox">Where e-mails leave.</param>
/// <param name="ids">Makes ids.</param>
public sealed class Autopilot(IStore store, Execution execution, Outbox outbox, IIds ids)
{
    // One after the other, so that a play is the same each time; nodes take hundreds at once.
    private const int AtOnce = 1;
    private readonly Reviewing reviewing = new(store, execution, ids, brake: null);

    /// <summary>Drains the queues of everything due at an instant: reviews, then attempts, then sweeps, then messages, and again what came of them.</summary>
    public async ValueTask RunDue(Instant now, CancellationToken cancel)
    {
        while (await Reviews(now, cancel) || await Attempts(now, cancel) || await Sweeps(now, cancel) || await outbox.SendDue(now, AtOnce, cancel) > 0)
        {
        }
    }

    private async ValueTask<bool> Reviews(Instant now, CancellationToken cancel)
    {
        var (taken, sent) = await reviewing.Due(Instant.MinValue, now, AtOnce, cancel);
        await sent;
        return !taken.IsEmpty;
    }

    private async ValueTask<bool> Attempts(Instant now, CancellationToken cancel)
    {
        var due = await store.ClaimAttempts(now, now + Execution.Lease, AtOnce, except: []);
        await execution.Advance(due, cancel);
        return !due.IsEmpty;
    }

    private async ValueTask<bool> Sweeps(Instant now, CancellationToken cancel)
    {
        var (any, sent) = await reviewing.Sweep(now, AtOnce, cancel);
        await sent;
        return any;
    }
}
