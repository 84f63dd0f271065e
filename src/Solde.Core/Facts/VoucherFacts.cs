namespace Solde.Core.Facts;

/// <summary><c>voucher.issued</c>: a gift voucher (bon cadeau) that was sold is paid. Its code stands nowhere in the journal: it is made of the booking and
/// the number.</summary>
/// <param name="At">When.</param>
/// <param name="Number">Its number within the booking that it was sold on, from 1.</param>
/// <param name="Folio">The folio.</param>
/// <param name="Amount">What it is worth.</param>
/// <param name="ValidUntil">The last day on which it can be redeemed, in the property's zone.</param>
public sealed record VoucherIssued(Instant At, int Number, string Folio, Money Amount, LocalDate ValidUntil) : IFact;

/// <summary><c>voucher.redeemed</c>: a gift voucher paid. <paramref name="Voucher"/> is the digest of its code.</summary>
public sealed record VoucherRedeemed(Instant At, Money Amount, string Voucher) : IFact;

/// <summary><c>voucher.credited</c>: what it had paid was given back to it. <paramref name="Voucher"/> is the digest of its code.</summary>
public sealed record VoucherCredited(Instant At, Money Amount, string Voucher) : IFact;

/// <summary><c>voucher.voided</c>: what was left of a voucher that was sold on the booking is worth nothing any more: its price is given back.</summary>
public sealed record VoucherVoided(Instant At, int Number, Money Amount) : IFact;
