using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>From the first start to the first collected payment.</summary>
public sealed class SetupTests
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("fr", 390)]
    public async Task An_owner_sets_solde_up_and_sees_the_first_payment(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await page.GotoAsync($"{house.Address}");
        await Look.At(page, "setup-needed", language);
        await page.GotoAsync($"{house.FirstStart}");
        await Look.At(page, "setup", language);
        await page.FillAsync("#name", "Anne Martin");
        await page.FillAsync("#email", "anne");
        await page.FillAsync("#password", "password1234");
        await page.FillAsync("#property", "Les Pins");
        await page.FillAsync("#currency", "ZZZ");
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("#password-wrong")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#email-wrong")).ToBeVisibleAsync();
        await Look.At(page, "setup-refused", language);
        await page.FillAsync("#email", "anne@lespins.example");
        await page.FillAsync("#password", "three pines by the lake");
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("#currency-wrong")).ToBeVisibleAsync();
        await page.FillAsync("#currency", "eur");
        await page.FillAsync("#password", "three pines by the lake");
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Les Pins");
        await Look.At(page, "setup-steps", language);

        await page.CheckAsync("#methods-Cheque");
        await page.ClickAsync("#methods button");
        await Assertions.Expect(page.Locator("#methods .badge")).ToBeVisibleAsync();
        await page.ReloadAsync(); // What is done stays done.
        await Assertions.Expect(page.Locator("#methods-Cheque")).ToBeCheckedAsync();
        await page.ClickAsync("#rule button");
        await Assertions.Expect(page.Locator("#verdict")).ToContainTextAsync("490");
        await page.ClickAsync("#try button");
        await Assertions.Expect(page.Locator("#try .alert")).ToContainTextAsync("anne@lespins.example");
        await Look.At(page, "setup-tried", language);
        Assert.Contains("To: anne@lespins.example", Assert.Single(house.Letters()), StringComparison.Ordinal);
        await page.ClickAsync("#go button");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Les Pins");
        await Look.At(page, "dashboard-empty", language);

        await house.Book("B1", "Zoé Lefèvre", 420, daysUntilArrival: 3);
        await house.Book("B2", "Paul Bauer", 180, House.Poor, daysUntilArrival: 3);
        await page.GotoAsync($"{house.Address}1/bookings");
        await Look.At(page, "bookings", language);
        await page.FillAsync("#text", "lefev");
        await page.PressAsync("#text", "Enter");
        await Assertions.Expect(page.Locator("#list tbody tr")).ToHaveCountAsync(1);
        await page.ClickAsync("text=Zoé Lefèvre");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Zoé Lefèvre");
        await Until.Shown(page, ".fact-money");
        await Look.At(page, "booking", language);
        foreach (var list in (string[])["work/planned", "work/failed", "work/in-doubt", "work/requests-sent", "work/holds", "tasks", "messages"])
        {
            await page.GotoAsync($"{house.Address}1/{list}");
            await Look.At(page, list.Replace('/', '-'), language);
        }

        await page.GotoAsync($"{house.Address}1/");
        await Assertions.Expect(page.Locator("main .h1").First).ToContainTextAsync("420"); // What was collected today.
        await Look.At(page, "dashboard", language);
        await page.GotoAsync($"{house.Address}account");
        await Look.At(page, "account", language);
        await page.GotoAsync($"{house.Address}2/bookings");
        await Look.At(page, "not-here", language);
    }
}
