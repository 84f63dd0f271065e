using System.Text.Json.Nodes;
using Solde.App.Checkout;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

#pragma warning disable CS1591 // Each record is one `do` of the scenario contract and has its keys; docs/scenarios.md explains them.

/// <summary>Something that happens in a scenario.</summary>
/// <param name="At">When.</param>
/// <param name="Do">The contract's word for it.</param>
public abstract record ScenarioEvent(Instant At, string Do);

/// <summary>A card as a scenario writes it. The number goes to the sandbox acquirer and nowhere else.</summary>
public sealed record ScenarioCard(string Number, YearMonth Expiry, CardOwner Owner);

/// <summary>A payment taken elsewhere.</summary>
public sealed record ScenarioPayment(Money Amount, PaymentMethod Method);

/// <summary>A booking as a scenario or an import gives it.</summary>
public sealed record ScenarioBooking(
    string Ref, Instant? CreatedAt, BookingDetails Details, ImmutableArray<ChargeLine> Charges, ImmutableArray<ScenarioCard> Cards,
    ImmutableArray<ScenarioPayment> Payments);

/// <summary>What <c>modify</c> replaces; null = stays.</summary>
public sealed record BookingChange
{
    public string? Channel { get; init; }
    public bool? Ota { get; init; }
    public LocalDate? Arrival { get; init; }
    public LocalDate? Departure { get; init; }
    public ImmutableArray<Room>? Rooms { get; init; }
    public Guest? Guest { get; init; }
    /// <summary>Given and null = removed; the outer null = not given.</summary>
    public Given<string>? GuaranteePolicy { get; init; }
    public Given<string>? Company { get; init; }
    public Given<string>? Agency { get; init; }
    public Given<string>? Destination { get; init; }
    public ImmutableArray<ChargeLine>? Charges { get; init; }
    public LocalDateTime? Start { get; init; }
    public ImmutableArray<string>? Services { get; init; }
    public Given<string>? TeamMember { get; init; }
}

/// <summary>A value that was given, possibly null.</summary>
public sealed record Given<T>(T? Value);

public sealed record BookEvent(Instant At, ScenarioBooking Booking) : ScenarioEvent(At, "book");
public sealed record ModifyEvent(Instant At, string Ref, BookingChange Set) : ScenarioEvent(At, "modify");
public sealed record CancelEvent(Instant At, string Ref) : ScenarioEvent(At, "cancel");
public sealed record NoShowEvent(Instant At, string Ref) : ScenarioEvent(At, "noShow");
public sealed record CheckInEvent(Instant At, string Ref) : ScenarioEvent(At, "checkIn");
public sealed record CheckOutEvent(Instant At, string Ref) : ScenarioEvent(At, "checkOut");
public sealed record AddChargeEvent(Instant At, string Ref, string Group, Money Amount, string? Folio, string? Name, Percent? Rate) : ScenarioEvent(At, "addCharge");
public sealed record AddPaymentEvent(Instant At, string Ref, Money Amount, PaymentMethod Method, string? Folio) : ScenarioEvent(At, "addPayment");
public sealed record RefundEvent(Instant At, string Ref, Money Amount, bool CreditLine) : ScenarioEvent(At, "refund");
public sealed record AddCardEvent(Instant At, string Ref, ScenarioCard Card) : ScenarioEvent(At, "addCard");
public sealed record OpenFolioEvent(Instant At, string Ref, string Folio) : ScenarioEvent(At, "openFolio");
public sealed record CloseFolioEvent(Instant At, string Ref, string Folio, FolioDocument? Document) : ScenarioEvent(At, "closeFolio");

/// <summary><c>issueInvoice</c>. Folio null = the oldest one that has charges and no invoice.</summary>
public sealed record IssueInvoiceEvent(Instant At, string Ref, string? Folio) : ScenarioEvent(At, "issueInvoice");

/// <summary><c>cancelInvoice</c>. Folio null = the oldest one that has an invoice.</summary>
public sealed record CancelInvoiceEvent(Instant At, string Ref, string? Folio) : ScenarioEvent(At, "cancelInvoice");

