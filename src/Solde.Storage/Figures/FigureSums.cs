using NodaTime;
using Solde.App.Bookings;
using Solde.App.Figures;
using Solde.Core.Automations;
using Solde.Core.Facts;

namespace Solde.Storage.Figures;

/// <summary>What the changes of a transaction add to the sums: a few rows, however many changes.</summary>
internal sealed class FigureSums
{
    private readonly Dictionary<(Guid Property, long Slot), (long Collected, long Refunded)> takings = [];
    private readonly Dictionary<(Guid Property, long Slot, Guid Automation, int Version), (long Amount, long Runs)> expected = [];

    /// <summary>Counts a change.</summary>
    public void Add(Change change)
    {
        var property = change.Key.Property;
        foreach (var fact in change.Facts)
        {
            var (collected, refunded) = fact switch
            {
                PaymentSucceeded paid => (paid.Amount.Minor, 0L),
                PaymentRecorded { BroughtAlong: false } paid => (paid.Amount.Minor, 0L),
                HoldCaptured captured => (captured.Amount.Minor, 0L),
                RefundSucceeded refund => (0L, refund.Amount.Minor),
                _ => (0L, 0L),
            };
            if (collected != 0 || refunded != 0)
            {
                var key = (property, SlotOf(fact.At));
                var sum = takings.GetValueOrDefault(key);
                takings[key] = (sum.Collected + (long)collected, sum.Refunded + (long)refunded);
            }
        }

        if (change.Changed)
        {
            Plan(property, change.Before?.Runs ?? [], -1);
            Plan(property, change.After.Runs, 1);
        }
    }

    /// <summary>The rows for what was taken, in an order that all transactions keep.</summary>
    public List<object?[]> Takings(long shard) =>
    [
        .. takings.OrderBy(pair => pair.Key).Select(pair => new object?[] { pair.Key.Property, pair.Key.Slot, shard, pair.Value.Collected, pair.Value.Refunded }),
    ];

    /// <summary>The rows for what is planned, in an order that all transactions keep.</summary>
    public List<object?[]> Expected(long shard) =>
    [
        .. expected.Where(pair => pair.Value != default).OrderBy(pair => pair.Key).Select(pair => new object?[]
        {
            pair.Key.Property, pair.Key.Slot, pair.Key.Automation, (long)pair.Key.Version, shard, pair.Value.Amount, pair.Value.Runs,
        }),
    ];

    internal static long SlotOf(Instant at) => (long)Math.Floor((at - NodaConstants.UnixEpoch) / IFigures.Slot);

    internal static Instant StartOf(long slot) => NodaConstants.UnixEpoch + (slot * IFigures.Slot);

    private void Plan(Guid property, IEnumerable<Run> runs, int sign)
    {
        foreach (var run in runs)
        {
            if (run.State == RunState.Planned)
            {
                var key = (property, SlotOf(run.DueAt), run.Automation.Id, run.Version);
                var sum = expected.GetValueOrDefault(key);
                expected[key] = (sum.Amount + (sign * (long)run.Amount.Minor), sum.Runs + sign);
            }
        }
    }
}
