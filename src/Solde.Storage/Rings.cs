using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Work;
using Solde.Storage.Databases;

namespace Solde.Storage;

/// <summary>Says when what was stored is due: to this node's workers where it has some, else to the other nodes.</summary>
/// <param name="bell">Wakes this node; null = nobody works here.</param>
/// <param name="others">The other nodes; null = there are none.</param>
/// <param name="clock">The time.</param>
internal sealed class Rings(IBell? bell, OtherNodes? others, LiveClock clock)
{
    // What is due later the others find by their own timers.
    private static readonly Duration Soon = Duration.FromSeconds(1);

    /// <summary>More is due than this node takes at once: the others are called.</summary>
    public void Help(WorkQueues queues) => others?.Call(queues);

    public void Ring(WorkQueues queues, Instant dueAt)
    {
        if (bell is not null)
        {
            bell.Ring(queues, dueAt);
        }
        else if (others is not null && dueAt <= clock.GetCurrentInstant() + Soon)
        {
            others.Call(queues);
        }
    }

    public void OfChanges(ImmutableArray<Change> changes)
    {
        if (bell is null && others is null)
        {
            return;
        }

        Earliest(WorkQueues.Reviews, changes.Select(change => change.NextReviewAt));
        Earliest(WorkQueues.Attempts, changes.SelectMany(change => change.Attempts, (_, attempt) => attempt.IsFinal ? null : attempt.NextCheckAt));
        Earliest(WorkQueues.Messages, changes.SelectMany(change => change.Messages, (_, message) => message.NextTryAt));
    }

    public void OfMessages(IEnumerable<Message> messages)
    {
        if (bell is not null || others is not null)
        {
            Earliest(WorkQueues.Messages, messages.Select(message => message.NextTryAt));
        }
    }

    private void Earliest(WorkQueues queue, IEnumerable<Instant?> dueAt)
    {
        if (dueAt.Min() is { } first)
        {
            Ring(queue, first);
        }
    }
}
