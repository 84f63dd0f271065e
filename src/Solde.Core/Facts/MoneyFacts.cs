using Solde.Core.Automations;
using Solde.Core.Cards;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Core.Facts;

/// <summary><c>payment.succeeded</c>, through the gateway. <paramref name="Charge"/> is the gateway's id.</summary>
public sealed record PaymentSucceeded(
    Instant At, Money Amount, PaymentMethod Method, AutomationRef? Automation, Guid Attempt, string? Charge, CardId? Card,
    ImmutableArray<FolioShare> Shares, int? Request) : IAutomationFact, IAttemptEnd;

/// <summary><c>payment.failed</c>; also of a hold that could not be placed.</summary>
public sealed record PaymentFailed(
    Instant At, Money Amount, PaymentMethod Method, AutomationRef? Automation, DeclineReason Reason, Guid Attempt, int? Request)
    : IAutomationFact, IAttemptEnd;

/// <summary><c>payment.actionRequired</c>: the guest must authenticate; the same payment goes on when they did.</summary>
public sealed record PaymentActionRequired(
    Instant At, Money Amount, PaymentMethod Method, AutomationRef? Automation, DeclineReason Reason, Guid Attempt) : IAutomationFact;

/// <summary><c>payment.inDoubt</c>: no readable answer came; it counts as collected until the gateway tells.</summary>
public sealed record PaymentInDoubt(Instant At, Money Amount, PaymentMethod Method, AutomationRef? Automation, Guid Attempt) : IAutomationFact;

/// <summary><c>payment.resolved</c>: the doubt is over; what came out follows. <paramref name="ByStaff"/>: they looked it up at the acquirer.</summary>
public sealed record PaymentResolved(
    Instant At, Money Amount, PaymentMethod Method, AutomationRef? Automation, Guid Attempt, bool ByStaff = false) : IAutomationFact;

/// <summary><c>payment.recorded</c>: money taken elsewhere, or by a gift voucher: then <paramref name="Voucher"/> is the digest of its code.
/// <paramref name="BroughtAlong"/>: a booking came with it; others received it before.</summary>
public sealed record PaymentRecorded(
    Instant At, Money Amount, PaymentMethod Method, ImmutableArray<FolioShare> Shares, int? Request = null, string? Voucher = null, bool BroughtAlong = false) : IFact;

/// <summary><c>hold.placed</c>.</summary>
public sealed record HoldPlaced(
    Instant At, Money Amount, AutomationRef? Automation, Guid Attempt, string Folio, string GatewayId, CardId Card, Instant ExpiresAt,
    bool BeyondBalance) : IAutomationFact, IAttemptEnd;

/// <summary><c>hold.captured</c>: posted to a folio as a card payment; what remains was released.</summary>
public sealed record HoldCaptured(Instant At, Money Amount, int Hold, string Folio, Guid Attempt, string? Charge) : IAttemptEnd;

/// <summary><c>hold.released</c>. <paramref name="Attempt"/> is null for what a partial capture left.</summary>
public sealed record HoldReleased(Instant At, Money Amount, int Hold, Guid? Attempt) : IFact;

/// <summary><c>hold.releaseFailed</c>.</summary>
public sealed record HoldReleaseFailed(Instant At, Money Amount, int Hold, DeclineReason Reason, Guid Attempt) : IAttemptEnd;

/// <summary><c>hold.expired</c>.</summary>
public sealed record HoldExpired(Instant At, Money Amount, int Hold) : IFact;

/// <summary><c>refund.succeeded</c>. <paramref name="Attempt"/> is null for money that was taken elsewhere: its refund is recorded too. Where the price of a
/// gift voucher goes back <paramref name="Voucher"/> is its number within the booking. <paramref name="Credit"/>: what of it the credit line is of, where
/// the rest had been overpaid; null = all of it.</summary>
public sealed record RefundSucceeded(
    Instant At, Money Amount, int Payment, string Folio, bool CreditLine, Guid? Attempt, int? Voucher = null, Money? Credit = null) : IFact;

/// <summary><c>refund.failed</c>.</summary>
public sealed record RefundFailed(Instant At, Money Amount, int Payment, DeclineReason Reason, Guid Attempt) : IAttemptEnd;
