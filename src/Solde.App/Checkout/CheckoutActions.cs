using System.Globalization;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Checkout;

/// <summary>What staff settle a folio with (encaisser).</summary>
public sealed record Settling
{
    /// <summary>The folio; null = the oldest open one.</summary>
    public string? Folio { get; init; }

    /// <summary>Lines to add first.</summary>
    public ImmutableArray<SaleLine> Add { get; init; } = [];

    /// <summary>Money taken now, otherwise than from the card on file.</summary>
    public ImmutableArray<Tender> Tenders { get; init; } = [];

    /// <summary>The card on file pays what remains, as far as the client agreed. False: it is left alone.</summary>
    public bool CardOnFile { get; init; } = true;

    /// <summary>The client stands at the desk and agrees that the card on file pays all that remains.</summary>
    public bool AgreedOnTheSpot { get; init; }

    /// <summary>What the folio came to on the screen that this comes from (<see cref="CheckoutActions.SeenOf"/>): where somebody else changed it meanwhile, or took a
    /// part of its money, whoever settles is told to look again. Null = not said.</summary>
    public string? Seen { get; init; }

    /// <summary>How many sales the booking had when the screen was opened that this comes from: what two screens send closes one sale, once. Null = not said.</summary>
    public int? Sales { get; init; }
}

/// <summary>Settles what a client has had: lines added, tenders taken, the rest from the card on file (SK3, SK5).</summary>
public static class CheckoutActions
{
    /// <summary>Most lines, and most tenders, at once.</summary>
    public const int Most = 100;

    /// <summary>Settles a folio. The sale is closed by itself as soon as nothing is left to pay; a declined card leaves it open for another tender.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="settling">What with.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The lines, the tenders and the order for the card; or refused: nothing is open to settle, the sale is closed or paid by another already, a
    /// payment is under way, the tenders are more than is owed, a discount is more than is sold, or gift vouchers are not sold, or not of such an amount. What is left of a voucher that pays
    /// is looked at when it is stored.</returns>
    public static Answer Settle(BookingSnapshot booking, Settling settling, Instant now)
    {
        if (WhyNot(booking, settling) is { } refusal)
        {
            return Answer.Refuse(refusal);
        }

        var folio = FolioOf(booking, settling)!;
        var decisions = ImmutableArray.CreateBuilder<IDecision>();
        void Do(IFact fact)
        {
            decisions.Add(fact);
            booking = Planner.Apply(booking, fact);
        }

        if (booking.OpenSale is null)
        {
            Do(new SaleOpened(now, booking.Sales.Length + 1, folio.Name));
        }

        foreach (var line in settling.Add)
        {
            Do(new FolioLineAdded(
                now, folio.Name, Timeline.Word(line.Kind), line.Amount, Name: line.Name, Rate: line.Kind == SaleLineKind.GiftVoucher ? null : line.Rate,
                Typed: !IsListed(booking.Property, line.Name)));
        }

        if (settling.Add.Any(line => line.Kind == SaleLineKind.Discount) && Sales.Total(booking, booking.OpenSale!).Minor < 0)
        {
            return Answer.Refuse(Refusals.DiscountTooLarge);
        }

        foreach (var tender in settling.Tenders)
        {
            if (tender.Amount > Owed(booking, folio.Name))
            {
                return Answer.Refuse(Refusals.ExceedsBalance);
            }

            Do(new PaymentRecorded(now, tender.Amount, tender.Method, [new FolioShare(folio.Name, tender.Amount)], Voucher: tender.Voucher));
            if (tender.Voucher is { } voucher)
            {
                Do(new VoucherRedeemed(now, tender.Amount, voucher));
            }
        }

        if (settling.CardOnFile)
        {
            if (settling.AgreedOnTheSpot && Agreed(booking, folio.Name, now) is { } agreed)
            {
                Do(agreed);
            }

            decisions.AddRange(ByCard(booking, folio.Name));
        }

        return Answer.Do(decisions.DrainToImmutable()) with { EndsWaiting = !settling.Tenders.IsEmpty };
    }

    /// <summary>The folio that is settled: the one named, that of the sale that is open, or the oldest open one; null = there is none.</summary>
    internal static Folio? FolioOf(BookingSnapshot booking, Settling settling) =>
        (settling.Folio ?? booking.OpenSale?.Folio) is { } named ? booking.Folio(named) : booking.OldestOpenFolio;

