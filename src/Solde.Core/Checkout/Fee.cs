using Solde.Core.Bookings;
using Solde.Core.Folios;

namespace Solde.Core.Checkout;

/// <summary>A fee that a booking's client agreed to, and what became of it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Amount">How much, never above the consent.</param>
/// <param name="Waived">Staff let it go.</param>
public sealed record Fee(FeeKind Kind, Money Amount, bool Waived)
{
    /// <summary>The revenue group of the credit for what was booked and not done.</summary>
    public const string CreditGroup = "cancellation";

    private const string NoShowGroup = "noShowFee";
    private const string LateGroup = "lateCancellationFee";

    /// <summary>The autopilot takes it from the card on file and nothing came of that yet: an order that is given up before it is sent leaves no trace.</summary>
    public bool Untried { get; init; }

    /// <summary>The revenue group of a fee.</summary>
    public static string GroupOf(FeeKind kind) => kind == FeeKind.NoShow ? NoShowGroup : LateGroup;

    /// <summary>Whether a line was put in the place of what was booked: the fee, or the credit that comes with it or with its waiver.</summary>
    public static bool IsInstead(ChargeLine line) => line is { Booked: false, Group: NoShowGroup or LateGroup } or { Booked: false, Group: CreditGroup, Amount.Minor: < 0 };

    /// <summary>What the client is to pay in all for having cancelled late or not come, whatever they paid of it: the fee that was charged or can be; zero where
    /// there is none, or staff let it go.</summary>
    public static Money OwedBy(BookingSnapshot booking) => booking.Fee switch
    {
        { Waived: true } => Money.Zero(booking.Currency),
        { } charged => charged.Amount,
        null => Of(booking)?.Amount ?? Money.Zero(booking.Currency),
    };

    /// <summary>The fee that a booking's client owes by what they agreed to (semantics 7): for a cancellation within the hours that count as late, or for
    /// not coming.</summary>
    /// <param name="booking">The booking.</param>
    /// <returns>Which and how much; null = none: nothing was agreed to, the cancellation was in time, or the booking stands.</returns>
    public static (FeeKind Kind, Money Amount)? Of(BookingSnapshot booking)
    {
        if (booking is not { Consent: { Fees: { } terms } consent, Details.Start: { } start })
        {
            return null;
        }

        var (kind, amount) = booking switch
        {
            { Status: BookingStatus.NoShow } => (FeeKind.NoShow, terms.NoShow),
            { Status: BookingStatus.Cancelled, CancelledAt: { } at } when IsLate(booking, start, at, terms) => (FeeKind.LateCancellation, terms.LateCancel),
            _ => (FeeKind.NoShow, Money.Zero(booking.Currency)),
        };
        var least = Money.Min(amount, consent.Cap);
        return least.IsPositive ? (kind, least) : null;
    }

    private static bool IsLate(BookingSnapshot booking, LocalDateTime start, Instant cancelledAt, FeeTerms terms) =>
        terms.LateCancelHours is { } hours
        && start.InZoneLeniently(booking.Property.Zone).ToInstant() - cancelledAt < Duration.FromHours(hours);
}
