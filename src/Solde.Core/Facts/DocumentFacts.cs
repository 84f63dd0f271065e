using Solde.Core.Documents;

namespace Solde.Core.Facts;

/// <summary><c>document.issued</c>. <paramref name="Number"/> and <paramref name="Digest"/> (SHA-256 of what it says, in hexadecimal) are given when it is
/// stored: a number is taken only by what is stored, so that none is missing. <paramref name="Cancels"/>: the credit note takes back all that is left of an invoice,
/// and leaves the folio as it is. <paramref name="Payment"/>: the receipt is of that payment alone, by its number.
/// <paramref name="Billing"/> is whom an invoice is made out to; null = who the booking is of.</summary>
public sealed record DocumentIssued(
    Instant At, int Document, DocumentKind Kind, string Folio, Money Total, int? Sale = null, int? Corrects = null, string? Number = null,
    string? Digest = null, bool Cancels = false, int? Payment = null, BilledTo? Billing = null) : IFact;
