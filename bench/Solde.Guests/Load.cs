using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Solde.Guests;

/// <summary>A request that was counted.</summary>
/// <param name="Step">What it asked for.</param>
/// <param name="Late">How long after its instant it was sent, in milliseconds: this program's own delay, or that of the guest's step before.</param>
/// <param name="Milliseconds">From its instant until the last byte was there.</param>
/// <param name="Bytes">The answer's body.</param>
internal sealed record Asked(Step Step, double Late, double Milliseconds, int Bytes)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Step} {Late:R} {Milliseconds:R} {Bytes}");

    public static Asked Parse(string line)
    {
        var words = line.Split(' ');
        return new Asked(
            Enum.Parse<Step>(words[0]), double.Parse(words[1], CultureInfo.InvariantCulture), double.Parse(words[2], CultureInfo.InvariantCulture),
            int.Parse(words[3], CultureInfo.InvariantCulture));
    }
}

/// <summary>Asks at a fixed schedule, in a process of its own: each request has an instant at which it is due, however long those before take, and is counted
/// from it (open loop). A slow answer makes all that are due meanwhile slow too, instead of having them asked later.</summary>
internal static class Load
{
    /// <summary>How many guests it takes.</summary>
    public static int Guests(int rate, int seconds) => (rate * seconds / Steps.Visit.Count) + 1;

    /// <summary>Reads guests from the input, lets them come, and writes what was counted.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="rate">Requests a second.</param>
    /// <param name="warmUp">So many seconds nothing is counted.</param>
    /// <param name="seconds">So many seconds it is.</param>
    public static async Task<int> Run(Uri address, int rate, int warmUp, int seconds)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };
        var visitors = new List<(Visitor Visitor, Task Last)>();
        while (await Console.In.ReadLineAsync() is { Length: > 0 } line)
        {
            var words = line.Split(' ');
            visitors.Add((new Visitor(http, new Invited(words[0], words[1]), visitors.Count), Task.CompletedTask));
        }

        var asked = new ConcurrentQueue<Asked>();
        var failures = new ConcurrentQueue<string>();
        var start = Stopwatch.GetTimestamp() + Stopwatch.Frequency;
        var requests = rate * (warmUp + seconds);
        for (var n = 0; n < requests; n++)
        {
            // Guest g's step k is request 10 g + k, k whole seconds later: always one request at a time, and as many of each step as the visit has.
            var step = n % Steps.Visit.Count;
            var guest = (n - (step * rate) - step) / Steps.Visit.Count;
            if (n - (step * rate) - step < 0)
            {
                continue; // The first guests begin with the first step.
            }

            var due = start + (n * Stopwatch.Frequency / rate);
            WaitUntil(due);
            var (visitor, last) = visitors[guest];
            visitors[guest] = (visitor, Task.Run(() => Ask(visitor, last, Steps.Visit[step], due, n >= rate * warmUp)));
        }

        await Task.WhenAll(visitors.Select(each => each.Last));
        foreach (var each in asked)
        {
            Console.Out.WriteLine(each);
        }

        foreach (var failure in failures.Take(10))
        {
            await Console.Error.WriteLineAsync(failure);
        }

        return failures.IsEmpty ? 0 : 1;

        async Task Ask(Visitor visitor, Task last, Step step, long due, bool isCounted)
        {
            await last; // One cannot press what one does not see.
            try
            {
                var late = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
                var bytes = await visitor.Do(step);
                if (isCounted)
                {
                    asked.Enqueue(new Asked(step, late, Stopwatch.GetElapsedTime(due).TotalMilliseconds, bytes));
                }
            }
            catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or TaskCanceledException)
            {
                failures.Enqueue(failure.Message);
            }
        }
    }

    // Sleeping is exact to a millisecond, which is counted too; turning round would take one of two cores from the server.
    private static void WaitUntil(long due)
    {
        while (Stopwatch.GetTimestamp() < due)
        {
#pragma warning disable RS0030 // The schedule is one of the clock on the wall.
            Thread.Sleep(1);
#pragma warning restore RS0030
        }
    }
}