    private static string? WhyNot(BookingSnapshot booking, Settling settling) => booking switch
    {
        { Status: BookingStatus.Cancelled } => Refusals.BookingCancelled,
        { Status: BookingStatus.NoShow } => Refusals.BookingNoShow,
        _ when settling.Folio is { } folio && booking.Folio(folio) is null => Refusals.UnknownFolio,
        _ when settling.Folio is { } folio && booking.Folio(folio)!.Closed => Refusals.FolioClosed,
        { OldestOpenFolio: null } => Refusals.NoOpenFolio,
        { OpenSale: { } open } when settling.Folio is { } folio && open.Folio != folio => Refusals.SaleOpen,
        _ when settling.Seen is { } seen && seen != SeenOf(FolioOf(booking, settling)!) => Refusals.SaleChanged,
        _ when settling.Sales is { } known && known != booking.Sales.Count(sale => sale.ClosedAt is not null) => Refusals.SaleClosed,
        { OpenSale: null, Sales.IsEmpty: false } when settling.Add.IsEmpty && !booking.Collectible.IsPositive => Refusals.SaleClosed,
        _ when booking.Attempts.Any(attempt => attempt.IsInFlight && attempt.Order.TakesMoney) => Refusals.PaymentInProgress,
        _ when settling.Tenders.Any(tender => !IsTender(tender.Method)) => Refusals.MethodNotOffered,
        _ => settling.Add.Where(line => line.Kind == SaleLineKind.GiftVoucher).Select(line => WhyNotSold(booking.Property.GiftVouchers, line.Amount))
            .FirstOrDefault(refusal => refusal is not null),
    };

    /// <summary>What tells a folio as one screen shows it from the same folio on another (<see cref="Settling.Seen"/>): how many lines and payments it has, and
    /// what they come to in minor units, with the refunds after which it is as settled as before. To be compared, not read.</summary>
    public static string SeenOf(Folio folio) => string.Create(
        CultureInfo.InvariantCulture,
        $"{folio.Lines.Length}.{folio.Payments.Length}.{folio.Charges.Minor}.{folio.Paid.Minor}.{folio.Matched.Minor}");

    /// <summary>Whether a name is one of the property's services or products: whatever else a line is called was typed, and may tell of people.</summary>
    internal static bool IsListed(PropertySettings property, string name) =>
        property.Services.Any(service => service.Shown == name) || property.Products.Any(product => product.Name == name);

    private static string? WhyNotSold(GiftVoucherOffer? offer, Money amount) => offer switch
    {
        null => Refusals.VouchersNotSold,
        _ when amount < offer.Minimum || amount > offer.Maximum => Refusals.VoucherAmount,
        _ => null,
    };

    // Money that is in hand. A card on file is no tender to type, and a link is sent, not taken.
    private static bool IsTender(PaymentMethod method) => method is PaymentMethod.Cash or PaymentMethod.Terminal or PaymentMethod.GiftVoucher
        or PaymentMethod.Cheque or PaymentMethod.HolidayVoucher or PaymentMethod.BankTransfer or PaymentMethod.OnSite;

    private static Money Owed(BookingSnapshot booking, string folio) => booking.Folio(folio)!.Collectible.OrZero();

    private static ConsentGiven? Agreed(BookingSnapshot booking, string folio, Instant now)
    {
        var owed = Owed(booking, folio);
        if (owed <= CheckoutAmounts.Payable(booking, booking.Folio(folio)!) || CheckoutAmounts.CardOf(booking) is not { } card)
        {
            return null;
        }

        // What they agreed to for what was booked stays, where that is another folio's.
        var main = booking.Folios[0];
        var booked = booking.Consent is null || main.Name == folio ? Money.Zero(booking.Currency) : CheckoutAmounts.Payable(booking, main);
        var before = booking.Consent ?? new Consent(Money.Zero(booking.Currency), now);
        return new ConsentGiven(now, before with
        {
            Cap = CheckoutAmounts.Taken(booking) + owed + booked, UsedUp = false, Extras = true, At = now, Card = card.Id, Address = null,
        });
    }

    private static ImmutableArray<IDecision> ByCard(BookingSnapshot booking, string folio)
    {
        var due = Money.Min(Money.Min(Owed(booking, folio), booking.Collectible.OrZero()), CheckoutAmounts.Payable(booking, booking.Folio(folio)!));
        return due.IsPositive && CheckoutAmounts.CardOf(booking) is { } card
            ? [new GatewayOrder
            {
                Kind = AttemptKind.Charge,
                Amount = due,
                Initiator = Initiator.Staff,
                Card = card.Id,
                Sale = booking.OpenSale!.Number,
                Shares = [new FolioShare(folio, due)],
            }]
            : [];
    }
}
