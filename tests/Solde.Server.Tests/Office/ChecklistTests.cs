using System.Collections.Frozen;
using Solde.Core;
using Solde.Core.Properties;
using Solde.Server.Office.Settings;

namespace Solde.Server.Tests.Office;

public sealed class ChecklistTests
{
    private static readonly PropertySettings Hotel = Api.ApiRig.Settings("Les Pins");

    [Fact]
    public void What_is_missing_is_read_from_the_settings() => Assert.Equal(
        "Payment provider, Payment methods, Legal identity, Your e-mail address, VAT of what you sell, Legal notice and privacy", Missing(Hotel));

    [Fact]
    public void An_account_is_needed_where_transfers_are_offered() => Assert.Contains(
        "Bank account", Missing(Hotel with { Methods = [new(PaymentMethod.BankTransfer)] }), StringComparison.Ordinal);

    [Fact]
    public void A_salon_needs_services_and_is_advised_to_protect_them() => Assert.Contains(
        "Services, Services that ask for a card, Your terms, Protections", Missing(Hotel with { Kind = PropertyKind.Salon }), StringComparison.Ordinal);

    [Fact]
    public void What_is_set_is_done() => Assert.Equal("Payment provider", Missing(Hotel with
    {
        Methods = [new(PaymentMethod.Card)],
        StaffAddress = "equipe@lespins.example",
        Legal = new LegalIdentity
        {
            Name = "Les Pins SARL", Address = "1 allée des Pins", Registration = "123 456 789 00012", VatRates = new Dictionary<string, Percent> { ["accommodation"] = Percent.Of(10) }.ToFrozenDictionary(),
        },
        Branding = new Branding
        {
            LegalLink = new Dictionary<string, string> { ["fr"] = "https://lespins.example/m" }, PrivacyLink = new Dictionary<string, string> { ["fr"] = "https://lespins.example/c" },
        },
    }));

    [Theory]
    [InlineData("FR", true)]
    [InlineData("GB", false)]
    public void France_wants_the_number_of_a_company(string country, bool isMissing) => Assert.Equal(isMissing, Missing(Hotel with
    {
        Country = country, Legal = new LegalIdentity { Name = "Les Pins SARL", Address = "1 allée des Pins" },
    }).Contains("Legal identity", StringComparison.Ordinal));

    [Fact]
    public void A_salon_that_sells_nothing_yet_has_no_VAT_set() => Assert.Contains("VAT of what you sell", Missing(Hotel with { Kind = PropertyKind.Salon }), StringComparison.Ordinal);

    [Theory]
    [InlineData("bar", true)]
    [InlineData("accommodation", false)]
    public void Lodgings_need_the_rate_of_what_a_stay_is_charged_for(string group, bool isMissing) => Assert.Equal(isMissing, Missing(Hotel with
    {
        Legal = new LegalIdentity { VatRates = new Dictionary<string, Percent> { [group] = Percent.Of(10) }.ToFrozenDictionary() },
    }).Contains("VAT", StringComparison.Ordinal));

    [Theory]
    [InlineData("service", false)]
    [InlineData("cut", false)]
    [InlineData("product", true)]
    public void A_salons_services_have_the_rate_of_all_services_where_they_have_none_of_their_own(string group, bool isMissing) => Assert.Equal(isMissing, Missing(Hotel with
    {
        Kind = PropertyKind.Salon,
        Services = [new Service("cut", new Money(5500, Currency.Eur), 45, CardOnline.Off)],
        Legal = new LegalIdentity { VatRates = new Dictionary<string, Percent> { [group] = Percent.Of(20) }.ToFrozenDictionary() },
    }).Contains("VAT", StringComparison.Ordinal));

    private static string Missing(PropertySettings property) =>
        string.Join(", ", Checklist.Of(property).Where(check => !check.IsDone).Select(check => check.Title.English));
}
