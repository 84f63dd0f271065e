using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Messages;

/// <summary>What staff are to do after the event that a message tells.</summary>
public enum NextStep
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Retry; the first failure (LH11).</summary>
    Retry,

    /// <summary>By hand, or send a payment request; from the second failure on (LH11).</summary>
    ByHandOrRequest,

    /// <summary>This card will not work: ask the guest for another, or send a payment request.</summary>
    OtherCard,

    /// <summary>The guest's bank wants the guest: send a payment request, in which the guest authenticates.</summary>
    RequestToAuthenticate,

    /// <summary>A virtual card: only the OTA can mend it.</summary>
    AskOta,

    /// <summary>The guest has a link with which to authenticate; wait.</summary>
    GuestHasLink,

    /// <summary>Check the planned payments.</summary>
    CheckPlanned,

    /// <summary>Decide whether money goes back to the guest.</summary>
    CheckRefund,

    /// <summary>Record the money when it has come.</summary>
    RecordWhenReceived,

    /// <summary>Take the money on site.</summary>
    TakeOnSite,

    /// <summary>Get payment from the card that the guest left (SH8).</summary>
    GetPayment,

    /// <summary>No automation will do it any more: by hand, or send a payment request.</summary>
    NobodyWill,
}

/// <summary>Chooses the next step.</summary>
internal static class NextSteps
{
    /// <summary>The step after what a draft tells. Messages to guests have none: their button is the step.</summary>
    internal static NextStep After(MessageDraft draft, BookingSnapshot booking) => draft.To == Recipient.Guest ? NextStep.None : draft.Template switch
    {
        Templates.PaymentFailed => AfterFailure(draft, booking),
        Templates.AuthenticationRequired => AfterAuthentication(draft, booking),
        Templates.ValidationFailed => IsVirtual(draft, booking) ? NextStep.AskOta : NextStep.OtherCard,
        Templates.BookingModified => NextStep.CheckPlanned,
        Templates.CancellationRefundCheck => NextStep.CheckRefund,
        Templates.GuestAnswered => draft.Method is { } method ? AfterAnswer(method) : NextStep.None,
        Templates.RunLost => NextStep.NobodyWill,
        _ => NextStep.None,
    };

    private static NextStep AfterFailure(MessageDraft draft, BookingSnapshot booking) => draft switch
    {
        _ when IsVirtual(draft, booking) => NextStep.AskOta,
        { Again: true } => NextStep.ByHandOrRequest,
        { Reason: DeclineReason.AuthenticationRequired } => NextStep.RequestToAuthenticate,
        { Reason: DeclineReason.ExpiredCard or DeclineReason.InvalidCard or DeclineReason.LostOrStolen } => NextStep.OtherCard,
        _ => NextStep.Retry,
    };

    private static NextStep AfterAuthentication(MessageDraft draft, BookingSnapshot booking)
    {
        if (IsVirtual(draft, booking))
        {
            return NextStep.AskOta;
        }

        var linked = booking.Property.AuthenticationLinks && !string.IsNullOrWhiteSpace(booking.Details.Guest.Email);
        return linked ? NextStep.GuestHasLink : NextStep.RequestToAuthenticate;
    }

    private static NextStep AfterAnswer(PaymentMethod method) => method switch
    {
        PaymentMethod.Card or PaymentMethod.Link => NextStep.None,
        PaymentMethod.MailOrderCard => NextStep.GetPayment,
        PaymentMethod.BankTransfer or PaymentMethod.Cheque or PaymentMethod.HolidayVoucher or PaymentMethod.GiftVoucher
            => NextStep.RecordWhenReceived,
        PaymentMethod.OnSite or PaymentMethod.Cash or PaymentMethod.Terminal => NextStep.TakeOnSite,
    };

    /// <summary>Whether the card in question is an OTA's: the attempt's card where the draft names an attempt, else the booking's last usable card.</summary>
    private static bool IsVirtual(MessageDraft draft, BookingSnapshot booking)
    {
        var used = booking.Attempts.FirstOrDefault(attempt => attempt.Id == draft.Attempt)?.Order.Card;
        var card = used is { } id ? booking.Card(id) : booking.LastCard(Core.Automations.CardChoice.Last);
        return card?.Owner == CardOwner.Ota;
    }
}
