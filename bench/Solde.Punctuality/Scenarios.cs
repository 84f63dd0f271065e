using System.Diagnostics;
using System.Globalization;
using NodaTime;

namespace Solde.Punctuality;

/// <summary>A line of the table.</summary>
internal sealed record Figure(string What, string Measured, string Wanted);

/// <summary>How late payments are settled, at an acquirer that takes 300 ms for every answer and is asked twice a payment.</summary>
internal static class Scenarios
{
    private const int PerSecond = 200;
    private const int Seconds = 30;

    /// <summary>A thousand payments due at the same instant.</summary>
    public static async Task<Figure> Burst(Rig rig)
    {
        var due = Rig.Clock.GetCurrentInstant() + Duration.FromSeconds(10);
        var hotel = await rig.Hotels.Open(Rig.Usual, due);
        await rig.Hotels.Book(hotel, "B", Enumerable.Repeat(due, 1_000), Rig.Clock.GetCurrentInstant());
        var late = await Settled(rig, hotel, due, 1_000, due + Duration.FromMinutes(2));
        return new Figure("1,000 payments due in the same second: the last is settled after", Seconds1(late[^1]), "≤ 5 s");
    }

    /// <summary>A steady load, alone or beside other work.</summary>
    /// <param name="rig">The node at work.</param>
    /// <param name="what">What goes on beside it.</param>
    /// <param name="beside">Begins the other work, once the bookings are there.</param>
    public static async Task<Figure> Steady(Rig rig, string what, Func<Task>? beside = null)
    {
        var start = Rig.Clock.GetCurrentInstant() + Duration.FromSeconds(15);
        var hotel = await rig.Hotels.Open(Rig.Usual, start);
        const int Count = PerSecond * Seconds;
        await rig.Hotels.Book(
            hotel, "S", Enumerable.Range(0, Count).Select(i => start + Duration.FromMilliseconds(i * 1_000L / PerSecond)), Rig.Clock.GetCurrentInstant());
        await (beside?.Invoke() ?? Task.CompletedTask);
        var late = await Settled(rig, hotel, start, Count, start + Duration.FromMinutes(5));
        return new Figure(
            $"{PerSecond} payments due a second for {Seconds} s{what}: settled after, median, 99 %, the last",
            $"{Seconds1(late[Count / 2])}, {Seconds1(late[Count * 99 / 100])}, {Seconds1(late[^1])}", "99 % ≤ 1 s (of which 0.6 s at the acquirer)");
    }

    /// <summary>Payments at a gateway that never answers, due as long as the steady load runs.</summary>
    public static async Task Hang(Rig rig)
    {
        var start = Rig.Clock.GetCurrentInstant();
        var hotel = await rig.Hotels.Open(Rig.Hanging, start);
        await rig.Hotels.Book(hotel, "H", Enumerable.Range(0, 6_000).Select(i => start + Duration.FromMilliseconds(i * 10)), start);
    }

    /// <summary>Waits until payments are settled.</summary>
    /// <returns>How long after they were due, the shortest first.</returns>
    private static async Task<List<Duration>> Settled(Rig rig, Guid hotel, Instant since, int count, Instant until)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        while (Rig.Clock.GetCurrentInstant() < since + Duration.FromSeconds(count > 1_000 ? Seconds : 0))
        {
            await timer.WaitForNextTickAsync();
        }

        while (await timer.WaitForNextTickAsync())
        {
            var late = await rig.Hotels.Lateness(hotel, since);
            if (late.Count == count)
            {
                late.Sort();
                return late;
            }

            if (Rig.Clock.GetCurrentInstant() > until)
            {
                throw new TimeoutException($"only {late.Count} of {count} payments are settled");
            }
        }

        throw new UnreachableException();
    }

    private static string Seconds1(Duration duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.00} s");
}
