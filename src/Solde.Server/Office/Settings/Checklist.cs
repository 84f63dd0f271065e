using System.Collections.Immutable;
using Solde.App.Checkout;
using Solde.Core.Properties;

namespace Solde.Server.Office.Settings;

/// <summary>Something that payments need, or are better with (SK7).</summary>
/// <param name="Title">What it is.</param>
/// <param name="What">What it is for, or what is missing.</param>
/// <param name="Path">The page where it is set; null = not in the office.</param>
/// <param name="IsDone">It is there.</param>
internal sealed record Check(Text Title, Text What, string? Path, bool IsDone)
{
    /// <summary>Payments work without it too.</summary>
    public bool IsAdvice { get; init; }
}

/// <summary>Whether a property is set up to take money (SK7): read from its settings alone, so that nobody ticks anything.</summary>
internal static class Checklist
{
    /// <summary>What a property needs, in the order in which one would do it.</summary>
    /// <param name="property">The property.</param>
    public static ImmutableArray<Check> Of(PropertySettings property) =>
    [
        new(ChecklistTexts.Gateway, ChecklistTexts.GatewayWhat, null, IsDone: false), // No other than the sandbox can be connected yet.
        new(ChecklistTexts.Methods, ChecklistTexts.MethodsWhat, "settings/payments", property.Methods is not null),
        .. property.Methods?.Any(offered => offered.Method == PaymentMethod.BankTransfer) == true
            ? [new Check(ChecklistTexts.Account, ChecklistTexts.AccountWhat, "settings/payments", property.PaymentDetails.BankTransfer is not null)]
            : ImmutableArray<Check>.Empty,
        new(ChecklistTexts.Legal, ChecklistTexts.LegalWhat, "settings/invoicing", IsNamed(property)),
        new(ChecklistTexts.Addresses, ChecklistTexts.AddressesWhat, "settings/addresses", property.StaffAddress != PropertySettings.NoStaffAddress),
        .. property.Kind == PropertyKind.Salon ? OfASalon(property) : ImmutableArray<Check>.Empty,
        new(ChecklistTexts.Vat, ChecklistTexts.VatWhat, property.Kind == PropertyKind.Salon ? "settings/items?of=services" : "settings/invoicing", HasRates(property)) { IsAdvice = true },
        new(ChecklistTexts.Links, ChecklistTexts.LinksWhat, "settings/branding", property.Branding is { LegalLink.Count: > 0, PrivacyLink.Count: > 0 }) { IsAdvice = true },
    ];

    private static ImmutableArray<Check> OfASalon(PropertySettings property) =>
    [
        new(ChecklistTexts.Services, ChecklistTexts.ServicesWhat, "settings/items?of=services", !property.Services.IsEmpty),
        new(ChecklistTexts.Cards, ChecklistTexts.CardsWhat, "settings/items?of=services", property.Services.Any(service => service.CardOnline != CardOnline.Off)) { IsAdvice = true },
        new(ChecklistTexts.Terms, ChecklistTexts.TermsWhat, "settings/terms", PropertyTerms.VersionFor(property, property.Language) > 0) { IsAdvice = true },
        new(ChecklistTexts.Protections, ChecklistTexts.ProtectionsWhat, "settings/items?of=protections", !property.Protections.IsEmpty) { IsAdvice = true },
    ];

    // France wants a company's number on what it issues; elsewhere small ones may have none.
    private static bool IsNamed(PropertySettings property) =>
        property.Legal is { Name: not null, Address: not null } && (property.Country != "FR" || property.Legal.Registration is not null);

    // A salon that sells nothing yet has no rates either.
    private static bool HasRates(PropertySettings property) => property.Products.All(product => product.VatRate is not null)
        && (property.Kind == PropertyKind.Salon
            ? property.Services.All(service => HasRate(property, service)) && !(property.Services.IsEmpty && property.Products.IsEmpty)
            : property.Legal.VatRates.ContainsKey("accommodation"));

    private static bool HasRate(PropertySettings property, Service service) =>
        service.VatRate is not null || property.Legal.VatRates.ContainsKey(service.Code) || property.Legal.VatRates.ContainsKey("service");
}
