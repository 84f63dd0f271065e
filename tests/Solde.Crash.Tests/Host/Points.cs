using System.Diagnostics;

namespace Solde.Crash.Tests.Host;

/// <summary>The points that a node passes: before and after every write, every call of the acquirer, every e-mail. At one of them it kills itself.</summary>
internal sealed class Points(NodeOptions options)
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, int> passed = new(StringComparer.Ordinal);

    /// <summary>Tells the node to stop.</summary>
    public CancellationTokenSource? Stopping { get; set; }

    /// <summary>How often each was passed.</summary>
    public IEnumerable<string> Passed => passed.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}#{each.Value}");

    /// <summary>Goes on, or not.</summary>
    public async ValueTask Pass(string point)
    {
        int nth, any;
        lock (turn)
        {
            nth = passed[point] = passed.GetValueOrDefault(point) + 1;
            any = passed[Passing.Any] = passed.GetValueOrDefault(Passing.Any) + 1;
        }

        bool Is(Passing? wanted) => wanted is not null && (wanted.Point == Passing.Any ? any == wanted.Nth : wanted.Point == point && nth == wanted.Nth);
        if (Is(options.Stop))
        {
            await Stopping!.CancelAsync();
        }

        if (Is(options.Kill))
        {
            await Die();
        }

        if (Is(options.Hold))
        {
            await Console.Out.WriteLineAsync($"reached {point}");
            await Console.In.ReadLineAsync();
        }
    }

    /// <summary>Whether this answer is lost; asked once for each.</summary>
    public bool IsLost(string call)
    {
        lock (turn)
        {
            var nth = passed[$"answer of {call}"] = passed.GetValueOrDefault($"answer of {call}") + 1;
            return options.Lose is { } lost && lost.Point == call && lost.Nth == nth;
        }
    }

    // SIGKILL: nothing is flushed, closed or said.
    private static Task Die()
    {
        Process.GetCurrentProcess().Kill();
        return new TaskCompletionSource().Task;
    }
}
