using Solde.Core.Cards;
using Solde.Core.Properties;

namespace Solde.Core.Requests;

/// <summary>The two kinds of payment request.</summary>
public enum RequestKind
{
    /// <summary>The scheduled request for the balance of a stay (SecureHoliday).</summary>
    Balance,

    /// <summary>A payment link sent by staff (TOMAS).</summary>
    Link,
}

/// <summary>Where a request stands. Expired is not a state: an expired balance request can still be paid.</summary>
public enum RequestState
{
    /// <summary>Not sent yet.</summary>
    Pending,

    /// <summary>Sent, the guest has not answered.</summary>
    Sent,

    /// <summary>The guest chose a method.</summary>
    Answered,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Cancelled or revoked.</summary>
    Cancelled,
}

/// <summary>A request for money to the guest: a balance request or a payment link (semantics 4 and 5).</summary>
public sealed record PaymentRequest
{
    /// <summary>Its number within the booking, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Balance request or payment link.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required RequestState State { get; init; }

    /// <summary>What it asked last.</summary>
    public required Money Amount { get; init; }

    /// <summary>The amount staff set by hand; null = it follows the booking.</summary>
    public Money? HandAmount { get; init; }

    /// <summary>The sale that it asks for: what is left of that, and nothing once it is closed. Null = it asks for the booking as a whole.</summary>
    public int? Sale { get; init; }

    /// <summary>When a balance request leaves.</summary>
    public Instant? SendAt { get; init; }

    /// <summary>The day by whose end it should be paid.</summary>
    public LocalDate? Deadline { get; init; }

    /// <summary>Where it was sent last.</summary>
    public string? To { get; init; }

    /// <summary>When its times were last worked out; a balance request only.</summary>
    public Instant? ScheduledAt { get; init; }

    /// <summary>When it was sent first.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>When it was sent last.</summary>
    public Instant? LastSentAt { get; init; }

    /// <summary>The method the guest chose.</summary>
    public PaymentMethod? Method { get; init; }

    /// <summary>The mail-order card the guest left (SH8).</summary>
    public CardId? Card { get; init; }

    /// <summary>Its deadline day (a link: its last day) ended unpaid.</summary>
    public bool Expired { get; init; }

    /// <summary>How many reminders were sent.</summary>
    public int Reminders { get; init; }

    /// <summary>A payment made through it covered what it asked.</summary>
    public bool Covered { get; init; }

    /// <summary>Staff were told that it cannot be sent because the guest has no address.</summary>
    public bool NoAddressTold { get; init; }

    /// <summary>It asked for a stay that will not be: the booking was cancelled, or the guest did not come.</summary>
    public bool StayGone { get; init; }

    /// <summary>It was cancelled by itself as its sale came to nothing: its link was not revoked.</summary>
    public bool EndedWithSale { get; init; }

    /// <summary>Still open: not paid, not cancelled.</summary>
    public bool IsOpen => State is RequestState.Pending or RequestState.Sent or RequestState.Answered;

    /// <summary>Open and known to the guest.</summary>
    public bool IsAsked => State is RequestState.Sent or RequestState.Answered;

    /// <summary>Its mail-order card waits to be collected (SH8).</summary>
    public bool IsCollectable => State == RequestState.Answered && Card is not null;
}
