using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>Reads what happens at a salon's checkout and in its online booking (SK1–SK5).</summary>
internal static class CheckoutReading
{
    internal static CheckoutFamilyEvent OnlineOptions(EventFields e)
    {
        BookingReading.Services(e.Fields.Required("services"), e.Property);
        e.Fields.Required("start").AsLocalDateTime(e.Property.Zone);
        e.Fields.Required("client").AsOneOf("new", "known");
        return new CheckoutFamilyEvent(e.At, "onlineOptions", null, e.Fields.Value.AsAnyObject());
    }

    internal static CheckoutFamilyEvent Checkout(EventFields e)
    {
        var currency = e.Property.Currency;
        e.Fields.List("add", line => Line(line, currency));
        e.Fields.List("tenders", tender => Tender(tender, currency));
        return new CheckoutFamilyEvent(e.At, "checkout", e.Ref, e.Fields.Value.AsAnyObject());
    }

    internal static CheckoutFamilyEvent ChargeFee(EventFields e) => new(e.At, "chargeFee", e.Ref, e.Fields.Value.AsAnyObject());

    private static Money Line(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("kind", "name", "amount");
        fields.Required("kind").AsOneOf("service", "extra", "product", "giftVoucher");
        fields.Required("name").AsText(100);
        return fields.Required("amount").AsMoney(currency);
    }

    private static PaymentMethod Tender(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("method", "amount");
        fields.Required("amount").AsPositiveMoney(currency);
        return fields.Required("method").AsOneOf<PaymentMethod>();
    }
}
