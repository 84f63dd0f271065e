using Solde.Core.Facts;

namespace Solde.App.Journal;

/// <summary>One line of the append-only history.</summary>
/// <param name="Cursor">Its place in the property's journal; grows with every entry.</param>
/// <param name="Booking">The booking; null for facts of the property.</param>
/// <param name="Ref">The booking's reference; null for facts of the property.</param>
/// <param name="Fact">What happened.</param>
public sealed record JournalEntry(long Cursor, Guid? Booking, string? Ref, IFact Fact);
