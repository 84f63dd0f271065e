using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Folios;
using Solde.Core.Properties;

namespace Solde.App.Bookings;

/// <summary>A card kept at the gateway: what comes back when one is stored there. Never a number.</summary>
/// <param name="Token">The gateway's token.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="Brand">Visa, Mastercard…</param>
/// <param name="Expiry">Last month in which it can be used.</param>
public sealed record StoredCard(string Token, string Last4, string Brand, YearMonth Expiry);

/// <summary>A booking to be taken in.</summary>
public sealed record NewBooking
{
    /// <summary>The property's reference, unique in the property.</summary>
    public required string Ref { get; init; }

    /// <summary>How the system it comes from numbers its states of the booking, growing; null = it does not. What is older than what is known, or the
    /// same, changes nothing.</summary>
    public long? SourceVersion { get; init; }

    /// <summary>When it was made; null = now.</summary>
    public Instant? CreatedAt { get; init; }

    /// <summary>What it says.</summary>
    public required BookingDetails Details { get; init; }

    /// <summary>The booked charges.</summary>
    public ImmutableArray<ChargeLine> Charges { get; init; } = [];

    /// <summary>Cards left with it, oldest first.</summary>
    public ImmutableArray<(StoredCard Card, CardOwner Owner)> Cards { get; init; } = [];

    /// <summary>Payments taken elsewhere before it came here.</summary>
    public ImmutableArray<(Money Amount, PaymentMethod Method)> Payments { get; init; } = [];

    /// <summary>What the client agreed to who left a card; null = nothing.</summary>
    public Consent? Consent { get; init; }

    /// <summary>Its source says when they agreed: later than what is known, they agreed anew.</summary>
    public bool ConsentDated { get; init; }

    /// <summary>The guest is to get a payment link at once (T1), unless there is one.</summary>
    public bool Link { get; init; }
}

/// <summary>What a modification replaces; null = stays.</summary>
public sealed record BookingChanges
{
    /// <summary>The new details, made from the old ones.</summary>
    public required Func<BookingDetails, BookingDetails> Details { get; init; }

    /// <summary>The new booked charges; null = they stay.</summary>
    public ImmutableArray<ChargeLine>? Charges { get; init; }
}
