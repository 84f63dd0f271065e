namespace Solde.App.Figures;

/// <summary>What an automation will do in the time that is looked at. What waits for an event (check-in, check-out) is not planned yet.</summary>
/// <param name="Runs">How many runs are planned.</param>
/// <param name="Amount">What they were last said to take; holds count too.</param>
public readonly record struct PlannedWork(long Runs, Money Amount)
{
    /// <summary>By automation, what is planned from now on until an instant; one that will do nothing is left out.</summary>
    /// <param name="figures">The sums.</param>
    /// <param name="property">The property.</param>
    /// <param name="now">From when, to the quarter of an hour.</param>
    /// <param name="until">Up to when, exclusive.</param>
    public static async ValueTask<ImmutableDictionary<Guid, PlannedWork>> Read(IFigures figures, Guid property, Instant now, Instant until) =>
        (await figures.Expected(property, now, until)).GroupBy(each => each.Automation).ToImmutableDictionary(
            each => each.Key,
            each => each.Skip(1).Aggregate(new PlannedWork(each.First().Runs, each.First().Amount), (sum, part) => new(sum.Runs + part.Runs, sum.Amount + part.Amount)));
}
