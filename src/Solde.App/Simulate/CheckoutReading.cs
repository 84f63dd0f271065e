using Solde.App.Checkout;
using Solde.App.Vouchers;
using Solde.Core.Checkout;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>Reads what happens at a salon's checkout and in its online booking (SK1–SK5).</summary>
public static class CheckoutReading
{
    /// <summary>The keys of what a folio is settled with.</summary>
    public static ImmutableArray<string> Keys { get; } = ["folio", "add", "tenders", "cardOnFile", "agreedOnTheSpot", "sales"];

    internal static OnlineOptionsEvent OnlineOptions(EventFields e) => new(
        e.At,
        BookingReading.Services(e.Fields.Required("services"), e.Property),
        e.Fields.Required("start").AsLocalDateTime(e.Property.Zone),
        e.Fields.Required("client").AsOneOf("new", "known") == "new");

    // A scenario knows no codes: it names a voucher by where it was sold.
    internal static CheckoutEvent Checkout(EventFields e)
    {
        var sold = new List<string?>();
        var settling = Settling(e.Fields, e.Property.Currency, sold.Add);
        return new CheckoutEvent(e.At, e.Ref, settling, [.. sold]);
    }

    /// <summary>Reads what a folio is settled with.</summary>
    /// <param name="fields">An object that may have <see cref="Keys"/>.</param>
    /// <param name="currency">The property's.</param>
    public static Settling Settling(DocumentObject fields, Currency currency) => Settling(fields, currency, soldOn: null);

    private static Settling Settling(DocumentObject fields, Currency currency, Action<string?>? soldOn) => new()
    {
        Folio = fields.Optional("folio")?.AsText(100),
        Add = fields.List("add", line => Line(line, currency), CheckoutActions.Most),
        Tenders = fields.List("tenders", tender => Tender(tender, currency, soldOn), CheckoutActions.Most),
        CardOnFile = fields.Flag("cardOnFile", otherwise: true),
        AgreedOnTheSpot = fields.Flag("agreedOnTheSpot", otherwise: false),
        Sales = fields.Optional("sales")?.AsInteger(0, 1_000_000),
    };

    private static SaleLine Line(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("kind", "name", "amount", "vatRate");
        var kind = fields.Required("kind").AsOneOf<SaleLineKind>();
        var given = fields.Required("amount");
        var amount = given.AsMoney(currency);
        return (kind == SaleLineKind.Discount) == amount.IsPositive || amount.Minor == 0
            ? throw given.Wrong(kind == SaleLineKind.Discount ? "a discount is below zero" : "not above zero")
            : new SaleLine(kind, fields.Required("name").AsText(100), amount, BookingReading.VatRate(fields));
    }

    /// <param name="value">The tender.</param>
    /// <param name="currency">The property's.</param>
    /// <param name="soldOn">Gets for each tender the booking on which the voucher was sold that pays, null where none is named; null = only codes are given.</param>
    private static Tender Tender(DocumentValue value, Currency currency, Action<string?>? soldOn)
    {
        var fields = soldOn is null ? value.AsObject("method", "amount", "code") : value.AsObject("method", "amount", "code", "voucher");
        var method = fields.Required("method").AsOneOf<PaymentMethod>();
        var code = fields.Optional("code");
        var sold = soldOn is null ? null : fields.Optional("voucher");
        if ((code ?? sold) is { } given && (method != PaymentMethod.GiftVoucher || (code is not null && sold is not null)))
        {
            throw given.Wrong("only a gift voucher has a code, and it is named once");
        }

        soldOn?.Invoke(sold?.AsText(100));
        return new Tender(method, fields.Required("amount").AsPositiveMoney(currency))
        {
            Voucher = code is { } typed ? VoucherCode.DigestOf(typed.AsText(100)) : null,
        };
    }
}
