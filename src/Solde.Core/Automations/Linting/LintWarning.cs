namespace Solde.Core.Automations.Linting;

/// <summary>What may be wrong with automations that could be saved all the same (X5; docs/lint.md). Documents and screens spell it in kebab case.</summary>
public enum LintCode
{
    /// <summary>Another automation takes money, or holds it, on the same bookings at the same moment.</summary>
    Overlap,

    /// <summary>Another automation has taken the whole balance of the same bookings before.</summary>
    AlreadyTaken,

    /// <summary>Another exclusive automation takes every booking that this one could take (LH2).</summary>
    Shadowed,

    /// <summary>Bookings that are to come and owe money are taken by no automation and asked by no request.</summary>
    Uncovered,

    /// <summary>A hold expires before the guest checks out (C14).</summary>
    HoldExpiresBeforeCheckOut,

    /// <summary>A charge may take more than is owed (C7).</summary>
    BeyondBalance,

    /// <summary>The amount adds to what is owed, but never more than is owed is taken.</summary>
    NeverMoreThanOwed,

    /// <summary>The law forbids the surcharge where the property is (LH13).</summary>
    SurchargeForbidden,

    /// <summary>No booking can pass the filter, or none that passes has the card.</summary>
    NeverFits,

    /// <summary>The property has no guarantee policy of a name in the filter.</summary>
    UnknownPolicy,

    /// <summary>The amount is always zero.</summary>
    TakesNothing,

    /// <summary>No money moves and nothing follows.</summary>
    DoesNothing,

    /// <summary>A virtual card is used before the arrival day, when most are not active yet (X9).</summary>
    VirtualCardTooEarly,
}

/// <summary>Something that the linter found.</summary>
/// <param name="Code">What.</param>
/// <param name="Automation">The automation's name; null = it concerns the property's rules as a whole.</param>
/// <param name="Place">Where in the automation's document, as a JSON path; <c>$</c> = everywhere.</param>
public sealed record LintWarning(LintCode Code, string? Automation, string Place)
{
    /// <summary>The other automation's name, where there is one.</summary>
    public string? Other { get; init; }

    /// <summary>What it names: unknown policies, or references of bookings, at most <see cref="Linter.MostExamples"/>.</summary>
    public ImmutableArray<string> Named { get; init; } = [];

    /// <summary>How many of the bookings looked at it concerns; zero = it was seen without bookings.</summary>
    public int Bookings { get; init; }

    /// <summary>How many bookings were looked at.</summary>
    public int Of { get; init; }
}
