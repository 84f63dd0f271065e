using Solde.Core.Folios;
using Solde.Core.Guarantees;

namespace Solde.Core.Automations;

/// <summary>When an automation looks at a booking (C2, LH4). See <see cref="Trigger"/>.</summary>
public enum TriggerKind
{
    /// <summary>Hours after the booking was created.</summary>
    AfterCreation,

    /// <summary>Hours after the status became checked-in.</summary>
    AfterArrival,

    /// <summary>Hours after the status became checked-out.</summary>
    AfterDeparture,

    /// <summary>Hours after the booking was cancelled.</summary>
    AfterCancellation,

    /// <summary>Hours before 12:00 on the arrival day, while the booking is still expected.</summary>
    UntilArrival,

    /// <summary>Hours before 12:00 on the departure day.</summary>
    BeforeDeparture,

    /// <summary>Calendar days before arrival, at a local time.</summary>
    DaysBeforeArrival,

    /// <summary>On the arrival day, at a local time.</summary>
    ArrivalDay,

    /// <summary>On the departure day, at a local time.</summary>
    DepartureDay,
}

/// <summary>When an automation is due on a booking.</summary>
/// <param name="Kind">From which moment.</param>
/// <param name="Hours">Hours of elapsed time after or before it, also across DST (the six triggers of C2).</param>
/// <param name="Days">Calendar days (<see cref="TriggerKind.DaysBeforeArrival"/>).</param>
/// <param name="At">Local time of the property (LH4's triggers).</param>
public sealed record Trigger(TriggerKind Kind, int Hours, int Days, LocalTime At)
{
    /// <summary>Its window and its late limit end with the arrival day.</summary>
    public bool IsArrivalType => Kind is TriggerKind.UntilArrival or TriggerKind.DaysBeforeArrival or TriggerKind.ArrivalDay;
}

/// <summary>Which bookings an automation may take (LH3).</summary>
public enum Scope
{
    /// <summary>All.</summary>
    All,

    /// <summary>Only bookings created or modified after activation.</summary>
    NewBookings,
}

/// <summary>Which cards must be on file (C3).</summary>
public enum CardFilter
{
    /// <summary>None at all.</summary>
    None,

    /// <summary>At least one, all the guest's.</summary>
    GuestOnly,

    /// <summary>At least one, all an OTA's.</summary>
    OtaOnly,

    /// <summary>Of both kinds.</summary>
    GuestAndOta,
}

/// <summary>What an automation does (C4).</summary>
public enum Operation
{
    /// <summary>Move money.</summary>
    Charge,

    /// <summary>Place a hold.</summary>
    Authorize,

    /// <summary>Only the success actions.</summary>
    None,
}

/// <summary>Which card is used (C5): the last one of its kind.</summary>
public enum CardChoice
{
    /// <summary>The last card.</summary>
    Last,

    /// <summary>The last OTA card.</summary>
    LastOta,

    /// <summary>The last guest card.</summary>
    LastGuest,
}

/// <summary>What the amount is computed from.</summary>
public enum AmountBasis
{
    /// <summary>The collectible balance of the folio (C6).</summary>
    Balance,

    /// <summary>Charges of revenue groups (C7).</summary>
    Charges,

    /// <summary>The policy's deposit that is not paid yet (C8).</summary>
    DepositDue,
}

/// <summary>How much (C6, C7, C8). For balance and depositDue <see cref="Percent"/> is a delta, for charges a factor.</summary>
/// <param name="Basis">What it is computed from.</param>
/// <param name="Percent">Delta or factor; null = all.</param>
/// <param name="Fixed">Added to balance or depositDue; may be negative.</param>
/// <param name="Groups">Revenue groups of <see cref="AmountBasis.Charges"/>; empty = all.</param>
/// <param name="Nights">Average nights of <see cref="AmountBasis.Charges"/>; never with a percent.</param>
/// <param name="Extra">Added to charges; may be negative.</param>
/// <param name="BeyondBalance">Not capped at the collectible balance.</param>
public sealed record AmountRule(
    AmountBasis Basis, Percent? Percent, Money? Fixed, ImmutableArray<string> Groups, int? Nights, Money? Extra, bool BeyondBalance);

