using NodaTime;
using Solde.App.Jobs;
using Solde.Storage.Sql;

namespace Solde.Storage.Jobs;

/// <summary>Work that takes long. What a node writes to a job it has begun carries the number of its try: what an earlier one writes late is left out.</summary>
internal sealed class JobRows(Session session)
{
    private const string Columns = "property_id, job_id, kind, input, state, progress, result, error, created_at, ended_at, tries";

    private static readonly Statement DueToClaim = new(static dialect => $"""
        SELECT {Columns} FROM jobs WHERE due_at <= $1 ORDER BY due_at, job_id LIMIT 1 {dialect.SkipTaken}
        """);

    public async ValueTask Add(Job job)
    {
        const string sql = """
            INSERT INTO jobs (property_id, job_id, kind, input, state, progress, created_at, tries, due_at) VALUES ($1, $2, $3, $4, 'queued', 0, $5, 0, $5)
            """;
        await session.Execute(sql, job.Property, job.Id, Words.Of(job.Kind), job.Input, job.CreatedAt);
    }

    public ValueTask<Job?> Find(Guid property, Guid job)
    {
        const string sql = $"SELECT {Columns} FROM jobs WHERE property_id = $1 AND job_id = $2";
        return session.First(sql, Read, property, job);
    }

    public async ValueTask<int> Open(Guid property)
    {
        const string sql = "SELECT COUNT(*) FROM jobs WHERE property_id = $1 AND ended_at IS NULL";
        return (await session.Query(sql, row => (int)row.Long(0), property))[0];
    }

    public ValueTask<int> Cancel(Guid property, Guid job, Instant now)
    {
        const string sql = """
            UPDATE jobs SET state = 'cancelled', due_at = NULL, ended_at = $3 WHERE property_id = $1 AND job_id = $2 AND ended_at IS NULL
            """;
        return session.Execute(sql, property, job, now);
    }

    /// <summary>Takes the job that waits longest, as it is from now on.</summary>
    public async ValueTask<Job?> Claim(Instant now, Instant leaseUntil)
    {
        const string sql = """
            UPDATE jobs SET state = 'running', progress = 0, tries = tries + 1, due_at = $3 WHERE property_id = $1 AND job_id = $2
            """;
        if (await session.First(DueToClaim.TextIn(session.Dialect), Read, now) is not { } job)
        {
            return null;
        }

        await session.Execute(sql, job.Property, job.Id, leaseUntil);
        return job with { State = JobState.Running, Progress = 0, Tries = job.Tries + 1 };
    }

    public async ValueTask<bool> Keep(Job job, Instant dueAt)
    {
        const string sql = """
            UPDATE jobs SET state = $4, progress = $5, due_at = $6 WHERE property_id = $1 AND job_id = $2 AND tries = $3 AND ended_at IS NULL
            """;
        return await session.Execute(sql, job.Property, job.Id, (long)job.Tries, Words.Of(job.State), (long)job.Progress, dueAt) == 1;
    }

    public ValueTask<int> End(Job job)
    {
        const string sql = """
            UPDATE jobs SET state = $4, progress = $5, result = $6, error = $7, ended_at = $8, due_at = NULL
            WHERE property_id = $1 AND job_id = $2 AND tries = $3 AND ended_at IS NULL
            """;
        return session.Execute(
            sql, job.Property, job.Id, (long)job.Tries, Words.Of(job.State), (long)job.Progress, job.Result, job.Error, job.EndedAt);
    }

    public ValueTask<int> Forget(Instant before)
    {
        const string sql = "DELETE FROM jobs WHERE ended_at < $1";
        return session.Execute(sql, before);
    }

    private static Job Read(Row row) => new()
    {
        Property = row.Id(0),
        Id = row.Id(1),
        Kind = row.Word<JobKind>(2),
        Input = row.Text(3),
        State = row.Word<JobState>(4),
        Progress = row.Int(5),
        Result = row.TextOrNull(6),
        Error = row.TextOrNull(7),
        CreatedAt = row.Instant(8),
        EndedAt = row.InstantOrNull(9),
        Tries = row.Int(10),
    };
}
