using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Planning;

namespace Solde.App.Vouchers;

/// <summary>What staff do with gift vouchers besides selling and redeeming them, which is checkout.</summary>
public static class VoucherActions
{
    /// <summary>Sends a voucher to its buyer once more.</summary>
    /// <param name="booking">The booking on which it was sold.</param>
    /// <param name="number">Its number within the booking.</param>
    public static Answer Send(BookingSnapshot booking, int number) => booking.Vouchers.FirstOrDefault(each => each.Number == number) switch
    {
        null => Answer.Refuse(Refusals.UnknownVoucher),
        _ when string.IsNullOrWhiteSpace(booking.Details.Guest.Email) => Answer.Refuse(Refusals.NoAddress),
        var voucher => Answer.Do(new MessageDraft(Recipient.Guest, Templates.GiftVoucher) { Voucher = number, Amount = voucher.Amount }),
    };

    /// <summary>Gives back what was paid for a voucher, at most what is left of it: so much of it is void, and the money goes to where it came from.</summary>
    /// <param name="booking">The booking on which it was sold.</param>
    /// <param name="number">Its number within the booking.</param>
    /// <param name="amount">How much. What is left is looked at when it is stored: more is refused, as somebody may have redeemed it meanwhile.</param>
    /// <param name="now">The instant.</param>
    public static Answer Refund(BookingSnapshot booking, int number, Money amount, Instant now)
    {
        var voucher = booking.Vouchers.FirstOrDefault(each => each.Number == number);
        if (voucher is null)
        {
            return Answer.Refuse(Refusals.UnknownVoucher);
        }

        if (amount > voucher.Amount - voucher.Voided)
        {
            return Answer.Refuse(Refusals.VoucherSpent);
        }

        var voided = new VoucherVoided(now, number, amount);
        var refund = FolioActions.Refund(Planner.Apply(booking, voided), amount, creditLine: true, now, number);
        return refund.Refusal is null ? Answer.Do([voided, .. refund.Decisions]) : refund;
    }
}
