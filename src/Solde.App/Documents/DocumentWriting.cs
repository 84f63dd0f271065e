using System.Collections.Frozen;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;

namespace Solde.App.Documents;

/// <summary>Writes what a document says, from the booking as it is when it is issued.</summary>
public static class DocumentWriting
{
    internal static readonly FrozenSet<string> Reductions = FrozenSet.ToFrozenSet(["discount", "cancellation", ChargeLine.Refund]);

    internal static readonly FrozenSet<string> Unreduced = FrozenSet.ToFrozenSet([GiftVoucher.Group, "tip", Fee.GroupOf(FeeKind.NoShow), Fee.GroupOf(FeeKind.LateCancellation)]);

    /// <summary>What it says.</summary>
    /// <param name="booking">The booking, the document among its own.</param>
    /// <param name="issued">The document.</param>
    public static DocumentText Write(BookingSnapshot booking, DocumentIssued issued)
    {
        var (property, details) = (booking.Property, booking.Details);
        var folio = booking.Folio(issued.Folio)!;
        var isCredit = issued.Kind == DocumentKind.CreditNote;
        var lines = DocumentLines.Of(booking, folio, booking.Documents.First(each => each.Document == issued.Document));
        var on = issued.At.InZone(property.Zone).Date;
        return new DocumentText
        {
            Kind = issued.Kind,
            Language = details.Guest.Language ?? property.Language,
            At = issued.At,
            On = on,
            Property = property.Name,
            Issuer = property.Legal.Name ?? property.Name,
            Address = property.Legal.Address,
            Registration = property.Legal.Registration,
            VatNumber = property.Legal.VatNumber,
            Footer = FooterOf(property.Legal.Footer, lines, details.Guest.Language ?? property.Language),
            Customer = details.Guest.Name,
            Company = details.Company,
            Billing = booking.Documents.First(each => each.Document == (issued.Corrects ?? issued.Document)).Billing,
            Ref = booking.Ref,
            IsAppointment = details.Start is not null,
            From = details.Arrival,
            To = details.Departure,
            Folio = folio.Name,
            Lines = lines,
            Vat = Vat(lines),
            Payments = isCredit ? [] : [.. Payments(booking, folio, issued)],
            Total = issued.Total,
            Corrects = issued.Corrects,
            DueOn = issued.Kind == DocumentKind.Invoice ? on.PlusDays(property.Legal.DueDays) : null,
        };
    }

    /// <summary>The VAT that lines contain, by rate: gross wins (LH16), each rate's tax is rounded once, half away from zero.</summary>
    public static ImmutableArray<VatShare> Vat(ImmutableArray<DocumentLine> lines) =>
    [
        .. ByRate(lines).Where(part => part is { Rate: not null, Gross.IsZero: false }).OrderBy(part => part.Rate!.Value.TenThousandths).Select(part =>
        {
            var rate = part.Rate!.Value;
            var tax = part.Gross.Times(rate.TenThousandths, checked(1_000_000 + rate.TenThousandths));
            return new VatShare(rate, part.Gross - tax, tax);
        }),
    ];

    /// <summary>What lines come to by rate; null = none is known. A reduction that has no rate of its own (a discount, what is credited) lessens what it stands
    /// beside, in proportion; but neither tips, fees nor gift vouchers.</summary>
    public static ImmutableArray<(Percent? Rate, Money Gross)> ByRate(ImmutableArray<DocumentLine> lines)
    {
        if (lines.IsEmpty)
        {
            return [];
        }

        var zero = Money.Zero(lines[0].Amount.Currency);
        var parts = lines.Where(line => !IsReduction(line)).GroupBy(line => line.Rate).Select(group => (
            Rate: group.Key,
            Gross: group.Aggregate(zero, (sum, line) => sum + line.Amount),
            Weight: group.Where(line => line.Amount.IsPositive && !Unreduced.Contains(line.Group)).Sum(line => line.Amount.Minor))).ToList();
        var less = lines.Where(IsReduction).Aggregate(zero, (sum, line) => sum + line.Amount);
        if (less.IsZero)
        {
            return [.. parts.Select(part => (part.Rate, part.Gross))];
        }

        return parts.Sum(part => part.Weight) == 0
            ? [.. parts.Select(part => (part.Rate, part.Gross)), (null, less)]
            : [.. parts.Zip(Allocation.Split(less, [.. parts.Select(part => part.Weight)]), (part, share) => (part.Rate, part.Gross + share))];
    }

    private static bool IsReduction(DocumentLine line) => line is { Rate: null, Amount.Minor: < 0 } && Reductions.Contains(line.Group);

    // Who buys a voucher must read why no VAT is shown: it is due when the voucher is redeemed.
    private static string? FooterOf(string? footer, ImmutableArray<DocumentLine> lines, string language)
    {
        if (!lines.Any(line => line.Group == GiftVoucher.Group))
        {
            return footer;
        }

        var note = language == "fr"
            ? "Bon cadeau à usages multiples : la TVA est due lors de son utilisation."
            : "Multi-purpose gift voucher: VAT is due when it is redeemed.";
        return footer is null ? note : $"{footer}\n{note}";
    }

    private static IEnumerable<DocumentPayment> Payments(BookingSnapshot booking, Folio folio, DocumentIssued issued)
    {
        if (issued.Payment is { } single)
        {
            yield return new DocumentPayment(folio.Payments.First(payment => payment.Number == single).Method, issued.Total);
            yield break;
        }

        var earlier = issued.Sale is null ? Money.Zero(booking.Currency) : folio.Charges + folio.Matched - issued.Total; // What was paid was for that first.
        var passed = Money.Zero(booking.Currency);
        foreach (var payment in folio.Payments)
        {
            passed += payment.Amount;
            if (passed > earlier)
            {
                var back = issued.Sale is null && payment.Refunded.IsPositive ? payment.Refunded : (Money?)null; // A sale's receipt leaves credit out too.
                yield return new DocumentPayment(payment.Method, Money.Min(payment.Amount, passed - earlier), back);
            }
        }
    }
}
