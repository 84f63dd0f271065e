using Solde.App.Bookings;
using Solde.Core.Automations;

namespace Solde.App.Figures;

/// <summary>A property's money day by day: what came in, and what automations will charge.</summary>
/// <param name="Collected">What came in on each day asked about, net of what was given back, the oldest first.</param>
/// <param name="Expected">What is planned to be charged on each day asked about, today first. Holds are not money yet.</param>
public sealed record Outlook(ImmutableArray<(LocalDate Day, Money Amount)> Collected, ImmutableArray<(LocalDate Day, Money Amount)> Expected)
{
    private const int MostDays = 366;

    /// <summary>What came in today, net of what was given back.</summary>
    public Money Today => Collected[^1].Amount;

    /// <summary>What came in since Monday, net of what was given back.</summary>
    public Money ThisWeek => Collected[^(int)Collected[^1].Day.DayOfWeek..].Aggregate(Money.Zero(Today.Currency), (sum, day) => sum + day.Amount);

    /// <summary>What is planned on all the days asked about.</summary>
    public Money Ahead => Expected.Aggregate(Money.Zero(Today.Currency), (sum, day) => sum + day.Amount);

    /// <summary>Reads it.</summary>
    /// <param name="figures">The sums.</param>
    /// <param name="property">The property's id.</param>
    /// <param name="view">The property as it is.</param>
    /// <param name="now">The instant; its local day is today.</param>
    /// <param name="daysBack">How many days, today included, 7 to 366.</param>
    /// <param name="daysAhead">How many days, today included, 1 to 366.</param>
    public static async ValueTask<Outlook> Read(IFigures figures, Guid property, PropertyView view, Instant now, int daysBack, int daysAhead)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(daysBack, 7);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(daysBack, MostDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(daysAhead, MostDays);
        var (zone, currency) = (view.Settings.Zone, view.Settings.Currency);
        var today = now.InZone(zone).Date;
        var (first, end) = (today.PlusDays(1 - daysBack), today.PlusDays(daysAhead));
        var takings = await figures.Takings(property, StartOf(first, zone), StartOf(today.PlusDays(1), zone));
        var expected = await figures.Expected(property, StartOf(today, zone), StartOf(end, zone));
        return new Outlook(
            ByDay(first, daysBack, currency, takings.Select(each => (each.From.InZone(zone).Date, each.Collected - each.Refunded))),
            ByDay(today, daysAhead, currency, expected.Where(each => IsCharge(view.Rules, each)).Select(each => (each.From.InZone(zone).Date, each.Amount))));
    }

    /// <summary>Whether planned runs take money: as the version says that they go by (semantics 2).</summary>
    public static bool IsCharge(RuleSet rules, Expectation expected)
    {
        if (rules.PositionOf(expected.Automation) is not (>= 0 and var position))
        {
            return false;
        }

        var automation = rules.All[position];
        var planned = automation.Versions[expected.Version - 1].Rule;
        return (planned.Scope == Scope.All ? automation.Current.Rule : planned).Operation == Operation.Charge;
    }

    private static Instant StartOf(LocalDate day, DateTimeZone zone) => day.AtStartOfDayInZone(zone).ToInstant();

    private static ImmutableArray<(LocalDate Day, Money Amount)> ByDay(
        LocalDate first, int days, Currency currency, IEnumerable<(LocalDate Day, Money Amount)> parts)
    {
        var sums = parts.GroupBy(part => part.Day).ToDictionary(day => day.Key, day => day.Aggregate(Money.Zero(currency), (sum, part) => sum + part.Amount));
        return [.. Enumerable.Range(0, days).Select(first.PlusDays).Select(day => (day, sums.GetValueOrDefault(day, Money.Zero(currency))))];
    }
}
