using System.Collections.Immutable;
using Solde.App.Work;

namespace Solde.Storage;

/// <summary>What a store may be given.</summary>
public sealed record StoreOptions
{
    /// <summary>Makes the 16 random bytes that hide a name in the journal; null = the system's generator.</summary>
    public Func<ImmutableArray<byte>>? Salt { get; init; }

    /// <summary>Told when something stored is due; null = nobody waits for it.</summary>
    public IBell? Bell { get; init; }

    /// <summary>The time, for what waits; null = the system's.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>Told, in a line each, what was done to a database of an older program when it was opened; null = nobody is.</summary>
    public Action<string>? Told { get; init; }
}
