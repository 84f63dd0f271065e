using System.Collections.Immutable;
using NodaTime;
using Solde.App.Figures;
using Solde.Core;
using Solde.Storage.Sql;

namespace Solde.Storage.Figures;

/// <summary>Sums by quarters of an hour. Each is spread over a few rows where several transactions write at a time, so that they do not wait for each
/// other.</summary>
internal sealed class FigureRows(Session session)
{
    private static readonly Many AddTakings = new(
        """
        INSERT INTO takings (property_id, slot, shard, collected, refunded) SELECT r.property_id, r.slot, r.shard, r.collected, r.refunded FROM {rows} WHERE true
        ON CONFLICT (property_id, slot, shard) DO UPDATE SET collected = takings.collected + excluded.collected, refunded = takings.refunded + excluded.refunded
        """,
        "id:property_id number:slot number:shard number:collected number:refunded");

    private static readonly Many AddExpected = new(
        """
        INSERT INTO expected (property_id, slot, automation_id, version, shard, amount, runs)
        SELECT r.property_id, r.slot, r.automation_id, r.version, r.shard, r.amount, r.runs FROM {rows} WHERE true
        ON CONFLICT (property_id, slot, automation_id, version, shard) DO UPDATE SET amount = expected.amount + excluded.amount, runs = expected.runs + excluded.runs
        """,
        "id:property_id number:slot id:automation_id number:version number:shard number:amount number:runs");

    private static long turn;

    /// <summary>Adds what a transaction's changes come to.</summary>
    public async ValueTask Add(FigureSums sums)
    {
        var shard = (Interlocked.Increment(ref turn) & long.MaxValue) % session.Dialect.Writers;
        await session.Execute(AddTakings, sums.Takings(shard));
        await session.Execute(AddExpected, sums.Expected(shard));
    }

    public async ValueTask<ImmutableArray<Taking>> Takings(Guid property, Instant from, Instant until, Currency currency) =>
    [
        .. await session.Query(
        "SELECT slot, CAST(SUM(collected) AS BIGINT), CAST(SUM(refunded) AS BIGINT) FROM takings WHERE property_id = $1 AND slot >= $2 AND slot < $3 GROUP BY slot ORDER BY slot",
        row => new Taking(FigureSums.StartOf(row.Long(0)), new Money(row.Long(1), currency), new Money(row.Long(2), currency)),
        property, FigureSums.SlotOf(from), FigureSums.SlotOf(until)),
    ];

    public async ValueTask<ImmutableArray<Expectation>> Expected(Guid property, Instant from, Instant until, Currency currency) =>
    [
        .. await session.Query(
        """
        SELECT slot, automation_id, version, CAST(SUM(amount) AS BIGINT), CAST(SUM(runs) AS BIGINT) FROM expected WHERE property_id = $1 AND slot >= $2 AND slot < $3
        GROUP BY slot, automation_id, version HAVING SUM(runs) <> 0 ORDER BY slot, automation_id, version
        """,
        row => new Expectation(
            FigureSums.StartOf(row.Long(0)), row.Id(1), row.Int(2), new Money(row.Long(3), currency), row.Long(4)),
        property, FigureSums.SlotOf(from), FigureSums.SlotOf(until)),
    ];
}
