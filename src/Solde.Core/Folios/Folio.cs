using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Properties;

namespace Solde.Core.Folios;

/// <summary>The document a closed folio was closed with.</summary>
public enum FolioDocument
{
    /// <summary>A receipt (reçu).</summary>
    Receipt,

    /// <summary>An invoice (facture).</summary>
    Invoice,
}

/// <summary>One charge. What counts is <see cref="Amount"/>: gross where tax is known, else net (LH16).</summary>
/// <param name="Group">Revenue group: accommodation, spa, bar…</param>
/// <param name="Amount">What the guest owes for it; negative for a credit.</param>
/// <param name="Booked">Part of the booked charges, which a modification replaces; false for what was added since.</param>
public sealed record ChargeLine(string Group, Money Amount, bool Booked)
{
    /// <summary>The revenue group of credit for what was given back; of the price of a gift voucher it is the voucher's own.</summary>
    public const string Refund = "refund";

    /// <summary>The amount without tax, where known.</summary>
    public Money? Net { get; init; }

    /// <summary>The tax contained in <see cref="Amount"/>, where known.</summary>
    public Money? Tax { get; init; }

    /// <summary>What it is called, where that says more than its group.</summary>
    public string? Name { get; init; }

    /// <summary>Its name is of no list of the property's, and may tell of people: that can be erased.</summary>
    public bool Typed { get; init; }

    /// <summary>The VAT rate, where known.</summary>
    public Percent? Rate { get; init; }

    /// <summary>The gift voucher whose price it gives back, by its number within the booking; null = none. Below zero without one, a line of vouchers takes one off
    /// that was not issued yet.</summary>
    public int? Voucher { get; init; }

    /// <summary>Credit for what was given back: no part of a sale.</summary>
    public bool IsCredit => this is { Amount.Minor: < 0, Booked: false, Group: Refund } or { Voucher: not null };

    /// <summary>The booked price of a service.</summary>
    public static ChargeLine Of(Service service) => new(service.Code, service.Price, Booked: true) { Name = service.Name, Rate = service.VatRate };
}

/// <summary>Money received on a folio.</summary>
/// <param name="Number">Its number within the booking, from 1.</param>
/// <param name="Amount">What was received; above zero.</param>
/// <param name="Method">How.</param>
/// <param name="Charge">The gateway's id of the charge; null for money taken elsewhere.</param>
/// <param name="Card">The card that paid, through the gateway.</param>
public sealed record Payment(int Number, Money Amount, PaymentMethod Method, string? Charge, CardId? Card)
{
    /// <summary>What of it was given back.</summary>
    public Money Refunded { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>What of that left the folio as settled as before (<see cref="Folio.Matched"/>). Null = nothing.</summary>
    public Money? Matched { get; init; }

    /// <summary>The gift voucher that paid, by the digest of its code; null = none of the property's own.</summary>
    public string? Voucher { get; init; }

    /// <summary>What of it paid what was booked, or the fee in its place, as of when it came in: money goes to extras first and the card on file to what was
    /// booked. Never more than what is left of it once refunds that left the folio as settled are off.</summary>
    public Money ForBooked { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>What of it can still be given back.</summary>
    public Money Refundable => Amount - Refunded;
}

/// <summary>How far a folio had come when something was written of it.</summary>
/// <param name="Charges">Sum of its charge lines.</param>
/// <param name="Booked">What of that was booked; a modification replaces it.</param>
/// <param name="Added">How many lines had been added since: these stay as they are.</param>
/// <param name="Credited">The part of the refunds that came with a matching credit line.</param>
public sealed record FolioMark(Money Charges, Money Booked, int Added, Money Credited)
{
    /// <summary>What had been sold: credit for refunds is no part of it.</summary>
    public Money Sold => Charges + Credited;

    /// <summary>As far as it is now.</summary>
    public static FolioMark Of(Folio folio) => new(
        folio.Charges,
        folio.Lines.Where(line => line.Booked).Aggregate(Money.Zero(folio.Charges.Currency), (sum, line) => sum + line.Amount),
        folio.Lines.Count(line => !line.Booked),
        folio.Credited);
}

/// <summary>Charges and payments of a booking that are settled together. Totals are kept as lines come in.</summary>
/// <param name="Name">Unique in the booking; the first one is <c>main</c>.</param>
/// <param name="Charges">Sum of the charge lines.</param>
/// <param name="Paid">Sum of the payments.</param>
/// <param name="Refunds">Sum of the refunds.</param>
/// <param name="Credited">The part of the refunds that came with a matching credit line.</param>
public sealed record Folio(string Name, Money Charges, Money Paid, Money Refunds, Money Credited)
{
    /// <summary>The charge lines, in the order posted.</summary>
    public ImmutableArray<ChargeLine> Lines { get; init; } = [];

    /// <summary>The payments, in the order received.</summary>
    public ImmutableArray<Payment> Payments { get; init; } = [];

    /// <summary>Nothing more is posted to it.</summary>
    public bool Closed { get; init; }

    /// <summary>What it was closed with; null = without a document.</summary>
    public FolioDocument? Document { get; init; }

    /// <summary>Whether the guest sees it in the portal.</summary>
    public bool Visible { get; init; } = true;

    /// <summary>Charges − payments + refunds (semantics 1).</summary>
    public Money Balance => Charges - Paid + Refunds;

    /// <summary>The part of the refunds that gave back what had been overpaid: it needed no credit line. Null = none.</summary>
    public Money? Overpaid { get; init; }

    /// <summary>The refunds after which the folio is as settled as before: those with a credit line, and of what had been overpaid.</summary>
    public Money Matched => Overpaid is { } overpaid ? Credited + overpaid : Credited;

    /// <summary>Charges − payments, refunds without a credit line ignored: what may be asked for by itself (LH17). Negative when overpaid.</summary>
    public Money Collectible => Charges - Paid + Matched;

    /// <summary>Sum of what was booked, or of the fee in its place.</summary>
    public Money Booked => Lines.Where(line => line.Booked || Fee.IsInstead(line)).Aggregate(Money.Zero(Charges.Currency), (sum, line) => sum + line.Amount);

    /// <summary>What of that is owed no more though nobody pays it: it was credited with a refund, or taken off before one; or a fee has taken its place. Null = nothing.</summary>
    public Money? Forgone { get; init; }

    /// <summary>What was paid for what was booked. What was given back without a credit line stays paid: it is not collected again (LH17).</summary>
    public Money PaidForBooked => Payments.Aggregate(Money.Zero(Charges.Currency), (sum, payment) => sum + payment.ForBooked);

    /// <summary>What of it nobody paid yet.</summary>
    public Money BookedLeft => BookedBalance.OrZero();

    /// <summary>The same, below zero where more was paid.</summary>
    internal Money BookedBalance => Forgone is { } forgone ? Booked - forgone - PaidForBooked : Booked - PaidForBooked;

    /// <summary>Nothing is left to collect.</summary>
    public bool IsPaid => !Collectible.IsPositive;

    /// <summary>Can be closed: nothing to collect and nothing owed to the guest (C9).</summary>
    public bool IsSettled => IsPaid && Balance.Minor >= 0;

    /// <summary>An empty open folio.</summary>
    public static Folio Open(string name, Currency currency)
    {
        var zero = Money.Zero(currency);
        return new Folio(name, zero, zero, zero, zero);
    }
}
