using Solde.Core.Checkout;

namespace Solde.Core.Facts;

/// <summary><c>consent.given</c>: the client agreed to what may be taken from the card they left.</summary>
public sealed record ConsentGiven(Instant At, Consent Consent) : IFact;

/// <summary><c>sale.opened</c>: staff began to settle a folio.</summary>
public sealed record SaleOpened(Instant At, int Number, string Folio) : IFact;

/// <summary><c>sale.closed</c>: nothing is left to pay. <paramref name="Total"/> = <paramref name="ByCard"/> (through the gateway) + <paramref name="ByOther"/>.</summary>
public sealed record SaleClosed(Instant At, int Number, string Folio, Money Total, Money ByCard, Money ByOther) : IFact;

/// <summary><c>fee.charged</c>: the client owes the fee in place of what was booked, whose charges are credited (<paramref name="Credited"/>).
/// <paramref name="ByItself"/>: the autopilot takes it from the card on file.</summary>
public sealed record FeeCharged(Instant At, FeeKind Kind, Money Amount, Money Credited, bool ByItself = false) : IFact;

/// <summary><c>fee.waived</c>: staff let the fee go, and the booked charges with it (<paramref name="Credited"/>).
/// <paramref name="Typed"/>: the reason can be erased, as may tell of people what staff type. So it could not before that was noted.</summary>
public sealed record FeeWaived(Instant At, FeeKind Kind, Money Amount, Money Credited, string Reason, bool Typed = false) : IFact;
