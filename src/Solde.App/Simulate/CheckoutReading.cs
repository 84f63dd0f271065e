using Solde.App.Checkout;
using Solde.Core.Checkout;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>Reads what happens at a salon's checkout and in its online booking (SK1–SK5).</summary>
internal static class CheckoutReading
{
    internal static OnlineOptionsEvent OnlineOptions(EventFields e) => new(
        e.At,
        BookingReading.Services(e.Fields.Required("services"), e.Property),
        e.Fields.Required("start").AsLocalDateTime(e.Property.Zone),
        e.Fields.Required("client").AsOneOf("new", "known") == "new");

    internal static CheckoutEvent Checkout(EventFields e)
    {
        var currency = e.Property.Currency;
        var settling = new Settling
        {
            Folio = e.TextIfGiven("folio"),
            Add = e.Fields.List("add", line => Line(line, currency)),
            Tenders = e.Fields.List("tenders", tender => Tender(tender, currency)),
            CardOnFile = e.Fields.Flag("cardOnFile", otherwise: true),
            AgreedOnTheSpot = e.Fields.Flag("agreedOnTheSpot", otherwise: false),
        };
        return new CheckoutEvent(e.At, e.Ref, settling);
    }

    internal static SaleLine Line(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("kind", "name", "amount", "vatRate");
        var kind = fields.Required("kind").AsOneOf<SaleLineKind>();
        var given = fields.Required("amount");
        var amount = given.AsMoney(currency);
        return (kind == SaleLineKind.Discount) == amount.IsPositive || amount.Minor == 0
            ? throw given.Wrong(kind == SaleLineKind.Discount ? "a discount is below zero" : "not above zero")
            : new SaleLine(kind, fields.Required("name").AsText(100), amount, fields.Optional("vatRate")?.AsPercent(0, 100));
    }

    internal static Tender Tender(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("method", "amount");
        return new Tender(fields.Required("method").AsOneOf<PaymentMethod>(), fields.Required("amount").AsPositiveMoney(currency));
    }
}
