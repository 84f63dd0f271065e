using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.Core.Facts;

namespace Solde.Storage;

/// <content>Lists of work, keys and kept answers: what only those outside ask for.</content>
public sealed partial class SqlStore
{
    private const int MostMessagesOfABooking = 1_000;

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<QueuedBooking>> Queued(Guid property, Queue queue, QueuePlace from, int limit) =>
        Read(tables => tables.Queues.Page(property, queue, from, limit));

    /// <inheritdoc/>
    public ValueTask<int> CountQueued(Guid property, Queue queue, int most) => Read(tables => tables.Queues.Count(property, queue, most));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StaffTask>> Tasks(Guid property, TaskFilter filter, (Instant CreatedAt, TaskId Id)? after, int limit) =>
        Read(tables => tables.Tasks.Page(property, filter, after, limit));

    /// <inheritdoc/>
    public ValueTask<bool> Assign(Guid property, TaskId task, Guid? staff) => Write(tables => tables.Tasks.Assign(property, task, staff));

    /// <inheritdoc/>
    public ValueTask<bool> Finish(Guid property, TaskId task, Instant now) => Write(tables => tables.Tasks.Finish(property, task, now));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ListedMessage>> Messages(Guid property, Guid? before, bool undelivered, int limit) =>
        Read(tables => tables.Messages.Page(property, before, undelivered, limit));

    /// <inheritdoc/>
    public ValueTask<BookingKey?> BookingOfMessage(Guid message) => Read(tables => tables.Messages.BookingOf(message));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ListedMessage>> MessagesOf(BookingKey booking) =>
        Read(tables => tables.Messages.Of(booking, MostMessagesOfABooking));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<RequestLetter>> LettersOf(ImmutableArray<BookingKey> bookings) => Read(tables => tables.Messages.Asking(bookings));

    /// <inheritdoc/>
    public ValueTask<bool> AddKey(ApiKey key, IFact fact, string? by) => Write(async tables =>
    {
        var isNew = await tables.Keys.Add(key);
        await Append(tables, key.Property, isNew ? [fact] : [], by);
        return isNew;
    });

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ApiKey>> Keys(Guid property) => Read(tables => tables.Keys.Of(property));

    /// <inheritdoc/>
    public ValueTask<ApiKey?> FindKey(string prefix) => Read(tables => tables.Keys.Find(prefix));

    /// <inheritdoc/>
    public ValueTask<bool> RevokeKey(Guid property, string prefix, Instant now, IFact fact, string? by) => Write(async tables =>
    {
        var isRevoked = await tables.Keys.Revoke(property, prefix, now);
        await Append(tables, property, isRevoked ? [fact] : [], by);
        return isRevoked;
    });

    /// <inheritdoc/>
    public ValueTask NoteUse(ApiKey key, LocalDate day) => Write(tables => tables.Keys.NoteUse(key, day));

    /// <inheritdoc/>
    public ValueTask<Claim> Begin(ApiKey key, string name, ImmutableArray<byte> request, Instant now, Instant forgotten) =>
        Write(tables => tables.Answers.Begin(key, name, request, now, forgotten));

    /// <inheritdoc/>
    public ValueTask Keep(ApiKey key, string name, KeptAnswer answer) => Write(tables => tables.Answers.Keep(key, name, answer));

    /// <inheritdoc/>
    public ValueTask<int> ForgetAnswers(Instant begunBefore) => Write(tables => tables.Answers.Forget(begunBefore));
}
