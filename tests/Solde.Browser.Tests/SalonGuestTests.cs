using System.Collections.Immutable;
using Microsoft.Playwright;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Properties;

namespace Solde.Browser.Tests;

/// <summary>The guest of a salon has an appointment: pages and e-mails say so, and name what was booked.</summary>
public sealed class SalonGuestTests
{
    private const string Client = "lea@example.com";

    private static readonly string[] LodgingEnglish = ["stay", "Arrival", "Departure", "Accommodation"];
    private static readonly string[] LodgingFrench = ["séjour", "Arrivée", "Départ", "Hébergement"];

    [Theory]
    [InlineData("en", 390)]
    [InlineData("fr", 1280)]
    public async Task An_appointment_is_paid_in_the_salons_words(string language, int width)
    {
        var isFrench = language == "fr";
        await using var house = await House.Open();
        await Door.SetUp(house, language, kind: "salon");
        string[] services = isFrench ? ["Couleur", "Coupe"] : ["Colour", "Cut"];
        await house.Set(settings => settings with
        {
            Services = [.. services.Select(code => new Service(code, new Money(60_00, settings.Currency), 60, CardOnline.Optional))],
        });
        await house.BookAppointment("A1", "Léa Roy", services, language);
        await house.SendLink("A1");
        var letter = await house.LetterTo(Client);
        Assert.Contains(isFrench ? "votre rendez-vous" : "your appointment", letter, StringComparison.Ordinal);
        var page = await Browser.Open(width, language);
        await page.GotoAsync($"{await house.LinkTo(Client)}");
        await Says(isFrench ? "Votre rendez-vous" : "Your appointment", string.Join(", ", services), isFrench ? "14 h" : "14:00");
        await Look.At(page, "salon-guest", language);

        await page.ClickAsync("button[value=Card]");
        await Gateway.Type(page, House.Good);
        await Says(isFrench ? "Tout est réglé" : "All is paid");
        await Look.At(page, "salon-guest-paid", language);
        var confirmation = await house.LetterTo(Client, letters: 2);
        Assert.Contains(isFrench ? "Voir mon rendez-vous" : "View my appointment", confirmation, StringComparison.Ordinal);
        Assert.All(isFrench ? LodgingFrench : LodgingEnglish, word => Assert.DoesNotContain(word, letter + confirmation, StringComparison.Ordinal));

        await page.ClickAsync($"text={(isFrench ? "Voir mon rendez-vous" : "See my appointment")}");
        await Says(isFrench ? "Mon rendez-vous" : "My appointment");
        await Look.At(page, "salon-guest-portal", language);
        await page.ClickAsync($"text={(isFrench ? "Relevé" : "Statement")}");
        await Says(isFrench ? "Retour à mon rendez-vous" : "Back to my appointment");
        await Look.At(page, "salon-guest-statement", language);
        Assert.Equal(1, await house.Charges());

        async Task Says(params string[] texts)
        {
            foreach (var text in texts)
            {
                await Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);
            }

            var said = await page.InnerTextAsync("main");
            Assert.All(isFrench ? LodgingFrench : LodgingEnglish, word => Assert.DoesNotContain(word, said, StringComparison.Ordinal));
        }
    }
}
