using System.Collections.Frozen;

namespace Solde.Core.Facts;

/// <summary>The one vocabulary: the name of each fact in the journal, on timelines, in webhooks and in scenarios.</summary>
public static class FactNames
{
    /// <summary>Every fact type and its name.</summary>
    public static FrozenDictionary<Type, string> All { get; } = new Dictionary<Type, string>
    {
        [typeof(BookingCreated)] = "booking.created",
        [typeof(BookingModified)] = "booking.modified",
        [typeof(BookingUpdated)] = "booking.updated",
        [typeof(BookingCancelled)] = "booking.cancelled",
        [typeof(BookingNoShow)] = "booking.noShow",
        [typeof(BookingCheckedIn)] = "booking.checkedIn",
        [typeof(BookingCheckedOut)] = "booking.checkedOut",
        [typeof(CardAdded)] = "card.added",
        [typeof(CardValidated)] = "card.validated",
        [typeof(CardValidationFailed)] = "card.validationFailed",
        [typeof(RunPlanned)] = "run.planned",
        [typeof(RunAmountChanged)] = "run.amountChanged",
        [typeof(RunSkipped)] = "run.skipped",
        [typeof(RunMissed)] = "run.missed",
        [typeof(RunCancelled)] = "run.cancelled",
        [typeof(RunRescheduled)] = "run.rescheduled",
        [typeof(RunCompleted)] = "run.completed",
        [typeof(RunReleased)] = "run.released",
        [typeof(PaymentSucceeded)] = "payment.succeeded",
        [typeof(PaymentFailed)] = "payment.failed",
        [typeof(PaymentActionRequired)] = "payment.actionRequired",
        [typeof(PaymentInDoubt)] = "payment.inDoubt",
        [typeof(PaymentResolved)] = "payment.resolved",
        [typeof(PaymentRecorded)] = "payment.recorded",
        [typeof(HoldPlaced)] = "hold.placed",
        [typeof(HoldCaptured)] = "hold.captured",
        [typeof(HoldReleased)] = "hold.released",
        [typeof(HoldReleaseFailed)] = "hold.releaseFailed",
        [typeof(HoldExpired)] = "hold.expired",
        [typeof(RefundSucceeded)] = "refund.succeeded",
        [typeof(RefundFailed)] = "refund.failed",
        [typeof(RequestScheduled)] = "request.scheduled",
        [typeof(RequestSent)] = "request.sent",
        [typeof(RequestAnswered)] = "request.answered",
        [typeof(RequestPaid)] = "request.paid",
        [typeof(RequestExpired)] = "request.expired",
        [typeof(RequestReminded)] = "request.reminded",
        [typeof(RequestCancelled)] = "request.cancelled",
        [typeof(RequestAmountChanged)] = "request.amountChanged",
        [typeof(RequestDysfunction)] = "request.dysfunction",
        [typeof(FolioOpened)] = "folio.opened",
        [typeof(FolioClosed)] = "folio.closed",
        [typeof(FolioVisibility)] = "folio.visibility",
        [typeof(FolioLineAdded)] = "folio.lineAdded",
        [typeof(GuaranteeChanged)] = "guarantee.changed",
        [typeof(MessageSent)] = "message.sent",
        [typeof(MessageFailed)] = "message.failed",
        [typeof(TaskCreated)] = "task.created",
        [typeof(ActionRefused)] = "action.refused",
        [typeof(AutomationCreated)] = "automation.created",
        [typeof(AutomationEdited)] = "automation.edited",
        [typeof(AutomationActivated)] = "automation.activated",
        [typeof(AutomationDeactivated)] = "automation.deactivated",
        [typeof(AutomationArchived)] = "automation.archived",
        [typeof(PropertyEdited)] = "property.edited",
        [typeof(TemplateEdited)] = "template.edited",
        [typeof(KeyCreated)] = "key.created",
        [typeof(KeyRevoked)] = "key.revoked",
        [typeof(PropertyPaused)] = "property.paused",
        [typeof(PropertyResumed)] = "property.resumed",
        [typeof(PaymentsHeldBack)] = "payments.heldBack",
        [typeof(PaymentsReleased)] = "payments.released",
        [typeof(PaymentsCancelled)] = "payments.cancelled",
        [typeof(PaymentsLetThrough)] = "payments.letThrough",
    }.ToFrozenDictionary();

    /// <summary>The name of a fact.</summary>
    public static string Of(IFact fact) => All[fact.GetType()];
}
