using Microsoft.Data.Sqlite;

namespace Solde.Gateways.Sandbox;

/// <summary>Runs work one after the other and commits what waits together: a disk that syncs a few hundred times a second still
/// takes thousands of payments.</summary>
/// <param name="connection">Used by nothing else while work is under way.</param>
internal sealed class GroupCommit(SqliteConnection connection)
{
    private const int MostAtOnce = 500;

    private readonly Lock turn = new();
    private readonly Queue<IWaiting> queue = new();
    private bool writing;

    private interface IWaiting
    {
        void Run();

        void Answer(Exception? failure);
    }

    /// <summary>The result comes once the work is durable. When the books cannot be written the whole group is undone and each caller gets the error.</summary>
    internal ValueTask<TResult> Run<TState, TResult>(TState state, Func<TState, TResult> work)
    {
        var waiting = new Waiting<TState, TResult>(state, work);
        lock (turn)
        {
            queue.Enqueue(waiting);
            if (writing)
            {
                return new ValueTask<TResult>(waiting.Result);
            }

            writing = true;
        }

        // Nobody writes, so it is written here and now: a caller who is alone waits for no other thread, and a play stays in order.
        // What others asked meanwhile is not this caller's to wait for.
        if (WriteGroup())
        {
            ThreadPool.UnsafeQueueUserWorkItem(static commit => commit.WriteAll(), this, preferLocal: false);
        }

        return new ValueTask<TResult>(waiting.Result);
    }

    private void WriteAll()
    {
        while (WriteGroup())
        {
        }
    }

    /// <summary>Writes what waits; false when nothing waits any more.</summary>
    private bool WriteGroup()
    {
        var group = new List<IWaiting>();
        lock (turn)
        {
            while (group.Count < MostAtOnce && queue.TryDequeue(out var waiting))
            {
                group.Add(waiting);
            }
        }

        var failure = Commit(group);
        group.ForEach(waiting => waiting.Answer(failure));
        lock (turn)
        {
            writing = queue.Count > 0;
            return writing;
        }
    }

    private Exception? Commit(List<IWaiting> group)
    {
        try
        {
            Execute("BEGIN IMMEDIATE");
            group.ForEach(waiting => waiting.Run());
            Execute("COMMIT");
            return null;
        }
#pragma warning disable CA1031 // Whatever it was, the callers get it, and those who come next are still served.
        catch (Exception failure)
        {
            return RollBack(failure);
        }
#pragma warning restore CA1031
    }

    private Exception RollBack(Exception failure)
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, or nothing was begun.
        }

        return failure;
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Waiting<TState, TResult>(TState state, Func<TState, TResult> work) : IWaiting
    {
        private readonly TaskCompletionSource<TResult> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TResult? result;

        internal Task<TResult> Result => source.Task;

        public void Run() => result = work(state);

        public void Answer(Exception? failure)
        {
            if (failure is null)
            {
                source.SetResult(result!);
            }
            else
            {
                source.SetException(failure);
            }
        }
    }
}
