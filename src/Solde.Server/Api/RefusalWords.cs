using System.Collections.Frozen;
using Solde.App.Bookings;

namespace Solde.Server.Api;

/// <summary>What the codes of refusals mean, in a sentence each (docs/refusals.md).</summary>
internal static class RefusalWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        [Refusals.UnknownBooking] = "There is no booking of that reference.",
        [Refusals.UnknownAutomation] = "There is no automation of that name.",
        [Refusals.UnknownFolio] = "The booking has no folio of that name.",
        [Refusals.FolioExists] = "The booking has a folio of that name.",
        [Refusals.FolioClosed] = "The folio is closed.",
        [Refusals.NoOpenFolio] = "All folios of the booking are closed.",
        [Refusals.InvalidCard] = "The card number fails the Luhn check.",
        [Refusals.CardRequired] = "The method needs a card, or no usable one is on file.",
        [Refusals.BookingCancelled] = "The booking is cancelled.",
        [Refusals.BookingNoShow] = "The guest did not come.",
        [Refusals.AlreadyArrived] = "The guest has arrived.",
        [Refusals.AlreadyDeparted] = "The guest has left.",
        [Refusals.DepartureBeforeArrival] = "The departure would be before the arrival.",
        [Refusals.ExceedsConsent] = "It is more than the client agreed to for this card: at checkout they can agree on the spot, and a fee has an action of its own.",
        [Refusals.ExceedsPayments] = "It is more than was paid and not given back yet.",
        [Refusals.ExceedsBalance] = "It is more than the booking's balance.",
        [Refusals.DiscountTooLarge] = "The discount is more than what is sold.",
        [Refusals.ExceedsHold] = "It is more than the hold blocks.",
        [Refusals.NothingDue] = "Nothing is left to pay.",
        [Refusals.NoRun] = "The automation has no run on the booking.",
        [Refusals.NotPlanned] = "The run is not planned.",
        [Refusals.NotFailed] = "There is nothing to retry.",
        [Refusals.InThePast] = "A run can be moved to a later time only.",
        [Refusals.PaymentInProgress] = "Another payment of the booking is not final yet.",
        [Refusals.NoRequest] = "The booking has no payment request.",
        [Refusals.NotSent] = "The payment request was not sent yet.",
        [Refusals.NotAnswered] = "The guest has left no card with the payment request.",
        [Refusals.AlreadySent] = "The payment request was sent already.",
        [Refusals.AlreadyPaid] = "The payment request is paid.",
        [Refusals.LinkRevoked] = "The payment request was cancelled.",
        [Refusals.LinkExpired] = "The last day of the link is over.",
        [Refusals.NoAddress] = "The guest has no e-mail address.",
        [Refusals.MethodNotOffered] = "The payment request does not offer that method.",
        [Refusals.AmountChanged] = "What is asked has changed since the guest was shown it.",
        [Refusals.TooManyTries] = "Too many cards or codes were tried; it is possible again after a while, at the latest in an hour.",
        [Refusals.GatewayUnavailable] = "The payment provider cannot be reached; nothing was paid.",
        [Refusals.VaultOff] = "The property's card vault is off.",
        [Refusals.NoCardKept] = "The vault keeps no number of this card any more: it was shown already, or wiped.",
        [Refusals.SaleOpen] = "A sale is open: it is settled first.",
        [Refusals.SaleChanged] = "Lines or payments have changed meanwhile: look at the folio again.",
        [Refusals.SaleClosed] = "The sale is closed: there is nothing left to settle.",
        [Refusals.UnknownVoucher] = "The property has issued no gift voucher of that code.",
        [Refusals.VoucherExpired] = "The gift voucher's last day is over.",
        [Refusals.VoucherSpent] = "Less than that is left of the gift voucher.",
        [Refusals.VoucherSold] = "It is the price of a gift voucher: what is left of that is given back with the voucher.",
        [Refusals.VouchersNotSold] = "The property sells no gift vouchers.",
        [Refusals.VoucherAmount] = "Gift vouchers are not sold of that amount.",
        [Refusals.DocumentIssued] = "The folio has its invoice already, or the payment its receipt.",
        [Refusals.NothingCharged] = "Nothing is charged on the folio.",
        [Refusals.NoInvoice] = "The folio has no invoice to cancel.",
        [Refusals.UnknownPayment] = "There is no such payment, or nothing is left of it.",
        [Refusals.TimeTaken] = "Another appointment takes that time of theirs.",
        [Refusals.TooManyAppointments] = "Five appointments of that e-mail address are still to come; more are not booked online.",
        [Refusals.UnknownTerms] = "The property has no such version of its terms in that language (consent.terms); 0 are the built-in words.",
        [Refusals.NoFee] = "No fee is owed: none was agreed to, or the cancellation was in time.",
        [Refusals.FeeSettled] = "The fee was charged or waived already.",
        [Refusals.DayAhead] = "The day has not come yet.",
        [Refusals.DayClosed] = "The day is closed already.",
        [Refusals.NoHold] = "The booking has no hold.",
        [Refusals.HoldCaptured] = "The hold was captured.",
        [Refusals.HoldReleased] = "The hold was released.",
        [Refusals.HoldExpired] = "The hold has expired.",
        [Refusals.Archived] = "The automation is archived.",
        [Refusals.AlreadyActive] = "The automation is active already.",
        [Refusals.NotActive] = "The automation is not active.",
        [Refusals.UnknownAttempt] = "The booking has no attempt of that id whose end is open.",
        [Refusals.StillAsked] = "The payment provider is still being asked; a task says when it is up to you.",
        [Refusals.GatewayIdNeeded] = "Solde does not know the payment provider's id of it: give it as gatewayId, so that it can be compared and refunded.",
        [AutomationExists] = "Another automation of the property has that name.",
        [VersionConflict] = "The automation has a newer version than the one this was made from.",
        [Refusals.CurrencyFixed] = "A property keeps its currency: its folios are in it.",
        [Refusals.KindFixed] = "A property keeps its kind: its bookings are of it.",
        [Refusals.GatewayFixed] = "A property keeps its gateway: its cards and payments are there.",
        [TooManyWebhooks] = "A property has at most 20 webhooks.",
        [WebhookOff] = "The webhook is switched off.",
        [StillSending] = "The message is not sent yet: it is tried by itself.",
        [TooManyJobs] = "Three jobs of the property are not over yet.",
    }.ToFrozenDictionary();

    public const string AutomationExists = "automationExists";
    public const string VersionConflict = "versionConflict";
    public const string TooManyWebhooks = "tooManyWebhooks";
    public const string WebhookOff = "webhookOff";
    public const string StillSending = "stillSending";
    public const string TooManyJobs = "tooManyJobs";

    /// <summary>Every code there is.</summary>
    public static IReadOnlyCollection<string> Codes => Words.Keys;

    public static string Of(string code) => Words[code];
}
