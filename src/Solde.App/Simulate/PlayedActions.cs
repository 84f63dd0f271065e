using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Documents;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Runs;
using Solde.App.Vouchers;
using Solde.Core.Automations;
using Solde.Core.Bookings;

namespace Solde.App.Simulate;

/// <summary>The use case of each event that acts on one booking.</summary>
internal static class PlayedActions
{
    internal static (string Ref, Func<BookingSnapshot, Answer> Action) Of(
        ScenarioEvent happening, RuleSet rules, ISandboxCards cards, Instant now) => happening switch
    {
        ModifyEvent e => (e.Ref, b => BookingActions.Modify(b, PlayedChanges.Of(e.Set), now)),
        CancelEvent e => (e.Ref, b => BookingActions.Cancel(b, now)),
        NoShowEvent e => (e.Ref, b => BookingActions.NoShow(b, now)),
        CheckInEvent e => (e.Ref, b => BookingActions.CheckIn(b, now)),
        CheckOutEvent e => (e.Ref, b => BookingActions.CheckOut(b, now)),
        SetGuaranteeEvent e => (e.Ref, b => BookingActions.SetGuarantee(b, e.State, now)),
        AddCardEvent e => (e.Ref, WithCard(e.Card, cards, (b, card) => BookingActions.AddCard(b, card!, e.Card.Owner, now))),
        AddChargeEvent e => (e.Ref, b => FolioActions.AddCharge(b, e.Group, e.Amount, e.Folio, now, e.Name, e.Rate)),
        AddPaymentEvent e => (e.Ref, b => FolioActions.RecordPayment(b, e.Amount, e.Method, e.Folio, now)),
        RefundEvent e => (e.Ref, b => FolioActions.Refund(b, e.Amount, e.CreditLine, now)),
        OpenFolioEvent e => (e.Ref, b => FolioActions.Open(b, e.Folio, now)),
        CloseFolioEvent e => (e.Ref, b => FolioActions.Close(b, e.Folio, e.Document, now)),
        IssueInvoiceEvent e => (e.Ref, b => DocumentActions.IssueInvoice(b, e.Folio, now)),
        CancelInvoiceEvent e => (e.Ref, b => DocumentActions.CancelInvoice(b, e.Folio, now)),
        IssueReceiptEvent e => (e.Ref, b => DocumentActions.IssueReceipt(b, e.Payment, now)),
        ChargeCardEvent e => (e.Ref, b => CardActions.Charge(b, e.Amount, e.Card)),
        PlaceHoldEvent e => (e.Ref, b => CardActions.PlaceHold(b, e.Amount, e.Card)),
        CaptureHoldEvent e => (e.Ref, b => HoldActions.Capture(b, e.Amount, now)),
        ReleaseHoldEvent e => (e.Ref, b => HoldActions.Release(b, now)),
        CancelRunEvent e => (e.Ref, OnRun(e.Automation, rules, (b, a) => RunActions.Cancel(b, a, now))),
        RescheduleRunEvent e => (e.Ref, OnRun(e.Automation, rules, (b, a) => RunActions.Reschedule(b, a, e.To, now))),
        StartRunEvent e => (e.Ref, OnRun(e.Automation, rules, (b, a) => RunActions.Start(b, a, now))),
        RetryPaymentEvent e => (e.Ref, OnRun(e.Automation, rules, (b, a) => RunActions.Retry(b, rules, a, now))),
        SendLinkEvent e => (e.Ref, b => RequestActions.SendLink(b, e.Amount, now)),
        ForceSendEvent e => (e.Ref, b => RequestActions.ForceSend(b, now)),
        CancelRequestEvent e => (e.Ref, b => RequestActions.Cancel(b, now)),
        ChangeAmountEvent e => (e.Ref, b => RequestActions.ChangeAmount(b, e.Amount, now)),
        ResendEvent e => (e.Ref, b => RequestActions.Resend(b, now)),
        CollectEvent e => (e.Ref, b => RequestActions.Collect(b)),
        DysfunctionEvent e => (e.Ref, b => RequestActions.Dysfunction(b, e.Reason, now)),
        CheckoutEvent e => (e.Ref, b => CheckoutActions.Settle(b, e.Settling, now)),
        RefundVoucherEvent e => (e.Ref, b => VoucherActions.Refund(b, e.Voucher, e.Amount, now)),
        ChargeFeeEvent e => (e.Ref, b => FeeActions.Charge(b, now)),
        WaiveFeeEvent e => (e.Ref, b => FeeActions.Waive(b, e.Reason, now)),
        GuestChoosesEvent e => (e.Ref, WithCard(e.Card, cards, (b, card) => GuestActions.Choose(b, e.Method, card, now))),
        GuestPaysEvent e => (e.Ref, WithCard(e.Card, cards, (b, card) => GuestActions.Pay(b, e.Method, card, now))),
        _ => throw new InvalidOperationException($"no use case for {happening.Do}"),
    };

    private static Func<BookingSnapshot, Answer> OnRun(string name, RuleSet rules, Func<BookingSnapshot, Automation, Answer> action) =>
        rules.Find(name) is { } automation ? booking => action(booking, automation) : _ => Answer.Refuse(Refusals.UnknownAutomation);

    // The number goes to the acquirer here; what the product gets is a token, or nothing when the number fails the Luhn check.
    private static Func<BookingSnapshot, Answer> WithCard(
        ScenarioCard? card, ISandboxCards cards, Func<BookingSnapshot, StoredCard?, Answer> action)
    {
        var stored = card is null ? null : cards.Store(card.Number, card.Expiry);
        return card is not null && stored is null ? _ => Answer.Refuse(Refusals.InvalidCard) : booking => action(booking, stored);
    }
}

/// <summary>What <c>modify.set</c> makes of a booking's details.</summary>
internal static class PlayedChanges
{
    internal static BookingChanges Of(BookingChange set) => new() { Details = before => Merge(before, set), Charges = set.Charges };

    private static BookingDetails Merge(BookingDetails before, BookingChange set) => before with
    {
        Channel = set.Channel ?? before.Channel,
        Ota = set.Ota ?? before.Ota,
        Arrival = set.Arrival ?? before.Arrival,
        Departure = set.Departure ?? before.Departure,
        Rooms = set.Rooms ?? before.Rooms,
        Guest = set.Guest ?? before.Guest,
        GuaranteePolicy = set.GuaranteePolicy is { } policy ? policy.Value : before.GuaranteePolicy,
        Company = set.Company is { } company ? company.Value : before.Company,
        Agency = set.Agency is { } agency ? agency.Value : before.Agency,
        Destination = set.Destination is { } destination ? destination.Value : before.Destination,
        Start = set.Start ?? before.Start,
        Services = set.Services ?? before.Services,
        TeamMember = set.TeamMember is { } member ? member.Value : before.TeamMember,
    };
}
