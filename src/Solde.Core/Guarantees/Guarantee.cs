using Solde.Core.Bookings;
using Solde.Core.Cards;

namespace Solde.Core.Guarantees;

/// <summary>What a guarantee policy asks of a booking, and whether it has it (semantics 3).</summary>
public static class Guarantee
{
    /// <summary>The deposit the booking's policy asks: of all its charges as they are now; zero without a policy.</summary>
    public static Money DepositOf(BookingSnapshot booking) => booking.Property.Policy(booking.Details.GuaranteePolicy)?.Deposit switch
    {
        { Percent: { } percent } => percent.Of(booking.Charges),
        { Nights: { } nights } => booking.Charges.Times(nights, booking.Details.Nights),
        { Fixed: { } amount } => amount,
        _ => Money.Zero(booking.Currency),
    };

    /// <summary>Whether the policy has what satisfies it: the deposit paid, or a card that did not fail its validation.</summary>
    public static bool IsSatisfied(BookingSnapshot booking)
    {
        if (booking.Property.Policy(booking.Details.GuaranteePolicy) is not { } policy)
        {
            return false;
        }

        if (policy.SatisfiedBy == SatisfiedBy.Card)
        {
            return booking.Cards.Any(card => !card.Wiped && card.Validation != CardValidation.Failed);
        }

        // A stay may cost less than its deposit; who has paid all of it has paid that too.
        var deposit = DepositOf(booking);
        var asked = booking.Charges.IsPositive ? Money.Min(deposit, booking.Charges) : deposit;
        return asked.IsPositive && booking.Paid >= asked;
    }

    /// <summary>When the policy's period ends; null without a policy.</summary>
    public static Instant? PeriodEnd(BookingSnapshot booking) =>
        booking.Property.Policy(booking.Details.GuaranteePolicy) is { } policy
            ? booking.CreatedAt + Duration.FromHours(policy.PeriodHours)
            : null;
}
