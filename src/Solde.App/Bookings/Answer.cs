using Solde.Core.Planning;

namespace Solde.App.Bookings;

/// <summary>What a use case makes of a booking: decisions, or a refusal. A refusal changes nothing.</summary>
public sealed record Answer
{
    private Answer(ImmutableArray<IDecision> decisions, string? refusal)
    {
        Decisions = decisions;
        Refusal = refusal;
    }

    /// <summary>Facts, messages and orders.</summary>
    public ImmutableArray<IDecision> Decisions { get; }

    /// <summary>Why it is refused, as a code of <see cref="Refusals"/>; null when it is not.</summary>
    public string? Refusal { get; }

    /// <summary>The gateway's page that it comes of (<see cref="Change.Uses"/>); null = of none.</summary>
    public Guid? Uses { get; init; }

    /// <summary>What waits for the client's authentication is ended first, as it is before another payment: else both could be paid.</summary>
    public bool EndsWaiting { get; init; }

    /// <summary>Nothing is to be done and nothing is wrong: what was said is known already.</summary>
    public static Answer Nothing { get; } = new([], null);

    /// <summary>Does these.</summary>
    public static Answer Do(params ImmutableArray<IDecision> decisions) => new(decisions, null);

    /// <summary>Refuses, with a code of <see cref="Refusals"/>.</summary>
    public static Answer Refuse(string reason) => new([], reason);
}

/// <summary>Codes of what the product refuses (<c>action.refused {do, reason}</c>); docs/refusals.md says them in words.</summary>
public static class Refusals
{
#pragma warning disable CS1591 // The names say it.
    public const string UnknownBooking = "unknownBooking";
    public const string UnknownAutomation = "unknownAutomation";
    public const string UnknownFolio = "unknownFolio";
    public const string FolioExists = "folioExists";
    public const string FolioClosed = "folioClosed";
    public const string NoOpenFolio = "noOpenFolio";
    public const string InvalidCard = "invalidCard";
    public const string CardRequired = "cardRequired";
    public const string BookingCancelled = "bookingCancelled";
    public const string BookingNoShow = "noShow";
    public const string AlreadyArrived = "alreadyArrived";
    public const string AlreadyDeparted = "alreadyDeparted";
    public const string DepartureBeforeArrival = "departureBeforeArrival";
    public const string ExceedsConsent = "exceedsConsent";
    public const string ExceedsPayments = "exceedsPayments";
    public const string ExceedsBalance = "exceedsBalance";
    public const string DiscountTooLarge = "discountTooLarge";
    public const string ExceedsHold = "exceedsHold";
    public const string NothingDue = "nothingDue";
    public const string NoRun = "noRun";
    public const string NotPlanned = "notPlanned";
    public const string NotFailed = "notFailed";
    public const string InThePast = "inThePast";
    public const string PaymentInProgress = "paymentInProgress";
    public const string NoRequest = "noRequest";
    public const string NotSent = "notSent";
    public const string NotAnswered = "notAnswered";
    public const string AlreadySent = "alreadySent";
    public const string AlreadyPaid = "alreadyPaid";
    public const string LinkRevoked = "linkRevoked";
    public const string LinkExpired = "linkExpired";
    public const string NoAddress = "noAddress";
    public const string MethodNotOffered = "methodNotOffered";
    public const string AmountChanged = "amountChanged";
    public const string TooManyTries = "tooManyTries";
    public const string GatewayUnavailable = "gatewayUnavailable";
    public const string VaultOff = "vaultOff";
    public const string NoCardKept = "noCardKept";
    public const string SaleOpen = "saleOpen";
    public const string SaleChanged = "saleChanged";
    public const string SaleClosed = "saleClosed";
    public const string UnknownVoucher = "unknownVoucher";
    public const string VoucherExpired = "voucherExpired";
    public const string VoucherSpent = "voucherSpent";
    public const string VoucherSold = "voucherSold";
    public const string VouchersNotSold = "vouchersNotSold";
    public const string VoucherAmount = "voucherAmount";
    public const string DocumentIssued = "documentIssued";
    public const string NothingCharged = "nothingCharged";
    public const string NoInvoice = "noInvoice";
    public const string UnknownPayment = "unknownPayment";
    public const string TimeTaken = "timeTaken";
    public const string TooManyAppointments = "tooManyAppointments";
    public const string UnknownTerms = "unknownTerms";
    public const string NoFee = "noFee";
    public const string FeeSettled = "feeSettled";
    public const string DayAhead = "dayAhead";
    public const string DayClosed = "dayClosed";
    public const string NoHold = "noHold";
    public const string HoldCaptured = "holdCaptured";
    public const string HoldReleased = "holdReleased";
    public const string HoldExpired = "holdExpired";
    public const string Archived = "archived";
    public const string AlreadyActive = "alreadyActive";
    public const string NotActive = "notActive";
    public const string UnknownAttempt = "unknownAttempt";
    public const string StillAsked = "stillAsked";
    public const string GatewayIdNeeded = "gatewayIdNeeded";
    public const string CurrencyFixed = "currencyFixed";
    public const string KindFixed = "kindFixed";
    public const string GatewayFixed = "gatewayFixed";
#pragma warning restore CS1591
}