/// <summary>Added to the amount and posted as its own charge when the payment succeeds (LH13). Exactly one is set.</summary>
/// <param name="Percent">Of the amount.</param>
/// <param name="Fixed">A fixed amount.</param>
public sealed record Surcharge(Percent? Percent, Money? Fixed)
{
    /// <summary>The surcharge on an amount.</summary>
    public Money On(Money amount) => Percent is { } percent ? percent.Of(amount) : Fixed ?? Money.Zero(amount.Currency);
}

/// <summary>Which bookings (C3). Empty or null parts are ignored; the others must all hold.</summary>
public sealed record BookingFilter
{
    /// <summary>A filter that lets every booking through.</summary>
    public static BookingFilter Any { get; } = new();

    /// <summary>Channel codes (LH1).</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    /// <summary>Only OTA bookings, only others, or both.</summary>
    public bool? Ota { get; init; }

    /// <summary>Guarantee states; looked at when the run is due.</summary>
    public ImmutableArray<GuaranteeState> GuaranteeStates { get; init; } = [];

    /// <summary>Guarantee policy codes.</summary>
    public ImmutableArray<string> GuaranteePolicies { get; init; } = [];

    /// <summary>Cards on file; looked at when the run is due.</summary>
    public CardFilter? Cards { get; init; }

    /// <summary>Only these companies.</summary>
    public ImmutableArray<string> IncludeCompanies { get; init; } = [];

    /// <summary>Not these companies.</summary>
    public ImmutableArray<string> ExcludeCompanies { get; init; } = [];

    /// <summary>Only these agencies.</summary>
    public ImmutableArray<string> IncludeAgencies { get; init; } = [];

    /// <summary>Not these agencies.</summary>
    public ImmutableArray<string> ExcludeAgencies { get; init; } = [];
}

/// <summary>What follows a success or a failure (C9), in this order.</summary>
/// <param name="Email">Template of an e-mail to the guest.</param>
/// <param name="CloseFolio">Close the folio; one with a balance stays open and staff get a task.</param>
/// <param name="Document">The document the folio is closed with.</param>
/// <param name="FolioVisible">Show or hide the folio in the portal.</param>
/// <param name="GuaranteeState">Set the guarantee state.</param>
/// <param name="Task">Text of a task for staff; " — " and the amount are added.</param>
public sealed record ActionSet(
    string? Email, bool CloseFolio, FolioDocument? Document, bool? FolioVisible, GuaranteeState? GuaranteeState, string? Task)
{
    /// <summary>Nothing follows.</summary>
    public static ActionSet Nothing { get; } = new(null, false, null, null, null, null);
}

/// <summary>The rule of an automation: the document users write, checked (semantics 2).</summary>
public sealed record AutomationRule
{
    /// <summary>Its name, unique in the property.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due.</summary>
    public required Trigger Trigger { get; init; }

    /// <summary>What it does.</summary>
    public required Operation Operation { get; init; }

    /// <summary>All bookings, or only new ones.</summary>
    public Scope Scope { get; init; }

    /// <summary>At most one exclusive automation takes a booking (LH2).</summary>
    public bool Exclusive { get; init; }

    /// <summary>Among exclusive automations the lowest wins; at one instant the lowest runs first.</summary>
    public int Priority { get; init; } = 100;

    /// <summary>Which bookings.</summary>
    public BookingFilter Filter { get; init; } = BookingFilter.Any;

    /// <summary>Which card.</summary>
    public CardChoice Card { get; init; }

    /// <summary>How much.</summary>
    public AmountRule Amount { get; init; } = new(AmountBasis.Balance, null, null, [], null, null, false);

    /// <summary>A surcharge, where the law allows one.</summary>
    public Surcharge? Surcharge { get; init; }

    /// <summary>The card is verified when the automation takes the booking (LH5).</summary>
    public bool ValidateCard { get; init; }

    /// <summary>A booking whose dates or channel change counts as new (LH8).</summary>
    public bool RepeatOnModification { get; init; }

    /// <summary>What follows a success.</summary>
    public ActionSet OnSuccess { get; init; } = ActionSet.Nothing;

    /// <summary>What follows a failure.</summary>
    public ActionSet OnFailure { get; init; } = ActionSet.Nothing;
}
