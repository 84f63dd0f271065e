namespace Solde.Core.Checkout;

/// <summary>A gift voucher (bon cadeau) that was sold on a booking and is paid. What is left of it is known where all bookings are, not here.</summary>
/// <param name="Number">Its number within the booking, from 1.</param>
/// <param name="Folio">The folio on which it was sold.</param>
/// <param name="Amount">What it is worth.</param>
/// <param name="ValidUntil">The last day on which it can be redeemed, in the property's zone.</param>
public sealed record GiftVoucher(int Number, string Folio, Money Amount, LocalDate ValidUntil)
{
    /// <summary>The revenue group of what vouchers are sold for. It carries no VAT: a voucher for several purposes is taxed when it is redeemed
    /// (Directive (EU) 2016/1065, art. 30b of 2006/112/EC).</summary>
    public const string Group = "giftVoucher";

    /// <summary>The sale that it was sold with, by its number within the booking.</summary>
    public int Sale { get; init; }

    /// <summary>What of it was given back to the buyer.</summary>
    public Money Voided { get; init; } = Money.Zero(Amount.Currency);
}
