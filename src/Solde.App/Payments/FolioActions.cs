using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Requests;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Payments;

/// <summary>What the desk does with folios: charges, payments taken elsewhere, refunds, opening and closing.</summary>
public static class FolioActions
{
    /// <summary>Posts a charge.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="group">The revenue group.</param>
    /// <param name="amount">With tax; negative for a credit.</param>
    /// <param name="folio">Where it is posted; null = the oldest open folio.</param>
    /// <param name="now">The instant.</param>
    /// <param name="name">What it is called; null = as its group. It is erased with the guest, unless it is one of the property's services or products.</param>
    /// <param name="rate">The VAT rate; null = that of its group.</param>
    public static Answer AddCharge(BookingSnapshot booking, string group, Money amount, string? folio, Instant now, string? name = null, Percent? rate = null) =>
        On(booking, folio, open => Answer.Do(new FolioLineAdded(
            now, open, group, amount, Name: name, Rate: rate, Typed: name is not null && !CheckoutActions.IsListed(booking.Property, name))));

    /// <summary>Records money taken elsewhere; more than is owed is an overpayment a person records (semantics 1).</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="amount">How much.</param>
    /// <param name="method">How it was taken.</param>
    /// <param name="folio">Where it is posted; null = the oldest open folio.</param>
    /// <param name="now">The instant.</param>
    /// <param name="request">The open request that it answers: it is paid with that, and what was meant for it is not recorded twice. Null = none.</param>
    public static Answer RecordPayment(BookingSnapshot booking, Money amount, PaymentMethod method, string? folio, Instant now, int? request = null) => request switch
    {
        { } number when !booking.Requests.Any(each => each.Number == number && each.IsOpen) => Answer.Refuse(RequestActions.WhyNone(booking, number)),
        { } number when folio is null => Sharing.Over(booking, amount) is { IsEmpty: false } shares
            ? Answer.Do(new PaymentRecorded(now, amount, method, shares, number))
            : Answer.Refuse(Refusals.NoOpenFolio),
        _ => Recorded(booking, amount, method, folio, now, request),
    };

    /// <summary>Opens another folio.</summary>
    public static Answer Open(BookingSnapshot booking, string folio, Instant now) => booking.Folio(folio) is null
        ? Answer.Do(new FolioOpened(now, folio))
        : Answer.Refuse(Refusals.FolioExists);

    /// <summary>Closes a folio as it is; staff may, whatever its balance, unless a sale of it is open.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">The folio.</param>
    /// <param name="document">The document it is closed with; null = with none.</param>
    /// <param name="now">The instant.</param>
    public static Answer Close(BookingSnapshot booking, string folio, FolioDocument? document, Instant now) =>
        On(booking, folio, name => booking.OpenSale?.Folio == name
            ? Answer.Refuse(Refusals.SaleOpen) // It could never be closed.
            : Answer.Do(new FolioClosed(now, name, document)));

