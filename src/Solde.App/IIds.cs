namespace Solde.App;

/// <summary>Makes ids. Live: UUIDv7; where time is virtual: a seeded sequence, so that the same play gives the same journal.</summary>
public interface IIds
{
    /// <summary>A new id, never given before.</summary>
    Guid New();
}
