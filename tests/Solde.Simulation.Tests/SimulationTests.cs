using System.Diagnostics;
using System.Globalization;

namespace Solde.Simulation.Tests;

/// <summary>Thousands of lives of two nodes, each from a seed: whatever goes wrong, the invariants hold at every step, and what was left comes to its end.</summary>
public sealed class SimulationTests
{
    private const int Seeds = 2_000;

    // A failure prints its seed; ./test --seed N plays that one alone, and tells all its steps when it fails.
    private static readonly int? Replayed = Environment.GetEnvironmentVariable("SOLDE_TEST_SEED") is { } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : null;

    [Fact]
    public void Whatever_goes_wrong_the_invariants_hold()
    {
        var reached = new Reached();
        if (Replayed is { } seed)
        {
            var outcome = Simulation.Run(seed, reached, stepsKept: 5_000);
            Assert.True(outcome.Failure is null, outcome.Text);
            return;
        }

        var watch = Stopwatch.StartNew();
        var outcomes = OnAllCores(Enumerable.Range(1, Seeds), each => Simulation.Run(each, reached), stopAfter: 3);
        var failures = outcomes.Where(outcome => outcome.Failure is not null).ToList();
        var (seconds, steps) = (watch.Elapsed.TotalSeconds, outcomes.Sum(outcome => outcome.Count));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{outcomes.Count:N0} seeds in {seconds:N0} s, {outcomes.Count / seconds:N1} a second, {steps:N0} steps\n{reached}"));
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Select(failure => failure.Text)));
        Assert.Empty(reached.Missing);
        Assert.Empty(reached.Seldom);
    }

    [Fact]
    public void One_seed_gives_the_same_run_twice()
    {
        var reached = new Reached();
        foreach (var seed in Enumerable.Range(Replayed ?? 1, 12))
        {
            var (once, again) = (Simulation.Run(seed, reached), Simulation.Run(seed, reached));
            Assert.Equal((once.Hash, once.Count), (again.Hash, again.Count));
        }
    }

    [Fact]
    public void It_sees_a_payment_that_leaves_before_its_SENT_is_durable() => Sees(Breakage.SentNotWritten, "3:", within: 40);

    [Fact]
    public void It_sees_that_only_the_index_keeps_two_payments_apart()
    {
        Sees(Breakage.NoUniqueIndex, "2:", within: 400);
        var reached = new Reached();
        Assert.DoesNotContain(
            OnAllCores(Enumerable.Range(1, 400), seed => Simulation.Run(seed, reached, Breakage.LooseVersions), stopAfter: 400),
            outcome => outcome.Failure?.StartsWith("2:", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void It_sees_a_new_key_on_doubt() => Sees(Breakage.NewKeyOnDoubt, "5:", within: 400);

    [Fact]
    public void It_sees_an_event_that_is_believed() => Sees(Breakage.EventsBelieved, "5:", within: 40);

    /// <summary>One of the first seeds fails, by this invariant.</summary>
    private static void Sees(Breakage breakage, string invariant, int within)
    {
        var reached = new Reached();
        var outcomes = OnAllCores(Enumerable.Range(1, within), seed => Simulation.Run(seed, reached, breakage), stopAfter: 1);
        Assert.True(
            outcomes.Exists(outcome => outcome.Failure?.StartsWith(invariant, StringComparison.Ordinal) == true),
            $"{outcomes.Count} seeds show nothing of invariant {invariant}\n{string.Join('\n', outcomes.Select(outcome => outcome.Failure).OfType<string>())}");
    }

    /// <summary>Plays seeds, one a core at a time, until all are played or so many have failed.</summary>
    private static List<Outcome> OnAllCores(IEnumerable<int> seeds, Func<int, Outcome> play, int stopAfter)
    {
        var left = new Queue<int>(seeds);
        var outcomes = new List<Outcome>();
        var turn = new Lock();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (true)
            {
                int seed;
                lock (turn)
                {
                    if (left.Count == 0 || outcomes.Count(outcome => outcome.Failure is not null) >= stopAfter)
                    {
                        return;
                    }

                    seed = left.Dequeue();
                }

                var outcome = play(seed);
                lock (turn)
                {
                    outcomes.Add(outcome);
                    if (outcomes.Count % 250 == 0)
                    {
                        Console.WriteLine($"{outcomes.Count} seeds played, {outcomes.Count(each => each.Failure is not null)} failed");
                    }
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return [.. outcomes.OrderBy(outcome => outcome.Seed)];
    }
}
