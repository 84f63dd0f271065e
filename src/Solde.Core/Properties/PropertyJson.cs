using System.Text.Json.Nodes;
using NodaTime.TimeZones;
using Solde.Core.Agenda;
using Solde.Core.Json;

namespace Solde.Core.Properties;

/// <summary>A property's settings as a document: in scenarios and in the database.</summary>
public static class PropertyJson
{
    /// <summary>Reads the settings; name, time zone, currency, country and language must be given.</summary>
    /// <exception cref="DocumentException">They could not be saved, and why.</exception>
    public static PropertySettings Read(DocumentValue document)
    {
        var fields = document.AsObject(
            "name", "timeZone", "currency", "country", "language", "kind", "sendRequestsAt", "releaseHoldsAfterCheckOutDays", "balanceSchedule",
            "guaranteePolicies", "methods", "services", "protections", "staffAddress", "staffAddresses", "authenticationLinks", "gateway", "branding",
            "paymentDetails", "cardNumbersKeptDays", "fees", "products", "giftVouchers", "legal", "team",
            "bookingPage");
        var currency = CurrencyOf(fields.Required("currency"));
        var settings = new PropertySettings
        {
            Name = fields.Required("name").AsText(100),
            Zone = fields.Required("timeZone").AsZone(),
            Currency = currency,
            Country = CountryOf(fields.Required("country")),
            Language = fields.Required("language").AsOneOf("fr", "en"),
            Kind = fields.OneOf("kind", PropertyKind.Lodging),
            SendRequestsAt = fields.Optional("sendRequestsAt")?.AsLocalTime() ?? new LocalTime(9, 0),
            ReleaseHoldsAfterCheckOutDays = fields.Optional("releaseHoldsAfterCheckOutDays")?.AsInteger(0, 365),
            CardNumbersKeptDays = fields.Optional("cardNumbersKeptDays")?.AsInteger(1, PropertySettings.MostCardNumberDays) ?? 30,
            BalanceSchedule = fields.Optional("balanceSchedule") is { } schedule ? PropertyReading.Schedule(schedule) : null,
            GuaranteePolicies = fields.List("guaranteePolicies", policy => PropertyReading.Policy(policy, currency)),
            Methods = fields.Optional("methods") is { } methods ? MethodReading.Methods(methods, currency) : null,
            PaymentDetails = MethodReading.Details(fields.Optional("paymentDetails")),
            Services = fields.List("services", service => CatalogueReading.Service(service, currency)),
            Products = fields.List("products", product => CatalogueReading.Product(product, currency)),
            GiftVouchers = fields.Optional("giftVouchers") is { } vouchers ? CatalogueReading.GiftVouchers(vouchers, currency) : null,
            Legal = CatalogueReading.Legal(fields.Optional("legal")),
            Fees = CatalogueReading.Fees(fields.Optional("fees")),
            BookingPage = AgendaReading.Page(fields.Optional("bookingPage")),
            StaffAddresses = PropertyReading.StaffAddresses(fields.Optional("staffAddresses")),
            Gateway = fields.Optional("gateway")?.AsText(50),
            AuthenticationLinks = fields.Flag("authenticationLinks", otherwise: true),
            Branding = PropertyReading.Branding(fields.Optional("branding")),
        };
        PropertyReading.RefuseRepeated(fields.Optional("guaranteePolicies"), settings.GuaranteePolicies.Select(policy => policy.Code));
        PropertyReading.RefuseRepeated(fields.Optional("services"), settings.Services.Select(service => service.Code));
        PropertyReading.RefuseRepeated(fields.Optional("products"), settings.Products.Select(product => product.Code));
        return settings with
        {
            StaffAddress = fields.Optional("staffAddress")?.AsEmailAddress() ?? settings.StaffAddress,
            Team = TeamOf(fields, settings),
            Protections = fields.List("protections", protection => CatalogueReading.Protection(protection, settings)),
        };
    }

    /// <summary>The document of the settings.</summary>
    public static JsonObject Write(PropertySettings settings) => new()
    {
        ["name"] = settings.Name,
        ["timeZone"] = settings.Zone.Id,
        ["currency"] = settings.Currency.Code,
        ["country"] = settings.Country,
        ["language"] = settings.Language,
        ["kind"] = CamelCase.Of(settings.Kind),
        ["sendRequestsAt"] = Written.Time(settings.SendRequestsAt),
        ["releaseHoldsAfterCheckOutDays"] = settings.ReleaseHoldsAfterCheckOutDays,
        ["cardNumbersKeptDays"] = settings.CardNumbersKeptDays,
        ["balanceSchedule"] = PropertyWriting.Schedule(settings.BalanceSchedule),
        ["guaranteePolicies"] = Written.List(settings.GuaranteePolicies, PropertyWriting.Policy),
        ["methods"] = settings.Methods is { } methods ? Written.List(methods, MethodWriting.Method) : null,
        ["paymentDetails"] = MethodWriting.Details(settings.PaymentDetails),
        ["services"] = Written.List(settings.Services, CatalogueWriting.Service),
        ["protections"] = Written.List(settings.Protections, CatalogueWriting.Protection),
        ["legal"] = CatalogueWriting.Legal(settings.Legal),
        ["fees"] = CatalogueWriting.Fees(settings.Fees),
        ["team"] = Written.List(settings.Team, AgendaWriting.Member),
        ["bookingPage"] = AgendaWriting.Page(settings.BookingPage),
        ["products"] = Written.List(settings.Products, CatalogueWriting.Product),
        ["giftVouchers"] = settings.GiftVouchers is { } vouchers ? CatalogueWriting.GiftVouchers(vouchers) : null,
        ["staffAddress"] = settings.StaffAddress,
        ["staffAddresses"] = PropertyWriting.StaffAddresses(settings.StaffAddresses),
        ["authenticationLinks"] = settings.AuthenticationLinks,
        ["gateway"] = settings.Gateway,
        ["branding"] = PropertyWriting.Branding(settings.Branding),
    };

    private static ImmutableArray<TeamMember> TeamOf(DocumentObject fields, PropertySettings settings)
    {
        var team = AgendaReading.Team(fields, settings);
        PropertyReading.RefuseRepeated(fields.Optional("team"), team.Select(member => member.Code));
        return team;
    }

    private static Currency CurrencyOf(DocumentValue value) =>
        Currency.Find(value.AsText(10)) ?? throw value.Wrong("not an ISO 4217 currency code, such as \"EUR\"");

    // The zone data lists every inhabited ISO 3166-1 country. UK or EL would slip past the surcharge law.
    private static string CountryOf(DocumentValue value)
    {
        var code = value.AsText(10);
        return TzdbDateTimeZoneSource.Default.ZoneLocations!.Any(location => location.CountryCode == code)
            ? code
            : throw value.Wrong("not an ISO 3166-1 country code, such as \"FR\"");
    }
}
