using Microsoft.Playwright;
using NodaTime;
using Solde.Core;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Server.Office.Settings;

namespace Solde.Browser.Tests;

/// <summary>E-mails as mail programs show them: on a phone and in a window, light and dark, in both languages.</summary>
public sealed class LetterTests
{
    private const string Logo = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 60'%3E%3Ctext y='42' font-size='40' fill='%23123'%3ELes Pins%3C/text%3E%3C/svg%3E";
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 30, 7, 0);

    private static readonly PropertySettings Property = new()
    {
        Name = "Camping Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        Methods = [new(PaymentMethod.Card), new(PaymentMethod.BankTransfer), new(PaymentMethod.Cheque)],
        PaymentDetails = new PaymentDetails { BankTransfer = new BankAccount("Camping Les Pins SARL", "FR7630006000011234567890189", "AGRIFRPP") },
        StaffAddress = "accueil@lespins.example",
        Branding = new Branding
        {
            MailText = new Dictionary<string, string> { ["fr"] = "À très bientôt sous les pins !", ["en"] = "See you soon under the pines!" },
            LegalLink = new Dictionary<string, string> { ["fr"] = "https://lespins.example/mentions", ["en"] = "https://lespins.example/legal" },
        },
    };

    public static TheoryData<string, int> All { get; } = [.. from language in new[] { "fr", "en" } from width in new[] { 390, 800 } select (language, width)];

    [Theory, MemberData(nameof(All))]
    public async Task They_fit_and_can_be_read_by_everybody(string language, int width)
    {
        foreach (var isDark in new[] { false, true })
        {
            var page = await Browser.Open(width, language, isDark);
            foreach (var (reader, template) in Templates.ToGuest.Concat(Templates.ByThemselves).Select(each => (Recipient.Guest, each)).Concat(Templates.ToStaff.Select(each => (Recipient.Staff, each))))
            {
                await Show(page, new TemplateName(reader, template, language), Property, logo: "", $"letter-{(isDark ? "dark-" : "")}{template}");
            }
        }
    }

    [Theory] // Light, middling, nearly black: none may be lost on the page.
    [InlineData("fr", 390, "#ffe14d")]
    [InlineData("en", 390, "#c2410c")]
    [InlineData("fr", 800, "#14213d")]
    public async Task They_bear_a_propertys_colour_and_the_account_where_a_transfer_is_the_only_way(string language, int width, string color)
    {
        var property = Property with { Branding = Property.Branding with { Color = color }, Methods = [new(PaymentMethod.BankTransfer)] };
        foreach (var isDark in new[] { false, true })
        {
            var page = await Browser.Open(width, language, isDark);
            foreach (var template in (string[])[Templates.BalanceRequest, Templates.PaymentReminder, Templates.CardRequest])
            {
                var name = $"letter-{color[1..]}-{(isDark ? "dark-" : "")}{template}";
                await Show(page, new TemplateName(Recipient.Guest, template, language), property, Logo, name);
            }
        }
    }

    private static async Task Show(IPage page, TemplateName letterName, PropertySettings property, string logo, string name)
    {
        var letter = SampleLetters.Of(letterName, source: null, property, Guid.Empty, Now, logo);
        await page.SetContentAsync(letter.Html!);
        await Look.At(page, name, letterName.Language);
        Assert.False(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), $"{name} is wider than the screen");
        Assert.DoesNotContain("{{", letter.Html + letter.Text + letter.Subject, StringComparison.Ordinal);
    }
}
