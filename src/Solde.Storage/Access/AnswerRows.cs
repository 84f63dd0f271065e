using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;
using Solde.Storage.Sql;

namespace Solde.Storage.Access;

/// <summary>What was answered to requests that must not happen twice.</summary>
internal sealed class AnswerRows(Session session)
{
    public async ValueTask<Claim> Begin(ApiKey key, string name, ImmutableArray<byte> request, Instant now, Instant forgotten)
    {
        const string begin = """
            INSERT INTO kept_answers (property_id, key_id, name, request_hash, begun_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (property_id, key_id, name) DO UPDATE SET request_hash = excluded.request_hash, begun_at = excluded.begun_at, status = NULL,
                body = NULL
            WHERE kept_answers.begun_at < $6
            """;
        const string known = "SELECT request_hash, status, body FROM kept_answers WHERE property_id = $1 AND key_id = $2 AND name = $3";
        if (await session.Execute(begin, key.Property, key.Id, name, request.ToArray(), now, forgotten) == 1)
        {
            return new Claim(ClaimState.Begun);
        }

        var first = (await session.Query(
            known, row => (Request: row.Bytes(0), Answer: row.LongOrNull(1) is { } status ? new KeptAnswer((int)status, row.Text(2)) : null),
            key.Property, key.Id, name))[0];
        return (first.Request.AsSpan().SequenceEqual(request.AsSpan()), first.Answer) switch
        {
            (false, _) => new Claim(ClaimState.OtherRequest),
            (_, null) => new Claim(ClaimState.UnderWay),
            (_, { } answer) => new Claim(ClaimState.Answered, answer),
        };
    }

    public async ValueTask Keep(ApiKey key, string name, KeptAnswer answer)
    {
        const string sql = "UPDATE kept_answers SET status = $4, body = $5 WHERE property_id = $1 AND key_id = $2 AND name = $3";
        await session.Execute(sql, key.Property, key.Id, name, (long)answer.Status, answer.Body);
    }

    public ValueTask<int> Forget(Instant begunBefore)
    {
        const string sql = "DELETE FROM kept_answers WHERE begun_at < $1";
        return session.Execute(sql, begunBefore);
    }
}
