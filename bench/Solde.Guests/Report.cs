using System.Globalization;

namespace Solde.Guests;

/// <summary>What was counted in one run.</summary>
/// <param name="Asked">The requests.</param>
/// <param name="Cores">How many cores the server's process kept busy.</param>
internal sealed record Run(IReadOnlyList<Asked> Asked, double Cores);

/// <summary>Prints how long guests waited.</summary>
internal static class Report
{
    public static void Print(string name, Plan plan, IReadOnlyList<Run> runs)
    {
        var cores = Median(runs, run => run.Cores);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{name}: {plan.Bookings} bookings, {plan.Rate} requests a second for {plan.Seconds} s, medians of {runs.Count}; the server kept {cores:0.00} cores busy"));
        Console.WriteLine("| asked for | requests | median | 95 % | 99 % (lowest to highest run) | most | KB |\n|---|---|---|---|---|---|---|");
        foreach (var step in Enum.GetValues<Step>())
        {
            Line(Steps.NameOf(step), runs, asked => asked.Step == step, asked => asked.Milliseconds);
        }

        Line("**all**", runs, _ => true, asked => asked.Milliseconds);
        Line("of that, before it was sent", runs, _ => true, asked => asked.Late);
    }

    private static void Line(string name, IReadOnlyList<Run> runs, Func<Asked, bool> isOne, Func<Asked, double> time)
    {
        var times = runs.Select(run => run.Asked.Where(isOne).Select(time).Order().ToList()).ToList();
        var late = times.Select(each => Within(each, 99)).Order().ToList();
        string[] cells =
        [
            name, $"{times[0].Count}", Text(Median(times, each => Within(each, 50))), Text(Median(times, each => Within(each, 95))),
            $"{Text(Median(late, each => each))} ({Text(late[0])}–{Text(late[^1])})", Text(Median(times, each => each[^1])),
            Text(runs[0].Asked.Where(isOne).Average(asked => asked.Bytes) / 1024),
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    private static string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static double Within(List<double> times, int percent) => times[Math.Min(times.Count - 1, times.Count * percent / 100)];

    private static double Median<T>(IReadOnlyList<T> of, Func<T, double> value) => of.Select(value).Order().ElementAt(of.Count / 2);
}
