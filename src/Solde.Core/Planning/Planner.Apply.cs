using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Guarantees;
using Solde.Core.Properties;

namespace Solde.Core.Planning;

/// <summary>The heart of the product: <see cref="Decide"/> says what a booking needs next, <see cref="Apply"/> remembers what happened.
/// Both are pure.</summary>
public static partial class Planner
{
    /// <summary>A booking as its first fact makes it.</summary>
    /// <param name="property">The property's settings.</param>
    /// <param name="reference">The property's reference of the booking.</param>
    /// <param name="created">The first fact of its journal.</param>
    public static BookingSnapshot Create(PropertySettings property, string reference, BookingCreated created)
    {
        var main = FolioFold.Post(Folios.Folio.Open("main", property.Currency), created.Charges);
        return new BookingSnapshot
        {
            Ref = reference,
            Property = property,
            Details = created.Details,
            CreatedAt = created.CreatedAt,
            RecordedAt = created.At,
            Folios = [main],
            Guarantee = property.Policy(created.Details.GuaranteePolicy) is null ? GuaranteeState.NonGuaranteed : GuaranteeState.Awaiting,
        };
    }

    /// <summary>Folds a fact into a booking: the only way a booking changes. Facts of other things leave it as it is.</summary>
    /// <exception cref="InvalidOperationException">The fact contradicts the booking (an unknown folio, card, hold or request).</exception>
    public static BookingSnapshot Apply(BookingSnapshot booking, IFact fact)
    {
        var after = fact switch
        {
            BookingModified f => StayFold.Modified(booking, f),
            BookingUpdated f => StayFold.Updated(booking, f),
            BookingCancelled f => RequestFold.StayGone(booking) with
            {
                Status = BookingStatus.Cancelled, CancelledAt = f.At, News = booking.News | News.Cancelled,
            },
            BookingNoShow f => RequestFold.StayGone(booking) with { Status = BookingStatus.NoShow, NoShowAt = f.At },
            BookingCheckedIn f => booking with { Status = BookingStatus.CheckedIn, CheckedInAt = f.At },
            BookingCheckedOut f => booking with { Status = BookingStatus.CheckedOut, CheckedOutAt = f.At },
            CardAdded f => booking with { Cards = booking.Cards.Add(f.Card) },
            CardValidated f => StayFold.CardVerified(booking, f.Card, Cards.CardValidation.Valid),
            CardValidationFailed { Reason: Payments.DeclineReason.GatewayUnavailable } => booking,
            CardValidationFailed f => StayFold.CardVerified(booking, f.Card, Cards.CardValidation.Failed),
            CardKept f => StayFold.Kept(booking, f.Card, f.Record, f.At),
            CardRevealed f => StayFold.Kept(booking, f.Card, null, null),
            CardWiped f => StayFold.Kept(booking, f.Card, null, null),
            GuaranteeChanged f => StayFold.GuaranteeChanged(booking, f),
            TaskCreated { Request: { } number } => RequestFold.Change(booking, number, r => r with { NoAddressTold = true }),
            TaskCreated { Attempt: { } attempt } => booking with { LeftToStaff = booking.LeftToStaff.Add(attempt) },
            IRequestFact f => RequestFold.Apply(booking, f),
            FolioOpened or FolioClosed or FolioVisibility or FolioLineAdded => FolioFold.Apply(booking, fact),
            PaymentSucceeded or PaymentRecorded or RefundSucceeded => FolioFold.Money(booking, fact),
            ConsentGiven or SaleOpened or SaleClosed or FeeCharged or FeeWaived => CheckoutFold.Apply(booking, fact),
            AppointmentHeld or AppointmentConfirmed or AppointmentReleased => Appointments.Apply(booking, fact),
            DocumentIssued f => Papers.Apply(booking, f),
            VoucherIssued or VoucherVoided => Vouchers.Apply(booking, fact),
            HoldPlaced or HoldCaptured or HoldReleased or HoldReleaseFailed or HoldExpired => HoldFold.Apply(booking, fact),
            PaymentActionRequired f => booking with { AwaitingGuest = booking.AwaitingGuest.Add(f.Attempt) },
            PaymentInDoubt f => booking with { InDoubt = booking.InDoubt.Add(f.Attempt) },
            PaymentResolved f => booking with { InDoubt = booking.InDoubt.Remove(f.Attempt) },
            _ => booking,
        };
        if (fact is IAutomationFact { Automation: not null } run)
        {
            after = RunFold.Apply(after, run);
        }

        after = CheckoutFold.KeepTried(StayFold.KeepOverride(after), fact);
        return Ended(fact) is { } ended ? Settle(after, ended) : after;
    }

    private static Guid? Ended(IFact fact) => fact switch
    {
        IAttemptEnd end => end.Attempt,
        HoldReleased released => released.Attempt,
        RefundSucceeded refund => refund.Attempt,
        RunRescheduled rescheduled => rescheduled.Attempt,
        _ => null,
    };

    private static BookingSnapshot Settle(BookingSnapshot booking, Guid attempt) => booking with
    {
        Attempts = booking.Attempts.RemoveAll(a => a.Id == attempt),
        AwaitingGuest = booking.AwaitingGuest.Remove(attempt),
        InDoubt = booking.InDoubt.Remove(attempt),
        LeftToStaff = booking.LeftToStaff.Remove(attempt),
    };
}
