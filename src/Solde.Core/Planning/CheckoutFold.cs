using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Folios;

namespace Solde.Core.Planning;

/// <summary>Folds what clients agree to, sales and fees.</summary>
internal static class CheckoutFold
{
    internal static BookingSnapshot Apply(BookingSnapshot booking, IFact fact) => fact switch
    {
        ConsentGiven f => booking with { Consent = f.Consent },
        SaleOpened f => booking with { Sales = booking.Sales.Add(new Sale(f.Number, f.Folio, f.At)) },
        SaleClosed f => Closed(booking, f),
        FeeCharged f => Instead(booking, new Fee(f.Kind, f.Amount, Waived: false) { Untried = f.ByItself }, f.Credited, [FeeLine(f)]),
        FeeWaived f => Instead(booking, new Fee(f.Kind, f.Amount, Waived: true), f.Credited, []),
        _ => throw new InvalidOperationException($"not of the checkout: {fact}"),
    };

    /// <summary>A fee is tried once: when its payment has ended, staff know that there is no card, or nothing is owed any more.</summary>
    internal static BookingSnapshot KeepTried(BookingSnapshot booking, IFact fact) => booking.Fee is { Untried: true } fee && (IsTry(fact) || !booking.Collectible.IsPositive)
        ? booking with { Fee = fee with { Untried = false } }
        : booking;

    private static bool IsTry(IFact fact) => fact is PaymentSucceeded { Automation: null, Request: null } or PaymentFailed { Automation: null, Request: null } or TaskCreated { Fee: not null };

    // Who has paid all, however they did, has not agreed to anything that is sold to them later.
    private static BookingSnapshot Closed(BookingSnapshot booking, SaleClosed fact) => booking with
    {
        Consent = booking.Consent is { } consent && !booking.Collectible.IsPositive ? consent with { UsedUp = true } : booking.Consent,
        Sales =
        [
            .. booking.Sales.Select(sale => sale.Number == fact.Number
                ? sale with
                {
                    ClosedAt = fact.At, Total = fact.Total, ByCard = fact.ByCard, ByOther = fact.ByOther, Mark = FolioMark.Of(booking.Folio(fact.Folio)!),
                    Documents = booking.Documents.Length,
                }
                : sale),
        ],
    };

    // What was booked and not done is credited, not taken off: the folio keeps telling what there was.
    private static BookingSnapshot Instead(BookingSnapshot booking, Fee fee, Money credited, ImmutableArray<ChargeLine> lines)
    {
        ImmutableArray<ChargeLine> credit = credited.IsPositive ? [new ChargeLine(Fee.CreditGroup, -credited, Booked: false)] : [];
        return FolioFold.Change(booking, booking.Folios[0].Name, folio => Owing(FolioFold.Post(folio, [.. credit, .. lines]), fee)) with { Fee = fee };
    }

    // The fee is all that is owed from here on for what was booked, whatever was taken off before.
    private static Folio Owing(Folio folio, Fee fee) => folio with { Forgone = fee.Waived ? folio.Booked : folio.Booked - fee.Amount };

    private static ChargeLine FeeLine(FeeCharged fact) =>
        new(Fee.GroupOf(fact.Kind), fact.Amount, Booked: false);
}
