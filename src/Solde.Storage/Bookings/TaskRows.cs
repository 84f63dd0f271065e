using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>Tasks; the journal makes them (see <see cref="Journal.JournalBatch"/>).</summary>
internal sealed class TaskRows(Session session)
{
    /// <summary>A page of what is not done, the oldest first.</summary>
    public async ValueTask<ImmutableArray<StaffTask>> Page(Guid property, (Instant CreatedAt, TaskId Id)? after, int limit)
    {
        const string sql = """
            SELECT t.booking_id, t.seq, b.ref, t.text, t.channel, t.created_at FROM tasks t
            LEFT JOIN bookings b ON b.property_id = t.property_id AND b.booking_id = t.booking_id
            WHERE t.property_id = $1 AND t.done_at IS NULL AND (t.created_at, t.booking_id, t.seq) > ($2, $3, $4)
            ORDER BY t.created_at, t.booking_id, t.seq LIMIT $5
            """;
        var (createdAt, id) = after ?? (Instant.FromUnixTimeMilliseconds(0), default);
        return
        [
            .. await session.Query(
                sql, row => new StaffTask(new TaskId(row.Id(0), row.Long(1)), row.TextOrNull(2), row.Text(3), row.Text(4), row.Instant(5)),
                property, createdAt, id.Booking, id.Seq, (long)limit),
        ];
    }

    /// <summary>Notes that a task is done; the first time counts.</summary>
    /// <returns>False when there is no such task.</returns>
    public async ValueTask<bool> Finish(Guid property, TaskId task, Instant now)
    {
        const string sql = "UPDATE tasks SET done_at = COALESCE(done_at, $4) WHERE property_id = $1 AND booking_id = $2 AND seq = $3";
        return await session.Execute(sql, property, task.Booking, task.Seq, now) == 1;
    }
}
