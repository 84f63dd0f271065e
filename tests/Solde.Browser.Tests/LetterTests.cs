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
    private static readonly PropertySettings Property = new()
    {
        Name = "Camping Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        Methods = [new(PaymentMethod.Card), new(PaymentMethod.BankTransfer), new(PaymentMethod.Cheque)],
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
            foreach (var (reader, template) in Templates.ToGuest.Select(each => (Recipient.Guest, each)).Concat(Templates.ToStaff.Select(each => (Recipient.Staff, each))))
            {
                var letter = SampleLetters.Of(new TemplateName(reader, template, language), source: null, Property, Guid.Empty, Instant.FromUtc(2026, 6, 30, 7, 0), logo: "");
                await page.SetContentAsync(letter.Html!);
                var name = $"letter-{(isDark ? "dark-" : "")}{template}";
                await Look.At(page, name, language);
                Assert.False(
                    await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), $"{name} is wider than {width}");
                Assert.DoesNotContain("{{", letter.Html + letter.Text + letter.Subject, StringComparison.Ordinal);
            }
        }
    }
}
