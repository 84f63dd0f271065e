namespace Solde.Core.Planning;

/// <summary>Where one automation stands on one booking.</summary>
public enum VerdictKind : byte
{
    /// <summary>It does not take the booking; the reasons say why not.</summary>
    NotTaken,

    /// <summary>It takes the booking as soon as something happens (check-in, check-out, cancellation).</summary>
    Expected,

    /// <summary>Planned for later.</summary>
    Planned,

    /// <summary>Due now: it runs in this review.</summary>
    Due,

    /// <summary>Due, but something else must end first.</summary>
    Waiting,

    /// <summary>Due and not possible; looked at again when the booking changes.</summary>
    Skipped,

    /// <summary>First seen too late.</summary>
    Missed,

    /// <summary>Cancelled before it started.</summary>
    Cancelled,

    /// <summary>The guest has to authenticate.</summary>
    ActionRequired,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Its payment failed.</summary>
    Failed,
}

/// <summary>Codes that say why. Those that are also skip, cancel or decline reasons have the same names.</summary>
[Flags]
#pragma warning disable CS1591 // The codes are explained in docs/reasons.md, where users read them.
public enum Reasons : long
{
    None = 0,
    Inactive = 1 << 0,
    Archived = 1 << 1,
    BookedBeforeActivation = 1 << 2,
    ChannelNotMatched = 1 << 3,
    OtaNotMatched = 1 << 4,
    PolicyNotMatched = 1 << 5,
    CompanyNotMatched = 1 << 6,
    AgencyNotMatched = 1 << 7,
    GuaranteeNotMatched = 1 << 8,
    CardsNotMatched = 1 << 9,
    TakenByAnother = 1 << 10,
    RoomDatesDiffer = 1 << 11,
    BookingCancelled = 1 << 12,
    NotCancelled = 1 << 13,
    NoShow = 1 << 14,
    AlreadyArrived = 1 << 15,
    NotArrived = 1 << 16,
    NotDeparted = 1 << 17,
    NothingDue = 1 << 18,
    NoOpenFolio = 1 << 19,
    NoCard = 1 << 20,
    FilterNotMet = 1 << 21,
    CardInvalid = 1 << 22,
    CardNotValidated = 1 << 23,
    PaymentInProgress = 1 << 24,
    InDoubt = 1 << 25,
    TooLate = 1 << 26,
    AlreadyRan = 1 << 27,
    ByStaff = 1 << 28,
    Modified = 1 << 29,
    DatesChanged = 1 << 30,
    Deactivated = 1L << 31,
    WindowClosed = 1L << 32,
    Declined = 1L << 33,
    AuthenticationRequired = 1L << 34,
    GatewayUnavailable = 1L << 35,
    Paused = 1L << 36,
    HeldBack = 1L << 37,
}
#pragma warning restore CS1591

/// <summary>Where one automation stands on one booking, and why.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="Reasons">Why.</param>
/// <param name="DueAt">When it is due; <see cref="Instant.MinValue"/> when that is not known.</param>
/// <param name="Amount">What it would take, surcharge included.</param>
public readonly record struct Verdict(VerdictKind Kind, Reasons Reasons, Instant DueAt, Money Amount);
