using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Requests;

namespace Solde.Core.Planning;

/// <summary>Charges a fee, whoever asks: staff by a click, or the autopilot.</summary>
public static class Fees
{
    /// <summary>The fee in place of what was booked, and the order to take it from the card on file where there is one; by hand or by itself.</summary>
    /// <param name="booking">A booking that owes a fee (<see cref="Fee.Of"/>) and whose first folio is open.</param>
    /// <param name="now">The instant.</param>
    /// <param name="initiator">Who asks.</param>
    public static ImmutableArray<IDecision> Charge(BookingSnapshot booking, Instant now, Initiator initiator)
    {
        var (kind, amount) = Fee.Of(booking)!.Value;
        var fee = new FeeCharged(now, kind, amount, Booked(booking), ByItself: initiator == Initiator.Automation);
        return [fee, .. Take(Planner.Apply(booking, fee), now, initiator)];
    }

    /// <summary>What takes a fee that was charged from the card on file, as far as it is owed and was agreed to; where the autopilot finds no card, or one that has paid all
    /// that was agreed to, staff are told.</summary>
    /// <param name="booking">A booking whose fee stands.</param>
    /// <param name="now">The instant.</param>
    /// <param name="initiator">Who asks.</param>
    internal static ImmutableArray<IDecision> Take(BookingSnapshot booking, Instant now, Initiator initiator)
    {
        var (kind, amount) = (booking.Fee!.Kind, booking.Fee.Amount);
        var main = booking.Folios[0];
        var owed = Money.Min(main.Collectible, Asking.Collectible(booking));
        var due = Money.Min(CheckoutAmounts.Within(booking, amount), owed);
        var left = Money.Min(CheckoutAmounts.FeeLeft(booking), owed);
        return (due.IsPositive, CheckoutAmounts.CardOf(booking), initiator) switch
        {
            (false, _, Initiator.Automation) when left.IsPositive => Told(TaskTexts.FeeBeyondConsent(booking.Property.Language, left)),
            (false, _, _) => [],
            (_, { } card, _) =>
            [
                new GatewayOrder { Kind = AttemptKind.Charge, Amount = due, Initiator = initiator, Card = card.Id, Fee = kind, Shares = [new FolioShare(main.Name, due)] },
            ],
            (_, null, Initiator.Automation) => Told(TaskTexts.NoCardForFee(booking.Property.Language, due)),
            _ => [], // Whoever asked sees it.
        };

        ImmutableArray<IDecision> Told(string text) => [new TaskCreated(now, text, TaskTexts.Payments, Fee: kind)];
    }

    /// <summary>When the fee that a booking owes is charged by itself, unless staff let it go before; null = never, or none is owed any more. Where that was
    /// switched on after the cancellation or the no-show, it is left to staff.</summary>
    public static Instant? ChargedAt(BookingSnapshot booking) =>
        booking.Property.Fees is { GraceHours: { } hours } settings && booking is { Fee: null, Folios: [{ Closed: false }, ..] } && (booking.NoShowAt ?? booking.CancelledAt) is { } since
            && !(since < settings.Since) && Fee.Of(booking) is not null
            ? since + Duration.FromHours(hours)
            : null;

    /// <summary>What was booked and is credited when a fee takes its place, or is let go with it: less what was taken off it before.</summary>
    public static Money Booked(BookingSnapshot booking)
    {
        var folio = booking.Folios[0];
        var booked = Sum(folio, line => line.Booked);

        // Gift vouchers are no part of what was booked: what is taken off is not taken off their price.
        var reduced = Sum(folio, line => !line.Booked && line.Group != GiftVoucher.Group);
        var left = reduced.IsPositive ? booked : booked + reduced;
        if (folio.Forgone is not { } forgone)
        {
            return left.OrZero();
        }

        // What was given back of what was booked is not of what was added; the price of a voucher is of neither.
        var given = (folio.Matched + Sum(folio, line => line.Voucher is not null)).OrZero();
        return Money.Min(left, booked - Money.Min(forgone, given)).OrZero();
    }

    private static Money Sum(Folio folio, Func<ChargeLine, bool> which) => folio.Lines.Where(which)
        .Aggregate(Money.Zero(folio.Charges.Currency), (sum, line) => sum + line.Amount);
}
