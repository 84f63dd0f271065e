using System.Collections.Frozen;
using Solde.Core.Facts;
using Solde.Core.Guarantees;

namespace Solde.Server.Office.Journal;

/// <summary>What sort of news a fact is; each has a colour.</summary>
internal enum FactKind
{
    /// <summary>It happened, and that is all.</summary>
    Info,

    /// <summary>Something went well.</summary>
    Success,

    /// <summary>Somebody may want to look.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Danger,

    /// <summary>Money came in or went back.</summary>
    Money,
}

/// <summary>How a fact looks on a timeline.</summary>
/// <param name="Kind">The sort of news, for the colour.</param>
/// <param name="Icon">The name of an outline icon of Tabler Icons.</param>
internal readonly record struct FactLook(FactKind Kind, string Icon)
{
    /// <summary>The look of each type of fact.</summary>
    public static FrozenDictionary<Type, FactLook> All { get; } = new Dictionary<Type, FactLook>
    {
        [typeof(BookingCreated)] = new(FactKind.Info, "calendar-plus"),
        [typeof(BookingModified)] = new(FactKind.Info, "calendar-event"),
        [typeof(BookingUpdated)] = new(FactKind.Info, "pencil"),
        [typeof(BookingCancelled)] = new(FactKind.Warning, "calendar-x"),
        [typeof(BookingNoShow)] = new(FactKind.Warning, "user-x"),
        [typeof(BookingCheckedIn)] = new(FactKind.Info, "login"),
        [typeof(BookingCheckedOut)] = new(FactKind.Info, "logout"),
        [typeof(CardAdded)] = new(FactKind.Info, "credit-card"),
        [typeof(CardValidated)] = new(FactKind.Success, "credit-card"),
        [typeof(CardValidationFailed)] = new(FactKind.Danger, "credit-card-off"),
        [typeof(CardKept)] = new(FactKind.Warning, "lock"),
        [typeof(CardRevealed)] = new(FactKind.Warning, "eye"),
        [typeof(CardWiped)] = new(FactKind.Info, "eraser"),
        [typeof(RunPlanned)] = new(FactKind.Info, "calendar-time"),
        [typeof(RunAmountChanged)] = new(FactKind.Info, "coins"),
        [typeof(RunSkipped)] = new(FactKind.Info, "player-skip-forward"),
        [typeof(RunMissed)] = new(FactKind.Warning, "clock-x"),
        [typeof(RunCancelled)] = new(FactKind.Info, "clock-off"),
        [typeof(RunRescheduled)] = new(FactKind.Info, "clock-edit"),
        [typeof(RunCompleted)] = new(FactKind.Success, "check"),
        [typeof(RunReleased)] = new(FactKind.Info, "lock-open"),
        [typeof(PaymentSucceeded)] = new(FactKind.Money, "cash"),
        [typeof(PaymentFailed)] = new(FactKind.Danger, "cash-off"),
        [typeof(PaymentActionRequired)] = new(FactKind.Warning, "fingerprint"),
        [typeof(PaymentInDoubt)] = new(FactKind.Warning, "help"),
        [typeof(PaymentResolved)] = new(FactKind.Info, "message-check"),
        [typeof(PaymentRecorded)] = new(FactKind.Money, "cash"),
        [typeof(HoldPlaced)] = new(FactKind.Success, "lock-dollar"),
        [typeof(HoldCaptured)] = new(FactKind.Money, "cash"),
        [typeof(HoldReleased)] = new(FactKind.Info, "lock-open"),
        [typeof(HoldReleaseFailed)] = new(FactKind.Danger, "lock-x"),
        [typeof(HoldExpired)] = new(FactKind.Warning, "hourglass-off"),
        [typeof(RefundSucceeded)] = new(FactKind.Money, "receipt-refund"),
        [typeof(RefundFailed)] = new(FactKind.Danger, "cash-off"),
        [typeof(RequestScheduled)] = new(FactKind.Info, "calendar-time"),
        [typeof(RequestSent)] = new(FactKind.Info, "send"),
        [typeof(RequestAnswered)] = new(FactKind.Info, "message-reply"),
        [typeof(RequestPaid)] = new(FactKind.Success, "check"),
        [typeof(RequestExpired)] = new(FactKind.Warning, "hourglass-off"),
        [typeof(RequestReminded)] = new(FactKind.Info, "bell"),
        [typeof(RequestCancelled)] = new(FactKind.Info, "link-off"),
        [typeof(RequestAmountChanged)] = new(FactKind.Info, "coins"),
        [typeof(RequestDysfunction)] = new(FactKind.Danger, "credit-card-off"),
        [typeof(FolioOpened)] = new(FactKind.Info, "folder-plus"),
        [typeof(FolioClosed)] = new(FactKind.Success, "folder-check"),
        [typeof(FolioVisibility)] = new(FactKind.Info, "eye"),
        [typeof(FolioLineAdded)] = new(FactKind.Info, "list-details"),
        [typeof(ConsentGiven)] = new(FactKind.Info, "signature"),
        [typeof(DocumentIssued)] = new(FactKind.Info, "file-invoice"),
        [typeof(VoucherIssued)] = new(FactKind.Success, "gift"),
        [typeof(VoucherRedeemed)] = new(FactKind.Money, "gift"),
        [typeof(VoucherCredited)] = new(FactKind.Money, "gift"),
        [typeof(VoucherVoided)] = new(FactKind.Warning, "gift-off"),
        [typeof(AppointmentHeld)] = new(FactKind.Info, "hourglass"),
        [typeof(AppointmentConfirmed)] = new(FactKind.Success, "calendar-check"),
        [typeof(AppointmentReleased)] = new(FactKind.Warning, "calendar-off"),
        [typeof(SaleOpened)] = new(FactKind.Info, "shopping-cart"),
        [typeof(SaleClosed)] = new(FactKind.Success, "receipt"),
        [typeof(FeeCharged)] = new(FactKind.Money, "receipt-tax"),
        [typeof(FeeWaived)] = new(FactKind.Info, "heart-handshake"),
        [typeof(GuaranteeChanged)] = new(FactKind.Info, "shield"),
        [typeof(MessageSent)] = new(FactKind.Info, "mail"),
        [typeof(MessageFailed)] = new(FactKind.Danger, "mail-x"),
        [typeof(TaskCreated)] = new(FactKind.Warning, "clipboard-list"),
        [typeof(ActionRefused)] = new(FactKind.Warning, "ban"),
        [typeof(AutomationCreated)] = new(FactKind.Info, "robot"),
        [typeof(AutomationEdited)] = new(FactKind.Info, "pencil"),
        [typeof(AutomationActivated)] = new(FactKind.Success, "robot"),
        [typeof(AutomationDeactivated)] = new(FactKind.Warning, "robot-off"),
        [typeof(AutomationArchived)] = new(FactKind.Info, "archive"),
        [typeof(PropertyEdited)] = new(FactKind.Info, "settings"),
        [typeof(TemplateEdited)] = new(FactKind.Info, "mail-cog"),
        [typeof(KeyCreated)] = new(FactKind.Warning, "key"),
        [typeof(KeyRevoked)] = new(FactKind.Info, "key-off"),
        [typeof(VaultEnabled)] = new(FactKind.Warning, "lock"),
        [typeof(DayClosed)] = new(FactKind.Info, "calendar-check"),
        [typeof(VaultDisabled)] = new(FactKind.Info, "lock-off"),
        [typeof(PropertyPaused)] = new(FactKind.Warning, "player-pause"),
        [typeof(PropertyResumed)] = new(FactKind.Success, "player-play"),
        [typeof(PaymentsHeldBack)] = new(FactKind.Warning, "hand-stop"),
        [typeof(PaymentsReleased)] = new(FactKind.Info, "lock-open"),
        [typeof(PaymentsCancelled)] = new(FactKind.Warning, "ban"),
        [typeof(PaymentsLetThrough)] = new(FactKind.Info, "lock-open"),
    }.ToFrozenDictionary();

    /// <summary>The look of a fact.</summary>
    public static FactLook Of(IFact fact) => fact switch
    {
        GuaranteeChanged { State: GuaranteeState.Guaranteed } => new FactLook(FactKind.Success, "shield-check"),
        GuaranteeChanged { State: GuaranteeState.Expired } => new FactLook(FactKind.Warning, "shield-x"),
        FolioVisibility { Visible: false } => new FactLook(FactKind.Info, "eye-off"),
        _ => All[fact.GetType()],
    };
}
