using System.Collections.Frozen;
using Solde.Core.Json;

namespace Solde.Core.Properties;

/// <summary>Reads what a property sells, and when a card is asked for it.</summary>
internal static class CatalogueReading
{
    private const int MostMonths = 120;
    private const int MostDueDays = 60; // France allows no more between companies.

    internal static Service Service(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("code", "price", "minutes", "cardOnline", "name", "vatRate");
        return new Service(
            fields.Required("code").AsText(100),
            fields.Required("price").AsMoneyNotNegative(currency),
            fields.Required("minutes").AsInteger(1, 24 * 60),
            fields.OneOf("cardOnline", CardOnline.Off))
        {
            Name = fields.Optional("name")?.AsText(100), VatRate = VatRate(fields),
        };
    }

    internal static Protection Protection(DocumentValue value, PropertySettings settings)
    {
        var fields = value.AsObject(
            "name", "services", "minimumTotal", "newClientsOnly", "hoursBefore", "lateCancelHours", "lateCancelPercent", "lateCancelFixed",
            "noShowPercent", "noShowFixed");
        var protection = new Protection(
            fields.Required("name").AsText(100),
            fields.List("services", service => ServiceCode(service, settings)),
            fields.Optional("minimumTotal")?.AsMoneyNotNegative(settings.Currency),
            fields.Flag("newClientsOnly", otherwise: false),
            fields.Optional("hoursBefore")?.AsInteger(0, PropertyReading.MostHours),
            fields.Optional("lateCancelHours")?.AsInteger(0, PropertyReading.MostHours),
            fields.Optional("lateCancelPercent")?.AsPercent(0, 100),
            fields.Optional("lateCancelFixed")?.AsMoneyNotNegative(settings.Currency),
            fields.Optional("noShowPercent")?.AsPercent(0, 100),
            fields.Optional("noShowFixed")?.AsMoneyNotNegative(settings.Currency));
        return protection switch
        {
            { LateCancelPercent: not null, LateCancelFixed: not null } => throw fields.Wrong("lateCancelPercent and lateCancelFixed exclude each other"),
            { NoShowPercent: not null, NoShowFixed: not null } => throw fields.Wrong("noShowPercent and noShowFixed exclude each other"),
            _ => protection,
        };
    }

    internal static Product Product(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("code", "name", "price", "vatRate");
        return new Product(
            fields.Required("code").AsText(100), fields.Required("name").AsText(100), fields.Required("price").AsPositiveMoney(currency), VatRate(fields));
    }

    internal static GiftVoucherOffer GiftVouchers(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("minimum", "maximum", "validMonths");
        var offer = new GiftVoucherOffer(
            fields.Required("minimum").AsPositiveMoney(currency),
            fields.Required("maximum").AsPositiveMoney(currency),
            fields.Required("validMonths").AsInteger(1, MostMonths));
        return offer.Minimum <= offer.Maximum ? offer : throw fields.Wrong("minimum is above maximum");
    }

    internal static FeeSettings Fees(DocumentValue? value)
    {
        if (value is not { } given)
        {
            return FeeSettings.ByHand;
        }

        var fields = given.AsObject("graceHours", "since");
        return new FeeSettings(fields.Optional("graceHours")?.AsInteger(0, PropertyReading.MostHours)) { Since = fields.Optional("since")?.AsInstant(DateTimeZone.Utc) };
    }

    internal static LegalIdentity Legal(DocumentValue? value)
    {
        if (value is not { } given)
        {
            return LegalIdentity.None;
        }

        var fields = given.AsObject("name", "address", "registration", "vatNumber", "footer", "dueDays", "vatRates");
        return new LegalIdentity
        {
            Name = fields.Optional("name")?.AsText(200),
            Address = fields.Optional("address")?.AsLines(500),
            Registration = fields.Optional("registration")?.AsText(100),
            VatNumber = fields.Optional("vatNumber")?.AsText(30),
            Footer = fields.Optional("footer")?.AsLines(1_000),
            DueDays = fields.Optional("dueDays")?.AsInteger(0, MostDueDays) ?? 0,
            VatRates = fields.Optional("vatRates") is { } rates
                ? rates.AsEntries().ToFrozenDictionary(rate => rate.Key, rate => rate.Value.AsPercent(0, 100))
                : FrozenDictionary<string, Percent>.Empty,
        };
    }

    private static Percent? VatRate(DocumentObject fields) => fields.Optional("vatRate")?.AsPercent(0, 100);

    internal static string ServiceCode(DocumentValue value, PropertySettings settings)
    {
        var code = value.AsText(100);
        return settings.Services.Any(service => service.Code == code) ? code : throw value.Wrong("the property has no service with this code");
    }
}
