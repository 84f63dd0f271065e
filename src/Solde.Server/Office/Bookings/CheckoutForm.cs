using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Messages;
using Solde.App.Vouchers;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Bookings;

/// <summary>The form with which staff settle a folio, read: what with, and how what is left over is paid.</summary>
/// <param name="Settling">Lines, tenders of known amounts, and the card on file.</param>
/// <param name="Rest">How what nobody else pays is paid, and the row that says so; null = no row does.</param>
/// <param name="Later">What is left over stays owed.</param>
internal sealed record CheckoutForm(Settling Settling, (PaymentMethod Method, int Row)? Rest, bool Later)
{
    /// <summary>The gift vouchers that pay, by row: of which code, and how much; null = what is left over.</summary>
    public ImmutableArray<(int Row, string Voucher, Money? Amount)> Vouchers { get; private init; } = [];

    /// <summary>The button that counts again and does nothing else.</summary>
    public const string Look = "look";

    private const string LaterValue = "later";
    private const string Was = "was";
    private const string Agreed = "agreed";
    private const int MostRows = 20;
    private const int LongestName = 100;

    private static readonly ImmutableArray<PaymentMethod> Tenders =
        [PaymentMethod.Terminal, PaymentMethod.Cash, PaymentMethod.GiftVoucher, PaymentMethod.Cheque, PaymentMethod.HolidayVoucher, PaymentMethod.BankTransfer];

    /// <summary>The form as it opens: the card on file is ticked where there is one, and what it does not pay stands in the first tender.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="folio">The folio.</param>
    /// <param name="isDeclined">The card on file was just declined: it is not ticked again by itself.</param>
    /// <param name="now">The instant.</param>
    /// <param name="language">The language of amounts.</param>
    public static Entered Of(BookingSnapshot booking, string folio, bool isDeclined, Instant now, ILanguage language)
    {
        var byCard = !isDeclined && CheckoutAmounts.CardOf(booking) is not null;
        var entered = new Entered();
        (entered["folio"], entered["sales"]) = (folio, Count(booking.Sales.Count(sale => sale.ClosedAt is not null)));
        entered["seen"] = CheckoutActions.SeenOf(booking.Folio(folio)!);
        (entered["lines"], entered["tenders"]) = (Count(1), Count(1));
        entered.Tick("card", byCard);
        Refill(entered, Split.Of(booking, new Settling { Folio = folio, CardOnFile = byCard }, now), language);
        return entered;
    }

    /// <summary>Puts what nobody pays yet into the first tender, unless somebody typed another amount there.</summary>
    public static void Refill(Entered entered, Split? split, ILanguage language)
    {
        if (entered["taken0"] == entered[Was])
        {
            entered["taken0"] = entered[Was] = split is { Rest: { IsPositive: true } rest } ? EnteredMoney.Shown(rest, language) : "";
        }
    }

