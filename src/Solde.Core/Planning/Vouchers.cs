using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Folios;

namespace Solde.Core.Planning;

/// <summary>Issues the gift vouchers that were sold, once they are paid: never before, whoever pays and in however many parts.</summary>
internal static class Vouchers
{
    // Where the property sells none any more when the last part of one comes in.
    private const int MonthsUnlessSaid = 12;

    internal static void Follow(Deciding deciding)
    {
        var booking = deciding.Booking;
        if (booking.Sales.IsEmpty)
        {
            return;
        }

        foreach (var folio in booking.Folios)
        {
            if (folio.IsPaid && booking.Sales.LastOrDefault(sale => sale.Folio == folio.Name) is { ClosedAt: not null } sale)
            {
                Issue(deciding, folio, sale);
            }
        }
    }

    /// <summary>The letter that brings a voucher to its buyer.</summary>
    internal static MessageDraft Letter(int number, Money amount) => new(Recipient.Guest, Templates.GiftVoucher) { Voucher = number, Amount = amount };

    internal static BookingSnapshot Apply(BookingSnapshot booking, IFact fact) => fact switch
    {
        VoucherIssued f => booking with
        {
            Vouchers = booking.Vouchers.Add(new GiftVoucher(f.Number, f.Folio, f.Amount, f.ValidUntil) { Sale = SaleOf(booking, f.Folio) }),
        },
        VoucherVoided f => booking with
        {
            Vouchers = [.. booking.Vouchers.Select(each => each.Number == f.Number ? each with { Voided = each.Voided + f.Amount } : each)],
        },
        _ => throw new InvalidOperationException($"not of a voucher: {fact}"),
    };

    // What was not paid for when its sale was closed is none of a later one.
    private static void Issue(Deciding deciding, Folio folio, Sale sale)
    {
        var before = deciding.Booking.Sales.LastOrDefault(each => each.Folio == folio.Name && each.Number < sale.Number)?.Mark;
        ImmutableArray<ChargeLine> lines =
            [.. folio.Lines.Where(line => !line.Booked).Take(sale.Mark?.Added ?? 0).Skip(before?.Added ?? 0).Where(line => !line.IsCredit)];
        var known = deciding.Booking.Vouchers.Count(voucher => voucher.Folio == folio.Name && voucher.Sale == sale.Number);
        var place = 0;
        var zero = Money.Zero(deciding.Booking.Currency);
        var raised = ((sale.Mark?.Booked ?? zero) - (before?.Booked ?? zero)).OrZero();

        // What is taken off lessens what is sold with it; what was taken off before, or a lower price, does not.
        var left = Money.Max(sale.Total!.Value, lines.Aggregate(raised, (sum, line) => sum + line.Amount));
        foreach (var price in Sold(lines))
        {
            left -= price;
            if (++place <= known)
            {
                continue;
            }

            if (left.Minor < 0 || !IsPaidFor(deciding.Booking, folio, price))
            {
                break; // A reduction or a refund took its price away.
            }

            var voucher = new VoucherIssued(deciding.Now, deciding.Booking.Vouchers.Length + 1, folio.Name, price, LastDay(deciding.Booking, deciding.Now));
            deciding.Note(voucher);
            deciding.Add(Letter(voucher.Number, voucher.Amount));
        }
    }

    // The prices of the vouchers among a sale's lines, without those that were taken off before it was closed.
    private static List<Money> Sold(ImmutableArray<ChargeLine> lines)
    {
        var sold = new List<Money>();
        foreach (var line in lines.Where(line => line.Group == GiftVoucher.Group))
        {
            if (line.Amount.IsPositive)
            {
                sold.Add(line.Amount);
            }
            else
            {
                TakeOff(sold, -line.Amount);
            }
        }

        return sold;
    }

    // The one of that price, else of the last ones as much.
    private static void TakeOff(List<Money> sold, Money amount)
    {
        if (sold.LastIndexOf(amount) is >= 0 and var same)
        {
            sold.RemoveAt(same);
            return;
        }

        while (amount.IsPositive && sold.Count > 0)
        {
            var part = Money.Min(amount, sold[^1]);
            (amount, sold[^1]) = (amount - part, sold[^1] - part);
            if (!sold[^1].IsPositive)
            {
                sold.RemoveAt(sold.Count - 1);
            }
        }
    }

    private static int SaleOf(BookingSnapshot booking, string folio) => booking.Sales.LastOrDefault(sale => sale.Folio == folio)?.Number ?? 0;

    // Something else may be reduced to nothing; a voucher is money.
    private static bool IsPaidFor(BookingSnapshot booking, Folio folio, Money price)
    {
        var kept = folio.Payments.Aggregate(Money.Zero(booking.Currency), (sum, payment) => sum + payment.Refundable);
        return booking.Vouchers.Where(voucher => voucher.Folio == folio.Name).Aggregate(kept, (left, voucher) => left - (voucher.Amount - voucher.Voided)) >= price;
    }

    private static LocalDate LastDay(BookingSnapshot booking, Instant now) =>
        now.InZone(booking.Property.Zone).Date.PlusMonths(booking.Property.GiftVouchers?.ValidMonths ?? MonthsUnlessSaid);
}
