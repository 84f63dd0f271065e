using System.Globalization;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Solde.App.Work;

namespace Solde.Storage.Databases;

/// <summary>Nodes on one PostgreSQL wake each other by NOTIFY: who stored something due and does not do it itself calls, and everybody hears. A call says
/// which queues and nothing else.</summary>
/// <remarks>PostgreSQL commits transactions that notify one after the other, so no transaction that stores work notifies: a call is a statement of its own,
/// after the commit, at most ten a second a process. One that is lost is made up for by the timer of the nodes.</remarks>
internal sealed class OtherNodes : IAsyncDisposable
{
    private const string Channel = "solde_work";
    private const int KeepAliveSeconds = 30;

    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private readonly string connectionString;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock turn = new();
    private readonly Task listening;
    private Task calling = Task.CompletedTask;
    private WorkQueues pending;

    /// <param name="connectionString">Of the database.</param>
    /// <param name="bell">Rung when another node calls; null = nobody listens here.</param>
    /// <param name="time">By which it rests.</param>
    public OtherNodes(string connectionString, IBell? bell, TimeProvider time)
    {
        this.connectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false, KeepAlive = KeepAliveSeconds, ApplicationName = "solde bell",
        }.ConnectionString;
        this.time = time;
        listening = bell is null ? Task.CompletedTask : Task.Run(() => Listen(bell));
    }

    /// <summary>Calls all nodes that listen. Never waits, never throws; calls close together are one.</summary>
    public void Call(WorkQueues queues)
    {
        lock (turn)
        {
            pending |= queues;
            if (calling.IsCompleted)
            {
                calling = Task.Run(CallWhileAnyWait);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await calling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task CallWhileAnyWait()
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(CancellationToken.None);
            await using var call = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
            call.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
            var said = new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text };
            call.Parameters.Add(said);
            while (Next() is not WorkQueues.None and var queues)
            {
                said.Value = ((int)queues).ToString(CultureInfo.InvariantCulture);
                await call.ExecuteNonQueryAsync(CancellationToken.None);
                if (!stopping.IsCancellationRequested)
                {
                    await Task.Delay(BetweenCalls, time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }
        catch (NpgsqlException)
        {
            Next(); // The others look by themselves, within seconds.
        }
    }

    private WorkQueues Next()
    {
        lock (turn)
        {
            var queues = pending;
            pending = WorkQueues.None;
            return queues;
        }
    }

    private async Task Listen(IBell bell)
    {
        var rest = FirstRest;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(stopping.Token);
                connection.Notification += (_, told) => Ring(bell, told.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stopping.Token);
                }

                bell.Ring(WorkQueues.All, Instant.MinValue); // What was called while nobody listened.
                rest = FirstRest;
                while (true)
                {
                    await connection.WaitAsync(stopping.Token);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                // Lost: the node goes by its timer until it is back.
                await Task.Delay(rest, time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                rest = rest * 2 < LongestRest ? rest * 2 : LongestRest;
            }
        }
    }

    private static void Ring(IBell bell, string payload)
    {
        var known = int.TryParse(payload, NumberStyles.None, CultureInfo.InvariantCulture, out var queues) ? (WorkQueues)queues & WorkQueues.All : WorkQueues.All;
        bell.Ring(known, Instant.MinValue);
    }
}
