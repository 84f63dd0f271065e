using System.Collections.Frozen;
using System.Text.Json;
using Solde.App.Checkout;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>Reads what happens in a scenario: one row for each <c>do</c> of the contract, with its keys.</summary>
internal static class EventReading
{
    private static readonly FrozenDictionary<string, Verb> Verbs = new Dictionary<string, Verb>
    {
        ["book"] = new(["booking"], e => new BookEvent(e.At, BookingReading.Booking(e.Fields.Required("booking"), e.Property))),
        ["modify"] = new(["ref", "set"], e => new ModifyEvent(e.At, e.Ref, BookingReading.Change(e.Fields.Required("set"), e.Property))),
        ["cancel"] = new(["ref"], e => new CancelEvent(e.At, e.Ref)),
        ["noShow"] = new(["ref"], e => new NoShowEvent(e.At, e.Ref)),
        ["checkIn"] = new(["ref"], e => new CheckInEvent(e.At, e.Ref)),
        ["checkOut"] = new(["ref"], e => new CheckOutEvent(e.At, e.Ref)),
        ["addCharge"] = new(
            ["ref", "group", "name", "amount", "vatRate", "folio"],
            e => new AddChargeEvent(e.At, e.Ref, e.Text("group"), e.Amount, e.TextIfGiven("folio"), e.TextIfGiven("name"), BookingReading.VatRate(e.Fields))),
        ["addPayment"] = new(
            ["ref", "amount", "method", "folio"], e => new AddPaymentEvent(e.At, e.Ref, e.PositiveAmount, e.Method, e.TextIfGiven("folio"))),
        ["refund"] = new(
            ["ref", "amount", "creditLine"], e => new RefundEvent(e.At, e.Ref, e.PositiveAmount, e.Fields.Flag("creditLine", otherwise: false))),
        ["addCard"] = new(["ref", "card"], e => new AddCardEvent(e.At, e.Ref, BookingReading.Card(e.Fields.Required("card")))),
        ["openFolio"] = new(["ref", "folio"], e => new OpenFolioEvent(e.At, e.Ref, e.Text("folio"))),
        ["closeFolio"] = new(
            ["ref", "folio", "document"], e => new CloseFolioEvent(e.At, e.Ref, e.Text("folio"), e.Fields.Optional("document")?.AsOneOf<FolioDocument>())),
        ["issueInvoice"] = new(["ref", "folio"], e => new IssueInvoiceEvent(e.At, e.Ref, e.Fields.Optional("folio")?.AsText(100))),
        ["cancelInvoice"] = new(["ref", "folio"], e => new CancelInvoiceEvent(e.At, e.Ref, e.Fields.Optional("folio")?.AsText(100))),
        ["issueReceipt"] = new(["ref", "payment"], e => new IssueReceiptEvent(e.At, e.Ref, e.Fields.Required("payment").AsInteger(1, 1_000_000))),
        ["setGuarantee"] = new(["ref", "state"], e => new SetGuaranteeEvent(e.At, e.Ref, e.OneOf<GuaranteeState>("state"))),
        ["activate"] = new(["automation"], e => new ActivateEvent(e.At, e.Automation)),
        ["deactivate"] = new(["automation"], e => new DeactivateEvent(e.At, e.Automation)),
        ["archive"] = new(["automation"], e => new ArchiveEvent(e.At, e.Automation)),
        ["edit"] = new(["automation", "set"], e => new EditEvent(e.At, e.Automation, e.Fields.Required("set").AsAnyObject())),
        ["cancelRun"] = new(["ref", "automation"], e => new CancelRunEvent(e.At, e.Ref, e.Automation)),
        ["rescheduleRun"] = new(["ref", "automation", "to"], e => new RescheduleRunEvent(e.At, e.Ref, e.Automation, e.Time("to"))),
        ["startRun"] = new(["ref", "automation"], e => new StartRunEvent(e.At, e.Ref, e.Automation)),
        ["retryPayment"] = new(["ref", "automation"], e => new RetryPaymentEvent(e.At, e.Ref, e.Automation)),
        ["test"] = new(["automation"], e => new TestEvent(e.At, e.Automation)),
        ["explain"] = new(["ref", "automation"], e => new ExplainEvent(e.At, e.Ref, e.Automation)),
        ["sendLink"] = new(["ref", "amount"], e => new SendLinkEvent(e.At, e.Ref, e.AmountIfGiven)),
        ["forceSend"] = new(["ref"], e => new ForceSendEvent(e.At, e.Ref)),
        ["cancelRequest"] = new(["ref"], e => new CancelRequestEvent(e.At, e.Ref)),
        ["changeAmount"] = new(
            ["ref", "amount"], e => new ChangeAmountEvent(e.At, e.Ref, e.Fields.Required("amount").AsMoneyNotNegative(e.Property.Currency))),
        ["resend"] = new(["ref"], e => new ResendEvent(e.At, e.Ref)),
        ["guestChooses"] = new(["ref", "method", "card"], e => new GuestChoosesEvent(e.At, e.Ref, e.Method, GuestCard(e))),
        ["guestPays"] = new(["ref", "method", "card"], e => new GuestPaysEvent(e.At, e.Ref, e.Method, GuestCard(e))),
        ["collect"] = new(["ref"], e => new CollectEvent(e.At, e.Ref)),
        ["dysfunction"] = new(["ref", "reason"], e => new DysfunctionEvent(e.At, e.Ref, e.OneOf<DysfunctionReason>("reason"))),
        ["chargeCard"] = new(["ref", "amount", "card"], e => new ChargeCardEvent(e.At, e.Ref, e.PositiveAmountIfGiven, e.CardChoice)),
        ["placeHold"] = new(["ref", "amount", "card"], e => new PlaceHoldEvent(e.At, e.Ref, e.PositiveAmountIfGiven, e.CardChoice)),
        ["captureHold"] = new(["ref", "amount"], e => new CaptureHoldEvent(e.At, e.Ref, e.AmountIfGiven)),
        ["releaseHold"] = new(["ref"], e => new ReleaseHoldEvent(e.At, e.Ref)),
        ["onlineOptions"] = new(["services", "start", "client"], CheckoutReading.OnlineOptions),
        ["checkout"] = new(["ref", .. CheckoutReading.Keys], CheckoutReading.Checkout),
        ["refundVoucher"] = new(
            ["ref", "voucher", "amount"],
            e => new RefundVoucherEvent(e.At, e.Ref, e.Fields.Optional("voucher")?.AsInteger(1, 1_000_000) ?? 1, e.PositiveAmount)),
        ["chargeFee"] = new(["ref"], e => new ChargeFeeEvent(e.At, e.Ref)),
        ["waiveFee"] = new(["ref", "reason"], e => new WaiveFeeEvent(e.At, e.Ref, e.Fields.Required("reason").AsText(FeeActions.LongestReason))),
    }.ToFrozenDictionary();

