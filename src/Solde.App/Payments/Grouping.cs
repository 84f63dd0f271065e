namespace Solde.App.Payments;

/// <summary>Makes one call of what several callers want at about the same time: whoever comes while a call is under way goes with the next one.</summary>
/// <typeparam name="TItem">What each wants done.</typeparam>
/// <typeparam name="TResult">What each gets.</typeparam>
/// <param name="most">At most so many in one call.</param>
/// <param name="call">Does it for all; the results in the order of the items. When it throws, all get the exception.</param>
internal sealed class Grouping<TItem, TResult>(int most, Func<ImmutableArray<TItem>, ValueTask<ImmutableArray<TResult>>> call)
{
    private readonly Lock turn = new();
    private readonly Queue<(TItem Item, TaskCompletionSource<TResult> Done)> waiting = [];
    private bool calling;

    /// <summary>Adds an item; the result comes when its call has returned.</summary>
    public Task<TResult> Add(TItem item)
    {
        var done = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (turn)
        {
            waiting.Enqueue((item, done));
            if (calling)
            {
                return done.Task;
            }

            calling = true;
        }

        _ = CallWhileAnyWait();
        return done.Task;
    }

    private async Task CallWhileAnyWait()
    {
        while (Next() is { Count: > 0 } group)
        {
            try
            {
                var results = await call([.. group.Select(each => each.Item)]);
                for (var i = 0; i < group.Count; i++)
                {
                    group[i].Done.SetResult(results[i]);
                }
            }
#pragma warning disable CA1031 // Whoever waits for the call gets the exception.
            catch (Exception e)
#pragma warning restore CA1031
            {
                group.ForEach(each => each.Done.TrySetException(e));
            }
        }
    }

    private List<(TItem Item, TaskCompletionSource<TResult> Done)> Next()
    {
        lock (turn)
        {
            var group = new List<(TItem, TaskCompletionSource<TResult>)>(Math.Min(waiting.Count, most));
            while (group.Count < most && waiting.TryDequeue(out var next))
            {
                group.Add(next);
            }

            calling = group.Count > 0;
            return group;
        }
    }
}
