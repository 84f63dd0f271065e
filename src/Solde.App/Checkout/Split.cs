using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Checkout;

/// <summary>How what is owed would be shared out if a folio were settled just so: what staff read before they do it.</summary>
/// <param name="Owed">What is owed with the lines added and the tenders taken.</param>
/// <param name="ByCard">What of it the card on file would pay.</param>
/// <param name="Rest">What nobody would pay yet.</param>
public sealed record Split(Money Owed, Money ByCard, Money Rest)
{
    /// <summary>Shares out what is owed; nothing is done.</summary>
    /// <returns>The shares, or null where settling so would be refused.</returns>
    public static Split? Of(BookingSnapshot booking, Settling settling, Instant now)
    {
        var answer = CheckoutActions.Settle(booking, settling, now);
        if (answer.Refusal is not null || CheckoutActions.FolioOf(booking, settling) is not { Name: var folio })
        {
            return null;
        }

        var owed = answer.Decisions.OfType<IFact>().Aggregate(booking, Planner.Apply).Folio(folio)!.Collectible.OrZero();
        var byCard = answer.Decisions.OfType<GatewayOrder>().Aggregate(Money.Zero(booking.Currency), (sum, order) => sum + order.Amount);
        return new Split(owed, byCard, owed - byCard);
    }

    /// <summary>Settles a folio, and takes what neither the card on file nor the other tenders pay by one more.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="settling">What with.</param>
    /// <param name="method">How the rest is paid.</param>
    /// <param name="voucher">The gift voucher that pays it, by the digest of its code; null = none, or one of elsewhere.</param>
    /// <param name="now">The instant.</param>
    /// <returns>As of <see cref="CheckoutActions.Settle"/>; refused too where no rest is left to take.</returns>
    public static Answer SettleRest(BookingSnapshot booking, Settling settling, PaymentMethod method, string? voucher, Instant now) =>
        Of(booking, settling, now) switch
        {
            { Rest: { IsPositive: true } rest } => CheckoutActions.Settle(
                booking, settling with { Tenders = settling.Tenders.Add(new Tender(method, rest) { Voucher = voucher }) }, now),
            { } => Answer.Refuse(Refusals.NothingDue),
            null => CheckoutActions.Settle(booking, settling, now),
        };
}
