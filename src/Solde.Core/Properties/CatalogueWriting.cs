using System.Text.Json.Nodes;
using Solde.Core.Json;

namespace Solde.Core.Properties;

/// <summary>Writes what a property sells, and when a card is asked for it.</summary>
internal static class CatalogueWriting
{
    internal static JsonObject Service(Service service) => new()
    {
        ["code"] = service.Code,
        ["name"] = service.Name,
        ["price"] = Written.Amount(service.Price),
        ["minutes"] = service.Minutes,
        ["vatRate"] = Written.Share(service.VatRate),
        ["cardOnline"] = CamelCase.Of(service.CardOnline),
    };

    internal static JsonObject Protection(Protection protection) => new()
    {
        ["name"] = protection.Name,
        ["services"] = Written.Texts(protection.Services),
        ["minimumTotal"] = Written.Amount(protection.MinimumTotal),
        ["newClientsOnly"] = protection.NewClientsOnly,
        ["hoursBefore"] = protection.HoursBefore,
        ["lateCancelHours"] = protection.LateCancelHours,
        ["lateCancelPercent"] = Written.Share(protection.LateCancelPercent),
        ["lateCancelFixed"] = Written.Amount(protection.LateCancelFixed),
        ["noShowPercent"] = Written.Share(protection.NoShowPercent),
        ["noShowFixed"] = Written.Amount(protection.NoShowFixed),
    };

    internal static JsonObject Product(Product product) => new()
    {
        ["code"] = product.Code,
        ["name"] = product.Name,
        ["price"] = Written.Amount(product.Price),
        ["vatRate"] = Written.Share(product.VatRate),
    };

    internal static JsonObject GiftVouchers(GiftVoucherOffer offer) => new()
    {
        ["minimum"] = Written.Amount(offer.Minimum),
        ["maximum"] = Written.Amount(offer.Maximum),
        ["validMonths"] = offer.ValidMonths,
    };

    internal static JsonObject Legal(LegalIdentity legal) => new()
    {
        ["name"] = legal.Name,
        ["address"] = legal.Address,
        ["registration"] = legal.Registration,
        ["vatNumber"] = legal.VatNumber,
        ["footer"] = legal.Footer,
        ["dueDays"] = legal.DueDays,
        ["vatRates"] = new JsonObject(legal.VatRates.OrderBy(rate => rate.Key, StringComparer.Ordinal)
            .Select(rate => KeyValuePair.Create(rate.Key, Written.Share(rate.Value)))),
    };

    // Since when is nobody's choice: a document says it only where it is known.
    internal static JsonObject Fees(FeeSettings fees) => fees.Since is { } since
        ? new() { ["graceHours"] = fees.GraceHours, ["since"] = Written.At(since) }
        : new() { ["graceHours"] = fees.GraceHours };
}
