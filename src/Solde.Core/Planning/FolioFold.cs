using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Requests;

namespace Solde.Core.Planning;

/// <summary>Folds charges, payments and refunds into folios; totals are kept as they come in.</summary>
internal static class FolioFold
{
    internal static Folio Post(Folio folio, ImmutableArray<ChargeLine> lines) => folio with
    {
        Lines = folio.Lines.AddRange(lines),
        Charges = lines.Aggregate(folio.Charges, (sum, line) => sum + line.Amount),
    };

    internal static BookingSnapshot ReplaceBooked(BookingSnapshot booking, ImmutableArray<ChargeLine> booked)
    {
        var main = booking.Folios[0];
        var added = main.Lines.RemoveAll(line => line.Booked);
        var empty = main with { Lines = [], Charges = Solde.Core.Money.Zero(booking.Currency) };
        return Replace(booking, Post(empty, booked.AddRange(added)));
    }

    internal static BookingSnapshot Apply(BookingSnapshot booking, IFact fact) => fact switch
    {
        FolioOpened f => booking with { Folios = booking.Folios.Add(Folio.Open(f.Folio, booking.Currency)) },
        FolioClosed f => Change(booking, f.Folio, folio => folio with { Closed = true, Document = f.Document }),
        FolioVisibility f => Change(booking, f.Folio, folio => folio with { Visible = f.Visible }),
        FolioLineAdded f => Change(booking, f.Folio, folio => Post(folio, [Line(f)])),
        _ => throw new InvalidOperationException($"not a folio's fact: {fact}"),
    };

    internal static BookingSnapshot Money(BookingSnapshot booking, IFact fact) => fact switch
    {
        PaymentSucceeded f => Receive(Covered(booking, f.Request, f.Amount), f),
        PaymentRecorded f => Receive(Covered(booking, f.Request, f.Amount), f),
        RefundSucceeded f => GiveBack(booking, f),
        _ => throw new InvalidOperationException($"moves no money: {fact}"),
    };

    internal static BookingSnapshot Change(BookingSnapshot booking, string name, Func<Folio, Folio> change) =>
        Replace(booking, change(booking.Folio(name) ?? throw new InvalidOperationException($"no folio {name} on {booking.Ref}")));

    internal static BookingSnapshot Receive(BookingSnapshot booking, string folio, Payment payment) => Change(
        booking, folio, f => f with { Paid = f.Paid + payment.Amount, Payments = f.Payments.Add(payment with { ForBooked = ForBooked(f, payment) }) });

    internal static int NextPayment(BookingSnapshot booking) => 1 + booking.Folios.Sum(folio => folio.Payments.Length);

    // Who pays at the desk pays the extras, as the card on file pays what was booked; what comes before there are any can only be for what was booked.
    private static Money ForBooked(Folio folio, Payment payment)
    {
        var extras = folio.Collectible - folio.BookedBalance;
        return payment.Card is null ? payment.Amount - Solde.Core.Money.Min(payment.Amount, extras.OrZero()) : Solde.Core.Money.Min(payment.Amount, folio.BookedLeft);
    }

    private static BookingSnapshot Receive(BookingSnapshot booking, PaymentSucceeded fact)
    {
        foreach (var share in fact.Shares)
        {
            booking = Receive(booking, share.Folio, new Payment(NextPayment(booking), share.Amount, fact.Method, fact.Charge, fact.Card));
        }

        return booking;
    }

    private static BookingSnapshot Receive(BookingSnapshot booking, PaymentRecorded fact)
    {
        foreach (var share in fact.Shares)
        {
            booking = Receive(booking, share.Folio, new Payment(NextPayment(booking), share.Amount, fact.Method, null, null) { Voucher = fact.Voucher });
        }

        return booking;
    }

    // What was ordered for an older amount may cover less than is asked by now.
    private static BookingSnapshot Covered(BookingSnapshot booking, int? request, Money amount) => request is { } number
        ? RequestFold.Change(booking, number, r => r with { Covered = r.Covered || amount >= Asking.AmountOf(booking, r) })
        : booking;

    private static BookingSnapshot GiveBack(BookingSnapshot booking, RefundSucceeded fact) => Change(booking, fact.Folio, folio =>
    {
        var refunded = folio with
        {
            Refunds = folio.Refunds + fact.Amount,
            Payments = [.. folio.Payments.Select(payment => payment.Number == fact.Payment ? GiveBack(payment, fact) : payment)],
        };
        if (!fact.CreditLine)
        {
            return refunded;
        }

        // What is no longer paid for what was booked is not to be paid again either; only a fee in its place is.
        var again = refunded.BookedLeft - folio.BookedLeft;
        return Credit(again.IsPositive ? refunded with { Forgone = Sum(folio.Forgone, again) } : refunded, fact);
    });

    private static Payment GiveBack(Payment payment, RefundSucceeded fact)
    {
        var refunded = payment with { Refunded = payment.Refunded + fact.Amount };
        if (!fact.CreditLine)
        {
            return refunded;
        }

        var matched = Sum(payment.Matched, fact.Amount);
        return refunded with { Matched = matched, ForBooked = Solde.Core.Money.Min(payment.ForBooked, payment.Amount - matched) };
    }

    private static Folio Credit(Folio folio, RefundSucceeded fact)
    {
        var credit = fact.Credit ?? fact.Amount;
        var overpaid = fact.Amount - credit;
        folio = folio with { Credited = folio.Credited + credit, Overpaid = overpaid.IsPositive ? Sum(folio.Overpaid, overpaid) : folio.Overpaid };
        return credit.IsPositive
            ? Post(folio, [new ChargeLine(fact.Voucher is null ? ChargeLine.Refund : GiftVoucher.Group, -credit, Booked: false) { Voucher = fact.Voucher }])
            : folio;
    }

    private static Money Sum(Money? before, Money amount) => before is { } sum ? sum + amount : amount;

    private static ChargeLine Line(FolioLineAdded fact) => new(fact.Group, fact.Amount, Booked: false)
    {
        Net = fact.Net, Tax = fact.Tax, Name = fact.Name, Rate = fact.Rate, Typed = fact.Typed,
    };

    private static BookingSnapshot Replace(BookingSnapshot booking, Folio folio) => booking with
    {
        Folios = [.. booking.Folios.Select(f => f.Name == folio.Name ? folio : f)],
    };
}
