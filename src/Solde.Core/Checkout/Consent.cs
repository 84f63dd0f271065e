using Solde.Core.Properties;

namespace Solde.Core.Checkout;

/// <summary>Which fee.</summary>
public enum FeeKind
{
    /// <summary>For cancelling later than was agreed (frais d'annulation tardive).</summary>
    LateCancellation,

    /// <summary>For not coming (frais de non-présentation).</summary>
    NoShow,
}

/// <summary>The fees that a client agreed to with an appointment, as amounts: what they read before they agreed.</summary>
/// <param name="Protection">The name of the protection that they come from.</param>
/// <param name="LateCancelHours">A cancellation is late within so many hours of elapsed time before the start; null = none ever is.</param>
/// <param name="LateCancel">The fee for a late one; zero = none.</param>
/// <param name="NoShow">The fee for not coming; zero = none.</param>
public sealed record FeeTerms(string Protection, int? LateCancelHours, Money LateCancel, Money NoShow)
{
    /// <summary>The fees of a protection for an appointment.</summary>
    /// <param name="protection">The protection.</param>
    /// <param name="booked">The price of the booked services, above or equal to zero. No fee is above it.</param>
    public static FeeTerms Of(Protection protection, Money booked) => new(
        protection.Name,
        protection.LateCancelHours,
        Fee(protection.LateCancelPercent, protection.LateCancelFixed, booked),
        Fee(protection.NoShowPercent, protection.NoShowFixed, booked));

    private static Money Fee(Percent? percent, Money? fixedFee, Money booked) => (percent, fixedFee) switch
    {
        ({ } share, _) => share.Of(booked),
        (_, { } amount) => Money.Min(amount, booked),
        _ => Money.Zero(booked.Currency),
    };
}

/// <summary>What a client agreed to when they left a card: no more than this is ever taken from it unless they agree again (semantics 7).</summary>
/// <param name="Cap">The most that the card on file pays in all; by default the price of the booked services.</param>
/// <param name="At">When.</param>
public sealed record Consent(Money Cap, Instant At)
{
    /// <summary>All was settled since: nothing more is taken by it.</summary>
    public bool UsedUp { get; init; }

    /// <summary>Given at the desk for all that was owed there: the card pays extras too. False: only what was booked, and fees.</summary>
    public bool Extras { get; init; }

    /// <summary>The card; null = whichever is on file.</summary>
    public Cards.CardId? Card { get; init; }

    /// <summary>The fees agreed to; null = none.</summary>
    public FeeTerms? Fees { get; init; }

    /// <summary>The version of the property's terms that they read; 0 = the built-in words.</summary>
    public int Terms { get; init; }

    /// <summary>The language they read them in; null = the property's.</summary>
    public string? Language { get; init; }

    /// <summary>The network address that they agreed from; null = at the desk, or not known.</summary>
    public string? Address { get; init; }
}
