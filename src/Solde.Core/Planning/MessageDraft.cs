using System.Collections.Frozen;
using Solde.Core.Automations;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Core.Planning;

/// <summary>Whom a message is for.</summary>
public enum Recipient
{
    /// <summary>The guest.</summary>
    Guest,

    /// <summary>The property's staff.</summary>
    Staff,
}

/// <summary>An e-mail that was decided: what it is about. The text is made at the edge, when it is sent.</summary>
/// <param name="To">Guest or staff.</param>
/// <param name="Template">One of <see cref="Templates"/>.</param>
public sealed record MessageDraft(Recipient To, string Template) : IDecision
{
    /// <summary>The amount it speaks of.</summary>
    public Money? Amount { get; init; }

    /// <summary>The automation it speaks of.</summary>
    public AutomationRef? Automation { get; init; }

    /// <summary>Why something failed.</summary>
    public DeclineReason? Reason { get; init; }

    /// <summary>How the guest pays or paid.</summary>
    public PaymentMethod? Method { get; init; }

    /// <summary>The payment request it carries, by number.</summary>
    public int? Request { get; init; }

    /// <summary>The attempt the guest is to authenticate.</summary>
    public Guid? Attempt { get; init; }

    /// <summary>The gift voucher it brings, by its number within the booking.</summary>
    public int? Voucher { get; init; }

    /// <summary>It failed for the second time: by hand from here, or by a payment request (LH11).</summary>
    public bool Again { get; init; }
}

/// <summary>The names of the e-mail templates.</summary>
public static class Templates
{
#pragma warning disable CS1591 // The names say it.
    public const string BalanceRequest = "balance-request";
    public const string PaymentLink = "payment-link";
    public const string PaymentReminder = "payment-reminder";
    public const string PaymentConfirmation = "payment-confirmation";
    public const string Dysfunction = "dysfunction";
    public const string AuthenticationRequired = "authentication-required";
    public const string CardRequest = "card-request";
    public const string TransferDetails = "transfer-details";
    public const string AppointmentConfirmation = "appointment-confirmation";
    public const string GiftVoucher = "gift-voucher";
    public const string PaymentSucceeded = "payment-succeeded";
    public const string PaymentFailed = "payment-failed";
    public const string ValidationFailed = "validation-failed";
    public const string BookingModified = "booking-modified";
    public const string CancellationRefundCheck = "cancellation-refund-check";
    public const string GuestAnswered = "guest-answered";
    public const string RunLost = "run-lost";
#pragma warning restore CS1591

    /// <summary>The templates that can be sent to a guest, and so named by an action.</summary>
    public static FrozenSet<string> ToGuest { get; } = FrozenSet.ToFrozenSet(
        [BalanceRequest, PaymentLink, PaymentReminder, PaymentConfirmation, Dysfunction, AuthenticationRequired, CardRequest, TransferDetails, AppointmentConfirmation]);

    /// <summary>The property's terms: no e-mail, but kept like the texts of e-mails, each version for ever.</summary>
    public const string Terms = "terms";

    /// <summary>The templates that are sent to a guest by themselves, and not by an action.</summary>
    public static ImmutableArray<string> ByThemselves { get; } = [GiftVoucher];

    /// <summary>The notifications staff get (LH14), each of which may have an address of its own.</summary>
    public static ImmutableArray<string> ToStaff { get; } =
    [
        PaymentSucceeded, PaymentFailed, ValidationFailed, AuthenticationRequired, BookingModified, CancellationRefundCheck, GuestAnswered, RunLost,
    ];
}
