using Solde.Crash.Tests.Host;

namespace Solde.Crash.Tests;

// A class a database, so that they are played beside each other.
public sealed class SqliteCrashTests
{
    [Theory]
    [MemberData(nameof(KillPoints.OnEachDatabase), MemberType = typeof(KillPoints))]
    [MemberData(nameof(KillPoints.OnOne), MemberType = typeof(KillPoints))]
    public Task Killed_there_it_goes_on_and_nothing_is_paid_twice_or_lost(string point, string also) => Crash.At(StoreKind.Sqlite, point, also);

    [Fact]
    public Task Killed_again_and_again_it_comes_to_its_end() => Crash.AgainAndAgain(StoreKind.Sqlite);

    [Fact]
    public Task What_a_kill_leaves_behind_is_seen() => Crash.LeavesBehind(StoreKind.Sqlite);
}

public sealed class PostgresCrashTests
{
    [Theory]
    [MemberData(nameof(KillPoints.OnEachDatabase), MemberType = typeof(KillPoints))]
    public Task Killed_there_it_goes_on_and_nothing_is_paid_twice_or_lost(string point, string also) => Crash.At(StoreKind.Postgres, point, also);

    [Fact]
    public Task Killed_again_and_again_it_comes_to_its_end() => Crash.AgainAndAgain(StoreKind.Postgres);

    [Fact]
    public Task What_a_kill_leaves_behind_is_seen() => Crash.LeavesBehind(StoreKind.Postgres);
}

/// <summary>How a node is killed, and what must be so afterwards.</summary>
internal static class Crash
{
    public static async Task At(StoreKind kind, string point, string also)
    {
        await using var place = await Place.Open(kind);
        var (code, said) = await place.Run(options => KillPoints.With(options, also) with { Kill = Passing.Read(point) });
        Assert.True(code == ChildProcess.Killed, $"the point was not reached; the node ended with {code}: {said}");
        await place.Drain();
        await Ending.Check(place);
    }

    /// <summary>The checks are not blind: before anybody goes on, the acquirer has money that no folio has.</summary>
    public static async Task LeavesBehind(StoreKind kind)
    {
        await using var place = await Place.Open(kind);
        var (code, _) = await place.Run(static options => options with { Kill = Passing.Read("Refund, answered") });
        Assert.Equal(ChildProcess.Killed, code);
        var faults = await Ending.Faults(place);
        Assert.Contains(faults, static fault => fault.Contains(", Refund), and the journal does not tell of it", StringComparison.Ordinal));
        Assert.Contains(faults, static fault => fault.Contains("D1: Refund is Sent", StringComparison.Ordinal));
    }

    /// <summary>Killed wherever it is, after so many points of each life.</summary>
    public static async Task AgainAndAgain(StoreKind kind)
    {
        int[] lives = [35, 80, 50, 20, 60, 40];
        await using var place = await Place.Open(kind);
        foreach (var points in lives)
        {
            var (code, said) = await place.Run(options => options with { Kill = new Passing(Passing.Any, points) });
            Assert.True(code == ChildProcess.Killed, $"it did not pass {points} points; the node ended with {code}: {said}");
        }

        await place.Drain();
        await Ending.Check(place);
    }
}
