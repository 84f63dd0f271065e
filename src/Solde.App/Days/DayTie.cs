using Solde.App.Journal;

namespace Solde.App.Days;

/// <summary>Money that an acquirer moved, as its own books have it.</summary>
/// <param name="Id">Its id of the charge, capture or refund.</param>
/// <param name="IsRefund">It went back.</param>
/// <param name="Amount">How much; above zero.</param>
/// <param name="Reference">The booking's reference, as it was told.</param>
public sealed record AcquiredMove(string Id, bool IsRefund, Money Amount, string Reference)
{
    /// <summary>The attempt that it was asked for with, as it was told; null = none of ours was.</summary>
    public Guid? Attempt { get; init; }
}

/// <summary>The books of the acquirer.</summary>
public interface IAcquirerBooks
{
    /// <summary>What succeeded there in a time, by its own clock, of all properties.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The instant before which.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="HttpRequestException">It cannot be asked.</exception>
    /// <exception cref="OperationCanceledException">It does not answer in time, or nobody waits for it any more.</exception>
    IAsyncEnumerable<AcquiredMove> Between(Instant from, Instant to, CancellationToken cancel);
}

/// <summary>Something in which journal and acquirer differ.</summary>
/// <param name="Id">The acquirer's id.</param>
/// <param name="Ref">The booking.</param>
/// <param name="Journal">What the journal tells of that day, below zero where it went back; null = nothing.</param>
/// <param name="Acquirer">What the acquirer's list of that day has; null = nothing.</param>
public sealed record TieDifference(string Id, string Ref, Money? Journal, Money? Acquirer);

/// <summary>A day's money through the gateway, by the journal and by the acquirer's own list: what came in less what went back.</summary>
/// <param name="Journal">By the journal.</param>
/// <param name="Acquirer">By the acquirer.</param>
/// <param name="Differences">What differs, by booking; what one has a moment before midnight and the other after stands in both days.</param>
public sealed record DayTie(Money Journal, Money Acquirer, ImmutableArray<TieDifference> Differences)
{
    /// <summary>Ties them.</summary>
    /// <param name="currency">The property's currency.</param>
    /// <param name="money">What the journal tells of the day.</param>
    /// <param name="acquired">What the acquirer has of the day and the property.</param>
    public static DayTie Of(Currency currency, IEnumerable<MoneyLine> money, IEnumerable<AcquiredMove> acquired)
    {
        var told = money.Where(line => line.GatewayId is not null).GroupBy(line => line.GatewayId!, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => (group.First().Ref, Amount: Sum(currency, group.Select(line => line.Kind == MoneyKind.Refund ? -line.Amount : line.Amount))),
            StringComparer.Ordinal);
        var listed = acquired.ToDictionary(move => move.Id, move => (Ref: move.Reference, Amount: move.IsRefund ? -move.Amount : move.Amount), StringComparer.Ordinal);
        return new DayTie(
            Sum(currency, told.Values.Select(each => each.Amount)),
            Sum(currency, listed.Values.Select(each => each.Amount)),
            [
                .. told.Keys.Union(listed.Keys, StringComparer.Ordinal).Select(id => new TieDifference(
                    id, told.TryGetValue(id, out var journal) ? journal.Ref : listed[id].Ref, told.TryGetValue(id, out var mine) ? mine.Amount : null,
                    listed.TryGetValue(id, out var theirs) ? theirs.Amount : null))
                    .Where(each => each.Journal != each.Acquirer).OrderBy(each => each.Ref, StringComparer.Ordinal).ThenBy(each => each.Id, StringComparer.Ordinal),
            ]);
    }

    private static Money Sum(Currency currency, IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero(currency), (sum, amount) => sum + amount);
}