/// <summary><c>issueReceipt</c>: of one payment, by its number.</summary>
public sealed record IssueReceiptEvent(Instant At, string Ref, int Payment) : ScenarioEvent(At, "issueReceipt");
public sealed record SetGuaranteeEvent(Instant At, string Ref, GuaranteeState State) : ScenarioEvent(At, "setGuarantee");
public sealed record ActivateEvent(Instant At, string Automation) : ScenarioEvent(At, "activate");
public sealed record DeactivateEvent(Instant At, string Automation) : ScenarioEvent(At, "deactivate");
public sealed record ArchiveEvent(Instant At, string Automation) : ScenarioEvent(At, "archive");

/// <summary><c>edit</c>: the keys given replace those of the automation's document, each as a whole. The reader has checked the result on top
/// of the edits before it; <see cref="Core.Automations.AutomationJson.Edit"/> makes it.</summary>
public sealed record EditEvent(Instant At, string Automation, JsonObject Set) : ScenarioEvent(At, "edit");
public sealed record CancelRunEvent(Instant At, string Ref, string Automation) : ScenarioEvent(At, "cancelRun");
public sealed record RescheduleRunEvent(Instant At, string Ref, string Automation, Instant To) : ScenarioEvent(At, "rescheduleRun");
public sealed record StartRunEvent(Instant At, string Ref, string Automation) : ScenarioEvent(At, "startRun");
public sealed record RetryPaymentEvent(Instant At, string Ref, string Automation) : ScenarioEvent(At, "retryPayment");
public sealed record TestEvent(Instant At, string Automation) : ScenarioEvent(At, "test");
public sealed record ExplainEvent(Instant At, string Ref, string Automation) : ScenarioEvent(At, "explain");
public sealed record SendLinkEvent(Instant At, string Ref, Money? Amount) : ScenarioEvent(At, "sendLink");
public sealed record ForceSendEvent(Instant At, string Ref) : ScenarioEvent(At, "forceSend");
public sealed record CancelRequestEvent(Instant At, string Ref) : ScenarioEvent(At, "cancelRequest");
public sealed record ChangeAmountEvent(Instant At, string Ref, Money Amount) : ScenarioEvent(At, "changeAmount");
public sealed record ResendEvent(Instant At, string Ref) : ScenarioEvent(At, "resend");
public sealed record GuestChoosesEvent(Instant At, string Ref, PaymentMethod Method, ScenarioCard? Card) : ScenarioEvent(At, "guestChooses");
public sealed record GuestPaysEvent(Instant At, string Ref, PaymentMethod Method, ScenarioCard? Card) : ScenarioEvent(At, "guestPays");
public sealed record CollectEvent(Instant At, string Ref) : ScenarioEvent(At, "collect");
public sealed record DysfunctionEvent(Instant At, string Ref, DysfunctionReason Reason) : ScenarioEvent(At, "dysfunction");
public sealed record ChargeCardEvent(Instant At, string Ref, Money? Amount, CardChoice Card) : ScenarioEvent(At, "chargeCard");
public sealed record PlaceHoldEvent(Instant At, string Ref, Money? Amount, CardChoice Card) : ScenarioEvent(At, "placeHold");
public sealed record CaptureHoldEvent(Instant At, string Ref, Money? Amount) : ScenarioEvent(At, "captureHold");
public sealed record ReleaseHoldEvent(Instant At, string Ref) : ScenarioEvent(At, "releaseHold");
public sealed record OnlineOptionsEvent(Instant At, ImmutableArray<string> Services, LocalDateTime Start, bool NewClient) : ScenarioEvent(At, "onlineOptions");

/// <summary><c>checkout</c>.</summary>
/// <param name="At">When.</param>
/// <param name="Ref">The booking.</param>
/// <param name="Settling">What with.</param>
/// <param name="Vouchers">For each tender the gift voucher that pays, by the booking on which it was sold: <c>A1</c> is the first one sold there, <c>A1/2</c> the
/// second; null = none is named so.</param>
public sealed record CheckoutEvent(Instant At, string Ref, Settling Settling, ImmutableArray<string?> Vouchers) : ScenarioEvent(At, "checkout");

public sealed record RefundVoucherEvent(Instant At, string Ref, int Voucher, Money Amount) : ScenarioEvent(At, "refundVoucher");
public sealed record ChargeFeeEvent(Instant At, string Ref) : ScenarioEvent(At, "chargeFee");
public sealed record WaiveFeeEvent(Instant At, string Ref, string Reason) : ScenarioEvent(At, "waiveFee");
