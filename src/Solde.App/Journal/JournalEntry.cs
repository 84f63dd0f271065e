using Solde.Core.Facts;

namespace Solde.App.Journal;

/// <summary>A place in a property's feed of journal entries.</summary>
/// <param name="Tx">The transaction that wrote the entry; 0 where transactions follow each other.</param>
/// <param name="Position">Its place among that transaction's.</param>
public readonly record struct JournalCursor(long Tx, long Position)
{
    /// <summary>Before the first entry.</summary>
    public static JournalCursor Start => default;
}

/// <summary>One line of the append-only history.</summary>
/// <param name="Cursor">Its place in the property's feed.</param>
/// <param name="Booking">The booking; null for facts of the property.</param>
/// <param name="Ref">The booking's reference; null for facts of the property.</param>
/// <param name="Fact">What happened.</param>
public sealed record JournalEntry(JournalCursor Cursor, Guid? Booking, string? Ref, IFact Fact)
{
    /// <summary>Who did it (<see cref="Actor"/>), and what follows from it at once; null = the autopilot, the guest or the gateway.</summary>
    public string? By { get; init; }
}