    /// <summary>Reads an event; its keys depend on its <c>do</c>.</summary>
    internal static ScenarioEvent Read(DocumentValue value, PropertySettings property, IReadOnlySet<string> automations)
    {
        var word = value.Key("do");
        var name = word.AsText(100);
        if (!Verbs.TryGetValue(name, out var verb))
        {
            throw word.Wrong($"nothing is done by this name{Spelling.Hint(name, Verbs.Keys)}");
        }

        return verb.Read(new EventFields(value.AsObject(["at", "do", .. verb.Keys]), property, automations));
    }

    /// <summary>The names that edits give to automations, for what happens after them.</summary>
    internal static IEnumerable<string> NamesGiven(IEnumerable<DocumentValue> events)
    {
        foreach (var value in events)
        {
            if (value.Element is { ValueKind: JsonValueKind.Object } element
                && element.TryGetProperty("set", out var set) && set.ValueKind == JsonValueKind.Object
                && set.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
            {
                yield return name.GetString()!;
            }
        }
    }

    // What a guest types is the guest's card, unless a scenario says otherwise.
    private static ScenarioCard? GuestCard(EventFields e) =>
        e.Fields.Optional("card") is { } card ? BookingReading.Card(card, CardOwner.Guest) : null;

    private sealed record Verb(ImmutableArray<string> Keys, Func<EventFields, ScenarioEvent> Read);
}
