using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Guarantees;

namespace Solde.Core.Planning;

/// <summary>How much an automation takes (semantics 2, Amount; C6–C8).</summary>
internal static class Amounts
{
    /// <summary>The amount without a surcharge; zero or less = nothing is due.</summary>
    internal static Money Of(BookingSnapshot booking, in Books books, AutomationRule rule)
    {
        if (books.Folio is null)
        {
            return Money.Zero(booking.Currency);
        }

        var amount = rule.Amount.Basis switch
        {
            AmountBasis.Balance => OfBalance(books, rule),
            AmountBasis.Charges => OfCharges(booking, books, rule.Amount),
            AmountBasis.DepositDue => OfDeposit(booking, books, rule.Amount),
        };
        if (rule.Amount.BeyondBalance)
        {
            return CheckoutAmounts.Within(booking, amount.OrZero());
        }

        var cap = HoldsCount(rule) ? books.Cap - books.Held : books.Cap;
        return CheckoutAmounts.Within(booking, Money.Min(amount, cap).OrZero());
    }

    /// <summary>What is charged in all: the amount and its surcharge, or what of that the client agreed to.</summary>
    internal static Money WithSurcharge(BookingSnapshot booking, Money amount, AutomationRule rule) =>
        rule.Surcharge is { } surcharge && rule.Operation == Operation.Charge && amount.IsPositive
            ? CheckoutAmounts.Within(booking, amount + surcharge.On(amount))
            : amount;

    // A hold on the balance need not block again what other holds block already.
    private static bool HoldsCount(AutomationRule rule) =>
        rule.Operation == Operation.Authorize && rule.Amount.Basis == AmountBasis.Balance;

    private static Money OfBalance(in Books books, AutomationRule rule)
    {
        var balance = HoldsCount(rule) ? books.FolioCollectible - books.Held : books.FolioCollectible;
        return balance.IsPositive ? Changed(balance, rule.Amount) : Money.Zero(balance.Currency);
    }

    private static Money OfDeposit(BookingSnapshot booking, in Books books, AmountRule rule)
    {
        var inFlight = booking.Collectible - books.Collectible;
        var due = Guarantee.DepositOf(booking) - booking.Paid - inFlight;
        return due.IsPositive ? Changed(due, rule) : Money.Zero(due.Currency);
    }

    private static Money Changed(Money basis, AmountRule rule)
    {
        var amount = rule.Percent is { } delta ? delta.ChangeOf(basis) : basis;
        return rule.Fixed is { } plus ? amount + plus : amount;
    }

    private static Money OfCharges(BookingSnapshot booking, in Books books, AmountRule rule)
    {
        var sum = Money.Zero(booking.Currency);
        foreach (var line in books.Folio!.Lines)
        {
            sum = rule.Groups.IsEmpty || rule.Groups.Contains(line.Group) ? sum + line.Amount : sum;
        }

        var part = rule switch
        {
            { Percent: { } factor } => factor.Of(sum),
            { Nights: { } nights } => sum.Times(nights, booking.Details.Nights),
            _ => Money.Zero(booking.Currency),
        };
        return rule.Extra is { } extra ? part + extra : part;
    }
}
