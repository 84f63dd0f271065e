using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Work;

namespace Solde.Storage;

/// <summary>Says when what was stored is due.</summary>
internal sealed class Rings(IBell? bell)
{
    public void Ring(WorkQueues queues, Instant dueAt) => bell?.Ring(queues, dueAt);

    public void OfChanges(ImmutableArray<Change> changes)
    {
        if (bell is null)
        {
            return;
        }

        Earliest(WorkQueues.Reviews, changes.Select(change => change.NextReviewAt));
        Earliest(WorkQueues.Attempts, changes.SelectMany(change => change.Attempts, (_, attempt) => attempt.NextCheckAt));
        Earliest(WorkQueues.Messages, changes.SelectMany(change => change.Messages, (_, message) => message.NextTryAt));
    }

    public void OfMessages(IEnumerable<Message> messages)
    {
        if (bell is not null)
        {
            Earliest(WorkQueues.Messages, messages.Select(message => message.NextTryAt));
        }
    }

    private void Earliest(WorkQueues queue, IEnumerable<Instant?> dueAt)
    {
        if (dueAt.Min() is { } first)
        {
            bell!.Ring(queue, first);
        }
    }
}
