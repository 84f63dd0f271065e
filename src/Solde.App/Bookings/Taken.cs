namespace Solde.App.Bookings;

/// <summary>What taking a booking in from another system came to.</summary>
public enum TakenAs
{
    /// <summary>It was not known.</summary>
    New,

    /// <summary>It was known and differs now.</summary>
    Changed,

    /// <summary>Nothing about it was new.</summary>
    Known,

    /// <summary>A state at least as new was taken in before: nothing changed.</summary>
    Stale,

    /// <summary>What it says cannot be done to the booking as it stands.</summary>
    Refused,
}

/// <summary>What taking a booking in came to.</summary>
/// <param name="As">What.</param>
/// <param name="Refusal">Why it was refused, as a code of <see cref="Refusals"/>; null when it was not.</param>
public readonly record struct Taken(TakenAs As, string? Refusal = null)
{
    /// <summary>What became of the payment link it asked for; null = it asked for none.</summary>
    public FirstLink? Link { get; init; }
}

/// <summary>What asking for a payment link, together with the booking, came to.</summary>
public enum FirstLinkResult
{
    /// <summary>It was sent.</summary>
    Sent,

    /// <summary>The booking has one, or had one when it was taken in just so before: no second one was sent.</summary>
    Known,

    /// <summary>None was sent; the booking is taken in all the same.</summary>
    Refused,
}

/// <summary>What became of a payment link that was asked for together with the booking.</summary>
/// <param name="Result">What.</param>
/// <param name="Refusal">Why it was refused, as a code of <see cref="Refusals"/>; null when it was not.</param>
public readonly record struct FirstLink(FirstLinkResult Result, string? Refusal = null);
