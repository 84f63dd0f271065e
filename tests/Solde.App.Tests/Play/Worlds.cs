using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Solde.App.Backtest;
using Solde.App.Simulate;
using Solde.Storage;

namespace Solde.App.Tests.Play;

/// <summary>The ways a scenario can be played; all must give the same journal.</summary>
internal static class Worlds
{
    private static readonly string? MemoryDisk = Directory.Exists("/dev/shm") ? "/dev/shm" : null;

    /// <summary>As <c>simulate</c> does: SQLite in memory.</summary>
    internal static async Task<ImmutableArray<JsonObject>> Rehearsed(Scenario scenario)
    {
        using var store = SqlStore.InMemory();
        return (await Player.Play(scenario, Stages.Of(store))).Timeline;
    }

    /// <summary>As <c>backtest</c> does: no database, a one-step acquirer.</summary>
    internal static async Task<ImmutableArray<JsonObject>> Backtested(Scenario scenario) =>
        (await Player.Play(scenario, Stages.Of(new MemoryStore(), twoStep: false))).Timeline;

    /// <summary>
    /// As it runs live: a database file with its write-ahead log, a durable acquirer of two steps. The file lies on the machine's memory
    /// disk where it has one, since hundreds of plays commit many thousand times and what a disk keeps after a crash is tested elsewhere.
    /// </summary>
    internal static async Task<ImmutableArray<JsonObject>> Live(Scenario scenario)
    {
        var folder = Directory.CreateDirectory(Path.Combine(MemoryDisk ?? Path.GetTempPath(), $"solde-test-{Path.GetRandomFileName()}"));
        try
        {
            using var store = SqlStore.Sqlite(Path.Combine(folder.FullName, "solde.db"));
            return (await Player.Play(scenario, Stages.Of(store))).Timeline;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The entries, one a line, so that a difference is readable.</summary>
    internal static string Text(IEnumerable<JsonObject> timeline) => string.Join('\n', timeline.Select(entry => entry.ToJsonString()));
}
