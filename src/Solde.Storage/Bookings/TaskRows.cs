using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>Tasks; the journal makes them (see <see cref="Journal.JournalBatch"/>).</summary>
internal sealed class TaskRows(Session session)
{
    private const string Start = """
        SELECT t.booking_id, t.seq, b.ref, t.text, t.channel, t.created_at, t.assignee FROM tasks t
        LEFT JOIN bookings b ON b.property_id = t.property_id AND b.booking_id = t.booking_id
        WHERE t.property_id = $1 AND t.done_at IS NULL AND (t.created_at, t.booking_id, t.seq) > ($2, $3, $4)
        """;

    private const string End = "ORDER BY t.created_at, t.booking_id, t.seq LIMIT $5";

    /// <summary>A page of what is not done, the oldest first.</summary>
    public async ValueTask<ImmutableArray<StaffTask>> Page(Guid property, TaskFilter filter, (Instant CreatedAt, TaskId Id)? after, int limit)
    {
        const string all = $"{Start} {End}";
        const string ofChannel = $"{Start} AND t.channel = $6 {End}";
        const string ofStaff = $"{Start} AND t.assignee = $6 {End}";
        const string ofBoth = $"{Start} AND t.assignee = $6 AND t.channel = $7 {End}";
        var (createdAt, id) = after ?? (Instant.FromUnixTimeMilliseconds(0), default);
        ImmutableArray<object?> values = [property, createdAt, id.Booking, id.Seq, (long)limit];
        var (sql, more) = filter switch
        {
            { Channel: null, Assignee: null } => (all, values),
            { Assignee: null } => (ofChannel, values.Add(filter.Channel)),
            { Channel: null } => (ofStaff, values.Add(filter.Assignee)),
            _ => (ofBoth, values.Add(filter.Assignee).Add(filter.Channel)),
        };
        return [.. await session.Query(sql, Read, more.AsSpan())];
    }

    /// <summary>Says who sees to a task that is not done.</summary>
    /// <returns>False when there is no such task.</returns>
    public async ValueTask<bool> Assign(Guid property, TaskId task, Guid? staff)
    {
        const string sql = "UPDATE tasks SET assignee = $4 WHERE property_id = $1 AND booking_id = $2 AND seq = $3 AND done_at IS NULL";
        return await session.Execute(sql, property, task.Booking, task.Seq, staff) == 1;
    }

    /// <summary>Notes that a task is done; the first time counts.</summary>
    /// <returns>False when there is no such task.</returns>
    public async ValueTask<bool> Finish(Guid property, TaskId task, Instant now)
    {
        const string sql = "UPDATE tasks SET done_at = COALESCE(done_at, $4) WHERE property_id = $1 AND booking_id = $2 AND seq = $3";
        return await session.Execute(sql, property, task.Booking, task.Seq, now) == 1;
    }

    private static StaffTask Read(Row row) => new(
        new TaskId(row.Id(0), row.Long(1)), row.TextOrNull(2), row.Text(3), row.Text(4), row.Instant(5), row.IsNull(6) ? null : row.Id(6));
}
