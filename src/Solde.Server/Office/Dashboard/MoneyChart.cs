using System.Collections.Immutable;
using NodaTime;
using Solde.App.Figures;
using Solde.Core;

namespace Solde.Server.Office.Dashboard;

/// <summary>Money day by day as bars: what was collected, and beside it what is expected from today on.</summary>
/// <param name="Bars">The bars, the oldest day first.</param>
/// <param name="Most">The amount of the highest bar.</param>
internal sealed record MoneyChart(ImmutableArray<DayBar> Bars, Money Most)
{
    /// <summary>The height of the highest bar.</summary>
    public const int Height = 100;

    /// <summary>The width of a bar with the space after it.</summary>
    public const int Step = 10;

    /// <summary>The chart of an outlook. Today has both: what came in, and what is still planned.</summary>
    public static MoneyChart Of(Outlook outlook)
    {
        var days = outlook.Collected.Select(day => (day.Day, Collected: day.Amount, Expected: Money.Zero(day.Amount.Currency)))
            .Concat(outlook.Expected.Skip(1).Select(day => (day.Day, Collected: Money.Zero(day.Amount.Currency), Expected: day.Amount)))
            .Select(day => day.Day == outlook.Expected[0].Day ? day with { Expected = outlook.Expected[0].Amount } : day)
            .ToImmutableArray();
        var most = days.Select(day => day.Collected.OrZero() + day.Expected.OrZero()).Aggregate(Money.Max);
        return new MoneyChart([.. days.Select(day => new DayBar(day.Day, day.Collected, day.Expected, Part(day.Collected, most), Part(day.Expected, most)))], most);
    }

    private static int Part(Money amount, Money most) => most.IsPositive && amount.IsPositive ? Math.Max(1, (int)amount.OrZero().Times(Height, most.Minor).Minor) : 0;
}

/// <summary>A day of the chart.</summary>
/// <param name="Day">The day.</param>
/// <param name="Collected">What came in, net of what was given back.</param>
/// <param name="Expected">What is planned.</param>
/// <param name="CollectedHeight">The height of its bar.</param>
/// <param name="ExpectedHeight">The height of the bar that stands on it.</param>
internal sealed record DayBar(LocalDate Day, Money Collected, Money Expected, int CollectedHeight, int ExpectedHeight);