    /// <summary>Gives money back: to the card it came from where it came through the gateway, recorded where it was taken elsewhere, on
    /// the gift voucher that paid. One payment that can carry the whole amount is preferred, the latest first.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="amount">How much; above zero.</param>
    /// <param name="creditLine">A line of credit is posted with it, of what was not overpaid: that the folio owes to the guest already. The price of a gift
    /// voucher is credited whole, whatever else was overpaid.</param>
    /// <param name="now">The instant.</param>
    /// <param name="price">Of which gift voucher it is the price, by its number within the booking; null = of none.</param>
    /// <returns>Refused where it is more than was paid, or than was paid for anything but gift vouchers: who has one could still spend it, so its price is
    /// given back with what is left of it (<see cref="Vouchers.VoucherActions.Refund"/>).</returns>
    public static Answer Refund(BookingSnapshot booking, Money amount, bool creditLine, Instant now, int? price = null)
    {
        if (!booking.Vouchers.IsEmpty && amount > Unbound(booking))
        {
            return Answer.Refuse(amount > booking.Kept ? Refusals.ExceedsPayments : Refusals.VoucherSold);
        }

        var payments = booking.Folios
            .SelectMany(folio => folio.Payments, (folio, payment) => (Folio: folio.Name, Payment: payment, Left: Left(booking, payment)))
            .Where(each => each.Left.IsPositive)
            .OrderByDescending(each => each.Left >= amount)
            .ThenByDescending(each => each.Payment.Number);
        var overpaid = booking.Folios.ToDictionary(folio => folio.Name, folio => price is null ? Overpaid(booking, folio) : Money.Zero(booking.Currency));
        var decisions = ImmutableArray.CreateBuilder<IDecision>();
        var left = amount;
        foreach (var (folio, payment, refundable) in payments)
        {
            var part = Money.Min(left, refundable);
            if (part.IsPositive)
            {
                var back = Money.Min(part, overpaid[folio]);
                overpaid[folio] -= back;
                decisions.Add(RefundOf(folio, payment, part, creditLine, creditLine && back.IsPositive ? part - back : null, now, price));
                if (payment.Voucher is { } voucher)
                {
                    decisions.Add(new VoucherCredited(now, part, voucher));
                }

                left -= part;
            }
        }

        return left.IsPositive ? Answer.Refuse(Refusals.ExceedsPayments) : Answer.Do(decisions.DrainToImmutable());
    }

    private static Answer Recorded(BookingSnapshot booking, Money amount, PaymentMethod method, string? folio, Instant now, int? request) =>
        On(booking, folio, name => Answer.Do(new PaymentRecorded(now, amount, method, [new FolioShare(name, amount)], request)));

    private static IDecision RefundOf(string folio, Payment payment, Money amount, bool creditLine, Money? credit, Instant now, int? price) => payment.Charge is null
        ? new RefundSucceeded(now, amount, payment.Number, folio, creditLine, Attempt: null, price, credit)
        : new GatewayOrder
        {
            Kind = AttemptKind.Refund,
            Amount = amount,
            Initiator = Initiator.Staff,
            Method = payment.Method,
            Payment = payment.Number,
            Shares = [new FolioShare(folio, amount)],
            CreditLine = creditLine,
            Credit = credit,
            Voucher = price,
        };

    // What a folio owes to the guest, and no refund under way gives back.
    private static Money Overpaid(BookingSnapshot booking, Folio folio) => booking.Attempts
        .Where(attempt => attempt.IsInFlight && attempt.Order is { Kind: AttemptKind.Refund } order && order.Shares[0].Folio == folio.Name)
        .Aggregate(-folio.Balance, (left, attempt) => left - Uncredited(attempt.Order))
        .OrZero();

    private static Money Uncredited(GatewayOrder refund) => refund switch
    {
        { CreditLine: false } => refund.Amount,
        { Credit: { } credit } => refund.Amount - credit,
        _ => Money.Zero(refund.Amount.Currency),
    };

    // What was received and not given back, and is not the price of a voucher.
    private static Money Unbound(BookingSnapshot booking)
    {
        var kept = booking.Attempts.Where(attempt => attempt.IsInFlight && attempt.Order.Kind == AttemptKind.Refund)
            .Aggregate(booking.Kept, (left, attempt) => left - attempt.Order.Amount);
        return booking.Vouchers.Aggregate(kept, (left, voucher) => left - (voucher.Amount - voucher.Voided));
    }

    // Refunds under way count as given back, so that their sum never exceeds the payment.
    private static Money Left(BookingSnapshot booking, Payment payment) => booking.Attempts
        .Where(attempt => attempt.IsInFlight && attempt.Order.Payment == payment.Number)
        .Aggregate(payment.Refundable, (left, attempt) => left - attempt.Order.Amount);

    private static Answer On(BookingSnapshot booking, string? name, Func<string, Answer> action)
    {
        if (name is null)
        {
            return booking.OldestOpenFolio is { } oldest ? action(oldest.Name) : Answer.Refuse(Refusals.NoOpenFolio);
        }

        return booking.Folio(name) switch
        {
            null => Answer.Refuse(Refusals.UnknownFolio),
            { Closed: true } => Answer.Refuse(Refusals.FolioClosed),
            _ => action(name),
        };
    }
}
