using System.Collections.Concurrent;

namespace Solde.Server.Api;

/// <summary>Lets one change of a property's rules or settings follow the other: each is made from what the one before left.</summary>
internal sealed class Turns
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> turns = new();

    public async ValueTask<T> Take<T>(Guid property, Func<ValueTask<T>> work)
    {
        var turn = turns.GetOrAdd(property, static _ => new SemaphoreSlim(1));
        await turn.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }
}
