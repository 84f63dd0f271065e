namespace Solde.Core.Properties;

/// <summary>A method as a property offers it to guests: to whom, and for which amounts (SH4, T3).</summary>
/// <param name="Method">The method.</param>
public sealed record OfferedMethod(PaymentMethod Method)
{
    /// <summary>Codes of the destinations whose bookings may be paid with it; empty = all bookings, also those of no destination.</summary>
    public ImmutableArray<string> Destinations { get; init; } = [];

    /// <summary>The least that may be paid with it, inclusive; null = any amount.</summary>
    public Money? Minimum { get; init; }

    /// <summary>The most that may be paid with it, inclusive; null = any amount.</summary>
    public Money? Maximum { get; init; }

    /// <summary>Whether nothing is said of it but that it is offered.</summary>
    public bool IsPlain => Destinations.IsEmpty && Minimum is null && Maximum is null;

    /// <summary>Whether a booking's guest may pay with it.</summary>
    /// <param name="destination">The booking's destination; null = it has none.</param>
    /// <param name="amount">What is asked. Where that is nothing no limit counts: then that nothing is due is the answer, not that the method is wrong.</param>
    public bool IsFor(string? destination, Money amount) =>
        (Destinations.IsEmpty || (destination is not null && Destinations.Contains(destination)))
        && (amount.IsZero || ((Minimum is not { } least || amount >= least) && (Maximum is not { } most || amount <= most)));
}
