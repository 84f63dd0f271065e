using Solde.Core.Cards;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.Core.Facts;

/// <summary>Why a mail-order card could not be collected (SH9).</summary>
public enum DysfunctionReason
{
    /// <summary>The guest cannot pay.</summary>
    Insolvent,

    /// <summary>The expiry date or the code is wrong.</summary>
    WrongDetails,
}

/// <summary>A fact about a payment request of the booking.</summary>
public interface IRequestFact : IFact
{
    /// <summary>The request's number within the booking.</summary>
    int Number { get; }
}

/// <summary><c>request.scheduled</c>; again when changed dates move it.</summary>
public sealed record RequestScheduled(Instant At, int Number, Instant SendAt, LocalDate Deadline, Money Amount) : IRequestFact;

/// <summary><c>request.sent</c>; again when it is resent. <paramref name="HandAmount"/>: typed by staff with a link. <paramref name="WithLink"/>: the link whose
/// letter asks for the same, so that it had none of its own. <paramref name="Sale"/>: it asks for what is left of that sale, not of the whole booking.</summary>
public sealed record RequestSent(
    Instant At, int Number, RequestKind Kind, Money Amount, string To, Money? HandAmount = null, int? WithLink = null, int? Sale = null) : IRequestFact
{
    /// <summary>Stands in place of an address where the guest was asked on the spot, and no letter left.</summary>
    public const string AtTheDesk = "desk";
}

/// <summary><c>request.answered</c>: the guest chose a method.</summary>
public sealed record RequestAnswered(Instant At, int Number, PaymentMethod Method, CardId? Card) : IRequestFact;

/// <summary><c>request.paid</c>.</summary>
public sealed record RequestPaid(Instant At, int Number) : IRequestFact;

/// <summary><c>request.expired</c>: its deadline day (a link: its last day) ended unpaid.</summary>
public sealed record RequestExpired(Instant At, int Number) : IRequestFact;

/// <summary><c>request.reminded</c>.</summary>
public sealed record RequestReminded(Instant At, int Number) : IRequestFact;

/// <summary><c>request.cancelled</c>: cancelled while pending, or its link revoked. <paramref name="WithSale"/>: by itself, as the sale that it asked for came to
/// nothing; the link stays, since the guest has no other one for the rest of the booking.</summary>
public sealed record RequestCancelled(Instant At, int Number, bool WithSale = false) : IRequestFact;

/// <summary><c>request.amountChanged</c>. <paramref name="HandAmount"/>: set by staff, so that it no longer follows the booking.</summary>
public sealed record RequestAmountChanged(Instant At, int Number, Money Amount, Money? HandAmount) : IRequestFact;

/// <summary><c>request.dysfunction</c>: the mail-order card could not be collected; it is wiped, the guest is asked again.</summary>
public sealed record RequestDysfunction(Instant At, int Number, DysfunctionReason Reason) : IRequestFact;