    /// <summary>How many rows of a kind the form has.</summary>
    public static int RowsOf(Entered entered, string kind) =>
        int.TryParse(entered[kind], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Clamp(rows, 1, MostRows) : 1;

    /// <summary>Adds an empty row of a kind, where the last one is taken.</summary>
    public static void Grow(Entered entered, string kind, string field)
    {
        var rows = RowsOf(entered, kind);
        entered[kind] = Count(entered[$"{field}{rows - 1}"].Length > 0 ? rows + 1 : rows);
    }

    /// <summary>What may be added: services and products of the property, then what is typed.</summary>
    public static IEnumerable<(string Value, string Shown)> Offers(PropertySettings property, Screen screen) =>
    [
        ("", screen.Say(CheckoutTexts.Nothing)),
        .. property.Services.Select(service => ($"{SaleLineKind.Service}:{service.Code}", $"{service.Shown} · {screen.Amount(service.Price)}")),
        .. property.Products.Select(product => ($"{SaleLineKind.Product}:{product.Code}", $"{product.Name} · {screen.Amount(product.Price)}")),
        ($"{SaleLineKind.Extra}", screen.Say(CheckoutTexts.Extra)), ($"{SaleLineKind.Tip}", screen.Say(CheckoutTexts.Tip)),
        ($"{SaleLineKind.Discount}", screen.Say(CheckoutTexts.Discount)),
        .. property.GiftVouchers is null ? Array.Empty<(string, string)>() : [($"{SaleLineKind.GiftVoucher}", screen.Say(CheckoutTexts.GiftVoucher))],
    ];

    /// <summary>How money is taken.</summary>
    public static IEnumerable<(string Value, string Shown)> Methods(Screen screen) =>
    [
        ("", screen.Say(BookingTexts.PleaseChoose)), .. Tenders.Select(method => ($"{method}", screen.Voice.Method(method))), (LaterValue, screen.Say(CheckoutTexts.Later)),
    ];

    /// <summary>Reads the form; null when a field is wrong.</summary>
    public static CheckoutForm? Read(Entered entered, PropertySettings property)
    {
        ImmutableArray<SaleLine> lines = [.. Rows(entered, "lines").Select(row => Line(entered, row, property)).OfType<SaleLine>()];
        var tenders = ImmutableArray.CreateBuilder<Tender>();
        var vouchers = ImmutableArray.CreateBuilder<(int Row, string Voucher, Money? Amount)>();
        (PaymentMethod, int)? rest = null;
        foreach (var row in Rows(entered, "tenders"))
        {
            var isRest = entered[$"taken{row}"].Length == 0 || (row == 0 && entered["taken0"] == entered[Was]);
            switch (MethodOf(entered[$"method{row}"]), isRest)
            {
                case (null, false) when entered[$"method{row}"] != LaterValue:
                    entered.Refuse($"method{row}", CheckoutTexts.HowTaken);
                    break;
                case ({ } method, false) when Amount(entered, $"taken{row}", property.Currency) is { } amount:
                    tenders.Add(new Tender(method, amount) { Voucher = Voucher(method, row, amount) });
                    break;
                case ({ }, true) when rest is not null:
                    entered.Refuse($"taken{row}", CheckoutTexts.OnlyOneRest);
                    break;
                case ({ } method, true):
                    rest = (method, row);
                    _ = Voucher(method, row, amount: null);
                    break;
            }
        }

        string? Voucher(PaymentMethod method, int row, Money? amount)
        {
            if (CodeOf(entered, row, method) is not { } digest)
            {
                return null;
            }

            vouchers.Add((row, digest, amount));
            return digest;
        }

        var settling = new Settling
        {
            Folio = entered["folio"] is { Length: > 0 and <= LongestName } folio ? folio : null,
            Add = lines,
            Tenders = tenders.DrainToImmutable(),
            CardOnFile = entered.Is("card"),
            AgreedOnTheSpot = entered.Is("card") && entered.Is(Agreed),
            Seen = entered["seen"] is { Length: > 0 } seen ? seen : null,
            Sales = int.TryParse(entered["sales"], NumberStyles.None, CultureInfo.InvariantCulture, out var sales) ? sales : null,
        };
        var isLater = Rows(entered, "tenders").Any(row => entered[$"method{row}"] == LaterValue);
        return entered.IsRight ? new CheckoutForm(settling, rest, isLater) { Vouchers = vouchers.DrainToImmutable() } : null;
    }

    /// <summary>Settles a booking's folio so.</summary>
    public Answer Settle(BookingSnapshot booking, Instant now) =>
        Rest is var (method, row)
            ? Split.SettleRest(booking, Settling, method, Vouchers.FirstOrDefault(each => each.Row == row).Voucher, now)
            : CheckoutActions.Settle(booking, Settling, now);

    private static SaleLine? Line(Entered entered, int row, PropertySettings property)
    {
        var (what, name, amount) = ($"what{row}", $"name{row}", $"amount{row}");
        if (entered[what].Length == 0)
        {
            if (entered[name].Length + entered[amount].Length > 0)
            {
                entered.Refuse(what, CheckoutTexts.WhatIsIt);
            }

            return null;
        }

        if (Offer(entered[what], property) is not { } offer)
        {
            entered.Refuse(what, CheckoutTexts.WhatIsIt);
            return null;
        }

        var named = offer.Name is { } usual && entered[name].Length == 0 ? usual
            : offer.Kind == SaleLineKind.Discount && entered[name].Length == 0 ? Refused(entered, name, CheckoutTexts.WhyDiscount)
            : entered.Required(name, LongestName);
        var price = offer.Price is { } listed && entered[amount].Length == 0 ? listed : Amount(entered, amount, property.Currency);
        if (offer.Kind == SaleLineKind.GiftVoucher && property.GiftVouchers is { } vouchers && price is { } worth && (worth < vouchers.Minimum || worth > vouchers.Maximum))
        {
            var language = Languages.Of(Recipient.Staff, null, property.Language);
            entered.Refuse(amount, CheckoutTexts.Between, language.Amount(vouchers.Minimum), language.Amount(vouchers.Maximum));
        }

        return price is { } asked ? new SaleLine(offer.Kind, named, offer.Kind == SaleLineKind.Discount ? -asked : asked, offer.Rate) : null;
    }

    // What of the catalogue, or of what is typed; a name where nobody needs to type one.
    private static (SaleLineKind Kind, string? Name, Money? Price, Percent? Rate)? Offer(string what, PropertySettings property)
    {
        string Word(SaleLineKind kind) => CheckoutTexts.Of(kind).In(Languages.Of(Recipient.Staff, null, property.Language));
        return what.Split(':', 2) switch
        {
            [nameof(SaleLineKind.Service), var code] when property.Service(code) is { } service =>
                (SaleLineKind.Service, service.Shown, service.Price, service.VatRate),
            [nameof(SaleLineKind.Product), var code] when property.Products.FirstOrDefault(each => each.Code == code) is { } product =>
                (SaleLineKind.Product, product.Name, product.Price, product.VatRate),
            [nameof(SaleLineKind.Extra)] => (SaleLineKind.Extra, null, null, null),
            [nameof(SaleLineKind.Tip)] => (SaleLineKind.Tip, Word(SaleLineKind.Tip), null, null),
            [nameof(SaleLineKind.Discount)] => (SaleLineKind.Discount, null, null, null),
            [nameof(SaleLineKind.GiftVoucher)] when property.GiftVouchers is not null => (SaleLineKind.GiftVoucher, Word(SaleLineKind.GiftVoucher), null, null),
            _ => null,
        };
    }

    private static PaymentMethod? MethodOf(string value) => Tenders.Where(each => $"{each}" == value).Select(each => (PaymentMethod?)each).FirstOrDefault();

    private static Money? Amount(Entered entered, string field, Currency currency)
    {
        if (EnteredMoney.Read(entered[field], currency) is { IsPositive: true } amount)
        {
            return amount;
        }

        entered.Refuse(field, BookingTexts.NoAmount);
        return null;
    }

    // A code counts where a voucher pays; none is asked for one that was not sold here.
    private static string? CodeOf(Entered entered, int row, PaymentMethod method)
    {
        var field = $"code{row}";
        if (method != PaymentMethod.GiftVoucher || entered[field].Length == 0)
        {
            return null;
        }

        if (entered[field].Length > LongestName)
        {
            entered.Refuse(field, SharedTexts.TooLong, LongestName);
        }

        return VoucherCode.DigestOf(entered[field]);
    }

    private static string Refused(Entered entered, string field, Text text)
    {
        entered.Refuse(field, text);
        return "";
    }

    private static IEnumerable<int> Rows(Entered entered, string kind) => Enumerable.Range(0, RowsOf(entered, kind));

    private static string Count(int rows) => rows.ToString(CultureInfo.InvariantCulture);
}
