using NodaTime;
using Solde.App.Work;

namespace Solde.Storage.Databases;

/// <summary>Rings when another process wrote to the same SQLite file: the number that SQLite keeps of that is looked at once a second.</summary>
internal sealed class OtherProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly Task watching;

    public OtherProcesses(SqliteDatabase database, IBell bell, TimeProvider time) => watching = Task.Run(() => Watch(database, bell, time));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task Watch(SqliteDatabase database, IBell bell, TimeProvider time)
    {
        var seen = await database.WritesOfOthers();
        while (true)
        {
            await Task.Delay(Between, time, stopping.Token);
            var now = await database.WritesOfOthers();
            if (now != seen)
            {
                seen = now;
                bell.Ring(WorkQueues.All, Instant.MinValue);
            }
        }
    }
}
