namespace Solde.App.Access;

/// <summary>What a key may be used for.</summary>
public enum KeyScope
{
    /// <summary>Looking.</summary>
    Read,

    /// <summary>Looking and acting.</summary>
    Write,
}

/// <summary>A key with which another system uses the API, for one property. The key itself is shown once, when it is made, and never stored.</summary>
public sealed record ApiKey
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The one property it opens.</summary>
    public required Guid Property { get; init; }

    /// <summary>The first part of the key: what may be shown of it, unique in the installation.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key.</summary>
    public required ImmutableArray<byte> Hash { get; init; }

    /// <summary>What it is for, in the words of who made it.</summary>
    public required string Name { get; init; }

    /// <summary>What it may be used for.</summary>
    public required KeyScope Scope { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>The last day (UTC) on which it was used; null = never.</summary>
    public LocalDate? UsedOn { get; init; }

    /// <summary>When it was revoked; null = it works.</summary>
    public Instant? RevokedAt { get; init; }
}
