using Solde.App.Messages;
using Solde.Core.Requests;

namespace Solde.App.Bookings;

/// <summary>A booking's place in a queue.</summary>
/// <param name="At">When it is due, milliseconds since 1970-01-01 UTC; 0 where the queue is in the order of recording.</param>
/// <param name="Booking">The booking's id.</param>
public readonly record struct QueuePlace(long At, Guid Booking)
{
    /// <summary>Before the first.</summary>
    public static QueuePlace Start => new(long.MinValue, Guid.Empty);
}

/// <summary>A booking in a queue.</summary>
/// <param name="Place">Where it stands there.</param>
/// <param name="Booking">The booking.</param>
public sealed record QueuedBooking(QueuePlace Place, StoredBooking Booking);

/// <summary>Names a task: the journal entry that made it.</summary>
/// <param name="Booking">The booking; all zeros = it concerns none.</param>
/// <param name="Seq">The entry's place in its chain.</param>
public readonly record struct TaskId(Guid Booking, long Seq);

/// <summary>Something that only staff can settle.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Ref">The booking's reference; null = it concerns none.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Channel">Whom it is for.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Assignee">The member of staff who sees to it; null = nobody yet.</param>
public sealed record StaffTask(TaskId Id, string? Ref, string Text, string Channel, Instant CreatedAt, Guid? Assignee = null);

/// <summary>Which tasks a list shows.</summary>
/// <param name="Channel">Those of a channel; null = of all.</param>
/// <param name="Assignee">Those that a member of staff sees to; null = whoever does.</param>
public readonly record struct TaskFilter(string? Channel, Guid? Assignee)
{
    /// <summary>All tasks.</summary>
    public static TaskFilter All => default;
}

/// <summary>A message with the reference of its booking.</summary>
/// <param name="Ref">The booking's reference.</param>
/// <param name="Message">The message.</param>
public sealed record ListedMessage(string Ref, Message Message);

/// <summary>The last e-mail of a kind that asked a booking's guest for money.</summary>
/// <param name="Booking">The booking's id.</param>
/// <param name="Kind">What kind of request it was of.</param>
/// <param name="Address">Where it went.</param>
/// <param name="State">Where it stands.</param>
public sealed record RequestLetter(Guid Booking, RequestKind Kind, string Address, MessageState State);

/// <summary>Lists of a property's work, a page at a time. No list looks at every booking.</summary>
public interface IListings
{
    /// <summary>Bookings of a queue.</summary>
    /// <param name="property">The property.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="from">The first place to be listed, inclusive.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<ImmutableArray<QueuedBooking>> Queued(Guid property, Queue queue, QueuePlace from, int limit);

    /// <summary>How many bookings stand in a queue.</summary>
    /// <param name="property">The property.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="most">Counted up to here, at most 1,000.</param>
    ValueTask<int> CountQueued(Guid property, Queue queue, int most);

    /// <summary>Tasks that are not done, the oldest first.</summary>
    /// <param name="property">The property.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The last one of the page before; null = from the start.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<ImmutableArray<StaffTask>> Tasks(Guid property, TaskFilter filter, (Instant CreatedAt, TaskId Id)? after, int limit);

    /// <summary>Says who sees to a task; null = nobody. Doing so again changes nothing.</summary>
    /// <returns>False when the property has no such task, or it is done.</returns>
    ValueTask<bool> Assign(Guid property, TaskId task, Guid? staff);

    /// <summary>Notes that a task is done. Doing so again changes nothing.</summary>
    /// <returns>False when the property has no such task.</returns>
    ValueTask<bool> Finish(Guid property, TaskId task, Instant now);

    /// <summary>Messages of a property, the newest first.</summary>
    /// <param name="property">The property.</param>
    /// <param name="before">The last one of the page before; null = from the newest.</param>
    /// <param name="undelivered">Only those that failed or came back.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<ImmutableArray<ListedMessage>> Messages(Guid property, Guid? before, bool undelivered, int limit);

    /// <summary>The booking of a message, by what the message is known by outside; null when there is no such message.</summary>
    ValueTask<BookingKey?> BookingOfMessage(Guid message);

    /// <summary>Messages of one booking, the newest first, at most 1,000.</summary>
    ValueTask<ImmutableArray<ListedMessage>> MessagesOf(BookingKey booking);

    /// <summary>The last e-mails that asked the guests of bookings for money, one of each kind of request at the most.</summary>
    ValueTask<ImmutableArray<RequestLetter>> LettersOf(ImmutableArray<BookingKey> bookings);
}
