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
            if (folio.IsPaid && booking.Sales.LastOrDefault(sale => sale.Folio == folio.Name) is { ClosedAt: not null })
            {
                var issued = booking.Vouchers.Count(voucher => voucher.Folio == folio.Name);
                foreach (var line in folio.Lines.Where(IsVoucher).Skip(issued))
                {
                    if (!IsPaidFor(deciding.Booking, folio, line.Amount))
                    {
                        break; // A reduction or a refund took its price away.
                    }

                    var voucher = new VoucherIssued(deciding.Now, deciding.Booking.Vouchers.Length + 1, folio.Name, line.Amount, LastDay(booking, deciding.Now));
                    deciding.Note(voucher);
                    deciding.Add(Letter(voucher.Number, voucher.Amount));
                }
            }
        }
    }

    /// <summary>The letter that brings a voucher to its buyer.</summary>
    internal static MessageDraft Letter(int number, Money amount) => new(Recipient.Guest, Templates.GiftVoucher) { Voucher = number, Amount = amount };

    internal static BookingSnapshot Apply(BookingSnapshot booking, IFact fact) => fact switch
    {
        VoucherIssued f => booking with { Vouchers = booking.Vouchers.Add(new GiftVoucher(f.Number, f.Folio, f.Amount, f.ValidUntil)) },
        VoucherVoided f => booking with
        {
            Vouchers = [.. booking.Vouchers.Select(each => each.Number == f.Number ? each with { Voided = each.Voided + f.Amount } : each)],
        },
        _ => throw new InvalidOperationException($"not of a voucher: {fact}"),
    };

    // Something else may be reduced to nothing; a voucher is money.
    private static bool IsPaidFor(BookingSnapshot booking, Folio folio, Money price)
    {
        var kept = folio.Payments.Aggregate(Money.Zero(booking.Currency), (sum, payment) => sum + payment.Refundable);
        return booking.Vouchers.Where(voucher => voucher.Folio == folio.Name).Aggregate(kept, (left, voucher) => left - (voucher.Amount - voucher.Voided)) >= price;
    }

    private static bool IsVoucher(ChargeLine line) => line is { Group: GiftVoucher.Group, Booked: false, Amount.IsPositive: true };

    private static LocalDate LastDay(BookingSnapshot booking, Instant now) =>
        now.InZone(booking.Property.Zone).Date.PlusMonths(booking.Property.GiftVouchers?.ValidMonths ?? MonthsUnlessSaid);
}
