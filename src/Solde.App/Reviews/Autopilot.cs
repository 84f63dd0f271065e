using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.Core.Automations;
using Solde.Core.Payments;

namespace Solde.App.Reviews;

/// <summary>Does what is due: looks at bookings, executes attempts, sends messages, until nothing is due at that instant.</summary>
/// <param name="store">The durable memory.</param>
/// <param name="gateway">Where money moves.</param>
/// <param name="mailer">Where e-mails leave.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="render">Makes the text of an e-mail when it is sent.</param>
public sealed class Autopilot(IStore store, IGateway gateway, IMailer mailer, IIds ids, Func<Message, Message> render)
{
    private const int Batch = 500;
    private readonly Execution execution = new(store, gateway, ids);
    private readonly Outbox outbox = new(store, mailer, render);

    /// <summary>Drains the queues of everything due at an instant: reviews, then attempts, then messages, and again what came of them.</summary>
    public async ValueTask RunDue(Instant now, CancellationToken cancel)
    {
        while (true)
        {
            var due = await store.Due(now, Batch);
            if (due.IsEmpty)
            {
                return;
            }

            await Review(due.Reviews, now, cancel);
            foreach (var (booking, attempt) in due.Attempts)
            {
                await execution.Advance(booking, attempt, now, cancel);
            }

            foreach (var (booking, message) in due.Messages)
            {
                await outbox.Send(booking, message, now, cancel);
            }
        }
    }

    private async ValueTask Review(ImmutableArray<BookingKey> keys, Instant now, CancellationToken cancel)
    {
        if (keys.IsEmpty)
        {
            return;
        }

        var bookings = await store.Load(keys);
        var rules = new Dictionary<Guid, RuleSet>();
        var changes = ImmutableArray.CreateBuilder<Change>(bookings.Length);
        var cancels = new List<(BookingKey Key, CancelAttempt Cancel)>();
        foreach (var stored in bookings)
        {
            if (!rules.TryGetValue(stored.Key.Property, out var set))
            {
                rules[stored.Key.Property] = set = await store.Rules(stored.Key.Property);
            }

            var pass = new Pass(stored.Snapshot, set, now).Review();
            changes.Add(pass.ToChange(stored, ids));
            if (pass.Cancel is { } waiting)
            {
                cancels.Add((stored.Key, waiting));
            }
        }

        // A conflict needs no care here: who changed the booking made it due again.
        await store.Commit(changes.DrainToImmutable());
        foreach (var (key, waiting) in cancels)
        {
            await execution.Cancel(key, waiting, now, cancel);
        }
    }
}
