using Solde.Core.Payments;

namespace Solde.Core.Automations;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Planned, not started.</summary>
    Planned,

    /// <summary>Due and not possible; not consumed (see <see cref="SkipReason"/>).</summary>
    Skipped,

    /// <summary>First seen too late (C10).</summary>
    Missed,

    /// <summary>Cancelled before it started.</summary>
    Cancelled,

    /// <summary>The guest has to authenticate its payment.</summary>
    ActionRequired,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Its payment failed (LH11).</summary>
    Failed,
}

/// <summary>Why a run was skipped.</summary>
public enum SkipReason
{
    /// <summary>The amount is zero or less.</summary>
    NothingDue,

    /// <summary>All folios are closed.</summary>
    NoOpenFolio,

    /// <summary>No usable card of the kind asked for.</summary>
    NoCard,

    /// <summary>Guarantee state, cards or status did not match when it was due.</summary>
    FilterNotMet,

    /// <summary>The rooms have differing dates (LH9).</summary>
    RoomDatesDiffer,

    /// <summary>The card failed its validation (LH6).</summary>
    CardInvalid,
}

/// <summary>Why a planned run was cancelled.</summary>
public enum RunCancelReason
{
    /// <summary>The booking changed and the automation treats it as new, or no longer matches it.</summary>
    Modified,

    /// <summary>The dates changed; the run is planned anew.</summary>
    DatesChanged,

    /// <summary>The booking was cancelled (LH10).</summary>
    BookingCancelled,

    /// <summary>The guest did not come.</summary>
    NoShow,

    /// <summary>Staff cancelled it (LH12).</summary>
    ByStaff,

    /// <summary>The automation was switched off.</summary>
    Deactivated,
}

/// <summary>One automation on one booking (C11): there is at most one run for the pair.</summary>
public sealed record Run
{
    /// <summary>The automation.</summary>
    public required AutomationRef Automation { get; init; }

    /// <summary>The version it was planned with.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>When it is (or was) due.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>The amount last told, surcharge included.</summary>
    public required Money Amount { get; init; }

    /// <summary>Why it was skipped, while <see cref="RunState.Skipped"/>.</summary>
    public SkipReason? Skipped { get; init; }

    /// <summary>Why it was cancelled, while <see cref="RunState.Cancelled"/>.</summary>
    public RunCancelReason? Cancelled { get; init; }

    /// <summary>Why it failed, while <see cref="RunState.Failed"/>.</summary>
    public DeclineReason? Failed { get; init; }

    /// <summary>Staff moved it (LH12); it no longer follows its trigger until the dates change.</summary>
    public bool Rescheduled { get; init; }

    /// <summary>Staff let it go though many came due at once.</summary>
    public bool Released { get; init; }

    /// <summary>How many payments were tried and failed.</summary>
    public int Failures { get; init; }

    /// <summary>How often the gateway could not be reached; each time the run waits longer.</summary>
    public int Unreachable { get; init; }

    /// <summary>The booking's revision of dates it was planned against.</summary>
    public int Dates { get; init; }

    /// <summary>The booking's revision of channel it was planned against.</summary>
    public int Channel { get; init; }

    /// <summary>The booking's count of modifications when the state was reached.</summary>
    public int Modification { get; init; }
}
