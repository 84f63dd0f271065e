using Microsoft.Playwright;
using NodaTime;
using Solde.Core;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Properties;

namespace Solde.Browser.Tests;

/// <summary>A client books an appointment on the phone, leaves the card that secures it, and cancels; the salon sees it in the agenda.</summary>
public sealed class BookOnlineTests
{
    private const string Client = "zoe@example.com";

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_card_that_is_mandatory_is_left_with_the_bank_asking_before_the_appointment_stands(string language)
    {
        var isFrench = language == "fr";
        await using var house = await House.Open();
        var desk = await Browser.Open(language: language);
        await Door.SetUp(house, desk, language, kind: "salon");
        await house.Set(settings => Salon(settings, isFrench));
        var page = await Browser.Open(390, language);
        await page.GotoAsync(house.Site + "book/" + $"{await house.PropertyId():N}");
        await Look.At(page, "book-services", language);
        await page.CheckAsync("input[value=colour]");
        await page.ClickAsync("button[type=submit]");
        await Look.At(page, "book-times", language);
        await page.Locator(".picks").Last.Locator("a").First.ClickAsync();
        await page.FillAsync("#name", "Zoé Martin");
        await page.FillAsync("#email", Client);
        await page.ClickAsync("button[type=submit]");
        await Says(page, isFrench ? "Merci de lire les conditions" : "Please read the conditions", isFrench ? "60,00" : "60.00", isFrench ? "Rien n’est débité maintenant" : "Nothing is charged now");
        await Look.At(page, "book-terms", language);

        await page.CheckAsync("[name=agree]");
        await page.ClickAsync("button[type=submit]");
        Assert.NotEqual(new Uri(house.Site).Port, new Uri(page.Url).Port);
        await Gateway.Type(page, Gateway.AsksBank);
        await Gateway.Submit(page);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(isFrench ? "est confirmé" : "is confirmed");
        await Look.At(page, "book-confirmed", language);
        Assert.Equal(0, await house.Charges());
        var letter = await house.LetterTo(Client);
        Assert.Contains(isFrench ? "Voir ou annuler" : "See or cancel it", letter, StringComparison.Ordinal);

        await desk.GotoAsync($"{house.Address}1/agenda?view=week&day={await house.DayOf(Client):uuuu-MM-dd}");
        await Says(desk, "Zoé Martin", isFrench ? "Couleur" : "Colour");
        await Assertions.Expect(desk.Locator(".card-icon")).ToHaveCountAsync(1);
        await Look.AtBoth(desk, "agenda-week", language, 390);

        await page.GotoAsync($"{await house.LinkTo(Client)}/appointment");
        await page.ClickAsync("a.other");
        await Says(page, isFrench ? "coûte" : "costs");
        await Look.At(page, "book-cancel", language);
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(isFrench ? "est annulé" : "is cancelled");
        await Look.At(page, "book-cancelled", language);
    }

    private static async Task Says(IPage page, params string[] texts)
    {
        foreach (var text in texts)
        {
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);
        }
    }

    private static PropertySettings Salon(PropertySettings settings, bool isFrench) => settings with
    {
        Services =
        [
            new Service("cut", new Money(55_00, settings.Currency), 45, CardOnline.Optional) { Name = isFrench ? "Coupe" : "Cut" },
            new Service("colour", new Money(120_00, settings.Currency), 90, CardOnline.Off) { Name = isFrench ? "Couleur" : "Colour" },
        ],
        Protections = [new Protection("Long", ["colour"], null, NewClientsOnly: true, null, 8_000, Percent.Of(50), null, Percent.Of(100), null)],
        Team =
        [
            new TeamMember("lea", "Léa") { Hours = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new OpeningHours(day, new LocalTime(9, 0), new LocalTime(12, 30)))] },
        ],
        BookingPage = new BookingPageSettings(Open: true, NoticeHours: 2, FurthestDays: 60, StepMinutes: 30),
    };
}
